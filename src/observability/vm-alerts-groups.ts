import { PrometheusGroupRule } from './prometheus-group-rule';
import { PrometheusRuleGroup } from './prometheus-rule-props';
import { VmAlertsProps } from './vm-alerts-props';
import { DISK_LATENCY_FACTOR, exact, VmAlertThreshold, VmAlertThresholds, vmAlertThresholds } from './vm-alerts-thresholds';

/** An alert besides its name. */
interface Definition {
  readonly alert: string;
  readonly at: VmAlertThreshold;
  readonly expr: string;
  readonly summary: string;
}

const VM = 'VM {{ $labels.namespace }}/{{ $labels.name }}';
const POD = 'Pod {{ $labels.namespace }}/{{ $labels.pod }}';
const LAUNCHERS = 'pod!~"virt-launcher-.*"';
/** Which labels a VM has while it migrates differs by node: it is one VM nevertheless. */
const BY_VM = 'sum by (namespace, name)';
const VCPUS = 'count by (namespace, name) (kubevirt_vmi_vcpu_seconds_total)';
const USE = 'vmi:cpu_usage_per_vcpu:ratio_rate5m';
const STEAL = 'vmi:cpu_steal:ratio_rate5m';
const DISK_LATENCY = 'vmi:disk_latency_seconds:read_rate5m';
const START_LATENCY = 'vmi:start_latency_seconds:p95';

/** The groups of `VmAlerts`: recordings, which the alerts of the others need, then alerts. */
export function vmAlertGroups(props: VmAlertsProps, prefix: string): PrometheusRuleGroup[] {
  const thresholds = vmAlertThresholds(props);
  const alerts = (workload: string, definitions: readonly Definition[]) => definitions.filter(({ at }) => at.enabled).map((definition) => {
    const { alert, at, expr, summary } = definition;
    const labels = { ...props.alertLabels, severity: at.severity.name, workload };
    return PrometheusGroupRule.alert(alert, expr, { pendingFor: at.pendingFor, labels, annotations: { summary } });
  });
  return [
    { name: `${prefix}.recording`, rules: recordings() },
    { name: `${prefix}.containers`, rules: alerts('container', containerAlerts(thresholds)) },
    { name: `${prefix}.vms`, rules: alerts('vm', guestAlerts(thresholds, props)) },
  ].filter(({ rules }) => rules.length > 0);
}

function recordings(): PrometheusGroupRule[] {
  const perVcpu = (metric: string) => `${BY_VM} (rate(${metric}[5m])) / ${VCPUS}`;
  const byDrive = (metric: string) => `sum by (namespace, name, drive) (rate(${metric}[5m])`;
  return [
    PrometheusGroupRule.record(USE, perVcpu('kubevirt_vmi_cpu_usage_seconds_total')),
    PrometheusGroupRule.record(STEAL, perVcpu('kubevirt_vmi_vcpu_delay_seconds_total')),
    PrometheusGroupRule.record(
      DISK_LATENCY, `${byDrive('kubevirt_vmi_storage_read_times_seconds_total')}) / ${byDrive('kubevirt_vmi_storage_iops_read_total')} > 0)`,
    ),
    PrometheusGroupRule.record(
      START_LATENCY, 'histogram_quantile(0.95, sum by (le) (rate(kubevirt_vmi_phase_transition_time_from_creation_seconds_bucket{phase="Running"}[1h])))',
    ),
  ];
}

