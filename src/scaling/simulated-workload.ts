import * as kplus from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import type { StartLatency } from './start-latency';

/** Replicas behind an autoscaler, containers or VMs. */
export interface SimulatedWorkload {
  /** What it is called in tables and plots. */
  readonly name: string;

  /** The autoscaler, a HorizontalPodAutoscaler on CPU utilization or a construct that has one: bounds, target and behavior are read from it. */
  readonly autoscaler: IConstruct;

  /** How long a new replica takes to serve. The longest total counts; its containers run once the longest preparation is over. */
  readonly startLatency: StartLatency;

  /** The CPU request of a replica, of which utilization is a share. */
  readonly cpuRequest: kplus.Cpu;

  /**
   * The most CPU that a replica uses: the limit of a container, the vCPUs of a VM.
   *
   * @default - `cpuRequest`
   */
  readonly cpuLimit?: kplus.Cpu;

  /**
   * Replicas that serve at the beginning.
   *
   * @default - the minimum of the autoscaler, at least 1
   */
  readonly initialReplicas?: number;
}

/** A workload at one sync of its autoscaler, every 15 s. */
export interface ScalingSample {
  /** Seconds since the beginning. */
  readonly seconds: number;
  /** What is asked of the workload, in CPUs. */
  readonly demandCpus: number;
  /** Replicas that exist, after the autoscaler decided. */
  readonly replicas: number;
  /** Replicas that serve. */
  readonly readyReplicas: number;
  /** Demand beyond what the ready replicas can do, in CPUs. */
  readonly unmetCpus: number;
}

/** How a workload followed the load. */
export interface ScalingTrace {
  /** The name of the workload. */
  readonly name: string;
  /** One for each sync of the autoscaler, in the order of time. */
  readonly samples: ScalingSample[];
  /** The most replicas that existed. */
  readonly peakReplicas: number;
  /** How often the number of replicas changed. */
  readonly changes: number;
  /** Work that was not done in time: CPUs times seconds. */
  readonly unmetCpuSeconds: number;
  /** For how many seconds demand was unmet. */
  readonly unmetSeconds: number;
  /** What ran: replicas times seconds. */
  readonly replicaSeconds: number;
}
