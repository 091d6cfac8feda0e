import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../src/admission';
import { VirtualMachine } from '../../src/compute';
import { GuestNetwork } from '../../src/network';
import { MonitorProps, PodMonitor, RelabelAction, ScrapeEndpoint, ScrapeScheme, ServiceMonitor, ServiceMonitorProps } from '../../src/observability';
import { renderServiceMonitor } from '../../src/observability/render-service-monitor';

const apps = () => new Chart(new App(), 'test', { namespace: 'apps' });
const selector = kplus.LabelSelector.of({ labels: { app: 'my-app' } });
const METRICS = { port: 'metrics' };

test('a ServiceMonitor', () => {
  const chart = apps();
  new ServiceMonitor(chart, 'my-app', {
    metadata: { labels: { release: 'kube-prometheus-stack' } }, selector, endpoints: [{ ...METRICS, interval: Duration.seconds(30) }],
  });
  expect(Testing.synth(chart)).toEqual([{
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'my-app', namespace: 'apps', labels: { release: 'kube-prometheus-stack' } },
    spec: { selector: { matchLabels: { app: 'my-app' } }, endpoints: [{ port: 'metrics', interval: '30s' }] },
  }]);
});

test('a PodMonitor of a VM, by a port that its interface lists', () => {
  const chart = apps();
  const vm = new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), networks: [GuestNetwork.masquerade({ ports: [{ name: 'metrics', port: 9100 }] })] });
  new PodMonitor(chart, 'monitor', { selector: vm, endpoints: [METRICS] });
  expect(Testing.synth(chart)[1]).toEqual({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name: 'monitor', namespace: 'apps' },
    spec: { selector: { matchLabels: { 'app.kubernetes.io/name': 'vm' } }, podMetricsEndpoints: [METRICS] },
  });
  expect(Admission.of(chart).findings()).toEqual([]);
});

const endpoint = (fields: Partial<ScrapeEndpoint>) => ({ endpoints: [{ ...METRICS, ...fields }] });
const secret = kplus.Secret.fromSecretName(apps(), 'imported', 'tokens');
test.each<[string, Partial<ServiceMonitorProps>, object]>([
  ['namespaces', { namespaces: ['kubevirt'] }, { namespaceSelector: { matchNames: ['kubevirt'] } }],
  ['all namespaces', { anyNamespace: true }, { namespaceSelector: { any: true } }],
  ['a label for the job', { jobLabel: 'app' }, { jobLabel: 'app' }],
  ['labels of Services', { targetLabels: ['team'] }, { targetLabels: ['team'] }],
  ['labels of pods', { podTargetLabels: ['tier'] }, { podTargetLabels: ['tier'] }],
  ['a limit', { sampleLimit: 5000 }, { sampleLimit: 5000 }],
  ['a path', endpoint({ path: '/probe', params: { module: ['icmp'] } }), endpoint({ path: '/probe', params: { module: ['icmp'] } })],
  [
    'TLS', endpoint({ scheme: ScrapeScheme.HTTPS, tls: { insecureSkipVerify: true }, honorLabels: true }),
    { endpoints: [{ ...METRICS, scheme: 'https', tlsConfig: { insecureSkipVerify: true }, honorLabels: true }] },
  ],
  [
    'a CA and a token', endpoint({ scheme: ScrapeScheme.HTTPS, tls: { serverName: 'virt', ca: { secret, key: 'ca.crt' } }, bearerToken: { secret, key: 'token' } }),
    {
      endpoints: [{
        ...METRICS,
        scheme: 'https',
        tlsConfig: { serverName: 'virt', ca: { secret: { name: 'tokens', key: 'ca.crt' } } },
        authorization: { credentials: { name: 'tokens', key: 'token' } },
      }],
    },
  ],
  ['a timeout', endpoint({ scrapeTimeout: Duration.seconds(10) }), { endpoints: [{ ...METRICS, scrapeTimeout: '10s' }] }],
  [
    'relabelings', endpoint({
      relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_label_vm_kubevirt_io_name'], targetLabel: 'vm' }],
      metricRelabelings: [{ action: RelabelAction.DROP, sourceLabels: ['__name__'], regex: 'go_.*' }, { action: RelabelAction.of('uppercase'), targetLabel: 'x', replacement: '$1' }],
    }),
    {
      endpoints: [{
        ...METRICS,
        relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_label_vm_kubevirt_io_name'], targetLabel: 'vm' }],
        metricRelabelings: [{ action: 'drop', sourceLabels: ['__name__'], regex: 'go_.*' }, { action: 'uppercase', targetLabel: 'x', replacement: '$1' }],
      }],
    },
  ],
])('renders %s', (_, props, expected) => {
  expect(renderServiceMonitor({ selector, endpoints: [METRICS], ...props })).toEqual({
    selector: { matchLabels: { app: 'my-app' } }, endpoints: [METRICS], ...expected,
  });
});

