import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, replicaSet, says } from '../judge';
import type { Verdict } from '../judge';
import { appTable, machine, namespace, object } from '../workload-table';

says({
  'subdomain/has-unique-hostname': {
    level: FindingLevel.ADVISED, allowed: ['another name than VirtualMachine vm has', 'no hostname in the template of several guests'],
  },
  'subdomain/fits-service': { level: FindingLevel.ADVISED },
  'subdomain/references-service': { level: FindingLevel.ADVISED, allowed: 'the name of a headless Service of namespace x' },
});

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

describe('subdomain/fits-service', () => {
  const rule = 'subdomain/fits-service';
  const of = (spec: object) => object('v1', 'Service', 'inner', { clusterIP: 'None', selector: { app: 'a' }, ports: [{ port: 22 }], ...spec });
  const labelled = machine({ subdomain: 'inner' }, { labels: { app: 'a' } });
  const wrong = (allowed: string): Verdict => [rule, 'spec.template.spec.subdomain', 'inner', { allowed }];
  appTable('subdomain', [
    ['a headless Service that selects it', [labelled, of({})]],
    ['a Service without a selector', [labelled, of({ selector: undefined }), of({ selector: {} })]],
    ['a Service with an address, without a selector', [labelled, of({ clusterIP: undefined, selector: undefined })]],
    ['a Service that selects by labels of KubeVirt', [labelled, of({ selector: { 'app': 'b', 'vm.kubevirt.io/name': 'vm' } })]],
    ['a Service of another namespace', [labelled, { ...of({ clusterIP: undefined }), metadata: { name: 'inner', namespace: 'y' } }]],
    ['a guest without a subdomain', [machine({}, { labels: { app: 'a' } }), of({ clusterIP: undefined })]],
    ['a Service with an address', [labelled, of({ clusterIP: undefined })], wrong('the name of a headless Service: inner has an address')],
    ['a Service that selects others', [labelled, of({ selector: { app: 'b' } })], wrong('the name of a Service that selects the guest: inner selects {"app":"b"}')],
  ]);
});

describe('subdomain/has-unique-hostname', () => {
  const rule = 'subdomain/has-unique-hostname';
  const path = 'spec.template.spec.hostname';
  const called = (hostname: string | undefined, name = 'vm', where = 'x') => machine({ hostname, subdomain: 'inner' }, {}, { metadata: { name, namespace: where } });
  const set = (fields: object) => merged(replicaSet({ subdomain: 'inner', ...fields }), { metadata: { namespace: 'x' }, spec: { replicas: 2 } });
  appTable('subdomain', [
    ['two hostnames', [called('a'), called('b', 'other')]],
    ['two names', [called(undefined), called(undefined, 'other')]],
    ['one hostname under two subdomains', [called('a'), machine({ hostname: 'a', subdomain: 'outer' }, {}, { metadata: { name: 'other' } })]],
    ['one hostname without a subdomain', [machine({ hostname: 'a' }), machine({ hostname: 'a' }, {}, { metadata: { name: 'other' } })]],
    ['one hostname in two namespaces', [called('a'), called('a', 'vm', 'y')]],
    ['a set whose guests are called like themselves', [set({})]],
    ['one hostname', [called('a'), called('a', 'other')], [rule, path, 'a']],
    ['the name of another VM', [called(undefined), called('vm', 'other')], [rule, path, 'vm']],
    ['names that differ after a dot only', [called('vm', 'vm'), called(undefined, 'vm.b')], [rule, 'metadata.name', 'vm']],
    ['a set with a hostname', [set({ hostname: 'a' })], [rule, path, 'a for 2 guests']],
  ]);
});
