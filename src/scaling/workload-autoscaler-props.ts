import * as kplus from 'cdk8s-plus-28';
import { ScalingBehavior } from './scaling-behavior';

/** Properties of `WorkloadAutoscaler`. */
export interface WorkloadAutoscalerProps extends kplus.ResourceProps {
  /**
   * What is scaled: a Deployment, a StatefulSet, a VirtualMachinePool or a VirtualMachineInstanceReplicaSet, without `replicas`. A single VirtualMachine has
   * nothing to scale.
   */
  readonly target: kplus.IScalable;

  /** The most replicas, a whole number from `minReplicas`. */
  readonly maxReplicas: number;

  /**
   * The fewest replicas, a whole number from 1. Only a `ScaledObject` scales to none.
   *
   * @default - Kubernetes': 1
   */
  readonly minReplicas?: number;

  /**
   * The mean CPU utilization that is kept, in percent of the request, a whole number from 1: of pods for containers, of the container `compute` for VMs. VMs of this
   * app whose `resources` say nothing of CPUs then request all their virtual CPUs. KubeVirt's default is a tenth, of which a busy guest uses 1000 percent. An
   * instancetype allows no request: unless it dedicates CPUs, give `kplus.Metric.containerCpu` with an `averageValue` in CPUs among `metrics` instead.
   *
   * @default - 70 unless there are `metrics`
   */
  readonly cpuUtilizationPercent?: number;

  /**
   * Metrics besides the CPU; the one that asks for the most replicas counts. Not memory of VMs, whose pods hardly ever give any back. What is measured in guests, or by
   * KubeVirt, comes through an adapter as `kplus.Metric.external`, or through a `ScaledObject`.
   *
   * @default - CPU utilization only
   */
  readonly metrics?: kplus.Metric[];

  /**
   * How it follows the metrics.
   *
   * @default - for VMs `ScalingBehavior.fromStartLatency(StartLatency.virtualMachine())`, for containers `ScalingBehavior.kubernetes()`
   */
  readonly behavior?: ScalingBehavior;
}
