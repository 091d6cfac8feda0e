import * as kplus from 'cdk8s-plus-28';

/** What KEDA compares a metric with. */
export enum ScaleMetricType {
  /** With the target times the number of replicas. KEDA's default. */
  AVERAGE_VALUE = 'AverageValue',
  /** With the target itself. */
  VALUE = 'Value',
  /** Usage of CPU or memory with the target in percent of the request. */
  UTILIZATION = 'Utilization',
}

/** Credentials by which KEDA reads the source of a metric, of this app or imported. */
export interface ITriggerAuthentication extends kplus.IResource {}

/** What every trigger has. */
export interface ScaleTriggerOptions {
  /**
   * Its name, unique in the ScaledObject, by which a formula refers to it.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * What the metric is compared with.
   *
   * @default - KEDA's: ScaleMetricType.AVERAGE_VALUE
   */
  readonly metricType?: ScaleMetricType;

  /**
   * Credentials for the source of the metric.
   *
   * @default - none
   */
  readonly authentication?: ITriggerAuthentication;

  /**
   * Whether the autoscaler gets the value of the last poll instead of a fresh one.
   *
   * @default false
   */
  readonly useCachedMetrics?: boolean;
}

/** A query to Prometheus. */
export interface PrometheusScaleTriggerOptions extends ScaleTriggerOptions {
  /** URL of the Prometheus, such as `http://prometheus-k8s.monitoring.svc:9090`. */
  readonly serverAddress: string;

  /** The PromQL expression; its result is one number. */
  readonly query: string;

  /** What one replica copes with, more than 0. */
  readonly threshold: number;

  /**
   * Above which there is a replica at all, where it scales to none.
   *
   * @default - KEDA's: 0
   */
  readonly activationThreshold?: number;

  /**
   * Whether no result counts as 0. `false` makes it a failure, see `fallback`.
   *
   * @default true
   */
  readonly ignoreNullValues?: boolean;
}

/** A part of the day or the week that has replicas of its own. */
export interface CronScaleTriggerOptions {
  /** When it begins: minute, hour, day, month and weekday, `0 6 * * 1-5`. */
  readonly start: string;

  /** When it ends, in the same form; another time than `start`. */
  readonly end: string;

  /** Replicas in between, a whole number from 1. */
  readonly desiredReplicas: number;

  /**
   * Its time zone, from the IANA database.
   *
   * @default 'Etc/UTC'
   */
  readonly timezone?: string;

  /**
   * Its name, unique in the ScaledObject.
   *
   * @default - none
   */
  readonly name?: string;
}
