import type { Change } from '../change';
import type { Json, JsonObject } from '../guest';
import type { OtherKind } from '../other-kind';

const SELECTORS: readonly (Json | undefined)[] = [
  undefined, {}, { matchLabels: { app: 'a' } }, { matchLabels: { app: 'b' } }, { matchLabels: { 'a b': 'c' } }, { matchLabels: { app: 'b c' } }, { matchExpressions: [{ key: 'app', operator: 'In' }] },
  { matchExpressions: [{ key: 'app', operator: 'In', values: ['a'] }] }, { matchExpressions: [{ key: 'app', operator: 'Like' }] }, { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['a'] }] }, { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] },
];
const SHARES: readonly (Json | undefined)[] = [undefined, 0, 1, -1, '25%', '0%', '101%', '1', 'some', '100%', '-5%', '+5%'];
const replicas: Change = { path: 'spec.replicas', values: [0, 3, -1] };
const minReady: Change = { path: 'spec.minReadySeconds', values: [0, 5, -1] };
const history: Change = { path: 'spec.revisionHistoryLimit', values: [0, -1] };
const selector: Change = { path: 'spec.selector', values: SELECTORS };
const QUANTITIES: readonly Json[] = ['1', '-1', '500m', 0, '1Gi', '1500m'];

/** The spec of a pod that is admitted. */
export const podSpec = (): JsonObject => ({
  containers: [{ name: 'c', image: 'i' }],
  volumes: [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }],
});

const template = (more: JsonObject = {}): JsonObject => ({ metadata: { labels: { app: 'a' } }, spec: { ...podSpec(), ...more } });
const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const set = (): JsonObject => ({ selector: { matchLabels: { app: 'a' } }, template: template() });

