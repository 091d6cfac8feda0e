import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** What all tenants share. */
export interface SharedCapacity {
  /** The CPUs of all nodes together, in whole CPUs. */
  readonly cpus: number;
  /** The memory of all nodes together. */
  readonly memory: Size;
}

/** Options for `QuotaStrategy.fairShare`. */
export interface FairShareOptions {
  /** The share of this tenant. */
  readonly weight: number;
  /** The sum of the weights of all tenants, those of other apps too. */
  readonly totalWeight: number;

  /**
   * What is divided among the tenants.
   *
   * @default - the nodes of the Platform
   */
  readonly capacity?: SharedCapacity;
}

/** Workloads of a tenant that come before or after its others, with a quota of their own. */
export interface PriorityTier {
  /** The name of the tier and of its ResourceQuota, other than `tenant-quota` and `priority-classes`. */
  readonly name: string;
  /** The priority: a whole number up to 1000000000, different in each tier. Higher comes first. */
  readonly value: number;

  /**
   * A PriorityClass of the cluster that the tier uses, not one of the system. It is not emitted.
   *
   * @default - one of its own, `<tenant>-<tier>`
   */
  readonly existingPriorityClass?: string;

  /**
   * Whether pods of this tier push out pods of lower priority. VMs pushed out are shut down, not migrated.
   *
   * @default true
   */
  readonly preempts?: boolean;

  /**
   * What it is for.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * The sums of CPU requests and limits in the tier.
   *
   * @default - not limited
   */
  readonly cpu?: kplus.CpuResources;

  /**
   * The sums of memory requests and limits in the tier.
   *
   * @default - not limited
   */
  readonly memory?: kplus.MemoryResources;

  /**
   * Pods of the tier that have not finished.
   *
   * @default - not limited
   */
  readonly nonTerminalPods?: number;
}

/** Options for `QuotaStrategy.priorityPreemption`. */
export interface PriorityPreemptionOptions {
  /** The tiers. */
  readonly tiers: PriorityTier[];

  /**
   * Whether a policy of the tenant makes its VMs name one of the classes. `PriorityClassPolicy` does so for several tenants that share their classes.
   *
   * @default true
   */
  readonly requirePriorityClass?: boolean;
}

/** The taint that keeps everybody else off the nodes of a tenant. */
export interface ReservedTaint {
  /** The key of the taint. */
  readonly key: string;
  /** The value of the taint. */
  readonly value: string;

  /**
   * What happens to pods that do not tolerate it.
   *
   * @default TaintEffect.NO_SCHEDULE
   */
  readonly effect?: kplus.TaintEffect;
}

/** Pods that hold room on nodes, and give way as soon as anything real needs it. */
export interface CapacityPlaceholder {
  /** The namespace of the Deployment, outside the tenant so that its quota does not pay for it. It must exist. */
  readonly namespace: string;
  /** How many pods hold the room. */
  readonly replicas: number;
  /** The CPU that each of the pods requests. */
  readonly cpu: kplus.Cpu;
  /** The memory of each pod. */
  readonly memory: Size;
  /** An image that does nothing, such as the pause image. */
  readonly image: string;

  /**
   * A PriorityClass of the cluster that the pods have: a negative one, so that everything else pushes them out. It is not emitted.
   *
   * @default - one of the tenant, `<tenant>-reservation`, of -10
   */
  readonly existingPriorityClass?: string;
}

/** Options for `QuotaStrategy.reservedGuarantee`. */
export interface ReservedGuaranteeOptions {
  /** The labels of the nodes that are reserved. */
  readonly nodeLabels: { [key: string]: string };
  /** The taint of those nodes. The owner of the nodes sets labels and taint. */
  readonly taint: ReservedTaint;

  /**
   * Room that is held for the tenant before it is used.
   *
   * @default - none
   */
  readonly placeholder?: CapacityPlaceholder;
}

/** Options for `QuotaStrategy.overcommit`. */
export interface OvercommitOptions {
  /**
   * Limits per requested CPU.
   *
   * @default - the Platform's `cpuAllocationRatio`, at which VMs use up both together
   */
  readonly cpu?: number;

  /**
   * Limits per requested memory. At least the Platform's `memoryOvercommit`: a launcher limited below its guest is killed.
   *
   * @default - the Platform's `memoryOvercommit`
   */
  readonly memory?: number;
}
