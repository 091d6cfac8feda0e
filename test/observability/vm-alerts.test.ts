import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import { AlertSeverity, PrometheusGroupRule, VmAlerts, VmAlertsProps } from '../../src/observability';

const apps = () => new Chart(new App(), 'test', { namespace: 'apps' });

/** The alerts by name, as `<expr> for <for> <severity>`. */
function alertsOf(props: VmAlertsProps): { [alert: string]: string } {
  const chart = apps();
  new VmAlerts(chart, 'alerts', props);
  const [{ spec: { groups } }] = Testing.synth(chart);
  const rules = groups.flatMap(({ rules: each }: any) => each).filter(({ alert }: any) => alert);
  return Object.fromEntries(rules.map(({ alert, expr, for: pending, labels }: any) => [alert, `${expr} for ${pending} ${labels.severity}`]));
}

test('by default', () => {
  const chart = apps();
  const alerts = new VmAlerts(chart, 'alerts', { metadata: { labels: { release: 'prometheus' } }, alertLabels: { team: 'platform' } });
  alerts.addGroup({ name: 'own', rules: [PrometheusGroupRule.alert('Own', 'vector(1)', { labels: { severity: 'none' } })] });
  expect(alerts.groups.map(({ name }) => name)).toEqual(['alerts.recording', 'alerts.containers', 'alerts.vms', 'own']);
  expect(Testing.synth(chart)).toMatchObject([{
    metadata: { name: 'alerts', namespace: 'apps', labels: { release: 'prometheus' } },
    spec: { groups: [{}, { rules: [{ alert: 'ContainerCpuHigh', labels: { team: 'platform', severity: 'warning', workload: 'container' } }, {}] }, {}, {}] },
  }]);
  expect(Object.keys(alertsOf({}))).toEqual([
    'ContainerCpuHigh', 'NodeDiskLatencyHigh', 'VmVcpuHigh', 'VmCpuSteal', 'VmMemoryLow', 'VmMemoryBallooned', 'VmDiskLatencyHigh', 'VmStartSlow',
  ]);
});

const LIMIT = 'sum by (namespace, pod, container) (kube_pod_container_resource_limits{resource="memory",pod!~"virt-launcher-.*"})';
const USED = 'sum by (namespace, pod, container) (container_memory_working_set_bytes{container!="",pod!~"virt-launcher-.*"})';
const podTraffic = (direction: string) => `sum by (namespace, pod) (rate(container_network_${direction}_bytes_total{pod!~"virt-launcher-.*"}[5m]))`;
const vmTraffic = (direction: string) => `sum by (namespace, name) (rate(kubevirt_vmi_network_${direction}_bytes_total[5m]))`;
const HEADROOM = 'sum by (namespace, name) (kubevirt_vmi_memory_usable_bytes) / sum by (namespace, name) (kubevirt_vmi_memory_available_bytes)';
const BALLOON = 'sum by (namespace, name) (kubevirt_vmi_memory_actual_balloon_bytes) / sum by (namespace, name) (kubevirt_vmi_memory_domain_bytes)';
const NODE_READS = 'rate(node_disk_read_time_seconds_total[5m]) / (rate(node_disk_reads_completed_total[5m]) > 0)';
const SECOND = Duration.seconds(1);