/** Kinds with pods, by topic, and where the template is. */
export const podKinds: Readonly<Record<string, OtherKind & { readonly template?: string }>> = {
  'pod': { manifest: { apiVersion: 'v1', kind: 'Pod', spec: podSpec() }, changes: [] },
  'deployment': {
    manifest: { apiVersion: 'apps/v1', kind: 'Deployment', spec: set() },
    template: 'template',
    changes: [
      replicas, minReady, history, selector,
      { path: 'spec.progressDeadlineSeconds', values: [0, 600, 5, -1] },
      { path: 'spec.strategy', values: [{}, { type: 'Recreate' }, { type: 'Other' }, { type: 'Recreate', rollingUpdate: { maxSurge: 1 } }, { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }, { rollingUpdate: { maxSurge: '0%', maxUnavailable: 0 } }, ...SHARES.filter((share): share is Json => share !== undefined).flatMap((share): Json[] => [{ rollingUpdate: { maxSurge: share } }, { rollingUpdate: { maxUnavailable: share } }])] },
    ],
  },
  'replica-set': { manifest: { apiVersion: 'apps/v1', kind: 'ReplicaSet', spec: set() }, template: 'template', changes: [replicas, minReady, selector] },
  'daemon-set': {
    manifest: { apiVersion: 'apps/v1', kind: 'DaemonSet', spec: set() },
    template: 'template',
    changes: [minReady, history, selector, { path: 'spec.updateStrategy', values: [{}, { type: 'OnDelete' }, { type: 'Other' }, ...SHARES.filter((share): share is Json => share !== undefined).flatMap((share): Json[] => [{ rollingUpdate: { maxSurge: share } }, { rollingUpdate: { maxUnavailable: share } }]), { rollingUpdate: { maxUnavailable: 1, maxSurge: 1 } }, { rollingUpdate: { maxUnavailable: 0 } }] }],
  },
  'stateful-set': {
    manifest: { apiVersion: 'apps/v1', kind: 'StatefulSet', spec: { ...set(), serviceName: 's', volumeClaimTemplates: [{ metadata: { name: 'd' }, spec: CLAIM }] } },
    template: 'template',
    changes: [
      replicas, minReady, history, selector,
      { path: 'spec.serviceName', values: ['S', '', undefined, 'a.b'] },
      { path: 'spec.podManagementPolicy', values: ['Parallel', 'Other', ''] },
      { path: 'spec.updateStrategy', values: [{ type: 'OnDelete' }, { type: 'OnDelete', rollingUpdate: { partition: 1 } }, { type: 'Other' }, { rollingUpdate: { partition: -1 } }, { rollingUpdate: { maxUnavailable: 1 } }, {}] },
      { path: 'spec.ordinals', values: [{ start: 1 }, { start: -1 }] },
      { path: 'spec.persistentVolumeClaimRetentionPolicy', values: [{ whenDeleted: 'Delete' }, { whenDeleted: 'Other' }, { whenDeleted: 'Retain', whenScaled: 'Delete' }] },
      { path: 'spec.volumeClaimTemplates', values: [[{ metadata: { name: 'd' }, spec: CLAIM }], [{ metadata: { name: 'd' }, spec: {} }], [{ metadata: { name: 'D' }, spec: CLAIM }], [{ spec: CLAIM }], [{ metadata: { name: 'd' } }]] },
    ],
  },
  'job': {
    manifest: { apiVersion: 'batch/v1', kind: 'Job', spec: { template: template({ restartPolicy: 'Never' }) } },
    template: 'template',
    changes: [
      { path: 'spec.parallelism', values: [0, -1] }, { path: 'spec.completions', values: [0, -1, 3] }, { path: 'spec.activeDeadlineSeconds', values: [0, -1, 1] }, { path: 'spec.backoffLimit', values: [0, -1] },
      { path: 'spec.ttlSecondsAfterFinished', values: [0, -1] }, { path: 'spec.completionMode', values: ['Indexed', 'NonIndexed', 'Other'] }, { path: 'spec.backoffLimitPerIndex', values: [1, -1] }, { path: 'spec.maxFailedIndexes', values: [1] },
      { path: 'spec.selector', values: [{ matchLabels: { app: 'a' } }] }, { path: 'spec.manualSelector', values: [true] }, { path: 'spec.podReplacementPolicy', values: ['Failed', 'Other'] },
      { path: 'spec.podFailurePolicy', values: [{ rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [1] } }] }, { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [] } }] }, { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [0] } }] }, { rules: [{ action: 'FailJob' }] }, { rules: [{ action: 'FailIndex', onPodConditions: [{ type: 'a' }] }] }] },
      { path: 'spec.successPolicy', values: [{ rules: [{ succeededCount: 1 }] }, { rules: [] }] },
      { path: 'spec.template.spec.restartPolicy', values: ['Always', 'OnFailure', undefined] },
    ],
  },
  'cron-job': {
    manifest: { apiVersion: 'batch/v1', kind: 'CronJob', spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: template({ restartPolicy: 'OnFailure' }) } } } },
    template: 'jobTemplate.spec.template',
    changes: [
      { path: 'spec.schedule', values: ['', '*/15 * * * *', '0 24 * * *', '@daily', '@reboot', 'daily', 'TZ=UTC 0 0 * * *', 'CRON_TZ=UTC 0 0 * * *', '0 0 0 * * *', undefined] },
      { path: 'spec.timeZone', values: ['Europe/Berlin', 'Europe/Nowhere', '', 'Local', 'UTC', 'CET', 'europe/berlin', '/etc/x'] },
      { path: 'spec.concurrencyPolicy', values: ['Forbid', 'Never', ''] }, { path: 'spec.startingDeadlineSeconds', values: [-1, 0, 5] }, { path: 'spec.successfulJobsHistoryLimit', values: [-1, 0] }, { path: 'spec.failedJobsHistoryLimit', values: [-1, 0] },
      { path: 'spec.jobTemplate.spec.parallelism', values: [-1] }, { path: 'spec.jobTemplate.spec.template.spec.restartPolicy', values: ['Always', undefined] },
      { path: 'spec.jobTemplate.spec.selector', values: [{ matchLabels: { app: 'a' } }] },
      { path: 'metadata.name', values: ['x'.repeat(52), 'x'.repeat(53)] },
    ],
  },
};

