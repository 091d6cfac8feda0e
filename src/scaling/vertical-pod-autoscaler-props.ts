import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** What is done with a recommendation. */
export enum VerticalUpdateMode {
  /** Nothing: it is read from the status. The only mode for VMs. */
  OFF = 'Off',
  /** Pods get it when they are made. */
  INITIAL = 'Initial',
  /** Pods are evicted and made anew with it. */
  RECREATE = 'Recreate',
  /** Pods get it while they run where that is possible, else they are made anew. Needs VPA 1.4 and Kubernetes 1.33. */
  IN_PLACE_OR_RECREATE = 'InPlaceOrRecreate',
}

/** Which of requests and limits are changed. */
export enum VerticalControlledValues {
  /** Both, in the proportion that they have. The default. */
  REQUESTS_AND_LIMITS = 'RequestsAndLimits',
  /** Requests only. */
  REQUESTS_ONLY = 'RequestsOnly',
}

/** An amount of CPU and memory. */
export interface VerticalAmount {
  /**
   * CPU.
   *
   * @default - no bound
   */
  readonly cpu?: kplus.Cpu;

  /**
   * Memory.
   *
   * @default - no bound
   */
  readonly memory?: Size;
}

/** What holds for the containers of a name. */
export interface VerticalContainerPolicy {
  /**
   * Name of the container; that of guests is `compute`.
   *
   * @default '*' - all containers without a policy of their own
   */
  readonly containerName?: string;

  /**
   * Whether anything is recommended for it.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * The least that is recommended.
   *
   * @default - no bound
   */
  readonly minAllowed?: VerticalAmount;

  /**
   * The most that is recommended.
   *
   * @default - no bound
   */
  readonly maxAllowed?: VerticalAmount;

  /**
   * The resources that it is about, `cpu` and `memory`.
   *
   * @default - both
   */
  readonly controlledResources?: string[];

  /**
   * Which of requests and limits are changed.
   *
   * @default VerticalControlledValues.REQUESTS_AND_LIMITS
   */
  readonly controlledValues?: VerticalControlledValues;
}

/** Properties of `VerticalPodAutoscaler`. */
export interface VerticalPodAutoscalerProps extends kplus.ResourceProps {
  /** Whose usage is looked at: a Deployment, a StatefulSet, a VirtualMachinePool or a VirtualMachineInstanceReplicaSet. */
  readonly target: kplus.IScalable;

  /**
   * What is done with the recommendation. For VMs nothing: an updater that evicts launcher pods restarts or migrates guests, and cannot change what a guest sees. Who
   * wants more for a VM writes `cpu` and `memory`, live within `maxSockets` and `maxGuest`.
   *
   * @default VerticalUpdateMode.OFF
   */
  readonly updateMode?: VerticalUpdateMode;

  /**
   * Evicts only where at least so many pods are alive, a whole number from 1. Only with a mode that evicts.
   *
   * @default - that of the updater, 2
   */
  readonly minReplicas?: number;

  /**
   * Bounds for containers by their names.
   *
   * @default - none
   */
  readonly containerPolicies?: VerticalContainerPolicy[];

  /**
   * The recommender that is asked.
   *
   * @default - `default`
   */
  readonly recommender?: string;
}
