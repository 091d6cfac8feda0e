import { Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { ArgoOutput } from './argo-output';
import { ArgoPermission } from './argo-permissions';
import { ArgoResourceKind } from './argo-resource-kind';
import { ArgoTemplate } from './argo-template';
import { ArgoVirtualMachineProps } from './argo-virtual-machine-props';
import { leafProblems, renderLeaf } from './render-leaf';
import { manifestOf, perRun, unplaced, withVirtualMachine } from './unwritten-virtual-machine';
import type { TemplateDefaults as Template } from '../../imports/argoproj.io';
import { VirtualMachineProps } from '../compute';
import { keepProblems, UsageError } from '../usage-error';

/** Of a workflow, while its VM is rendered: as long as a real one. */
const SOME_UID = '00000000-0000-0000-0000-000000000000';
const READY = 'status.ready == true';

/**
 * A template that makes a virtual machine and waits until it is ready. The VM is what `VirtualMachine` would be in its place, and is judged as that is. Its name is
 * the output `ArgoVirtualMachine.NAME`.
 */
export class ArgoVirtualMachine extends ArgoTemplate {
  /** The output with the name of the VM. */
  public static readonly NAME = 'vm-name';
  /** The states of a VM that do not pass by themselves. */
  public static readonly FAILED = 'status.printableStatus in (ErrImagePull, ImagePullBackOff, DataVolumeError, ErrorPvcNotFound, CrashLoopBackOff)';

  /**
   * @param name letters, digits and `-`
   * @param props the VM, and when the step succeeds
   */
  constructor(name: string, private readonly props: ArgoVirtualMachineProps) {
    super(name, { ...props, outputs: [ArgoOutput.fromJsonPath(ArgoVirtualMachine.NAME, '{.metadata.name}'), ...props.outputs ?? []] });
    keepProblems(this, [...leafProblems(name, props), ...readinessProblems(name, props)]);
  }

  /** @internal */
  public _render(scope: Construct): object {
    const { successCondition = READY, failureCondition = ArgoVirtualMachine.FAILED, setOwnerReference = true } = this.props;
    return {
      ...renderLeaf(this.props),
      resource: { action: 'create', setOwnerReference, successCondition, failureCondition, manifest: this.manifest(scope) },
    } satisfies Partial<Template>;
  }

  /** @internal */
  public _permissions(): readonly ArgoPermission[] {
    const { apiGroup, resourceType } = ArgoResourceKind.VIRTUAL_MACHINE;
    return [{ apiGroup, resourceType, verbs: ['create', 'get'] }];
  }

  /** @internal */
  public _check(scope: Construct): void {
    withVirtualMachine(scope, this.name, this.guest(this.prefix), () => undefined);
  }

  private get prefix(): string {
    return this.props.namePrefix ?? this.name;
  }

  private guest(name: string): VirtualMachineProps {
    return perRun(this.props.virtualMachine, name);
  }

  private manifest(scope: Construct): string {
    const { metadata: { name, ...metadata }, ...manifest } = unplaced(withVirtualMachine(scope, this.name, this.guest(this.prefix), manifestOf));
    if (!manifest.spec.dataVolumeTemplates) return Yaml.stringify({ ...manifest, metadata: { generateName: `${name}-`, ...metadata } });
    const named = withVirtualMachine(scope, this.name, this.guest(`${this.prefix}-${SOME_UID}`), manifestOf);
    return Yaml.stringify(unplaced(named)).replaceAll(SOME_UID, '{{workflow.uid}}');
  }
}

function* readinessProblems(name: string, { virtualMachine, successCondition = READY }: ArgoVirtualMachineProps): Generator<UsageError> {
  if (virtualMachine.readinessProbe || !/\bstatus\.ready\b/.test(successCondition)) return;
  yield {
    what: `virtualMachine.readinessProbe of template "${name}"`,
    got: undefined,
    allowed: 'a probe, where the step waits until the VM is ready',
    fix: 'Give a GuestProbe: without it a VM counts as ready before its guest has booted.',
  };
}
