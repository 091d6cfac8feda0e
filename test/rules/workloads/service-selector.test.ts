import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { appTable, namespace, object } from '../workload-table';

const RULE = 'service-selector/matches-services';
says({ [RULE]: { level: FindingLevel.ADVISED, allowed: 'labels of a Service that the app makes in namespace x' } });

const x = namespace('x');
const service = (labels: Json, where = 'x') => object('v1', 'Service', 's', { selector: { pod: 'p' }, ports: [{ port: 80 }] }, { labels, namespace: where });
const monitor = (spec: Json = {}) => object('monitoring.coreos.com/v1', 'ServiceMonitor', 'm', { selector: { matchLabels: { app: 'a' } }, endpoints: [{ port: 'http' }], ...spec });
const found = [RULE, 'spec.selector', '{"matchLabels":{"app":"a"}}'] as [string, string, string];

appTable('service-selector', [
  ['a Service', [x, service({ app: 'a' }), monitor()]],
  ['all Services', [x, service({ app: 'b' }), monitor({ selector: {} })]],
  ['no Service at all', [x, monitor()]],
  ['a namespace that the app does not make', [service({ app: 'b' }), monitor()]],
  ['Services of other namespaces', [x, service({ app: 'b' }), monitor({ namespaceSelector: { any: true } })]],
  ['what an operator may make', [x, service({ app: 'b' }), object('example.com/v1', 'Database', 'db'), monitor()]],
  ['another kind', [x, service({ app: 'b' }), object('monitoring.coreos.com/v1', 'Probe', 'm', { selector: { matchLabels: { app: 'a' } } })]],
  ['Services with other labels', [x, service({ app: 'b' }), monitor()], found],
  ['the labels of its pods', [x, service({ pod: 'p' }), monitor()], found],
  ['a Service of another namespace', [x, service({ app: 'b' }), service({ app: 'a' }, 'y'), monitor()], found],
]);
