/** A range of seconds. */
export interface SecondsReport {
  readonly min: number;
  readonly max: number;
}

/** How long workloads that are alike take to start. The figures are a model's, see `StartLatency`. */
export interface StartReport {
  readonly workloads: number;
  readonly instances: number;
  /** Ids of some. */
  readonly examples: readonly string[];
  readonly isGuest: boolean;
  /** The image or disk is there, the runtime is up, the application answers. */
  readonly phases: { readonly prepare: SecondsReport; readonly start: SecondsReport; readonly ready: SecondsReport };
  readonly total: SecondsReport;
  /** The same without anything that shortens it. */
  readonly cold: SecondsReport;
  /** Of instances that wait to be taken: how long one takes to answer. */
  readonly handOver?: SecondsReport;
  /** What already shortens it; of several workloads as the first example says it. */
  readonly levers: readonly string[];
  /** What would shorten it, the best first. */
  readonly advice: readonly { readonly text: string; readonly total: SecondsReport }[];
  /** What the figures do not contain. */
  readonly notes: readonly string[];
}

/** How an autoscaler on CPU utilization follows a load that rises at once, stays, and falls: a model, see `ScalingSimulation`. */
export interface ScalingReport {
  /** The id of the workload. */
  readonly workload: string;
  readonly autoscaler: string;
  readonly least: number;
  readonly most: number;
  readonly utilization: number;
  /** One for each time at which something changes; a sample holds until the next one, the last to `end`. */
  readonly samples: readonly ScalingSampleReport[];
  /** Seconds. */
  readonly end: number;
  /** For how long demand was unmet after the load rose, in seconds. */
  readonly unmetSeconds: number;
  readonly peakReplicas: number;
}

export interface ScalingSampleReport {
  readonly seconds: number;
  /** In CPUs, like `served`. */
  readonly demand: number;
  readonly served: number;
  readonly replicas: number;
  readonly ready: number;
}
