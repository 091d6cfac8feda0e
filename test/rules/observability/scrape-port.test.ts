import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { appTable, machine, object } from '../workload-table';

const RULE = 'scrape-port/references-service-port';
const CONTAINER = 'scrape-port/references-container-port';
const TARGET = 'scrape-port/references-target-port';
says({ [TARGET]: { level: FindingLevel.ADVISED, allowed: ['a port of Deployment d: metrics, 9100, 80', 'a port of VirtualMachine vm, which declares none', 'a port of VirtualMachine vm: exporter, 9100'] }, [CONTAINER]: { level: FindingLevel.ADVISED, allowed: 'the name of a port of Deployment d: metrics' }, [RULE]: { level: FindingLevel.ADVISED, allowed: ['a port of Service s: http, https', 'the name of a port of Service s, which has none'] } });

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

describe('the targetPort of a ServiceMonitor', () => {
  const behind = (selector: Json | undefined = { app: 'a' }, where = 'x') => (
    object('v1', 'Service', 's', { selector, ports: [{ name: 'http', port: 80 }] }, { labels: { app: 'a' }, namespace: where })
  );
  const scraping = (endpoint: Json, spec: Json = {}) => object('monitoring.coreos.com/v1', 'ServiceMonitor', 'm', {
    selector: { matchLabels: { app: 'a' } }, endpoints: [endpoint], ...spec,
  });
  const guest = (ports?: Json[]) => machine({
    domain: { devices: { interfaces: [{ name: 'default', masquerade: {}, ports }] } }, networks: [{ name: 'default', pod: {} }],
  }, { labels: { app: 'a' } });
  const missed = (got: string): [string, string, string] => [TARGET, 'spec.endpoints[0].targetPort', got];
  appTable('scrape-port', [
    ['a name that a container declares', [pods(), behind(), scraping({ targetPort: 'metrics' })]],
    ['a number that a container declares', [pods(), behind(), scraping({ targetPort: 9100 }), scraping({ targetPort: 80 })]],
    ['a number that an interface declares', [guest([{ port: 9100 }]), behind(), scraping({ targetPort: 9100 })]],
    ['beside port, which counts', [pods(), behind(), scraping({ port: 'http', targetPort: 'none' })]],
    ['pods of others', [behind(), scraping({ targetPort: 'none' })]],
    ['a Service without selector', [pods(), object('v1', 'Service', 's', { ports: [{ name: 'http', port: 80 }] }, { labels: { app: 'a' }, namespace: 'x' }), scraping({ targetPort: 'none' })]],
    ['a sidecar that is injected', [pods('x', { 'sidecar.istio.io/inject': 'true' }), behind(), scraping({ targetPort: 15020 })]],
    ['another name', [pods(), behind(), scraping({ targetPort: 'http' })], missed('http')],
    ['another number', [pods(), behind(), scraping({ targetPort: 8080 })], missed('8080')],
    ['a number as text', [pods(), behind(), scraping({ targetPort: '9100' })], missed('9100')],
    ['of a guest that declares none', [guest(), behind(), scraping({ targetPort: 9100 })], missed('9100')],
    ['another of a guest', [guest([{ name: 'exporter', port: 9100 }]), behind(), scraping({ targetPort: 9182 })], missed('9182')],
    ['in all namespaces', [pods('y'), behind({ app: 'a' }, 'y'), scraping({ targetPort: 8080 }, { namespaceSelector: { any: true } })], missed('8080')],
  ]);
});
