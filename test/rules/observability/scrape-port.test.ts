import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { appTable, object } from '../workload-table';

const RULE = 'scrape-port/references-service-port';
const CONTAINER = 'scrape-port/references-container-port';
says({ [CONTAINER]: { level: FindingLevel.ADVISED, allowed: 'the name of a port of Deployment d: metrics' }, [RULE]: { level: FindingLevel.ADVISED, allowed: ['a port of Service s: http, https', 'the name of a port of Service s, which has none'] } });

const service = (ports: Json[], labels: Json = { app: 'a' }, where = 'x') => (
  object('v1', 'Service', 's', { selector: { pod: 'p' }, ports }, { labels, namespace: where })
);
const HTTP = [{ name: 'http', port: 80 }, { name: 'https', port: 443 }];
const monitor = (port: string | undefined, spec: Json = {}) => object('monitoring.coreos.com/v1', 'ServiceMonitor', 'm', {
  selector: { matchLabels: { app: 'a' } }, endpoints: [{ port: 'https' }, port === undefined ? { targetPort: 9100 } : { port }], ...spec,
});
const found = (port: string) => [RULE, 'spec.endpoints[1].port', port] as [string, string, string];

appTable('scrape-port', [
  ['a port of the Service', [service(HTTP), monitor('http')]],
  ['a port of the pods', [service(HTTP), monitor(undefined)]],
  ['no Service', [monitor('metrics')]],
  ['a Service with other labels', [service([{ port: 80 }], { app: 'b' }), monitor('metrics')]],
  ['a Service elsewhere', [service([{ port: 80 }], { app: 'a' }, 'y'), monitor('metrics')]],
  ['a port of one of the Services', [service(HTTP), { ...service([{ name: 'metrics', port: 1 }]), metadata: { name: 't', namespace: 'x', labels: { app: 'a' } } }, monitor('metrics')]],
  ['another name', [service(HTTP), monitor('metrics')], found('metrics')],
  ['a number', [service(HTTP), monitor('80')], found('80')],
  ['a port without name', [service([{ port: 80 }]), monitor('http')], [RULE, 'spec.endpoints[0].port', 'https'], found('http')],
  ['other namespaces', [service(HTTP, { app: 'a' }, 'y'), monitor('metrics', { namespaceSelector: { matchNames: ['y'] } })], found('metrics')],
  ['all namespaces', [service(HTTP, { app: 'a' }, 'y'), monitor('metrics', { namespaceSelector: { any: true } })], found('metrics')],
]);

const pods = (where = 'x', annotations: Json = {}) => object('apps/v1', 'Deployment', 'd', {
  selector: { matchLabels: { app: 'a' } },
  template: { metadata: { labels: { app: 'a' }, annotations }, spec: { containers: [{ name: 'c', image: 'c:1', ports: [{ name: 'metrics', containerPort: 9100 }, { containerPort: 80 }] }] } },
}, { namespace: where });
const podMonitor = (endpoint: Json, spec: Json = {}) => object('monitoring.coreos.com/v1', 'PodMonitor', 'm', {
  selector: { matchLabels: { app: 'a' } }, podMetricsEndpoints: [{ port: 'metrics' }, endpoint], ...spec,
});
const missing: [string, string, string] = [CONTAINER, 'spec.podMetricsEndpoints[1].port', 'http'];

describe('the pods of a PodMonitor', () => appTable('scrape-port', [
  ['a port of a container', [pods(), podMonitor({ port: 'metrics' })]],
  ['a number', [pods(), podMonitor({ portNumber: 80 })]],
  ['pods of others', [podMonitor({ port: 'http' })]],
  ['pods of another namespace', [pods('y'), podMonitor({ port: 'http' })]],
  ['a sidecar that is injected', [pods('x', { 'sidecar.istio.io/inject': 'true' }), podMonitor({ port: 'http' })]],
  ['another name', [pods(), podMonitor({ port: 'http' })], missing],
  ['of a namespace that is named', [pods('y'), podMonitor({ port: 'http' }, { namespaceSelector: { matchNames: ['y'] } })], missing],
  ['of all namespaces', [pods('y'), podMonitor({ port: 'http' }, { namespaceSelector: { any: true } })], missing],
]));
