import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, namespace, object } from '../workload-table';

const { ADVISED, UNSTARTABLE } = FindingLevel;
const LABEL = 'application-aware-quota/enable-gating';
const vm = (name: string) => machine({ domain: { cpu: { cores: 2 }, memory: { guest: '8Gi' } } }, {}, { metadata: { name }, spec: { runStrategy: 'Always' } });
const quota = (hard: Json, more: Json = {}) => object('aaq.kubevirt.io/v1alpha1', 'ApplicationAwareResourceQuota', 'q', { hard, ...more });
const labelled = (labels: Json) => merged(namespace('x'), { metadata: { labels } });
const gated = labelled({ [LABEL]: '' });
const operator = (spec: Json = {}) => ({ apiVersion: 'aaq.kubevirt.io/v1alpha1', kind: 'AAQ', metadata: { name: 'aaq' }, spec });
const charging = (configName?: string) => operator({ configuration: { vmiCalculatorConfiguration: configName === undefined ? {} : { configName } } });

describe('application-aware-quota/requires-gating-label', () => {
  const found: Verdict = ['application-aware-quota/requires-gating-label', 'metadata.namespace', 'x, without the label', {
    allowed: `a namespace with the label ${LABEL}`, level: ADVISED,
  }];
  appTable('application-aware-quota', [
    ['a namespace with the label', [gated, quota({ 'requests.memory/vmi': '16Gi' })]],
    ['whatever the label says', [labelled({ [LABEL]: 'false' }), quota({ 'requests.memory/vmi': '16Gi' })]],
    ['a namespace without', [namespace('x'), quota({ 'requests.memory/vmi': '4Gi' }), vm('a')], found],
    ['a namespace that is not known', [quota({ 'requests.memory/vmi': '4Gi' }), vm('a')]],
    ['a selector that selects it', [namespace('x'), labelled({ tier: 'a' }), operator({ namespaceSelector: { matchLabels: { tier: 'a' } } }), quota({ pods: '1' })]],
    ['a selector that does not', [gated, operator({ namespaceSelector: { matchLabels: { tier: 'a' } } }), quota({ pods: '1' })], found],
  ]);
});

describe('application-aware-quota/fits-pod and fits-workloads', () => {
  const pod = (key: string, got: string, most: string, level = UNSTARTABLE): Verdict => ['application-aware-quota/fits-pod', 'spec.template.spec', `${got} of ${key}`, {
    allowed: `at most ${most}, by ApplicationAwareResourceQuota q`, level,
  }];
  const all = (key: string, got: string, least: string, level = UNSTARTABLE): Verdict => ['application-aware-quota/fits-workloads', `spec.hard[${key}]`, got, {
    allowed: `at least ${least}`, level,
  }];
  appTable('application-aware-quota', [
    ['the guest as it is', [gated, charging('DedicatedVirtualResources'), quota({ 'requests.memory/vmi': '8Gi', 'requests.cpu/vmi': '2', 'requests.instances/vmi': '1' }), vm('a')]],
    ['more than the guest may have', [gated, charging('DedicatedVirtualResources'), quota({ 'requests.memory/vmi': '4Gi' }), vm('a')],
      pod('requests.memory/vmi', '8Gi', '4Gi')],
    ['the short names', [gated, charging(), quota({ 'cpu/vmi': '1' }), vm('a')], pod('cpu/vmi', '2', '1')],
    ['a calculator that is not known, by keys that only one has', [gated, quota({ 'memory/vmi': '4Gi' }), vm('a')], pod('memory/vmi', '8Gi', '4Gi', ADVISED)],
    ['a calculator that is not known, by other keys', [gated, quota({ 'requests.memory': '4Gi' }), vm('a')]],
    ['dedicated resources leave others alone', [gated, charging(), quota({ 'requests.memory': '4Gi', 'pods': '0' }), vm('a')]],
    ['virtual resources: neither overhead nor shares', [gated, charging('VirtualResources'), quota({ 'requests.memory': '8Gi', 'requests.cpu': '2', 'limits.cpu': '2' }), vm('a')]],
    ['virtual resources that are too many', [gated, charging('VirtualResources'), quota({ 'requests.cpu': '1999m' }), vm('a')], pod('requests.cpu', '2', '1999m')],
    ['the pod, without a configuration', [gated, operator(), quota({ 'requests.memory': '8Gi' }), vm('a')], pod('requests.memory', '8468Mi', '8Gi')],
    ['the guest of the pod', [gated, charging('GuestEffectiveResources'), quota({ 'requests.memory': '8Gi' }), vm('a')]],
    ['the guest of the pod that is too large', [gated, charging('GuestEffectiveResources'), quota({ 'requests.memory': '8191Mi' }), vm('a')],
      pod('requests.memory', '8Gi', '8191Mi')],
    ['two VMs', [gated, charging(), quota({ 'requests.memory/vmi': '15Gi' }), vm('a'), vm('b')], all('requests.memory/vmi', '15Gi', '16Gi')],
    ['two VMs that fit', [gated, charging(), quota({ 'requests.memory/vmi': '16Gi' }), vm('a'), vm('b')]],
    ['two VMs in files that are alternatives', [gated, charging(), quota({ 'requests.memory/vmi': '15Gi' }), vm('a'), vm('b'), vm('b')],
      all('requests.memory/vmi', '15Gi', '16Gi', ADVISED)],
    ['a namespace that is not gated', [namespace('x'), charging(), quota({ 'requests.memory/vmi': '15Gi' }), vm('a'), vm('b')],
      ['application-aware-quota/requires-gating-label', 'metadata.namespace', 'x, without the label', { allowed: `a namespace with the label ${LABEL}`, level: ADVISED }]],
    ['one that is too large is told alone', [
      gated, charging(), quota({ 'memory/vmi': '8Gi' }), vm('a'), merged(vm('b'), { spec: { template: { spec: { domain: { memory: { guest: '16Gi' } } } } } }),
    ], pod('memory/vmi', '16Gi', '8Gi')],
    ['pods of other classes', [
      gated, charging(), quota({ 'memory/vmi': '4Gi' }, { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['gold'] }] } }), vm('a'),
    ]],
  ]);
});

