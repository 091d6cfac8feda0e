import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { appTable, object } from '../workload-table';

const RULE = 'scrape-port/references-service-port';
says({ [RULE]: { level: FindingLevel.ADVISED, allowed: ['a port of Service s: http, https', 'the name of a port of Service s, which has none'] } });

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
