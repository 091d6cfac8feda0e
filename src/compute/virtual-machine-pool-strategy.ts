import { Duration } from 'cdk8s';
import { SCALE_IN_STRATEGIES } from './wire-forms';
import type { VirtualMachinePoolScaleInStrategy } from '../../imports/pool.kubevirt.io';

/** What a changed template does to the running VMs of a pool. */
export enum UpdateStrategy {
  /** KubeVirt's own, which is proactive and not written. For pools that were there before this app. */
  KUBEVIRT_DEFAULT = '',
  /** They are restarted with it; changed disk templates replace VM and disks. KubeVirt's own default. */
  PROACTIVE = 'proactive',
  /** Their VM objects get it: what can change live does, the rest waits for their next restart. */
  OPPORTUNISTIC = 'opportunistic',
  /** They never get it. */
  UNMANAGED = 'unmanaged',
}

/** Which VMs go first when a pool shrinks. */
export enum ScaleInOrder {
  /** The highest ordinals. */
  DESCENDING = 'DescendingOrder',
  /** The lowest ordinals. */
  ASCENDING = 'AscendingOrder',
  /** The youngest. */
  NEWEST = 'Newest',
  /** The oldest. */
  OLDEST = 'Oldest',
  /** Any. */
  RANDOM = 'Random',
}

/** What stays of a VM that leaves a shrinking pool. */
export enum StatePreservation {
  /** Nothing. */
  DISABLED = 'Disabled',
  /** Its disks, for the VM that gets the ordinal next. */
  OFFLINE = 'Offline',
}

/** Options of a proactive scale-in. */
export interface ProactiveScaleInOptions {
  /**
   * Which VMs go first when the pool shrinks.
   *
   * @default - KubeVirt's: ScaleInOrder.RANDOM
   */
  readonly order?: ScaleInOrder;

  /**
   * What stays of a VM that goes.
   *
   * @default - KubeVirt's: StatePreservation.DISABLED
   */
  readonly statePreservation?: StatePreservation;
}

/** How a pool shrinks. */
export class ScaleIn {
  /** The controller deletes VMs. */
  public static proactive(options: ProactiveScaleInOptions = {}): ScaleIn {
    return new ScaleIn({
      proactive: {
        statePreservation: options.statePreservation,
        selectionPolicy: options.order ? { sortPolicy: options.order } : undefined,
      },
    });
  }

  /** The controller waits until VMs are stopped and deletes those. */
  public static opportunistic(): ScaleIn {
    return new ScaleIn({ opportunistic: {} });
  }

  /** The controller deletes nothing; somebody else does. */
  public static unmanaged(): ScaleIn {
    return new ScaleIn({ unmanaged: {} });
  }

  private constructor(wire: VirtualMachinePoolScaleInStrategy) {
    SCALE_IN_STRATEGIES.set(this, wire);
  }
}

/** When a VM that does not come up is replaced. */
export interface Autohealing {
  /**
   * Failed starts in a row, at least 1.
   *
   * @default - KubeVirt's: 3
   */
  readonly startUpFailureThreshold?: number;

  /**
   * How long it must have been failing.
   *
   * @default - KubeVirt's: 5 minutes
   */
  readonly minFailingToStartDuration?: Duration;
}