test('nothing is found, and nothing fails', () => {
  expect(judge([gated, charging(), quota({ 'memory/vmi': '8Gi' }), vm('a')])).toEqual([]);
});

describe('what the operator counts and allows', () => {
  const clusterQuota = (hard: Json = {}) => ({
    apiVersion: 'aaq.kubevirt.io/v1alpha1',
    kind: 'ApplicationAwareClusterResourceQuota',
    metadata: { name: 'c' },
    spec: { selector: { labels: { matchLabels: { tenant: 'b' } } }, quota: { hard } },
  });
  const allowing = operator({ configuration: { allowApplicationAwareClusterResourceQuota: true } });
  const counted = (field: string, by: string): Verdict => ['application-aware-quota/matches-vm-counting', `${field}[cpu/vmi]`, 'cpu/vmi', {
    allowed: `resources that ${by} counts`, level: ADVISED,
  }];
  const notAllowed: Verdict = ['application-aware-quota/requires-cluster-quotas', 'kind', 'ApplicationAwareClusterResourceQuota', {
    allowed: 'none, as AAQ aaq does not allow it', level: ADVISED,
  }];
  appTable('application-aware-quota', [
    ['guests, by the operator that counts them', [gated, charging('DedicatedVirtualResources'), quota({ 'cpu/vmi': '1' })]],
    ['guests, by the default of the configuration', [gated, charging(), quota({ 'cpu/vmi': '1' })]],
    ['guests, by another way of counting', [gated, charging('VirtualResources'), quota({ 'cpu/vmi': '1', 'requests.cpu': '1' })], counted('spec.hard', 'VirtualResources')],
    ['guests, without a configuration', [gated, operator(), quota({ 'cpu/vmi': '1' })], counted('spec.hard', 'VmiPodUsage')],
    ['guests, by an operator that is not known', [gated, quota({ 'cpu/vmi': '1' })]],
    ['guests of several namespaces', [allowing, clusterQuota({ 'cpu/vmi': '1' })], counted('spec.quota.hard', 'VmiPodUsage')],
    ['several namespaces, which is allowed', [allowing, clusterQuota({ pods: '1' })]],
    ['several namespaces, which is not', [operator(), clusterQuota({ pods: '1' })], notAllowed],
    ['several namespaces, by two operators that are alternatives', [operator(), allowing, clusterQuota({ pods: '1' })]],
    ['several namespaces, by an operator that is not known', [clusterQuota({ pods: '1' })]],
  ]);
});
