import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, namespace, object } from '../workload-table';

const RULE = 'pod-selector/matches-pods';

const NEAR = 'pod-selector/avoids-near-miss';
says({
  [RULE]: { level: FindingLevel.ADVISED, allowed: 'labels of a pod or a VM that the app makes in namespace x' },
  [NEAR]: { level: FindingLevel.ADVISED },
});

const x = namespace('x');
const service = (selector: Json | undefined, metadata: Json = {}) => object('v1', 'Service', 's', { selector, ports: [{ port: 80 }] }, metadata);
const budget = (selector: Json | undefined) => object('policy/v1', 'PodDisruptionBudget', 'b', { selector, minAvailable: 1 });
const vm = machine({}, { labels: { app: 'a' } });
const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'c:1' }], restartPolicy: 'Never' } };
const deployment = object('apps/v1', 'Deployment', 'd', {
  selector: { matchLabels: { app: 'a' } }, template: { ...template, spec: { containers: template.spec.containers } },
});
const cronJob = object('batch/v1', 'CronJob', 'j', { schedule: '* * * * *', jobTemplate: { spec: { template } } });
const pod = object('v1', 'Pod', 'p', { containers: [{ name: 'c', image: 'c:1' }] }, { labels: { app: 'a' } });
const inX = (manifest: Json) => merged(manifest, { metadata: { namespace: 'x' } });
const a = service({ app: 'a' });
const named = (value: string, label = 'vm.kubevirt.io/name') => service({ [label]: value });
const found = (selector: Json): Verdict => [RULE, 'spec.selector', JSON.stringify({ matchLabels: selector })];

describe('accepts', () => appTable('pod-selector', [
  ['a VM', [x, vm, a, budget({ matchLabels: { app: 'a' } })]],
  ['a Pod', [x, pod, a]],
  ['a Deployment', [x, deployment, a]],
  ['a CronJob', [x, cronJob, a]],
  ['a pool by its name and an index', [x, inX(pool()), named('t-0'), named('t-12')]],
  ['a pool by the id of a VM', [x, inX(pool()), named('t-3', 'vmi.kubevirt.io/id')]],
  ['a pool by a name and something besides', [x, inX(pool()), service({ 'vm.kubevirt.io/name': 't-0', 'app': 'b' })]],
  ['a replica set by its name and what is appended', [x, inX(replicaSet()), named('tx7k2p')]],
  ['a VM by its name', [x, vm, named('vm')]],
  ['a VM by its id', [x, vm, named('vm', 'vmi.kubevirt.io/id')]],
  ['a VM by its host name', [x, machine({ hostname: 'host' }), named('host')]],
  ['a VM by the first part of its name', [x, machine({}, {}, { metadata: { name: 'a.b' } }), named('a')]],
  ['launcher pods', [x, vm, named('virt-launcher', 'kubevirt.io')]],
  ['a label whose value only the cluster knows', [x, vm, named('n1', 'kubevirt.io/nodeName'), named('u', 'kubevirt.io/created-by'), named('u', 'pr.kubevirt.io/u')]],
  ['a label whose value only the cluster knows, beside another', [x, vm, service({ 'app': 'b', 'kubevirt.io/nodeName': 'n1' })]],
  ['no selector', [x, service(undefined), service({}), budget(undefined), budget({})]],
  ['a namespace that the app does not make', [a]],
  ['what an operator may make', [x, a, object('example.com/v1', 'Database', 'db')]],
  ['what a clone may make', [x, a, object('clone.kubevirt.io/v1beta1', 'VirtualMachineClone', 'c', {
    source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'vm' },
  })]],
  ['labels of the VM itself, which are told otherwise', [x, machine({}, {}, { metadata: { labels: { app: 'a' } } }), a]],
  ['another kind with a selector', [x, object('v1', 'ReplicationController', 'r', { selector: { app: 'a' } })]],
]));

