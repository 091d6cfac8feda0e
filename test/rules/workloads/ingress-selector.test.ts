import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, namespace, object } from '../workload-table';

const RULE = 'ingress-selector/matches-ingresses';

says({ [RULE]: { level: FindingLevel.ADVISED, allowed: 'labels of an Ingress that the app makes in namespace x' } });

const x = namespace('x');
const ingress = object('networking.k8s.io/v1', 'Ingress', 'shop', { defaultBackend: { service: { name: 's', port: { number: 80 } } } }, { labels: { app: 'shop' } });
const probe = (value: unknown, more: Json = {}) => object('monitoring.coreos.com/v1', 'Probe', 'p', {
  prober: { url: 'blackbox.monitoring.svc:9115' }, targets: { ingress: { selector: value, ...more } },
});
const other = { matchLabels: { app: 'other' } };
const found: Verdict = [RULE, 'spec.targets.ingress.selector', '{"matchLabels":{"app":"other"}}'];

appTable('ingress-selector', [
  ['an Ingress by its labels', [x, ingress, probe({ matchLabels: { app: 'shop' } })]],
  ['all Ingresses', [x, ingress, probe(undefined)]],
  ['Ingresses of all namespaces', [x, ingress, probe(other, { namespaceSelector: { any: true } })]],
  ['Ingresses of others', [x, ingress, probe(other, { namespaceSelector: { matchNames: ['y'] } })]],
  ['a namespace that others make', [ingress, probe(other)]],
  ['a namespace without Ingress', [x, probe(other)]],
  ['what an operator may make', [x, ingress, probe(other), object('example.com/v1', 'Shop', 's')]],
  ['fixed targets', [x, ingress, object('monitoring.coreos.com/v1', 'Probe', 'p', { targets: { staticConfig: { static: ['https://example.com'] } } })]],
  ['what is no selector', [x, ingress, probe('app=other')]],
  ['no Ingress', [x, ingress, probe(other)], found],
  ['no Ingress of the namespace that it names', [x, ingress, probe(other, { namespaceSelector: { matchNames: ['x'] } })], found],
]);
