import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { AlertSeverity } from './alert-severity';

/** What all alerts of `VmAlerts` have. */
export interface VmAlertOptions {
  /**
   * Whether there is such an alert.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How long the condition must hold before it fires, in whole milliseconds.
   *
   * @default - that of the alert
   */
  readonly pendingFor?: Duration;

  /**
   * How urgent the alert is, by which Alertmanager routes it.
   *
   * @default - that of the alert
   */
  readonly severity?: AlertSeverity;
}

/** An alert on a part of a whole. */
export interface RatioAlertOptions extends VmAlertOptions {
  /**
   * The part, between 0 and 1.
   *
   * @default - that of the alert
   */
  readonly ratio?: number;
}

/** An alert on a time. */
export interface LatencyAlertOptions extends VmAlertOptions {
  /**
   * The longest time that is well.
   *
   * @default - that of the alert
   */
  readonly latency?: Duration;
}

/** An alert on too little throughput. */
export interface ThroughputAlertOptions extends VmAlertOptions {
  /** What a container receives and sends in a second while it is well. */
  readonly expectedPerSecond: Size;

  /**
   * The part of it that a VM must come to, between 0 and 1.
   *
   * @default 0.75 - virtio and masquerade cost VMs 20 to 30 %
   */
  readonly vmRatio?: number;
}

/** Thresholds of containers, and of the nodes under them: the base of those of VMs. */
export interface ContainerAlerts {
  /**
   * `ContainerCpuHigh`: a pod uses more than this part of its CPU limit. The kernel throttles in slices of 100 ms, so a pod that
   * comes near its limit on average is throttled in bursts.
   *
   * @default - more than 0.8 for 10 minutes; WARNING
   */
  readonly cpu?: RatioAlertOptions;

  /**
   * `ContainerMemoryHigh`: the working set of a container, which counts when it is killed, is more than this part of its limit.
   *
   * @default - no such alert; 0.9 for 10 minutes where it is given; WARNING
   */
  readonly memory?: RatioAlertOptions;

  /**
   * `NodeDiskLatencyHigh`: reads of a node's disk take longer on average. cAdvisor has no latency by container.
   *
   * @default - more than 10 ms for 10 minutes; WARNING
   */
  readonly diskLatency?: LatencyAlertOptions;
}

/** Thresholds of VMs. */
export interface GuestAlerts {
  /**
   * `VmVcpuHigh`: a VM uses more than this part of its vCPUs. Not of the CPU limit of its launcher pod, which counts physical CPU.
   *
   * @default - more than that of containers, for as long; WARNING
   */
  readonly vcpu?: RatioAlertOptions;

  /**
   * `VmCpuSteal`: vCPUs that could run wait this part of the time for a physical CPU: what a guest calls steal. Containers have no such thing.
   *
   * @default - more than 0.1 for 10 minutes: a tenth of what the guest thinks that it has; WARNING
   */
  readonly steal?: RatioAlertOptions;

  /**
   * `VmMemoryLow`: a guest can still use less than this part of its memory without swapping.
   *
   * @default - less than 0.05 for 10 minutes, the threshold of KubeVirt's own `KubeVirtVMGuestMemoryPressure`, which joins by the name of the launcher pod and
   * so finds no VM; WARNING
   */
  readonly memoryHeadroom?: RatioAlertOptions;

  /**
   * `VmMemoryBallooned`: a guest lost more than this part of its memory to its balloon. KubeVirt does not inflate it: somebody else did.
   *
   * @default - more than 0.1 for 15 minutes; INFO
   */
  readonly ballooned?: RatioAlertOptions;

  /**
   * `VmDiskLatencyHigh`: reads of a VM's disk take longer on average, not less than those of the node's disks may.
   *
   * @default - more than `diskLatencyFactor` times that of containers, for as long; WARNING
   */
  readonly diskLatency?: LatencyAlertOptions;

  /**
   * `VmStartSlow`: of the VMs of the whole cluster one in twenty takes longer from its creation until it runs. The time until its disks are there comes
   * before, that until its application is ready afterwards.
   *
   * @default - more than 255 seconds, the most of a cold start in `StartLatency`, for 30 minutes; INFO
   */
  readonly startLatency?: LatencyAlertOptions;
}

/** Properties of `VmAlerts`. `metadata.labels` are those that `ruleSelector` of the Prometheus asks for, such as `release`. */
export interface VmAlertsProps extends kplus.ResourceProps {
  /**
   * The alerts of containers and nodes.
   *
   * @default - those of CPU and of disk latency
   */
  readonly containers?: ContainerAlerts;

  /**
   * The alerts of VMs, whose thresholds follow those of containers.
   *
   * @default - all
   */
  readonly guests?: GuestAlerts;

  /**
   * How much longer than containers VMs may wait for disks: virtio and the file system of the image lie between, too. From 1.
   *
   * @default 1.5
   */
  readonly diskLatencyFactor?: number;

  /**
   * `ContainerThroughputLow` and `VmThroughputLow`: a pod or a VM receives and sends less. Only for what is always under load.
   *
   * @default - no such alerts
   */
  readonly throughput?: ThroughputAlertOptions;

  /**
   * Labels of all its alerts besides `severity` and `workload`, such as `team`.
   *
   * @default - none
   */
  readonly alertLabels?: { [key: string]: string };

  /**
   * What the names of its groups begin with.
   *
   * @default - the name of the object
   */
  readonly groupPrefix?: string;
}