describe('advises against', () => appTable('pod-selector', [
  ['nothing', [x, a], found({ app: 'a' })],
  ['a budget of nothing', [x, budget({ matchLabels: { app: 'a' } })], found({ app: 'a' })],
  ['an expression', [x, vm, budget({ matchExpressions: [{ key: 'app', operator: 'In', values: ['b'] }] })],
    [RULE, 'spec.selector', '{"matchExpressions":[{"key":"app","operator":"In","values":["b"]}]}']],
  ['another value', [x, vm, service({ app: 'b' })], found({ app: 'b' })],
  ['a VM of another namespace', [x, merged(vm, { metadata: { namespace: 'y' } }), a], found({ app: 'a' })],
  ['what an operator may make in another namespace', [x, a, object('example.com/v1', 'Database', 'db', {}, { namespace: 'y' })], found({ app: 'a' })],
  ['a VM by another name', [x, vm, named('vm-x7k2p')], found({ 'vm.kubevirt.io/name': 'vm-x7k2p' })],
  ['a VM by a label that KubeVirt does not set', [x, vm, named('vm', 'kubevirt.io/vm')], found({ 'kubevirt.io/vm': 'vm' })],
  ['beside objects of other groups that make no pods', [
    x, a, object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'n', { config: '{}' }), object('keda.sh/v1alpha1', 'ScaledObject', 'k', {}),
    object('keda.sh/v1alpha1', 'TriggerAuthentication', 't', {}), object('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', 'v', {}),
    object('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', 'v', { source: { persistentVolumeClaimName: 'c' } }),
    object('monitoring.coreos.com/v1', 'Probe', 'p', { prober: { url: 'blackbox:9115' } }),
    object('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', 'a', { priority: 1, subject: { namespaces: {} } }),
    merged(object('discovery.k8s.io/v1', 'EndpointSlice', 'e', undefined), { addressType: 'IPv4', endpoints: [] }),
  ], found({ app: 'a' })],
]));

describe('NetworkPolicies and PodMonitors', () => {
  const policy = (podSelector: Json) => object('networking.k8s.io/v1', 'NetworkPolicy', 'n', { podSelector, policyTypes: ['Ingress'] });
  const monitor = (selector: Json, more: Json = {}) => object('monitoring.coreos.com/v1', 'PodMonitor', 'm', { selector, podMetricsEndpoints: [{ port: 'http' }], ...more });
  const b = { matchLabels: { app: 'b' } };
  const text = '{"matchLabels":{"app":"b"}}';
  appTable('pod-selector', [
    ['accepts pods of the app', [x, vm, policy({ matchLabels: { app: 'a' } }), monitor({ matchLabels: { app: 'a' } })]],
    ['accepts all pods', [x, vm, policy({}), monitor({})]],
    ['accepts a namespace for the pods of others', [x, policy(b), monitor(b)]],
    ['accepts pods of other namespaces', [x, vm, monitor(b, { namespaceSelector: { any: true } })]],
    ['accepts a namespace that the app does not make', [vm, policy(b)]],
    ['accepts pods of CDI', [x, vm, policy({ matchLabels: { app: 'containerized-data-importer' } }), policy({ matchLabels: { 'cdi.kubevirt.io': 'importer' } })]],
    ['accepts pods of KubeVirt', [x, vm, policy({ matchLabels: { 'kubevirt.io': 'hotplug-disk' } }), policy({ matchExpressions: [{ key: 'cdi.kubevirt.io/x', operator: 'Exists' }] })]],
    ['accepts pods of KubeVirt by something besides', [x, vm, policy({ matchLabels: { 'app': 'b', 'kubevirt.io': 'hotplug-disk' } })]],
    ['accepts a VM by its name', [x, vm, policy({ matchLabels: { 'vm.kubevirt.io/name': 'vm' } })]],
    ['advises against a policy for nothing', [x, vm, policy(b)], [RULE, 'spec.podSelector', text]],
    ['advises against a monitor of nothing', [x, vm, monitor(b)], [RULE, 'spec.selector', text]],
    ['advises against a policy for a VM by another name', [x, vm, policy({ matchLabels: { 'vm.kubevirt.io/name': 'wm' } })],
      [RULE, 'spec.podSelector', '{"matchLabels":{"vm.kubevirt.io/name":"wm"}}']],
    ['advises against a key that only looks like one of KubeVirt', [x, vm, policy({ matchLabels: { 'mykubevirt.io/a': 'b' } })],
      [RULE, 'spec.podSelector', '{"matchLabels":{"mykubevirt.io/a":"b"}}']],
  ]);
});

