import { Construct } from 'constructs';
import { GuestProps } from './guest/guest-props';
import { sizeProblems } from './guest/size-problems';
import { ImportedVirtualMachines } from './imported-virtual-machines';
import { renderTemplate } from './render-template';
import { ScalableWorkload } from './scalable-workload';
import { selectorLabels } from './selector-labels';
import { VIRTUAL_MACHINE_INSTANCE_REPLICA_SET, WorkloadType } from './workload-type';
import type { VirtualMachineInstanceReplicaSetSpec } from '../../imports/kubevirt.io';
import { messagesOf, throwIfAny, UsageError } from '../usage-error';
import { ImportedVirtualMachineOptions, IVirtualMachineInstanceReplicaSet } from '../virtual-machine-reference';

/** Properties of a replica set. It has no disks of its own and no instancetype: its guests are cattle. */
export interface VirtualMachineInstanceReplicaSetProps extends GuestProps {
  /**
   * How many guests there are. Leave it out where an autoscaler decides.
   *
   * @default - the API's: 1
   */
  readonly replicas?: number;

  /**
   * Stops the controller from adding and removing guests.
   *
   * @default false
   */
  readonly paused?: boolean;
}

/**
 * A VirtualMachineInstanceReplicaSet: equal guests that come and go like pods of a ReplicaSet. Disks must be container
 * disks, empty disks or the like; a changed template reaches new guests only.
 *
 * @example
 * new VirtualMachineInstanceReplicaSet(chart, 'agents', {
 *   replicas: 3,
 *   memory: Size.gibibytes(4),
 *   disks: [
 *     Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' }),
 *     Disk.emptyDisk('workspace', Size.gibibytes(20)),
 *   ],
 * });
 */
export class VirtualMachineInstanceReplicaSet extends ScalableWorkload implements IVirtualMachineInstanceReplicaSet {
  /**
   * A replica set that this app does not make, for services, policies, budgets and schedulers.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name its name
   */
  public static fromVirtualMachineInstanceReplicaSetName(
    scope: Construct, id: string, name: string, options: ImportedVirtualMachineOptions = {},
  ): IVirtualMachineInstanceReplicaSet {
    return new ImportedVirtualMachines(scope, id, VIRTUAL_MACHINE_INSTANCE_REPLICA_SET, name, options);
  }

  public readonly resourceType: string = VIRTUAL_MACHINE_INSTANCE_REPLICA_SET.resourceType;
  private readonly paused?: boolean;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the guest and how many of it
   * @throws if the guest has no memory, or an address that only one guest can have; if names, CPUs, clock, features, devices, networks
   * or cloud-init are malformed; if it must live-migrate and never can
   */
  constructor(scope: Construct, id: string, props: VirtualMachineInstanceReplicaSetProps) {
    super(scope, id, props, props.replicas);
    this.paused = props.paused;
    throwIfAny(this, sizeProblems(props));
    this.node.addValidation({ validate: () => messagesOf(this.diskProblems()) });
  }

  /** @internal */
  protected _type(): WorkloadType {
    return VIRTUAL_MACHINE_INSTANCE_REPLICA_SET;
  }

  /** @internal */
  protected _toSpec(): object {
    const { template } = renderTemplate({ workload: this, guest: this._guest, cloudInit: this._cloudInitVolume });
    const spec: VirtualMachineInstanceReplicaSetSpec = {
      replicas: this.hasAutoscaler ? undefined : this.replicas,
      paused: this.paused,
      selector: { matchLabels: selectorLabels(this.name, this._guest.props) },
      template,
    };
    return spec;
  }

  private *diskProblems(): Generator<UsageError> {
    for (const { name } of this.disks.filter(({ template }) => template)) {
      yield {
        what: `disk "${name}"`,
        got: 'a DataVolume template',
        allowed: 'disks that replicas can share or that are made per start',
        fix: 'Use a container disk or `Disk.ephemeral`, or a VirtualMachinePool for disks per VM.',
      };
    }
  }
}
