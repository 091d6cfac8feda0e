import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Verdict } from '../judge';
import { appTable, machine, namespace, object } from '../workload-table';

says({ 'subdomain/references-service': { level: FindingLevel.ADVISED, allowed: 'the name of a headless Service of namespace x' } });

const guest = machine({ subdomain: 'inner' });
const service = (name: string, in_ = 'x') => object('v1', 'Service', name, { clusterIP: 'None' }, { namespace: in_ });
const found: Verdict = ['subdomain/references-service', 'spec.template.spec.subdomain', 'inner'];

appTable('subdomain', [
  ['a Service of the name is accepted', [namespace('x'), guest, service('inner')]],
  ['a namespace that the app does not make is accepted', [guest]],
  ['another namespace of the app is accepted', [namespace('y'), guest]],
  ['no subdomain is accepted', [namespace('x'), machine()]],
  ['no Service', [namespace('x'), guest], found],
  ['a Service of another name', [namespace('x'), guest, service('outer')], found],
  ['a Service of another namespace', [namespace('x'), guest, service('inner', 'y')], found],
  ['another kind of that name', [namespace('x'), guest, object('v1', 'ConfigMap', 'inner')], found],
]);
