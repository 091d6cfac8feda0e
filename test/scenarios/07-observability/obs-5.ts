import { App, Chart } from 'cdk8s';
import { GrafanaDashboard, GrafanaPanel, GrafanaQuery } from '../../../src';

/** A dashboard that a sidecar of Grafana loads. */
export function build(app: App): void {
  const chart = new Chart(app, 'obs-5', { namespace: 'apps' });
  const ofVm = (title: string, series: string) => GrafanaPanel.timeSeries(title, [GrafanaQuery.promql(series, { legend: '{{namespace}}/{{name}}' })]);
  new GrafanaDashboard(chart, 'mixed-workloads-dashboard', {
    title: 'Containers and VMs',
    panels: [ofVm('vCPU use per VM', 'vmi:cpu_usage_per_vcpu:ratio_rate5m'), ofVm('CPU steal per VM', 'vmi:cpu_steal:ratio_rate5m')],
  });
}