describe('the peers of a NetworkPolicy', () => {
  const NAME = 'kubernetes.io/metadata.name';
  const selecting = (value: string) => ({ podSelector: { matchLabels: { app: value } } });
  const inNamespace = (name: string, value: string, more: Json = {}) => ({
    ...selecting(value), namespaceSelector: { matchLabels: { [NAME]: name, ...more } },
  });
  const policy = (rules: Json, kind: [string, string] = ['networking.k8s.io/v1', 'NetworkPolicy'], metadata: Json = {}) => (
    object(...kind, 'p', { podSelector: { matchLabels: { app: 'a' } }, ...rules }, metadata)
  );
  const from = (...peers: Json[]) => policy({ ingress: [{ from: peers }] });
  const at = (field: string): Verdict => [RULE, `spec.${field}.podSelector`, '{"matchLabels":{"app":"b"}}'];
  const elsewhere: Verdict = [RULE, 'spec.ingress[0].from[0].podSelector', '{"matchLabels":{"app":"b"}}', { allowed: 'labels of a pod or a VM that the app makes in namespace y' }];
  const y = [namespace('y'), merged(vm, { metadata: { namespace: 'y' } })];

  appTable('pod-selector', [
    ['a VM', [x, vm, from(selecting('a'))]],
    ['all pods', [x, vm, from({ podSelector: {} })]],
    ['an address', [x, vm, from({ ipBlock: { cidr: '10.0.0.0/8' } })]],
    ['pods of a namespace that is not named', [x, vm, from({ ...selecting('b'), namespaceSelector: { matchLabels: { team: 't' } } })]],
    ['pods of a namespace that is named by more than its name', [x, vm, from(inNamespace('x', 'b', { team: 't' }))]],
    ['pods of a namespace of others', [x, vm, from(inNamespace('monitoring', 'prometheus'))]],
    ['pods of a namespace by a name that is one of others', [x, vm, from({ ...selecting('b'), namespaceSelector: { matchExpressions: [{ key: NAME, operator: 'In', values: ['x', 'z'] }] } })]],
    ['the importers of CDI', [x, vm, from({ podSelector: { matchLabels: { 'cdi.kubevirt.io': 'importer' } } })]],
    ['a namespace without pods', [x, ...y, from(inNamespace('y', 'a'))]],
    ['nobody who may come in', [x, vm, from(selecting('a'), selecting('b'))], at('ingress[0].from[1]')],
    ['nobody to go to', [x, vm, policy({ egress: [{}, { to: [selecting('b')] }] })], at('egress[1].to[0]')],
    ['nobody in the namespace by its name', [x, vm, from(inNamespace('x', 'b'))], at('ingress[0].from[0]')],
    ['nobody in another namespace of the app', [x, vm, ...y, from(inNamespace('y', 'b'))], elsewhere],
    ['a policy of another network', [x, vm, policy({ ingress: [{ from: [selecting('b')] }] }, ['k8s.cni.cncf.io/v1beta1', 'MultiNetworkPolicy'])], at('ingress[0].from[0]')],
  ]);
});

describe('a PodMonitor of other namespaces', () => {
  const monitor = (namespaceSelector: Json) => object('monitoring.coreos.com/v1', 'PodMonitor', 'm', {
    namespaceSelector, selector: { matchLabels: { app: 'b' } }, podMetricsEndpoints: [{ portNumber: 80 }],
  });
  appTable('pod-selector', [
    ['of all', [x, vm, monitor({ any: true })]],
    ['of two', [x, vm, monitor({ matchNames: ['x', 'y'] })]],
    ['of one that others make', [x, vm, monitor({ matchNames: ['y'] })]],
    ['of one that the app makes', [x, vm, monitor({ matchNames: ['x'] })], [RULE, 'spec.selector', '{"matchLabels":{"app":"b"}}']],
  ]);
});

