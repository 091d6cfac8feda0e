import { App, Chart } from 'cdk8s';
import { VmAlerts } from '../../../src';

/** Alerts of containers and VMs, with the thresholds of the source: those of VMs follow from those of containers. */
export function build(app: App): void {
  new VmAlerts(new Chart(app, 'obs-3', { namespace: 'apps' }), 'mixed-workloads', {
    metadata: { labels: { release: 'kube-prometheus-stack' } },
    groupPrefix: 'mixed',
  });
}
