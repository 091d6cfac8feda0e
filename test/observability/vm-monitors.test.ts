import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import { VirtualMachine, VirtualMachinePool } from '../../src/compute';
import {
  GuestExporterMonitor, GuestExporterMonitorProps, KubeVirtMonitor, KubeVirtMonitorProps, RelabelAction, VmLabelsConfig, VmLabelsConfigProps,
} from '../../src/observability';
import { Platform } from '../../src/platform';

const apps = (app = new App()) => new Chart(app, 'test', { namespace: 'apps' });
const INTERVAL = Duration.minutes(1);
const DROP = [{ action: RelabelAction.DROP, sourceLabels: ['__name__'], regex: 'go_.*' }];
const DROPPED = [{ action: 'drop', sourceLabels: ['__name__'], regex: 'go_.*' }];

test.each<[string, KubeVirtMonitorProps, string, object]>([
  ['by default', {}, 'kubevirt', {}],
  ['another namespace', { kubevirtNamespace: 'virt' }, 'virt', {}],
  ['intervals', { interval: INTERVAL, scrapeTimeout: Duration.seconds(20) }, 'kubevirt', { interval: '1m', scrapeTimeout: '20s' }],
  ['TLS', { tls: { serverName: 'virt' } }, 'kubevirt', { tlsConfig: { serverName: 'virt' } }],
  ['relabelings', { metricRelabelings: DROP }, 'kubevirt', { metricRelabelings: DROPPED }],
])('KubeVirt is scraped: %s', (_, props, namespace, fields) => {
  const chart = apps();
  new KubeVirtMonitor(chart, 'monitor', props);
  expect(Testing.synth(chart)).toEqual([{
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'monitor', namespace: 'apps' },
    spec: {
      namespaceSelector: { matchNames: [namespace] },
      selector: { matchLabels: { 'prometheus.kubevirt.io': 'true' } },
      endpoints: [{ port: 'metrics', scheme: 'https', tlsConfig: { insecureSkipVerify: true }, honorLabels: true, ...fields }],
    },
  }]);
});

const size = { memory: Size.gibibytes(1) };
const vms = (chart: Chart) => [new VirtualMachine(chart, 'vm', size), new VirtualMachinePool(chart, 'pool', { ...size, replicas: 1 })];
const labelsOf = (manifest: any) => (manifest.spec.virtualMachineTemplate?.spec ?? manifest.spec).template.metadata.labels;

test('exporters in guests', () => {
  const chart = apps();
  const [vm, pool] = vms(chart);
  const monitor = new GuestExporterMonitor(chart, 'exporters', { guests: [vm] });
  monitor.addGuests(pool);
  const [first, second, ...objects] = Testing.synth(chart);
  const labels = { 'app.kubernetes.io/name': 'exporters' };
  expect([first, second].map(labelsOf)).toEqual([
    { 'app.kubernetes.io/name': 'vm', 'monitoring/exporters': 'true' }, { 'app.kubernetes.io/name': 'pool', 'monitoring/exporters': 'true' },
  ]);
  expect(objects).toEqual([
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'exporters', namespace: 'apps' },
      spec: {
        selector: { matchLabels: labels },
        endpoints: [{ port: 'guest-metrics', relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_label_vm_kubevirt_io_name'], targetLabel: 'vm' }] }],
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'exporters', namespace: 'apps', labels },
      spec: expect.objectContaining({
        clusterIP: 'None', selector: { 'monitoring/exporters': 'true' }, ports: [{ name: 'guest-metrics', port: 9100, targetPort: 9100 }],
      }),
    },
  ]);
});