test.each<[string, VmAlertsProps, { [alert: string]: string | undefined }]>([
  [
    'CPU of containers is the base of that of VMs', { containers: { cpu: { ratio: 0.7, pendingFor: Duration.minutes(5) } } },
    { VmVcpuHigh: 'vmi:cpu_usage_per_vcpu:ratio_rate5m > 0.7 for 5m warning' },
  ],
  [
    'CPU of VMs', { guests: { vcpu: { ratio: 0.95, severity: AlertSeverity.CRITICAL } } },
    { VmVcpuHigh: 'vmi:cpu_usage_per_vcpu:ratio_rate5m > 0.95 for 10m critical' },
  ],
  ['memory of containers', { containers: { memory: {} } }, { ContainerMemoryHigh: `${USED} / ${LIMIT} > 0.9 for 10m warning` }],
  ['no memory of containers', { containers: { memory: { enabled: false } } }, { ContainerMemoryHigh: undefined }],
  ['steal', { guests: { steal: { ratio: 0.2 } } }, { VmCpuSteal: 'vmi:cpu_steal:ratio_rate5m > 0.2 for 10m warning' }],
  ['memory of VMs', { guests: { memoryHeadroom: { ratio: 0.1 } } }, { VmMemoryLow: `${HEADROOM} < 0.1 for 10m warning` }],
  ['the balloon', { guests: { ballooned: { ratio: 0.3 } } }, { VmMemoryBallooned: `${BALLOON} < 0.7 for 15m info` }],
  [
    'disks of nodes are the base of those of VMs', { containers: { diskLatency: { latency: Duration.millis(7), pendingFor: Duration.minutes(1) } } },
    { NodeDiskLatencyHigh: `${NODE_READS} > 0.007 for 1m warning`, VmDiskLatencyHigh: 'vmi:disk_latency_seconds:read_rate5m > 0.0105 for 1m warning' },
  ],
  ['a factor of disks', { diskLatencyFactor: 2 }, { VmDiskLatencyHigh: 'vmi:disk_latency_seconds:read_rate5m > 0.02 for 10m warning' }],
  ['disks of VMs', { guests: { diskLatency: { latency: SECOND } } }, { VmDiskLatencyHigh: 'vmi:disk_latency_seconds:read_rate5m > 1 for 10m warning' }],
  ['starts', { guests: { startLatency: { latency: SECOND, severity: AlertSeverity.of('page') } } }, { VmStartSlow: 'vmi:start_latency_seconds:p95 > 1 for 30m page' }],
  ['what is switched off', { guests: { startLatency: { enabled: false } } }, { VmStartSlow: undefined }],
  [
    'throughput', { throughput: { expectedPerSecond: Size.mebibytes(1), pendingFor: SECOND } },
    {
      ContainerThroughputLow: `${podTraffic('receive')} + ${podTraffic('transmit')} < 1048576 for 1s warning`,
      VmThroughputLow: `${vmTraffic('receive')} + ${vmTraffic('transmit')} < 786432 for 1s warning`,
    },
  ],
  [
    'the part of throughput that VMs have', { throughput: { expectedPerSecond: Size.kibibytes(1), vmRatio: 0.5 } },
    { VmThroughputLow: `${vmTraffic('receive')} + ${vmTraffic('transmit')} < 512 for 10m warning` },
  ],
])('%s', (_, props, expected) => {
  const all = alertsOf(props);
  expect(Object.fromEntries(Object.keys(expected).map((alert) => [alert, all[alert]]))).toEqual(expected);
});

test.each<[VmAlertsProps, string]>([
  [{ guests: {} }, 'VM {{ $labels.namespace }}/{{ $labels.name }} disk {{ $labels.drive }} read latency above 15 ms (container limit +50 %)'],
  [{ guests: { diskLatency: { latency: SECOND } } }, 'VM {{ $labels.namespace }}/{{ $labels.name }} disk {{ $labels.drive }} read latency above 1 s'],
])('a threshold is said to be derived where it is: %j', (props, summary) => {
  const [,, { rules }] = new VmAlerts(apps(), 'alerts', props).groups;
  expect(rules.find(({ name }) => name === 'VmDiskLatencyHigh')?.options.annotations).toEqual({ summary });
});

test('a group without alerts is left out', () => {
  const off = { enabled: false };
  expect(new VmAlerts(apps(), 'a', { groupPrefix: 'x', containers: { cpu: off, diskLatency: off } }).groups.map(({ name }) => name)).toEqual(['x.recording', 'x.vms']);
});

test.each<[VmAlertsProps, string]>([
  [{ containers: { cpu: { ratio: 80 } } }, 'containers.cpu.ratio: got 80; allowed: a number between 0 and 1'],
  [{ containers: { memory: { ratio: 0 } } }, 'containers.memory.ratio: got 0; allowed: a number between 0 and 1'],
  [{ guests: { ballooned: { ratio: 1 } } }, 'guests.ballooned.ratio: got 1; allowed: a number between 0 and 1'],
  [{ throughput: { expectedPerSecond: Size.mebibytes(1), vmRatio: 2 } }, 'throughput.vmRatio: got 2; allowed: a number between 0 and 1'],
  [{ diskLatencyFactor: 0.5 }, 'diskLatencyFactor: got 0.5; allowed: a number from 1'],
  [{ containers: { diskLatency: { latency: Duration.seconds(0) } } }, 'containers.diskLatency.latency: got "0 seconds"; allowed: more than zero'],
  [{ guests: { startLatency: { latency: Duration.seconds(0) } } }, 'guests.startLatency.latency: got "0 seconds"; allowed: more than zero'],
  [
    { guests: { diskLatency: { latency: Duration.millis(5) } } },
    'guests.diskLatency.latency: got "5 millis"; allowed: at least that of containers, 10 ms',
  ],
  [{ alertLabels: { severity: 'page' } }, 'alertLabels: got "severity"; allowed: labels besides severity and workload'],
])('%j is refused', (props, message) => {
  expect(() => alertsOf(props)).toThrow(`[test/alerts] ${message}`);
});
