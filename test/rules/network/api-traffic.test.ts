import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, object } from '../workload-table';

const RULE = 'api-traffic/requires-egress-to-api-server';
says({ [RULE]: { level: FindingLevel.ADVISED, allowed: 'egress to the API server' } });

const LABELS = { app: 'job' };
const container = { name: 'c', image: 'registry.example.com/kubectl:1.34.1' };
const podSpec = (spec: Json = {}) => ({ serviceAccountName: 'sa', restartPolicy: 'Never', containers: [container], ...spec });
const job = (spec?: Json) => object('batch/v1', 'Job', 'j', { template: { metadata: { labels: LABELS }, spec: podSpec(spec) } });
const cronJob = object('batch/v1', 'CronJob', 'c', {
  schedule: '0 2 * * *', jobTemplate: { spec: { template: { metadata: { labels: LABELS }, spec: podSpec() } } },
});
const binding = (subject: Json = {}, kind = 'RoleBinding') => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind,
  metadata: kind === 'RoleBinding' ? { name: 'b', namespace: 'x' } : { name: 'b' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
  subjects: [{ kind: 'ServiceAccount', name: 'sa', namespace: 'x', ...subject }],
});
const account = (automountServiceAccountToken: boolean) => ({
  apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'sa', namespace: 'x' }, automountServiceAccountToken,
});
const policy = (...egress: Json[]) => object('networking.k8s.io/v1', 'NetworkPolicy', 'p', { podSelector: {}, policyTypes: ['Egress'], egress });
const deny = policy();
const to = (peer: Json, ports?: Json[]) => policy({ to: [peer], ...ports ? { ports } : {} });
const found = (path: string, name = 'sa'): Verdict => [RULE, `${path}.serviceAccountName`, `${name}, which has a role, and no way to the API server`];
const closed = found('spec.template.spec');
const ADDRESS = { ipBlock: { cidr: '192.0.2.10/32' } };

appTable('api-traffic', [
  ['without NetworkPolicies', [job(), binding()]],
  ['behind a default deny', [job(), binding(), deny], closed],
  ['of a CronJob', [cronJob, binding(), deny], found('spec.jobTemplate.spec.template.spec')],
  ['of a Pod', [object('v1', 'Pod', 'p', podSpec()), binding(), deny], found('spec')],
  ['by a ClusterRoleBinding', [job(), binding({}, 'ClusterRoleBinding'), deny], closed],
  ['of the default account', [job({ serviceAccountName: undefined }), binding({ name: 'default' }), deny], found('spec.template.spec', 'default')],
  ['of an account without a role', [job(), binding({ name: 'other' }), deny]],
  ['of an account of another namespace', [job(), binding({ namespace: 'y' }), deny]],
  ['of a user of the same name', [job(), binding({ kind: 'User', namespace: undefined, apiGroup: 'rbac.authorization.k8s.io' }), deny]],
  ['without a token', [job({ automountServiceAccountToken: false }), binding(), deny]],
  ['of an account without a token', [job(), account(false), binding(), deny]],
  ['of an account with one', [job(), account(true), binding(), deny], closed],
  ['with a token all the same', [job({ automountServiceAccountToken: true }), account(false), binding(), deny], closed],
  ['of the network of the node', [job({ hostNetwork: true }), binding(), deny]],
  ['with a way to addresses', [job(), binding(), deny, to(ADDRESS)]],
  ['with a way to addresses by UDP', [job(), binding(), to(ADDRESS, [{ port: 53, protocol: 'UDP' }])], closed],
  ['with a way to everything', [job(), binding(), deny, policy({})]],
  ['with a way to pods', [job(), binding(), to({ podSelector: {} })], closed],
  ['with a way to pods of a namespace', [job(), binding(), to({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } })], closed],
  ['with a way to the network of nodes on OpenShift',
    [job(), binding(), to({ namespaceSelector: { matchLabels: { 'policy-group.network.openshift.io/host-network': '' } } })]],
  ['behind a deny of ingress', [job(), binding(), object('networking.k8s.io/v1', 'NetworkPolicy', 'p', { podSelector: {}, policyTypes: ['Ingress'] })]],
  ['behind a deny of other pods',
    [job(), binding(), object('networking.k8s.io/v1', 'NetworkPolicy', 'p', { podSelector: { matchLabels: { app: 'other' } }, policyTypes: ['Egress'] })]],
  ['beside policies of Cilium', [job(), binding(), deny, object('cilium.io/v2', 'CiliumNetworkPolicy', 'p')]],
  ['beside policies of administrators', [job(), binding(), deny, {
    apiVersion: 'policy.networking.k8s.io/v1alpha1', kind: 'AdminNetworkPolicy', metadata: { name: 'p' }, spec: {},
  }]],
]);
