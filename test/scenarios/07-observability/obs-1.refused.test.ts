import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { GuestExporterMonitor, KubeVirt, KubeVirtMonitor, ServiceMonitor, VirtualMachine } from '../../../src';
import { manifest, refused } from '../refused';

const ENDPOINTS = [{ port: 'metrics' }];

function monitor(chart: Chart, labels: { [key: string]: string }, port = 'metrics'): void {
  new ServiceMonitor(chart, 'monitor', { selector: kplus.LabelSelector.of({ labels }), endpoints: [{ port }] });
}

function service(chart: Chart): void {
  const metadata = { name: 'web', labels: { app: 'web' } };
  manifest(chart, { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] } });
}

refused({
  '07-observability/R1': [
    (chart) => monitor(chart, { 'kubevirt.io': 'virt-launcher' }),
    'advised service-selector/avoids-launcher-labels spec.selector.matchLabels[kubevirt.io]: kubevirt.io: virt-launcher',
  ],
  '07-observability/R1, as in the seed': [
    (chart) => manifest(chart, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      spec: { selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['my-app', 'virt-launcher'] }] }, endpoints: ENDPOINTS },
    }),
    'advised service-selector/avoids-launcher-labels spec.selector.matchExpressions[0]: app: virt-launcher',
  ],
  '07-observability/R1, by labels of pods': [
    (chart) => {
      new kplus.Namespace(chart, 'apps', { metadata: { name: 'apps' } });
      service(chart);
      manifest(chart, {
        apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', labels: { app: 'web', tier: 'front' } }, spec: { containers: [{ name: 'web', image: 'web:1' }] },
      });
      monitor(chart, { tier: 'front' });
    },
    'advised service-selector/matches-services spec.selector: {"matchLabels":{"tier":"front"}}',
  ],
  '07-observability/R2': [
    (chart) => {
      service(chart);
      monitor(chart, { app: 'web' }, 'guest-metrics');
    },
    'advised scrape-port/references-service-port spec.endpoints[0].port: guest-metrics',
  ],
  '07-observability/R3': [
    (_, app) => {
      const chart = new Chart(app, 'kubevirt', { namespace: 'kubevirt' });
      new KubeVirt(chart, 'kubevirt', { monitoring: { namespace: 'monitoring' } });
      new KubeVirtMonitor(chart, 'by-hand');
    },
    'advised kubevirt-monitor/avoids-second-scrape spec.selector: {"matchLabels":{"prometheus.kubevirt.io":"true"}}',
  ],
  '07-observability/R4': [
    (chart) => { new GuestExporterMonitor(chart, 'exporters'); },
    'guests: got []',
  ],
  '07-observability/R4, by labels': [
    (chart) => {
      new kplus.Namespace(chart, 'apps', { metadata: { name: 'apps' } });
      new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1) });
      new GuestExporterMonitor(chart, 'exporters', { guestLabels: { 'monitoring/guest-exporter': 'true' } });
    },
    'advised pod-selector/matches-pods spec.selector: {"matchLabels":{"monitoring/guest-exporter":"true"}}',
  ],
});
