import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { appTable, namespace, object } from '../workload-table';

const RULE = 'service-selector/matches-services';
const LAUNCHERS = 'service-selector/avoids-launcher-labels';
says({
  [RULE]: { level: FindingLevel.ADVISED, allowed: 'labels of a Service that the app makes in namespace x' },
  [LAUNCHERS]: { level: FindingLevel.ADVISED, allowed: 'labels of Services' },
});

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
  ['launchers', [monitor({ selector: { matchLabels: { 'kubevirt.io': 'virt-launcher' } } })],
    [LAUNCHERS, 'spec.selector.matchLabels[kubevirt.io]', 'kubevirt.io: virt-launcher']],
  ['the name of a VM', [monitor({ selector: { matchLabels: { 'vm.kubevirt.io/name': 'vm' } } })],
    [LAUNCHERS, 'spec.selector.matchLabels[vm.kubevirt.io/name]', 'vm.kubevirt.io/name: vm']],
  ['launchers beside a Service', [monitor({ selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['my-app', 'virt-launcher'] }] } })],
    [LAUNCHERS, 'spec.selector.matchExpressions[0]', 'app: virt-launcher']],
  ['what is no launcher', [monitor({ selector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['virt-launcher'] }] } })]],
  ['a Service with a label of launchers', [service({ app: 'virt-launcher' }), monitor({ selector: { matchLabels: { app: 'virt-launcher' } } })]],
  ['a Service of another namespace', [x, service({ app: 'b' }), service({ app: 'a' }, 'y'), monitor()], found],
]);
