import { GrafanaPanel, GrafanaPanelOptions } from './grafana-dashboard-panel';
import { GrafanaQuery } from './grafana-dashboard-query';

/** What a VM and a pod are called. */
const VM = 'VM {{namespace}}/{{name}}';
const POD = 'pod {{namespace}}/{{pod}}';
const BY_VM = 'sum by (namespace, name)';
const BY_POD = 'sum by (namespace, pod)';

/**
 * Panels that show containers and VMs together.
 *
 * @param namespaces a regular expression of their names
 * @param over the span of rates
 */
export function workloadPanels(namespaces: string, over: string): GrafanaPanel[] {
  const vms = `namespace=~"${namespaces}"`;
  const pods = `namespace=~"${namespaces}",pod!~"virt-launcher-.*"`;
  const containers = `${pods},container!=""`;
  const rate = (metric: string, labels: string) => `rate(${metric}{${labels}}[${over}])`;
  const ofVm = (metric: string) => `${BY_VM} (${rate(metric, vms)})`;
  const ofPod = (metric: string, labels = containers) => `${BY_POD} (${rate(metric, labels)})`;
  // During a migration a vCPU is there twice, on both nodes.
  const vcpus = `count by (namespace, name) (max by (namespace, name, id) (kubevirt_vmi_vcpu_delay_seconds_total{${vms}}))`;
  const limits = (resource: string) => `${BY_POD} (kube_pod_container_resource_limits{resource="${resource}",${pods}})`;
  const both = (title: string, vm: string, pod: string, options: GrafanaPanelOptions) => (
    GrafanaPanel.timeSeries(title, [GrafanaQuery.promql(vm, { legend: VM }), GrafanaQuery.promql(pod, { legend: POD })], { min: 0, ...options })
  );
  return [
    GrafanaPanel.row('How many'),
    GrafanaPanel.stat('VMs by phase', [GrafanaQuery.promql(`count by (phase) (kubevirt_vmi_info{${vms}})`, { legend: '{{phase}}', instant: true })], { height: 5 }),
    GrafanaPanel.stat('Pods by phase', [GrafanaQuery.promql(`sum by (phase) (kube_pod_status_phase{${pods}}) > 0`, { legend: '{{phase}}', instant: true })], { height: 5 }),
    GrafanaPanel.row('CPU and memory'),
    both('CPU of what was given', `${ofVm('kubevirt_vmi_cpu_usage_seconds_total')} / ${vcpus}`, `${ofPod('container_cpu_usage_seconds_total')} / ${limits('cpu')}`, {
      unit: 'percentunit', description: 'VMs by their vCPUs, pods by their limits; a pod without limit is not shown.',
    }),
    both(
      'Memory of what was given',
      `1 - ${BY_VM} (kubevirt_vmi_memory_usable_bytes{${vms}}) / ${BY_VM} (kubevirt_vmi_memory_available_bytes{${vms}})`,
      `${BY_POD} (container_memory_working_set_bytes{${containers}}) / ${limits('memory')}`,
      { unit: 'percentunit', description: 'VMs as the guest sees it, pods by their limits.' },
    ),
    GrafanaPanel.timeSeries('CPU steal', [GrafanaQuery.promql(`${ofVm('kubevirt_vmi_vcpu_delay_seconds_total')} / ${vcpus}`, { legend: VM })], {
      unit: 'percentunit', min: 0, description: 'How long a vCPU was ready to run and had no physical CPU.',
    }),
    GrafanaPanel.timeSeries('CPU throttling', [GrafanaQuery.promql(
      `${ofPod('container_cpu_cfs_throttled_periods_total')} / ${ofPod('container_cpu_cfs_periods_total')}`, { legend: POD },
    )], { unit: 'percentunit', min: 0, description: 'How often a container was held back by its limit.' }),
    GrafanaPanel.row('Disk and network'),
    both(
      'Disk throughput',
      `${ofVm('kubevirt_vmi_storage_read_traffic_bytes_total')} + ${ofVm('kubevirt_vmi_storage_write_traffic_bytes_total')}`,
      `${ofPod('container_fs_reads_bytes_total')} + ${ofPod('container_fs_writes_bytes_total')}`,
      { unit: 'Bps' },
    ),
    GrafanaPanel.timeSeries('Disk read latency', [GrafanaQuery.promql(
      `sum by (namespace, name, drive) (${rate('kubevirt_vmi_storage_read_times_seconds_total', vms)}) `
        + `/ (sum by (namespace, name, drive) (${rate('kubevirt_vmi_storage_iops_read_total', vms)}) > 0)`,
      { legend: `${VM} {{drive}}` },
    )], { unit: 's', min: 0, description: 'Of VMs; the kubelet has none for containers.' }),
    both('Received', ofVm('kubevirt_vmi_network_receive_bytes_total'), ofPod('container_network_receive_bytes_total', pods), { unit: 'Bps' }),
    both('Sent', ofVm('kubevirt_vmi_network_transmit_bytes_total'), ofPod('container_network_transmit_bytes_total', pods), { unit: 'Bps' }),
  ];
}
