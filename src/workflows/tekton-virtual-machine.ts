import { Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { allowAll } from './argo-permissions';
import { TektonParameter } from './tekton-parameter';
import { TektonPipelineTask, TektonPipelineTaskProps } from './tekton-pipeline-task';
import { TektonTask } from './tekton-task';
import { manifestOf, perRun, unplaced, withVirtualMachine } from './unwritten-virtual-machine';
import { VirtualMachineProps } from '../compute';

/** Properties of a `TektonVirtualMachineTask`. */
export interface TektonVirtualMachineTaskProps extends kplus.ResourceProps {
  /** An image with `kubectl`, `sh`, `grep` and `sleep`. There is no default: choose one that your organization trusts and mirrors. */
  readonly kubectlImage: string;

  /**
   * What the container may use.
   *
   * @default - neither requests nor limits
   */
  readonly resources?: kplus.ContainerResources;

  /**
   * What the container may do. It writes to `/tmp`.
   *
   * @default - as the image and the namespace have it
   */
  readonly securityContext?: kplus.ContainerSecurityContextProps;
}

const SCRIPT = `#!/bin/sh
set -eu
printf '%s' "$MANIFEST" > /tmp/vm.yaml
until kubectl create -f /tmp/vm.yaml -o 'jsonpath={.metadata.name}' > "$(results.vm-name.path)" 2> /tmp/error; do
  cat /tmp/error >&2
  grep -q 'exceeded quota' /tmp/error || exit 1
  sleep 10
done
name=$(cat "$(results.vm-name.path)")
while :; do
  state=$(kubectl get "virtualmachines.kubevirt.io/$name" -o 'jsonpath={.status.ready} {.status.printableStatus}')
  case "$state" in
    true*) break ;;
    *ErrImagePull | *ImagePullBackOff | *DataVolumeError | *ErrorPvcNotFound | *CrashLoopBackOff) echo "$name: $state" >&2; exit 1 ;;
  esac
  sleep 5
done
kubectl get "virtualmachineinstances.kubevirt.io/$name" -o 'jsonpath={.status.interfaces[0].ipAddress}' > "$(results.address.path)"
`;

/**
 * A task of Tekton that makes a virtual machine and waits until it is ready. Where a quota is full it waits, too. Its results are `vm-name` and `address`. A pipeline gives it
 * the VM by a `TektonVirtualMachine`.
 *
 * @example
 * new TektonVirtualMachineTask(chart, 'virtual-machine', { kubectlImage: 'registry.example.com/ci/kubectl:1.34.1' });
 */
export class TektonVirtualMachineTask extends TektonTask {
  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what runs `kubectl`
   */
  constructor(scope: Construct, id: string, props: TektonVirtualMachineTaskProps) {
    const manifest = new TektonParameter('manifest', { description: 'the VirtualMachine' });
    super(scope, id, {
      metadata: props.metadata,
      parameters: [manifest],
      results: ['vm-name', 'address'],
      steps: [{
        name: 'create',
        image: props.kubectlImage,
        script: SCRIPT,
        envVariables: { MANIFEST: kplus.EnvValue.fromValue(manifest.ref) },
        resources: props.resources,
        securityContext: props.securityContext,
      }],
    });
  }

  /**
   * Lets a role do what the task does. Bind it to the service account of the run.
   *
   * @param role a role of the same namespace
   */
  public addPermissionsTo(role: kplus.Role): void {
    allowAll(role, [
      { apiGroup: 'kubevirt.io', resourceType: 'virtualmachines', verbs: ['create', 'get'] },
      { apiGroup: 'kubevirt.io', resourceType: 'virtualmachineinstances', verbs: ['get'] },
    ]);
  }
}

/** Properties of a `TektonVirtualMachine`. */
export interface TektonVirtualMachineProps extends TektonPipelineTaskProps {
  /**
   * The VM that the task makes. Texts in it may have references. Where nothing else is said it runs once (`RunStrategy.ONCE`), its cloud-init is inline, and the cluster invents its
   * identity, since every run makes another VM. The run owns it.
   */
  readonly virtualMachine: VirtualMachineProps;

  /**
   * What the name of the VM begins with; the API server adds five characters.
   *
   * @default - the name of the task in the pipeline
   */
  readonly namePrefix?: string;
}

/** A task of a pipeline that makes a virtual machine. The VM is what `VirtualMachine` would be in its place, and is judged as that is. */
export class TektonVirtualMachine extends TektonPipelineTask {
  /**
   * @param name a DNS label, unique in the pipeline
   * @param task what makes it
   * @param options the VM
   */
  constructor(name: string, task: TektonVirtualMachineTask, private readonly machine: TektonVirtualMachineProps) {
    super(name, task, machine);
  }

  /** @internal */
  public _parameters(scope: Construct): { readonly [name: string]: string } {
    const { metadata: { name, ...metadata }, ...manifest } = unplaced(withVirtualMachine(scope, this.name, this.guest, manifestOf));
    const owner = { apiVersion: 'tekton.dev/v1', kind: 'PipelineRun', name: '$(context.pipelineRun.name)', uid: '$(context.pipelineRun.uid)' };
    const written = { ...manifest, metadata: { generateName: `${name}-`, ...metadata, ownerReferences: [owner] } };
    return { ...this._options.parameters, manifest: Yaml.stringify(written) };
  }

  /** @internal */
  public _check(scope: Construct): void {
    withVirtualMachine(scope, this.name, this.guest, () => undefined);
  }

  private get guest(): VirtualMachineProps {
    return perRun(this.machine.virtualMachine, this.machine.namePrefix ?? this.name);
  }
}