const metric = (target: Json): Json => [{ type: 'Resource', resource: { name: 'cpu', target } }];
const backend = (more: Json): Json => ({ rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: more }] } }] });
const path = (more: Json): Json => ({ rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } }, ...more as JsonObject }] } }] });
const peers = (peer: Json): Json => [{ from: [peer] }];
const limits = (item: Json): Json => [item];
const rule = (more: JsonObject): Json => [{ apiGroups: [''], resources: ['pods'], verbs: ['get'], ...more }];
const drop = (value: JsonObject, key: string): Json => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
const RULE = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };
const RULES: readonly Json[] = [rule({}), [drop(RULE, 'apiGroups')], [drop(RULE, 'resources')], [drop(RULE, 'verbs')], rule({ verbs: [] }), [{ nonResourceURLs: ['/x'], verbs: ['get'] }], rule({ nonResourceURLs: ['/x'] }), rule({ apiGroups: [] }), rule({ resourceNames: ['a'] }), []];
const SUBJECTS: readonly Json[] = [
  [{ kind: 'ServiceAccount', name: 'a', namespace: 'n' }], [{ kind: 'ServiceAccount', name: 'a' }], [{ kind: 'ServiceAccount', name: 'A', namespace: 'n' }], [{ kind: 'ServiceAccount', name: 'a', namespace: 'n', apiGroup: 'rbac.authorization.k8s.io' }],
  [{ kind: 'User', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }], [{ kind: 'User', name: 'a' }], [{ kind: 'User', name: 'a', apiGroup: '' }], [{ kind: 'User', name: 'a', apiGroup: 'x' }], [{ kind: 'Group', name: '', apiGroup: 'rbac.authorization.k8s.io' }], [{ kind: 'Robot', name: 'a' }], [{ kind: 'Group', name: 'system:authenticated' }],
];
const ROLE_REFS: readonly Json[] = [
  { kind: 'Role', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }, { kind: 'ClusterRole', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }, { kind: 'ClusterRole', name: 'a' }, { kind: 'ClusterRole', name: 'a', apiGroup: '' }, { kind: 'ClusterRole', name: '', apiGroup: '' }, { kind: 'ClusterRole', name: 'a/b' }, { kind: 'ClusterRole', name: '..' }, { kind: 'Robot', name: 'a' }, { kind: 'ClusterRole', name: 'a', apiGroup: 'v1' }, { kind: 'ClusterRole', name: 'system:a' },
];
const BINDING = { roleRef: { kind: 'ClusterRole', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }, subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'n' }] };

