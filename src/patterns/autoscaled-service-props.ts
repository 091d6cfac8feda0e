import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { AutoscaledServiceIngress } from './autoscaled-service-ingress';
import { AutoscaledWorkload } from './autoscaled-workload';
import { ScalingBehavior, StartLatency } from '../scaling';

/** What Prometheus asks an `AutoscaledService` for. */
export interface AutoscaledServiceMonitoring {
  /**
   * The port of pods and guests that answers.
   *
   * @default - that of the service
   */
  readonly port?: number;

  /**
   * The path that metrics are read from.
   *
   * @default - `/metrics`
   */
  readonly path?: string;

  /**
   * Time between two scrapes.
   *
   * @default - that of the Prometheus
   */
  readonly interval?: Duration;

  /**
   * Labels of the ServiceMonitor that the Prometheus asks for, such as `release`.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

/** Properties of `AutoscaledService`. */
export interface AutoscaledServiceProps {
  /** What runs: containers or virtual machines. */
  readonly workload: AutoscaledWorkload;

  /** The TCP port on which it listens. */
  readonly port: number;

  /**
   * The port of the Service.
   *
   * @default - `port`
   */
  readonly servicePort?: number;

  /** The most replicas that the autoscaler makes. Quotas must leave room for them. */
  readonly maxReplicas: number;

  /**
   * The fewest replicas that the autoscaler leaves; drains leave one less. A single one has no PodDisruptionBudget, which would block every drain.
   *
   * @default 2
   */
  readonly minReplicas?: number;

  /**
   * Mean CPU utilization that is kept, in percent of the request.
   *
   * @default - 70 unless there are `metrics`
   */
  readonly cpuUtilizationPercent?: number;

  /**
   * Other metrics to scale by.
   *
   * @default - CPU utilization only
   */
  readonly metrics?: kplus.Metric[];

  /**
   * How long a new replica takes to start: probes of guests and the behavior of the autoscaler come from it.
   *
   * @default - StartLatency.virtualMachine() for virtual machines; containers scale as Kubernetes has it
   */
  readonly latency?: StartLatency;

  /**
   * How the autoscaler follows its metrics.
   *
   * @default - what follows from `latency`
   */
  readonly behavior?: ScalingBehavior;

  /**
   * The way in from outside the cluster.
   *
   * @default - none
   */
  readonly ingress?: AutoscaledServiceIngress;

  /**
   * What Prometheus asks it for. In a namespace with NetworkPolicies the Prometheus must be let in, too.
   *
   * @default - nothing
   */
  readonly monitoring?: AutoscaledServiceMonitoring;
}