const ENDPOINT = { port: 'guest-metrics', relabelings: expect.anything() };
test.each<[string, GuestExporterMonitorProps, object, object]>([
  ['a port', { port: 9090, portName: 'app' }, { endpoints: [{ ...ENDPOINT, port: 'app' }] }, { ports: [{ name: 'app', port: 9090, targetPort: 9090 }] }],
  ['a path', { path: '/probe' }, { endpoints: [{ ...ENDPOINT, path: '/probe' }] }, {}],
  [
    'intervals', { interval: INTERVAL, scrapeTimeout: Duration.seconds(20) }, { endpoints: [{ ...ENDPOINT, interval: '1m', scrapeTimeout: '20s' }] }, {},
  ],
  ['labels of pods', { podTargetLabels: ['tier'] }, { podTargetLabels: ['tier'] }, {}],
  ['relabelings', { metricRelabelings: DROP }, { endpoints: [{ ...ENDPOINT, metricRelabelings: DROPPED }] }, {}],
  ['VMs of others', { guestLabels: { exporter: 'node' } }, {}, { selector: { exporter: 'node' } }],
])('exporters in guests: %s', (_, props, monitor, service) => {
  const chart = apps();
  new GuestExporterMonitor(chart, 'exporters', { metadata: { name: 'own' }, guestLabels: { a: 'b' }, ...props });
  const objects = Testing.synth(chart);
  expect(objects).toMatchObject([{ kind: 'ServiceMonitor', metadata: { name: 'own' }, spec: monitor }, { kind: 'Service', metadata: { name: 'own' }, spec: service }]);
});

test.each<[GuestExporterMonitorProps, string]>([
  [{ port: 0 }, 'port: got 0; allowed: a whole number from 1 to 65535'],
  [{ guestLabels: {} }, 'guestLabels: got {}; allowed: at least one label'],
  [{ interval: Duration.seconds(0) }, 'endpoint "guest-metrics".interval: got "0 seconds"; allowed: whole milliseconds, more than zero'],
])('exporters in guests: %j is refused', (props, message) => {
  expect(() => new GuestExporterMonitor(apps(), 'exporters', props)).toThrow(`[test/exporters] ${message}`);
});

test('exporters in no guest are refused at synthesis', () => {
  const monitor = new GuestExporterMonitor(apps(), 'exporters');
  expect(monitor.node.validate()).toEqual([
    'guests: got []; allowed: at least one VM, or `guestLabels`. Call `addGuests`, or give the labels of VMs that are made elsewhere.',
  ]);
});

test.each<[VmLabelsConfigProps, string, object]>([
  [{ labels: ['tier', 'a.b/c'], ignoredLabels: ['d', 'e'] }, 'kubevirt', { allowlist: 'tier,a.b/c', ignorelist: 'd,e' }],
  [{ labels: ['*'], ignoredLabels: [] }, 'kubevirt', { allowlist: '*', ignorelist: '' }],
  [{ labels: [], kubevirtNamespace: 'virt' }, 'virt', { allowlist: '' }],
])('labels of VMs: %j', (props, namespace, data) => {
  const chart = apps();
  const config = new VmLabelsConfig(chart, 'labels', props);
  expect(Testing.synth(chart)).toEqual([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kubevirt-vm-labels-config', namespace }, data }]);
  expect(config.node.validate()).toEqual([]);
});

test.each<[VmLabelsConfigProps, string]>([
  [{ labels: ['tier*'] }, 'labels: got "tier*"; allowed: keys of labels'],
  [{ ignoredLabels: ['*'] }, 'ignoredLabels: got "*"; allowed: keys of labels'],
  [{ metadata: { name: 'other' } }, 'metadata.name: got "other"; allowed: kubevirt-vm-labels-config'],
  [{ metadata: { namespace: 'apps' } }, 'metadata.namespace: got "apps"; allowed: none'],
])('labels of VMs: %j is refused', (props, message) => {
  expect(() => new VmLabelsConfig(apps(), 'labels', props)).toThrow(`[test/labels] ${message}`);
});

test('labels of VMs: KubeVirt before 1.7 has no such metric', () => {
  const app = new App();
  new Platform(app, 'platform', { kubevirtVersion: '1.6' });
  const config = new VmLabelsConfig(apps(app), 'labels', { labels: ['tier'] });
  expect(config.node.validate()).toEqual(['KubeVirt: got "1.6"; allowed: 1.7 or later. Leave it out: this release has no kubevirt_vm_labels.']);
});