/** Other kinds of Kubernetes, by topic. */
export const plainKinds: Readonly<Record<string, OtherKind>> = {
  'namespace': { manifest: { apiVersion: 'v1', kind: 'Namespace' }, clusterWide: true, changes: [{ path: 'spec', values: [{}, { finalizers: ['kubernetes'] }, { finalizers: ['a b'] }, { finalizers: ['x'] }] }] },
  'service-account': { manifest: { apiVersion: 'v1', kind: 'ServiceAccount' }, changes: [{ path: 'secrets', values: [[{ name: 'A' }], [{}]] }, { path: 'imagePullSecrets', values: [[{ name: 'A' }], [{}]] }, { path: 'automountServiceAccountToken', values: [true] }] },
  'config-map': { manifest: { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } }, changes: [{ path: 'data', values: [{ 'a b': 'c' }, { '': 'c' }, { '..': 'c' }, { '.a': 'c' }, { 'a/b': 'c' }, { ['x'.repeat(254)]: 'c' }, { '..2024': 'c' }, { 'A_b-c.d': '' }] }, { path: 'binaryData', values: [{ a: 'YQ==' }, { b: 'YQ==' }, { 'b c': 'YQ==' }, { b: 'no base' }] }, { path: 'immutable', values: [true] }] },
  'secret': { manifest: { apiVersion: 'v1', kind: 'Secret', stringData: { a: 'b' } }, changes: [{ path: 'data', values: [{ 'a b': 'YQ==' }, { '': 'YQ==' }, { b: 'YQ==' }] }, { path: 'stringData', values: [{ 'a b': 'c' }, {}] }, { path: 'type', values: ['kubernetes.io/tls', 'kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg', 'kubernetes.io/basic-auth', 'kubernetes.io/ssh-auth', 'kubernetes.io/service-account-token', 'Opaque', 'bootstrap.kubernetes.io/token', ''] }] },
  'resource-quota': {
    manifest: { apiVersion: 'v1', kind: 'ResourceQuota', spec: { hard: { 'requests.cpu': '1' } } },
    changes: [
      { path: 'spec.hard', values: [{}, ...['cpu', 'gpu', 'pods', 'requests.example.com/gpu', 'limits.example.com/gpu', 'count/virtualmachines.kubevirt.io', 'count/a b', 'gold.storageclass.storage.k8s.io/requests.storage', 'persistentvolumeclaims', 'requests.ephemeral-storage', 'hugepages-2Mi', 'requests.hugepages-2Mi', 'services.nodeports', 'a b', 'limits.cpu', 'ephemeral-storage', 'storage', 'kubernetes.io/batch'].flatMap((name) => QUANTITIES.slice(0, 3).map((value): Json => ({ [name]: value })))] },
      { path: 'spec.scopes', values: [['BestEffort'], ['Terminating', 'NotTerminating'], ['Other'], ['NotBestEffort'], ['PriorityClass'], ['BestEffort', 'NotBestEffort'], ['Terminating'], ['CrossNamespacePodAffinity']] },
      { path: 'spec.scopeSelector', values: [{ matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['a'] }] }, { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In' }] }, { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'Exists', values: ['a'] }] }, { matchExpressions: [{ scopeName: 'BestEffort', operator: 'In', values: ['a'] }] }, { matchExpressions: [{ scopeName: 'Other', operator: 'Exists' }] }, { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'Like' }] }, { matchExpressions: [{ scopeName: 'BestEffort', operator: 'Exists' }] }] },
    ],
  },
  'limit-range': {
    manifest: { apiVersion: 'v1', kind: 'LimitRange', spec: { limits: [{ type: 'Container', default: { cpu: '1' } }] } },
    changes: [{
      path: 'spec.limits',
      values: [
        limits({ type: 'Container', default: { cpu: '1' }, defaultRequest: { cpu: '2' } }), limits({ type: 'Container', min: { cpu: 2 }, max: { cpu: 1 } }), limits({ type: 'Container', max: { cpu: 1 }, default: { cpu: 2 } }), limits({ type: 'Container', min: { cpu: 2 }, default: { cpu: 1 } }),
        limits({ type: 'Container', max: { cpu: 1 }, defaultRequest: { cpu: 2 } }), limits({ type: 'Container', min: { cpu: 2 }, defaultRequest: { cpu: 1 } }), limits({ type: 'Pod', default: { cpu: 1 } }), limits({ type: 'Pod', max: { cpu: 1 } }), limits({ type: 'Pod', defaultRequest: { cpu: 1 } }),
        limits({ type: 'PersistentVolumeClaim', max: { storage: '1Gi' } }), limits({ type: 'PersistentVolumeClaim', default: { storage: '1Gi' } }), limits({ type: 'PersistentVolumeClaim', max: { cpu: 1 } }), limits({ type: 'Other', max: { cpu: 1 } }), limits({ type: 'Container', max: { gpu: 1 } }), limits({ type: 'Container', max: { 'example.com/gpu': 1 } }), limits({ type: 'Container', default: { 'example.com/gpu': 1 }, defaultRequest: { 'example.com/gpu': 2 } }),
        limits({ type: 'Container', maxLimitRequestRatio: { cpu: '0.5' } }), limits({ type: 'Container', maxLimitRequestRatio: { cpu: 4 } }), limits({ type: 'Container', min: { cpu: 1 }, max: { cpu: 2 }, maxLimitRequestRatio: { cpu: 4 } }), [{ type: 'Container' }, { type: 'Container' }], limits({ type: '' }), limits({ type: 'Container', max: { storage: 1 } }), limits({ type: 'Container', max: { cpu: -1 } }), limits({ type: 'Container', default: { memory: '1Gi' }, min: { cpu: 1 } }), limits({ type: 'Container', min: { cpu: 1 } }), limits({ type: 'PersistentVolumeClaim' }), limits({ type: 'PersistentVolumeClaim', min: { storage: '1Gi' } }),
      ],
    }],
  },
  'network-policy': {
    manifest: { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec: { podSelector: {} } },
    changes: [
      { path: 'spec.podSelector', values: SELECTORS },
      { path: 'spec.policyTypes', values: [['Ingress'], ['Other'], ['Ingress', 'Egress', 'Ingress'], ['Ingress', 'Ingress'], []] },
      { path: 'spec.ingress', values: [...[{}, { podSelector: {} }, { ipBlock: { cidr: '10.0.0.0/8' } }, { ipBlock: { cidr: '10.0.0.0' } }, { ipBlock: { cidr: '10.0.0.1/8' } }, { ipBlock: { cidr: '' } }, { ipBlock: { cidr: '010.0.0.0/8' } }, { ipBlock: { cidr: '10.0.0.0/33' } }, { ipBlock: { cidr: 'fd00::/8', except: ['fd00:1::/32'] } }, { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }, { ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] } }, { ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] } }, { ipBlock: { cidr: '10.0.0.0/8', except: ['x'] } }, { ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }, { namespaceSelector: {}, podSelector: {} }, { podSelector: { matchLabels: { a: 'b c' } } }, { namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] } }].map((peer) => peers(peer as Json)), [{}], [{ ports: [{}] }], [{ from: [] }]] },
      { path: 'spec.egress', values: ([{ port: 0 }, { port: 80 }, { port: 65535 }, { port: 65536 }, { port: 'http' }, { port: 'HTTP' }, { port: '80' }, { port: 'x'.repeat(16) }, { port: 80, endPort: 90 }, { port: 80, endPort: 70 }, { port: 'http', endPort: 90 }, { endPort: 90 }, { port: 80, endPort: 70000 }, { port: 80, protocol: 'tcp' }, { protocol: 'ICMP' }, { protocol: 'SCTP' }, { port: 80, endPort: 80 }, { port: 0, endPort: 65535 }, { port: -1 }] as JsonObject[]).map((port) => [{ ports: [port] }]) },
    ],
  },
  'role': { manifest: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', rules: [RULE] }, changes: [{ path: 'rules', values: [...RULES, undefined] }] },
  'cluster-role': { manifest: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', rules: [RULE] }, clusterWide: true, changes: [{ path: 'rules', values: [...RULES, undefined] }, { path: 'aggregationRule', values: [{}, { clusterRoleSelectors: [] }, { clusterRoleSelectors: [{ matchLabels: { a: 'b' } }] }, { clusterRoleSelectors: [{ matchLabels: { a: 'b c' } }] }] }] },
  'role-binding': { manifest: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', ...BINDING }, changes: [{ path: 'roleRef', values: [...ROLE_REFS, undefined] }, { path: 'subjects', values: [...SUBJECTS, undefined] }] },
  'cluster-role-binding': { manifest: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', ...BINDING }, clusterWide: true, changes: [{ path: 'roleRef', values: ROLE_REFS }, { path: 'subjects', values: SUBJECTS }] },
  'service': {
    manifest: { apiVersion: 'v1', kind: 'Service', spec: { selector: { app: 'a' }, ports: [{ port: 80 }] } },
    changes: [
      { path: 'spec.ports', values: [[], undefined, [{ port: 0 }], [{ port: 65536 }], [{ port: 80 }, { port: 81 }], [{ port: 80, name: 'a' }, { port: 81, name: 'a' }], [{ port: 80, name: 'a' }, { port: 80, name: 'b' }], [{ port: 80, name: 'a' }, { port: 80, name: 'b', protocol: 'UDP' }], [{ port: 80, name: 'A' }], [{ port: 80, name: 'x'.repeat(16) }], [{ port: 80, targetPort: 0 }], [{ port: 80, targetPort: 'web' }], [{ port: 80, targetPort: 'Web' }], [{ port: 80, targetPort: '80' }], [{ port: 80, targetPort: 'x'.repeat(16) }], [{ port: 80, targetPort: 70000 }], [{ port: 80, protocol: 'tcp' }], [{ port: 80, nodePort: 30000 }], [{ port: 80, appProtocol: 'a b' }], [{ port: 80, name: '' }], [{ port: 10250, name: 'a' }]] },
      { path: 'spec.type', values: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName', 'Other', ''] },
      { path: 'spec.externalName', values: ['a.example', 'A b', '', '1.2.3.4', 'a.example.'] },
      { path: 'spec.clusterIP', values: ['None', 'none', '10.0.0.1', 'x', '', '10.0.0.01'] },
      { path: 'spec.clusterIPs', values: [['None'], ['10.0.0.1'], ['10.0.0.1', '10.0.0.2']] },
      { path: 'spec.selector', values: [undefined, {}, { 'a b': 'c' }, { a: 'b c' }] },
      { path: 'spec.sessionAffinity', values: ['ClientIP', 'Other', 'None', ''] },
      { path: 'spec.sessionAffinityConfig', values: [{ clientIP: { timeoutSeconds: 5 } }, { clientIP: { timeoutSeconds: 0 } }, {}] },
      { path: 'spec.externalIPs', values: [['1.2.3.4'], ['x'], ['127.0.0.1'], ['0.0.0.0'], ['169.254.1.1'], ['fe80::1'], ['1.2.3.04']] },
      { path: 'spec.loadBalancerSourceRanges', values: [['10.0.0.0/8'], ['x'], ['10.0.0.0']] },
      { path: 'spec.loadBalancerClass', values: ['a.b/c', 'x'] },
      { path: 'spec.externalTrafficPolicy', values: ['Local', 'Cluster', 'Other'] },
      { path: 'spec.internalTrafficPolicy', values: ['Local', 'Other'] },
      { path: 'spec.ipFamilyPolicy', values: ['SingleStack', 'RequireDualStack', 'Other'] },
      { path: 'spec.ipFamilies', values: [['IPv4'], ['IPv4', 'IPv6'], ['IPv4', 'IPv4'], ['IPv5']] },
      { path: 'spec.healthCheckNodePort', values: [30000, -1] },
      { path: 'spec.allocateLoadBalancerNodePorts', values: [false] },
      { path: 'spec.trafficDistribution', values: ['PreferClose', 'Other'] },
      { path: 'spec.publishNotReadyAddresses', values: [true] },
      { path: 'metadata.name', values: ['a.b', '1a', 'x'.repeat(64), 'a-'] },
    ],
  },
  'ingress': {
    manifest: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', spec: path({}) },
    changes: [
      { path: 'spec', values: [{}, { defaultBackend: { service: { name: 's', port: { number: 80 } } } }, { defaultBackend: {} }, { rules: [] }, ...[{ path: 'x' }, { path: '' }, { path: undefined as unknown as Json }, { path: '/a//b' }, { path: '/a/./b' }, { path: '/a/../b' }, { path: '/a/..' }, { path: '/a/.' }, { path: '/a%2fb' }, { path: '/a%2Fb' }, { pathType: 'Regex' }, { pathType: undefined as unknown as Json }, { pathType: 'ImplementationSpecific', path: '' }, { pathType: 'ImplementationSpecific', path: 'x' }, { pathType: 'ImplementationSpecific', path: '/a//b' }, { pathType: 'Exact', path: '/a' }].map((more) => path(more as Json)), ...[{}, { service: { name: 's' } }, { service: { name: '', port: { number: 80 } } }, { service: { name: 'S', port: { number: 80 } } }, { service: { name: '1s', port: { number: 80 } } }, { service: { name: 's', port: { number: 80, name: 'web' } } }, { service: { name: 's', port: { name: 'web' } } }, { service: { name: 's', port: { name: 'WEB' } } }, { service: { name: 's', port: { number: 70000 } } }, { service: { name: 's', port: {} } }, { resource: { kind: 'A', name: 'b', apiGroup: 'c.d' } }, { resource: { kind: 'A', name: 'b' } }, { resource: { kind: '', name: 'b' } }, { resource: { kind: 'A', name: 'b' }, service: { name: 's', port: { number: 1 } } }].map((more) => backend(more as Json))] },
      { path: 'spec.rules[0].host', values: ['a.example', '*.a.example', '*', 'A.example', '1.2.3.4', 'a_b.c', '*.*.a', 'a.*.b', '*a.b', ''] },
      { path: 'spec.rules[0].http', values: [{ paths: [] }, undefined] },
      { path: 'spec.tls', values: [[{}], [{ hosts: ['a.b'], secretName: 's' }], [{ hosts: ['A'] }], [{ hosts: ['*.a.b'] }], [{ hosts: ['*'] }], [{ secretName: 'S' }], [{ hosts: [''] }]] },
      { path: 'spec.ingressClassName', values: ['nginx', 'N', ''] },
      { path: 'metadata.annotations', values: [{ 'kubernetes.io/ingress.class': 'x' }] },
    ],
  },
  'persistent-volume-claim': {
    manifest: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', spec: CLAIM },
    changes: [
      { path: 'spec.accessModes', values: [undefined, [], ['ReadWriteOnce', 'ReadWriteMany'], ['RWO'], ['ReadWriteOncePod'], ['ReadWriteOncePod', 'ReadWriteOnce']] },
      { path: 'spec.resources', values: [undefined, {}, ...['0', '-1', '1500m', '1'].map((storage): Json => ({ requests: { storage } })), { requests: { storage: '1Gi' }, limits: { storage: '1Mi' } }, { requests: { cpu: 1 } }] },
      { path: 'spec.storageClassName', values: ['', 'Gold', 'gold', 'a b'] },
      { path: 'spec.volumeMode', values: ['Block', 'Filesystem', 'Other', ''] },
      { path: 'spec.selector', values: SELECTORS },
      { path: 'spec.dataSource', values: [{ kind: 'PersistentVolumeClaim', name: 'p' }, { kind: 'PersistentVolumeClaim', name: '' }, { kind: 'Pod', name: 'p' }, { kind: 'VolumeSnapshot', name: 's', apiGroup: 'snapshot.storage.k8s.io' }, { kind: 'VolumeSnapshot', name: 's' }, { kind: '', name: 's' }] },
      { path: 'spec.dataSourceRef', values: [{ kind: 'A', name: 'p', apiGroup: 'b.c' }, { kind: 'A', name: 'p' }, { kind: 'PersistentVolumeClaim', name: 'p' }, { kind: 'A', name: '', apiGroup: 'b.c' }, { kind: 'A', name: 'a', apiGroup: 'B_c' }, { kind: 'A', name: 'p', apiGroup: 'b.c', namespace: 'n' }] },
      { path: 'spec.volumeAttributesClassName', values: ['a', 'A', ''] },
    ],
  },
  'storage-class': {
    manifest: { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', provisioner: 'a.b' },
    clusterWide: true,
    changes: [{ path: 'provisioner', values: ['', 'kubernetes.io/no-provisioner', 'A B', undefined, 'a/b/c'] }, { path: 'reclaimPolicy', values: ['Retain', 'Delete', 'Recycle', 'Other', ''] }, { path: 'volumeBindingMode', values: ['WaitForFirstConsumer', 'Other', 'Immediate', ''] }, { path: 'parameters', values: [{ a: 'b' }, { '': 'b' }, { a: '' }] }, { path: 'allowedTopologies', values: [[{ matchLabelExpressions: [{ key: 'a', values: ['b'] }] }], [{ matchLabelExpressions: [{ key: 'a', values: [] }] }], [{ matchLabelExpressions: [{ key: 'a b', values: ['b'] }] }], [{ matchLabelExpressions: [{ key: 'a', values: ['b'] }, { key: 'a', values: ['b'] }] }], [{}]] }, { path: 'allowVolumeExpansion', values: [true] }],
  },
  'priority-class': {
    manifest: { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', value: 1 },
    clusterWide: true,
    changes: [{ path: 'value', values: [0, -5, 1_000_000_000, 1_000_000_001, undefined, 2_000_000_000] }, { path: 'metadata.name', values: ['system-x', 'system-cluster-critical', 'system-node-critical'] }, { path: 'preemptionPolicy', values: ['Never', 'Other'] }, { path: 'globalDefault', values: [true] }],
  },
  'disruption-budget': {
    manifest: { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', spec: { selector: { matchLabels: { app: 'a' } } } },
    changes: [{ path: 'spec.minAvailable', values: SHARES }, { path: 'spec.maxUnavailable', values: SHARES }, { path: 'spec.selector', values: SELECTORS }, { path: 'spec.unhealthyPodEvictionPolicy', values: ['AlwaysAllow', 'Other', ''] }],
  },
  'autoscaler': {
    manifest: { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' }, maxReplicas: 3 } },
    changes: [
      { path: 'spec.maxReplicas', values: [0, 1, -1, undefined] }, { path: 'spec.minReplicas', values: [0, 1, 5, -1] },
      { path: 'spec.scaleTargetRef', values: [{}, { kind: 'Deployment', name: '' }, { kind: '', name: 'd' }, { kind: 'a/b', name: 'd' }, { kind: 'Deployment', name: 'd' }, { kind: 'Deployment', name: 'a/b' }, { kind: 'Deployment', name: 'd', apiVersion: 'a/b/c' }] },
      { path: 'spec.metrics', values: [metric({ type: 'Utilization', averageUtilization: 50 }), metric({ type: 'Utilization', averageUtilization: 0 }), metric({ type: 'Utilization' }), metric({ type: 'Value', value: '1' }), metric({ type: 'AverageValue', averageValue: '1' }), metric({ type: 'AverageValue', averageValue: '0' }), metric({ type: 'Other', averageValue: '1' }), metric({ type: 'Utilization', averageUtilization: 50, averageValue: '1' }), [{ type: 'Resource' }], [{ type: 'Other' }], [{ type: 'Pods', pods: { metric: { name: 'a' }, target: { type: 'AverageValue', averageValue: 1 } } }], [{ type: 'Pods', pods: { metric: { name: '' }, target: { type: 'AverageValue', averageValue: 1 } } }], [{ type: 'Pods', pods: { metric: { name: 'a' }, target: { type: 'Value', value: 1 } } }], [{ type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value', value: 1 } } }], [{ type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value' } } }], [{ type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value', value: 1, averageValue: 1 } } }], [{ type: 'Object', object: { describedObject: { kind: 'A', name: 'b' }, metric: { name: 'a' }, target: { type: 'Value', value: 1 } } }], [{ type: 'Object', object: { describedObject: { kind: '', name: 'b' }, metric: { name: 'a' }, target: { type: 'Value', value: 1 } } }], [{ type: 'ContainerResource', containerResource: { container: 'c', name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }], [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } }, pods: { metric: { name: 'a' }, target: { type: 'AverageValue', averageValue: 1 } } }], [{ type: 'Resource', resource: { name: '', target: { type: 'Utilization', averageUtilization: 50 } } }]] },
      { path: 'spec.behavior', values: [{}, { scaleUp: {} }, { scaleUp: { policies: [] } }, { scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 5 }] } }, { scaleUp: { policies: [{ type: 'Pods', value: 0, periodSeconds: 5 }] } }, { scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 1801 }] } }, { scaleDown: { policies: [{ type: 'Other', value: 1, periodSeconds: 5 }] } }, { scaleDown: { stabilizationWindowSeconds: 3601 } }, { scaleDown: { stabilizationWindowSeconds: -1 } }, { scaleDown: { selectPolicy: 'Other' } }, { scaleDown: { selectPolicy: 'Disabled' } }, { scaleDown: { policies: [{ type: 'Percent', value: 10, periodSeconds: 0 }] } }] },
    ],
  },
  'admission-policy': {
    manifest: { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy', spec: { matchConstraints: { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }] }, validations: [{ expression: 'true' }] } },
    clusterWide: true,
    changes: [
      { path: 'spec.matchConstraints', values: [undefined, {}, { resourceRules: [] }, { resourceRules: [{ apiGroups: [], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }] }, { resourceRules: [{ apiGroups: ['', '*'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }] }, { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['create'], resources: ['pods'] }] }, { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', '*'], resources: ['pods'] }] }, { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['*', 'pods'] }] }, { resourceRules: [{ apiGroups: [''], apiVersions: [], operations: ['CREATE'], resources: ['pods'] }] }] },
      { path: 'spec.validations', values: [[], undefined, [{ expression: '' }], [{ expression: 'true', reason: 'Other' }], [{ expression: 'true', message: '' }], [{ expression: 'true', message: 'a\nb' }], [{ expression: ' ' }], [{ expression: 'true', reason: 'Invalid', message: 'm' }], [{ expression: 'true', message: ' ' }]] },
      { path: 'spec.failurePolicy', values: ['Ignore', 'Other', ''] },
      { path: 'spec.auditAnnotations', values: [[{ key: 'a', valueExpression: '"x"' }], [{ key: 'a b', valueExpression: '"x"' }], [{ key: 'a', valueExpression: '' }], [{ key: 'a', valueExpression: '"x"' }, { key: 'a', valueExpression: '"x"' }]] },
      { path: 'spec.matchConditions', values: [[{ name: 'a', expression: 'true' }], [{ name: 'a b', expression: 'true' }], [{ name: 'a', expression: '' }]] },
      { path: 'spec.variables', values: [[{ name: 'a', expression: 'true' }], [{ name: 'a-b', expression: 'true' }], [{ name: '', expression: 'true' }], [{ name: 'a', expression: '' }]] },
      { path: 'spec.paramKind', values: [{ apiVersion: 'v1', kind: 'ConfigMap' }, { apiVersion: 'v1', kind: '' }, { apiVersion: '', kind: 'ConfigMap' }] },
    ],
  },
  'admission-policy-binding': {
    manifest: { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicyBinding', spec: { policyName: 'p', validationActions: ['Deny'] } },
    clusterWide: true,
    changes: [
      { path: 'spec.policyName', values: [undefined, '', 'A'] }, { path: 'spec.validationActions', values: [undefined, [], ['Deny', 'Warn'], ['Deny', 'Deny'], ['Other'], ['Audit', 'Warn']] },
      { path: 'spec.paramRef', values: [{ name: 'a', parameterNotFoundAction: 'Deny' }, { name: 'a' }, { parameterNotFoundAction: 'Deny' }, { name: 'a', selector: {}, parameterNotFoundAction: 'Deny' }, { selector: {}, parameterNotFoundAction: 'Allow' }, { name: 'a', parameterNotFoundAction: 'Other' }] },
      { path: 'spec.matchResources', values: [{}, { namespaceSelector: { matchLabels: { a: 'b c' } } }, { namespaceSelector: {} }] },
    ],
  },
};