describe('policies of administrators', () => {
  const VERSIONS = { AdminNetworkPolicy: 'v1alpha1', BaselineAdminNetworkPolicy: 'v1alpha1', ClusterNetworkPolicy: 'v1alpha2' };
  const policy = (spec: Json, kind: keyof typeof VERSIONS = 'AdminNetworkPolicy') => (
    merged(object(`policy.networking.k8s.io/${VERSIONS[kind]}`, kind, 'a', { priority: 1, ...spec }), { metadata: { namespace: undefined } })
  );
  const pods = (value: string, name = 'x') => ({
    pods: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } }, podSelector: { matchLabels: { app: value } } },
  });
  const everywhere = { subject: { namespaces: {} } };
  const at = (field: string): Verdict => [RULE, `spec.${field}.pods.podSelector`, '{"matchLabels":{"app":"b"}}'];
  appTable('pod-selector', [
    ['for pods of the app', [x, vm, policy({ subject: pods('a') })]],
    ['for whole namespaces', [x, vm, policy(everywhere)]],
    ['for pods of namespaces of others', [x, vm, policy({ subject: pods('b', 'y') })]],
    ['for pods of namespaces that are not named', [x, vm, policy({ subject: { pods: { namespaceSelector: {}, podSelector: { matchLabels: { app: 'b' } } } } })]],
    ['for a namespace whose pods others make', [x, policy({ subject: pods('b') })]],
    ['that are no policies', [x, vm, policy({ subject: 'all', ingress: [{ from: ['b', null] }] })]],
    ['for no pod', [x, vm, policy({ subject: pods('b') })], at('subject')],
    ['that let nobody in', [x, vm, policy({ ...everywhere, ingress: [{ action: 'Allow', from: [pods('a'), pods('b')] }] }, 'BaselineAdminNetworkPolicy')], at('ingress[0].from[1]')],
    ['that let nobody out', [x, vm, policy({ ...everywhere, egress: [{ action: 'Accept', to: [pods('b')] }] }, 'ClusterNetworkPolicy')], at('egress[0].to[0]')],
  ]);
});

describe('affinities', () => {
  const term = (labelSelector?: Json, more: Json = {}) => ({ topologyKey: 'kubernetes.io/hostname', ...labelSelector && { labelSelector }, ...more });
  const b = { matchLabels: { app: 'b' } };
  const apart = (...terms: Json[]) => machine({ affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } } }, { labels: { app: 'a' } });
  const preferred = (kind: string) => (
    machine({ affinity: { [kind]: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term(b) }] } } })
  );
  const at = (field: string): Verdict => [RULE, `spec.template.spec.affinity.${field}.labelSelector`, '{"matchLabels":{"app":"b"}}'];
  appTable('pod-selector', [
    ['apart from itself', [x, apart(term({ matchLabels: { app: 'a' } }))]],
    ['apart from all', [x, apart(term({}), term())]],
    ['apart from pods of other namespaces', [x, apart(term(b, { namespaces: ['y'] }), term(b, { namespaceSelector: {} }))]],
    ['in a namespace that others make', [apart(term(b))]],
    ['apart from what an operator may make', [x, apart(term(b)), object('example.com/v1', 'Database', 'db')]],
    ['apart from what cannot be', [x, apart(term({ matchLabels: { 'a b': 'c' } }))]],
    ['apart from nothing', [x, apart(term({ matchLabels: { app: 'a' } }), term(b))], at('podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[1]')],
    ['rather apart from nothing', [x, preferred('podAntiAffinity')], at('podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm')],
    ['rather beside nothing', [x, preferred('podAffinity')], at('podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm')],
  ]);
});

const shop = machine({}, { labels: { app: 'shop', tier: 'front' } });
const shopping = (...names: string[]) => names.map((name) => machine({}, { labels: { app: name } }, { metadata: { name } }));
const near = (selector: Json, allowed: string): Verdict => [NEAR, 'spec.selector', JSON.stringify({ matchLabels: selector }), { allowed }];

describe('a namespace that the app does not make', () => appTable('pod-selector', [
  ['the labels of a VM', [shop, service({ app: 'shop', tier: 'front' })]],
  ['another name', [shop, service({ app: 'mail' })]],
  ['a sibling', [...shopping('shop-a'), service({ app: 'shop-b' })]],
  ['two that are misspelt', [shop, service({ app: 'shops', tier: 'fornt' })]],
  ['one that is misspelt, and another pod', [shop, machine({}, { labels: { tier: 'back' } }, { metadata: { name: 'db' } }), service({ app: 'shops', tier: 'back' })]],
  ['a fleet', [...shopping(...Array.from({ length: 51 }, (_, i) => `shop${i}x`)), service({ app: 'shop1xx' })]],
  ['a VM of another namespace', [machine({}, { labels: { app: 'shop' } }, { metadata: { namespace: 'y' } }), service({ app: 'shops' })]],
  ['a misspelt value', [shop, service({ app: 'shops', tier: 'front' })], near({ app: 'shops', tier: 'front' }, 'app: shop, a label of VirtualMachine vm')],
  ['a misspelt key', [shop, service({ tire: 'front' })], near({ tire: 'front' }, 'tier: front, a label of VirtualMachine vm')],
  ['a budget', [shop, budget({ matchLabels: { app: 'shop', tier: 'fronts' } })], near({ app: 'shop', tier: 'fronts' }, 'tier: front, a label of VirtualMachine vm')],
]));