test.each<[string, Partial<MonitorProps>, string]>([
  ['nothing to scrape', { endpoints: [] }, 'endpoints: got []; allowed: at least one. Name the port that has the metrics.'],
  [
    'some namespaces and all', { namespaces: ['a'], anyNamespace: true },
    'namespaces: got ["a"]; allowed: none beside `anyNamespace`. Keep one of them.',
  ],
  ['a limit of nothing', { sampleLimit: 0 }, 'sampleLimit: got 0; allowed: a whole number from 1. Leave it out for no limit.'],
  ['a port without a name', endpoint({ port: '' }), 'endpoint "": got ""; allowed: the name of a port. Name the port of the Service or container.'],
  [
    'TLS in clear text', endpoint({ tls: {} }),
    'endpoint "metrics".tls: got "http"; allowed: ScrapeScheme.HTTPS with `tls`. Set the scheme, or leave `tls` out: it is not read.',
  ],
  [
    'an interval of nothing', endpoint({ interval: Duration.seconds(0) }),
    'endpoint "metrics".interval: got "0 seconds"; allowed: whole milliseconds, more than zero. Leave it out for that of the Prometheus.',
  ],
  [
    'a timeout beyond the interval', endpoint({ interval: Duration.seconds(10), scrapeTimeout: Duration.seconds(11) }),
    'endpoint "metrics".scrapeTimeout: got "11 seconds"; allowed: at most the interval, 10 seconds. Prometheus refuses a longer one: shorten it.',
  ],
  [
    'a relabeling that writes nowhere', endpoint({ relabelings: [{ sourceLabels: ['a'] }] }),
    'endpoint "metrics".relabelings: got "replace without targetLabel"; allowed: a targetLabel. Name the label that it writes.',
  ],
])('refuses %s', (_, props, message) => {
  const all = { selector, endpoints: [METRICS], ...props };
  expect(() => new ServiceMonitor(apps(), 'monitor', all)).toThrow(new Error(`[test/monitor] ${message}`));
  expect(() => new PodMonitor(apps(), 'monitor', { ...all, selector: kplus.Pods.all(apps(), 'pods') })).toThrow(new Error(`[test/monitor] ${message}`));
});

test('are resources for cdk8s-plus', () => {
  const chart = apps();
  const monitors = [
    new ServiceMonitor(chart, 'a', { selector, endpoints: [METRICS] }), ServiceMonitor.fromServiceMonitorName(chart, 'b', 'a'),
    new PodMonitor(chart, 'c', { selector: kplus.Pods.all(chart, 'pods'), endpoints: [METRICS] }), PodMonitor.fromPodMonitorName(chart, 'd', 'c'),
  ];
  expect(monitors.map(({ apiVersion, kind, resourceType, name }) => [apiVersion, kind, resourceType, name].join())).toEqual([
    'monitoring.coreos.com/v1,ServiceMonitor,servicemonitors,a', 'monitoring.coreos.com/v1,ServiceMonitor,servicemonitors,a',
    'monitoring.coreos.com/v1,PodMonitor,podmonitors,c', 'monitoring.coreos.com/v1,PodMonitor,podmonitors,c',
  ]);
});