function containerAlerts({ cpu, memory, nodeDiskLatency, containerThroughput }: VmAlertThresholds): Definition[] {
  const used = `sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{container!="",${LAUNCHERS}}[5m]))`;
  const limit = (resource: string, by: string) => `sum by (${by}) (kube_pod_container_resource_limits{resource="${resource}",${LAUNCHERS}})`;
  const traffic = (direction: string) => `sum by (namespace, pod) (rate(container_network_${direction}_bytes_total{${LAUNCHERS}}[5m]))`;
  return [
    {
      alert: 'ContainerCpuHigh',
      at: cpu,
      expr: `${used} / ${limit('cpu', 'namespace, pod')} > ${cpu.threshold}`,
      summary: `${POD} uses over ${percent(cpu.threshold)} of its CPU limit`,
    },
    {
      alert: 'ContainerMemoryHigh',
      at: memory,
      expr: `sum by (namespace, pod, container) (container_memory_working_set_bytes{container!="",${LAUNCHERS}}) `
        + `/ ${limit('memory', 'namespace, pod, container')} > ${memory.threshold}`,
      summary: `Container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} uses over ${percent(memory.threshold)} of its memory limit`,
    },
    {
      alert: 'NodeDiskLatencyHigh',
      at: nodeDiskLatency,
      expr: `rate(node_disk_read_time_seconds_total[5m]) / (rate(node_disk_reads_completed_total[5m]) > 0) > ${nodeDiskLatency.threshold}`,
      summary: `Device {{ $labels.device }} read latency above ${time(nodeDiskLatency)}`,
    },
    {
      alert: 'ContainerThroughputLow',
      at: containerThroughput,
      expr: `${traffic('receive')} + ${traffic('transmit')} < ${containerThroughput.threshold}`,
      summary: `${POD} receives and sends less than ${containerThroughput.threshold} bytes per second`,
    },
  ];
}

function guestAlerts(thresholds: VmAlertThresholds, { guests = {}, diskLatencyFactor = DISK_LATENCY_FACTOR }: VmAlertsProps): Definition[] {
  const { vcpu, steal, memoryHeadroom, ballooned, diskLatency, startLatency, vmThroughput } = thresholds;
  const memory = (metric: string) => `${BY_VM} (kubevirt_vmi_memory_${metric}_bytes)`;
  const traffic = (direction: string) => `${BY_VM} (rate(kubevirt_vmi_network_${direction}_bytes_total[5m]))`;
  const derived = guests.diskLatency?.latency ? '' : ` (container limit +${percent(diskLatencyFactor - 1)})`;
  return [
    { alert: 'VmVcpuHigh', at: vcpu, expr: `${USE} > ${vcpu.threshold}`, summary: `${VM} uses over ${percent(vcpu.threshold)} of its vCPUs` },
    {
      alert: 'VmCpuSteal',
      at: steal,
      expr: `${STEAL} > ${steal.threshold}`,
      summary: `${VM} waits for physical CPU more than ${percent(steal.threshold)} of the time`,
    },
    {
      alert: 'VmMemoryLow',
      at: memoryHeadroom,
      expr: `${memory('usable')} / ${memory('available')} < ${memoryHeadroom.threshold}`,
      summary: `${VM} has less than ${percent(memoryHeadroom.threshold)} usable memory`,
    },
    {
      alert: 'VmMemoryBallooned',
      at: ballooned,
      expr: `${memory('actual_balloon')} / ${memory('domain')} < ${exact(1 - ballooned.threshold)}`,
      summary: `${VM} lost more than ${percent(ballooned.threshold)} of its memory to the balloon`,
    },
    {
      alert: 'VmDiskLatencyHigh',
      at: diskLatency,
      expr: `${DISK_LATENCY} > ${diskLatency.threshold}`,
      summary: `${VM} disk {{ $labels.drive }} read latency above ${time(diskLatency)}${derived}`,
    },
    {
      alert: 'VmStartSlow',
      at: startLatency,
      expr: `${START_LATENCY} > ${startLatency.threshold}`,
      summary: `One VM start in twenty takes longer than ${time(startLatency)}`,
    },
    {
      alert: 'VmThroughputLow',
      at: vmThroughput,
      expr: `${traffic('receive')} + ${traffic('transmit')} < ${vmThroughput.threshold}`,
      summary: `${VM} receives and sends less than ${vmThroughput.threshold} bytes per second`,
    },
  ];
}

function percent(ratio: number): string {
  return `${exact(ratio * 100)} %`;
}

function time({ threshold }: VmAlertThreshold): string {
  return threshold < 1 ? `${exact(threshold * 1000)} ms` : `${threshold} s`;
}
