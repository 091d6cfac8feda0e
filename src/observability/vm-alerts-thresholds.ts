import { Duration, SizeRoundingBehavior } from 'cdk8s';
import { AlertSeverity } from './alert-severity';
import { LatencyAlertOptions, RatioAlertOptions, ThroughputAlertOptions, VmAlertOptions, VmAlertsProps } from './vm-alerts-props';

/** An alert with all that it is by default. */
export interface VmAlertThreshold {
  readonly enabled: boolean;
  readonly pendingFor: Duration;
  readonly severity: AlertSeverity;
  /** A ratio, seconds, or bytes each second. */
  readonly threshold: number;
}

/** The alerts of `VmAlerts`, defaults filled in: those of VMs follow from those of containers. */
export interface VmAlertThresholds {
  readonly cpu: VmAlertThreshold;
  readonly memory: VmAlertThreshold;
  readonly nodeDiskLatency: VmAlertThreshold;
  readonly containerThroughput: VmAlertThreshold;
  readonly vcpu: VmAlertThreshold;
  readonly steal: VmAlertThreshold;
  readonly memoryHeadroom: VmAlertThreshold;
  readonly ballooned: VmAlertThreshold;
  readonly diskLatency: VmAlertThreshold;
  readonly startLatency: VmAlertThreshold;
  readonly vmThroughput: VmAlertThreshold;
}

/** How much longer than containers VMs may wait for disks. */
export const DISK_LATENCY_FACTOR = 1.5;
const VM_THROUGHPUT = 0.75;

const WARNING: VmAlertThreshold = { enabled: true, threshold: 0, severity: AlertSeverity.WARNING, pendingFor: Duration.minutes(10) };
const INFO: VmAlertThreshold = { ...WARNING, severity: AlertSeverity.INFO };

export function vmAlertThresholds(props: VmAlertsProps): VmAlertThresholds {
  const { containers = {}, guests = {}, diskLatencyFactor = DISK_LATENCY_FACTOR, throughput } = props;
  const cpu = ofRatio(containers.cpu, { ...WARNING, threshold: 0.8 });
  const nodeDiskLatency = ofLatency(containers.diskLatency, { ...WARNING, threshold: 0.01 });
  const expected = { ...WARNING, enabled: throughput !== undefined, threshold: throughput ? bytesPerSecond(throughput) : 0 };
  return {
    cpu,
    memory: ofRatio(containers.memory, { ...WARNING, enabled: containers.memory !== undefined, threshold: 0.9 }),
    nodeDiskLatency,
    containerThroughput: resolved(throughput, expected),
    vcpu: ofRatio(guests.vcpu, { ...WARNING, threshold: cpu.threshold, pendingFor: cpu.pendingFor }),
    steal: ofRatio(guests.steal, { ...WARNING, threshold: 0.1 }),
    memoryHeadroom: ofRatio(guests.memoryHeadroom, { ...WARNING, threshold: 0.05 }),
    ballooned: ofRatio(guests.ballooned, { ...INFO, threshold: 0.1, pendingFor: Duration.minutes(15) }),
    diskLatency: ofLatency(guests.diskLatency, {
      ...WARNING, threshold: exact(nodeDiskLatency.threshold * diskLatencyFactor), pendingFor: nodeDiskLatency.pendingFor,
    }),
    startLatency: ofLatency(guests.startLatency, { ...INFO, threshold: 255, pendingFor: Duration.minutes(30) }),
    vmThroughput: resolved(throughput, { ...expected, threshold: exact(expected.threshold * (throughput?.vmRatio ?? VM_THROUGHPUT)) }),
  };
}

/** Without the last digits, which are not exact in binary. */
export function exact(value: number): number {
  return Number(value.toPrecision(12));
}

function resolved({ enabled, pendingFor, severity }: VmAlertOptions = {}, defaults: VmAlertThreshold): VmAlertThreshold {
  return {
    ...defaults,
    enabled: enabled ?? defaults.enabled,
    pendingFor: pendingFor ?? defaults.pendingFor,
    severity: severity ?? defaults.severity,
  };
}

function ofRatio(options: RatioAlertOptions | undefined, defaults: VmAlertThreshold): VmAlertThreshold {
  return resolved(options, { ...defaults, threshold: options?.ratio ?? defaults.threshold });
}

function ofLatency(options: LatencyAlertOptions | undefined, defaults: VmAlertThreshold): VmAlertThreshold {
  return resolved(options, { ...defaults, threshold: options?.latency?.toSeconds({ integral: false }) ?? defaults.threshold });
}

function bytesPerSecond({ expectedPerSecond }: ThroughputAlertOptions): number {
  return expectedPerSecond.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 1024;
}
