import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { EffectiveSize, effectiveSizeOf } from './effective-size';
import { Instancetype, Preference } from './guest/instancetype';
import { RunStrategy } from './guest/policies';
import { sizeProblems } from './guest/size-problems';
import { VirtualMachineTemplateProps } from './guest/virtual-machine-template';
import { ImportedVirtualMachines } from './imported-virtual-machines';
import { renderAutohealing } from './render-autohealing';
import { RenderedTemplate, renderTemplate } from './render-template';
import { renderVirtualMachine } from './render-virtual-machine';
import { ScalableWorkload } from './scalable-workload';
import { selectorLabels } from './selector-labels';
import { Autohealing, ScaleIn, UpdateStrategy } from './virtual-machine-pool-strategy';
import { SCALE_IN_STRATEGIES } from './wire-forms';
import { VIRTUAL_MACHINE_POOL, WorkloadType } from './workload-type';
import type { VirtualMachinePoolSpec } from '../../imports/pool.kubevirt.io';
import { Platform } from '../platform/platform';
import { messagesOf, throwIfAny, UsageError } from '../usage-error';
import { ImportedVirtualMachineOptions, IVirtualMachinePool } from '../virtual-machine-reference';

/** Properties of a pool. */
export interface VirtualMachinePoolProps extends VirtualMachineTemplateProps {
  /**
   * How many VMs there are. Leave it out where an autoscaler decides.
   *
   * @default - the API's: 1
   */
  readonly replicas?: number;

  /**
   * Stops the controller from adding and removing VMs.
   *
   * @default false
   */
  readonly paused?: boolean;

  /**
   * What a changed template does to running VMs. KubeVirt's own default, proactive, restarts them.
   *
   * @default UpdateStrategy.OPPORTUNISTIC; KubeVirt's before v1.7, which has no other
   */
  readonly updateStrategy?: UpdateStrategy;

  /**
   * Which VMs go when the pool shrinks, and whether their disks stay.
   *
   * @default - KubeVirt's: proactive, a random VM, disks deleted
   */
  readonly scaleIn?: ScaleIn;

  /**
   * Replaces VMs that fail to start. It looks at every VM of the namespace, not at the pool's alone (KubeVirt v1.9.0): give the
   * pool a namespace of its own.
   *
   * @default - off
   */
  readonly autohealing?: Autohealing;

  /**
   * How many VMs a proactive update may take down at once: from 1, or from 1 to 100 percent.
   *
   * @default - KubeVirt's: 100%
   */
  readonly maxUnavailable?: kplus.PercentOrAbsolute;

  /**
   * Appends each VM's ordinal to the names of the secrets its volumes refer to (`config` becomes `config-3`). Works for
   * cloud-init from KubeVirt v1.8.0 on (v1.7.0 ignores it there).
   *
   * @default false
   */
  readonly appendIndexToSecretRefs?: boolean;

  /**
   * Appends each VM's ordinal to the names of the config maps its volumes refer to.
   *
   * @default false
   */
  readonly appendIndexToConfigMapRefs?: boolean;
}

/**
 * A VirtualMachinePool: equal VMs named `<pool>-<ordinal>`, each with disks of its own. A VM whose labels are changed leaves
 * the pool and is replaced.
 *
 * @example
 * const shops = new VirtualMachinePool(chart, 'shops', {
 *   replicas: 3,
 *   memory: Size.gibibytes(2),
 *   disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
 *   readinessProbe: GuestProbe.httpGet(8080, { path: '/healthz' }),
 * });
 * shops.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });
 */
export class VirtualMachinePool extends ScalableWorkload implements IVirtualMachinePool {
  /**
   * A pool that this app does not make, for services, policies, budgets and schedulers.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name its name
   */
  public static fromVirtualMachinePoolName(
    scope: Construct, id: string, name: string, options: ImportedVirtualMachineOptions = {},
  ): IVirtualMachinePool {
    return new ImportedVirtualMachines(scope, id, VIRTUAL_MACHINE_POOL, name, options);
  }

  public readonly resourceType: string = VIRTUAL_MACHINE_POOL.resourceType;
  private readonly props: VirtualMachinePoolProps;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the guest and how many of it
   * @throws if the guest has no size, or one by hand beside an instancetype, or an address that only one guest can have; if names, CPUs,
   * clock, features, devices, networks or cloud-init are malformed; if it must live-migrate and never can
   */
  constructor(scope: Construct, id: string, props: VirtualMachinePoolProps) {
    super(scope, id, props, props.replicas);
    this.props = props;
    throwIfAny(this, sizeProblems(props, props.instancetype));
    this.node.addValidation({ validate: () => messagesOf(this.cloudInitProblems()) });
  }

  /** Whether and when the VMs run. */
  public get runStrategy(): RunStrategy {
    return this.props.runStrategy ?? RunStrategy.ALWAYS;
  }

  /** The size by reference, where it was not given by hand. */
  public get instancetype(): Instancetype | undefined {
    return this.props.instancetype;
  }

  /** What each guest has: by hand, or by its instancetype, as far as the app has it or KubeVirt brings it. */
  public get effectiveSize(): EffectiveSize {
    return effectiveSizeOf(this.apiObject);
  }

  /** The device preferences, where they were given. */
  public get preference(): Preference | undefined {
    return this.props.preference;
  }

  private *cloudInitProblems(): Generator<UsageError> {
    if (!this.props.appendIndexToSecretRefs || !this._cloudInitVolume.hasOwnSecret) return;
    yield {
      what: 'appendIndexToSecretRefs',
      got: 'cloud-init text in one Secret for all VMs',
      allowed: 'a Secret for each VM, named with its ordinal',
      fix: 'Shorten the text so that it stands inline, or make the Secrets and use `CloudInit.fromSecret`.',
    };
  }

  /** @internal */
  protected _type(): WorkloadType {
    return VIRTUAL_MACHINE_POOL;
  }

  /** @internal */
  protected _toSpec(): object {
    const { props } = this;
    const rendered = renderTemplate({
      workload: this,
      guest: this._guest,
      cloudInit: this._cloudInitVolume,
      hasPreference: props.preference !== undefined,
      // KubeVirt fills no architecture into the template of a pool, but demands one for memory hotplug.
      architectureIsStated: props.maxGuest !== undefined,
    });
    const updateStrategy = props.updateStrategy ?? (Platform.of(this).kubevirtAtLeast('1.7') ? UpdateStrategy.OPPORTUNISTIC : undefined);
    const replicas = this.hasAutoscaler ? undefined : this.replicas;
    return renderPool({ ...props, updateStrategy, replicas }, selectorLabels(this.name, props), rendered);
  }
}

function renderPool(
  props: VirtualMachinePoolProps, matchLabels: { [key: string]: string }, rendered: RenderedTemplate,
): VirtualMachinePoolSpec {
  const { appendIndexToSecretRefs, appendIndexToConfigMapRefs } = props;
  return {
    replicas: props.replicas,
    paused: props.paused,
    maxUnavailable: props.maxUnavailable?.value,
    selector: { matchLabels },
    updateStrategy: props.updateStrategy ? { [props.updateStrategy]: {} } : undefined,
    scaleInStrategy: props.scaleIn && SCALE_IN_STRATEGIES.of(props.scaleIn),
    autohealing: props.autohealing && renderAutohealing(props.autohealing),
    nameGeneration: appendIndexToSecretRefs || appendIndexToConfigMapRefs ? { appendIndexToSecretRefs, appendIndexToConfigMapRefs } : undefined,
    virtualMachineTemplate: { metadata: { labels: matchLabels }, spec: renderVirtualMachine(props, rendered) },
  };
}
