import { App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  GrafanaWorkloadsDashboard, KibanaSavedSearch, LogBackend, LogBackendCredentials, LogCollector, LogCollectorEngine, LogIndex, PodMonitor,
  VmAlerts,
} from 'cdk8s-kubevirt';

const app = new App();

/** The namespace of what collects logs. Its pods read folders of the nodes, which Pod Security allows where `privileged` is enforced only. */
const cluster = new Chart(app, 'namespace');
new kplus.Namespace(cluster, 'logging', { metadata: { name: 'logging', labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } });

/** One pipeline for logs of containers and serial consoles of VMs. Each namespace has indices of its own: containers-shop-…, vms-shop-…. */
const logging = new Chart(app, 'logging', { namespace: 'logging' });
const secret = kplus.Secret.fromSecretName(logging, 'Secret', 'elasticsearch-writer');
const collector = new LogCollector(logging, 'fluent-bit', {
  backend: LogBackend.elasticsearch({
    host: 'elasticsearch.logging.svc',
    index: LogIndex.byNamespace(),
    replaceDots: true,
    tls: { ca: { secret, key: 'ca.crt' } },
    credentials: LogBackendCredentials.basic({ user: { secret, key: 'username' }, password: { secret, key: 'password' } }),
  }),
  engine: LogCollectorEngine.fluentBit({ diskBufferMegabytes: 2000, retryLimit: -1, podAnnotations: false, metricsPort: 2020 }),
  excludedNamespaces: ['kube-system'],
  priorityClassName: 'system-node-critical',
});
new PodMonitor(logging, 'fluent-bit-metrics', {
  metadata: { labels: { release: 'kube-prometheus-stack' } },
  selector: collector,
  endpoints: [{ port: 'metrics', path: '/api/v1/metrics/prometheus', interval: Duration.seconds(30) }],
});

/** Who is called when a container or a VM lacks something: steal from 5 % on, as the shop's VMs wait for customers. */
new VmAlerts(new Chart(app, 'alerts', { namespace: 'monitoring' }), 'workloads', {
  metadata: { labels: { release: 'kube-prometheus-stack' } },
  guests: { steal: { ratio: 0.05, pendingFor: Duration.minutes(5) } },
});

/** What the people of the shop look at: their containers and VMs in one view, and what their VMs wrote to the console. */
const dashboards = new Chart(app, 'dashboards', { namespace: 'monitoring' });
new GrafanaWorkloadsDashboard(dashboards, 'shop-dashboard', {
  title: 'Shop: containers and VMs', namespaces: ['shop', 'shop-db'], tags: ['shop'], refresh: Duration.minutes(1),
});
new KibanaSavedSearch(dashboards, 'shop-consoles', {
  title: 'Shop: serial consoles',
  // With the 2 of the year: vms-shop-* alone takes in namespaces whose names begin alike.
  indexPattern: 'vms-shop-2*,vms-shop-db-2*',
  query: 'log : *error* or log : *panic*',
  columns: ['kubernetes.labels.vm_kubevirt_io/name', 'log'],
});

app.synth();
