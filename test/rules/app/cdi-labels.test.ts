import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { appTable, object } from '../workload-table';

const EGRESS = 'cdi-labels/avoids-open-egress';
const INGRESS = 'cdi-labels/avoids-open-ingress';
says({
  [EGRESS]: { level: FindingLevel.ADVISED, allowed: 'the addresses that images come from' },
  [INGRESS]: { level: FindingLevel.ADVISED, allowed: 'clone sources of namespaces that are named' },
});

const RBAC = 'rbac.authorization.k8s.io';
const grant = (role = 'edit', where = 'x') => ({
  ...object(`${RBAC}/v1`, 'RoleBinding', 'b', undefined, { namespace: where }),
  spec: undefined,
  roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
  subjects: [{ apiGroup: RBAC, kind: 'Group', name: 'tenant' }],
});
const policy = (name: string, spec: Json) => object('networking.k8s.io/v1', 'NetworkPolicy', name, spec);
const deny = policy('deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
const WORKERS = { matchLabels: { app: 'containerized-data-importer' } };
const world = [{ ipBlock: { cidr: '0.0.0.0/0' } }];
const toImporters = (to: Json[] | undefined = world, podSelector: Json = WORKERS, ...more: Json[]) => (
  policy('importers', { podSelector, policyTypes: ['Egress'], egress: [...more, { ...to && { to }, ports: [{ port: 443 }] }] })
);
const admission = (expression: string) => object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', 'labels', {
  matchConstraints: { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }] }, validations: [{ expression }],
}, { namespace: undefined });
const bound = (matchResources?: Json, policyName = 'labels') => object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', 'labels', {
  policyName, validationActions: ['Deny'], ...matchResources && { matchResources },
}, { namespace: undefined });
const inNamespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
const reserved = admission("object.metadata.labels['app'] != 'containerized-data-importer'");
const found = (i = 0): [string, string, string] => [EGRESS, `spec.egress[${i}]`, 'all addresses'];

describe('importers', () => appTable('cdi-labels', [
  ['the world for importers, where tenants make pods', [grant(), deny, toImporters()], found()],
  ['the world of IPv6', [grant(), deny, toImporters([{ ipBlock: { cidr: '::/0' } }])], found()],
  ['the world as no peers', [grant(), deny, toImporters([])], found()],
  ['the world in a second rule', [grant(), deny, toImporters(world, WORKERS, { to: [{ podSelector: {} }] })], found(1)],
  ['the world for pods labelled as importers', [grant(), deny, toImporters(world, { matchLabels: { 'cdi.kubevirt.io': 'importer' } })], found()],
  ['the world for pods that have the label', [grant(), deny, toImporters(world, { matchExpressions: [{ key: 'cdi.kubevirt.io', operator: 'Exists' }] })], found()],
  ['some addresses', [grant(), deny, toImporters([{ ipBlock: { cidr: '203.0.113.0/24' } }])]],
  ['some addresses beside the world', [grant(), deny, toImporters([{ ipBlock: { cidr: '203.0.113.0/24' } }, ...world])], found()],
  ['pods', [grant(), deny, toImporters([{ namespaceSelector: {} }])]],
  ['no egress', [grant(), deny, policy('importers', { podSelector: WORKERS, policyTypes: ['Egress'] })]],
  ['where nobody makes pods', [deny, toImporters()]],
  ['where tenants only read', [grant('view'), deny, toImporters()]],
  ['where tenants make pods elsewhere', [grant('edit', 'y'), deny, toImporters()]],
  ['without a default deny', [grant(), toImporters()]],
  ['where all pods reach the world', [grant(), deny, policy('all', { podSelector: {}, policyTypes: ['Egress'], egress: [{}] }), toImporters()]],
  ['for other pods', [grant(), deny, toImporters(world, { matchLabels: { app: 'web' } })]],
  ['for all pods', [grant(), deny, toImporters(world, {})]],
  ['the label kept for CDI', [grant(), deny, toImporters(), reserved, bound(inNamespace('x'))]],
  ['the label kept for CDI everywhere', [grant(), deny, toImporters(), reserved, bound()]],
  ['the label kept for CDI elsewhere', [grant(), deny, toImporters(), reserved, bound(inNamespace('y'))], found()],
  ['the label kept for CDI by a policy that is not bound', [grant(), deny, toImporters(), reserved, bound(undefined, 'other')], found()],
  ['the label kept for CDI beside another rule', [grant(), deny, toImporters(), {
    ...reserved, spec: { ...reserved.spec, validations: [{ expression: 'true' }, ...reserved.spec.validations] },
  }, bound()]],
  ['another label kept', [grant(), deny, toImporters(), admission('true'), bound()], found()],
]));

describe('clone sources', () => {
  const sources = { matchLabels: { 'app': 'containerized-data-importer', 'cdi.kubevirt.io': 'cdi-clone-source' } };
  const everywhere = { namespaceSelector: {}, podSelector: sources };
  const from = (peers: Json[], podSelector: Json = WORKERS, ...more: Json[]) => (
    policy('clones', { podSelector, policyTypes: ['Ingress'], ingress: [...more, { from: peers, ports: [{ port: 8443 }] }] })
  );
  const open = (i = 0, j = 0): [string, string, string] => [INGRESS, `spec.ingress[${i}].from[${j}]`, 'clone sources of all namespaces'];
  appTable('cdi-labels', [
    ['of all namespaces', [deny, from([everywhere])], open()],
    ['of all namespaces, by one label', [deny, from([{ ...everywhere, podSelector: { matchLabels: { 'cdi.kubevirt.io': 'cdi-clone-source' } } }])], open()],
    ['of all namespaces, to upload servers', [deny, from([everywhere], { matchLabels: { 'cdi.kubevirt.io': 'cdi-upload-server' } })], open()],
    ['of all namespaces, in a second rule and a second peer', [deny, from([{ podSelector: sources }, everywhere], WORKERS, { from: [{ podSelector: sources }] })], open(1, 1)],
    ['of all namespaces but one', [deny, from([{
      ...everywhere, namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['y'] }] },
    }])], open()],
    ['of a namespace that is named', [deny, from([{ ...everywhere, ...inNamespace('golden-images') }])]],
    ['of the namespace itself', [deny, from([{ podSelector: sources }])]],
    ['of all namespaces, to other pods', [deny, from([everywhere], { matchLabels: { app: 'web' } })]],
    ['beside all pods of all namespaces', [deny, from([everywhere, { namespaceSelector: {} }])]],
    ['beside all pods of a namespace', [deny, from([everywhere, inNamespace('y')])], open()],
    ['beside everybody', [deny, from([everywhere], WORKERS, {})]],
    ['beside addresses', [deny, from([everywhere, { ipBlock: { cidr: '10.0.0.0/8' } }])]],
    ['of all namespaces, for egress only', [policy('clones', { podSelector: WORKERS, policyTypes: ['Egress'], ingress: [{ from: [everywhere] }] })]],
    ['of all namespaces, their labels kept for CDI there', [deny, from([everywhere]), reserved, bound()]],
    ['of all namespaces, their labels kept for CDI in one', [deny, from([everywhere]), reserved, bound(inNamespace('x'))], open()],
  ]);
});
