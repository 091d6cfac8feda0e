import type { Json, JsonObject } from '../guest';
import type { Transition } from './transition';

const LABELS: readonly (Json | undefined)[] = [undefined, { a: 'b' }];
const layer2 = (subnets: string[], more: JsonObject = {}): JsonObject => ({ topology: 'Layer2', layer2: { role: 'Primary', subnets, ...more } });
const layer3 = (cidr: string, more: JsonObject = {}): JsonObject => ({ topology: 'Layer3', layer3: { role: 'Primary', subnets: [{ cidr, hostSubnet: 24 }], ...more } });
const NETWORKS: readonly Json[] = [layer2(['10.0.0.0/16']), layer2(['10.1.0.0/16']), layer2(['10.0.0.0/16'], { mtu: 1400 }), layer3('10.0.0.0/16'), layer3('10.1.0.0/16'), layer3('10.0.0.0/16', { mtu: 1400 })];
const LOCALNET = { topology: 'Localnet', localnet: { role: 'Secondary', physicalNetworkName: 'phys', ipam: { mode: 'Disabled' } } };
const SELECTOR = { matchLabels: { app: 'a' } };
const CONTAINER = { name: 'c', image: 'i' };
const pods = (image = 'i'): JsonObject => ({ metadata: { labels: { app: 'a' } }, spec: { containers: [{ ...CONTAINER, image }] } });
const EXPRESSION = { matchExpressions: [{ key: 'app', operator: 'Exists' }] };
const ROLE = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' };
const ACCOUNT: Json = { kind: 'ServiceAccount', name: 'a', namespace: 'conformance' };
const steps = (image: string): Json => [{ name: 'main', container: { image } }];

/** Kinds of Kubernetes and of other projects. */
export const neighbourTransitions: Readonly<Record<string, Transition>> = {
  'network': { manifest: { apiVersion: 'k8s.ovn.org/v1', kind: 'UserDefinedNetwork', spec: NETWORKS[0] }, changes: [{ path: 'spec', values: NETWORKS }, { path: 'metadata.labels', values: LABELS }] },
  'cluster-network': {
    manifest: { apiVersion: 'k8s.ovn.org/v1', kind: 'ClusterUserDefinedNetwork', spec: { namespaceSelector: SELECTOR, network: NETWORKS[0] } },
    clusterWide: true,
    changes: [{ path: 'spec.network', values: [...NETWORKS, LOCALNET] }, { path: 'spec.namespaceSelector', values: [SELECTOR, EXPRESSION] }],
  },
  'attachment': {
    manifest: { apiVersion: 'k8s.cni.cncf.io/v1', kind: 'NetworkAttachmentDefinition', spec: { config: '{"cniVersion": "1.0.0", "name": "lan", "type": "bridge"}' } },
    changes: [{ path: 'spec.config', values: ['{"cniVersion": "1.0.0", "name": "lan", "type": "bridge"}', '{"cniVersion": "1.0.0", "name": "lan", "type": "macvtap"}'] }, { path: 'metadata.labels', values: LABELS }],
  },
  'service': {
    manifest: { apiVersion: 'v1', kind: 'Service', spec: { selector: { app: 'a' }, ports: [{ port: 80 }] } },
    changes: [
      { path: 'spec.type', values: [undefined, 'ClusterIP', 'NodePort', 'LoadBalancer'] }, { path: 'spec', values: [{ type: 'ExternalName', externalName: 'a.example' }, { selector: { app: 'a' }, ports: [{ port: 80 }] }] },
      { path: 'spec.clusterIP', values: [undefined, 'None', '10.96.0.77', '10.96.0.78'] }, { path: 'spec.selector', values: [undefined, { app: 'a' }, { app: 'b' }] },
      { path: 'spec.ports', values: [[{ port: 80 }], [{ port: 81 }], [{ port: 80, name: 'http' }, { port: 443, name: 'https' }], [{ port: 80, targetPort: 'web' }]] },
      { path: 'spec.sessionAffinity', values: [undefined, 'None', 'ClientIP'] }, { path: 'spec.externalTrafficPolicy', values: [undefined, 'Local', 'Cluster'] }, { path: 'spec.internalTrafficPolicy', values: [undefined, 'Local'] },
      { path: 'spec.ipFamilyPolicy', values: [undefined, 'SingleStack', 'PreferDualStack'] }, { path: 'spec.loadBalancerClass', values: [undefined, 'a.b/c'] }, { path: 'spec.publishNotReadyAddresses', values: [undefined, true] },
    ],
  },
  'deployment': {
    manifest: { apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: SELECTOR, template: pods() } },
    changes: [{ path: 'spec.selector', values: [SELECTOR, EXPRESSION] }, { path: 'spec.replicas', values: [undefined, 1, 3] }, { path: 'spec.template', values: [pods(), pods('j')] }, { path: 'spec.strategy', values: [undefined, { type: 'RollingUpdate' }, { rollingUpdate: { maxSurge: 2 } }] }],
  },
  'stateful-set': {
    manifest: { apiVersion: 'apps/v1', kind: 'StatefulSet', spec: { serviceName: 's', selector: SELECTOR, template: pods() } },
    changes: [
      { path: 'spec.selector', values: [SELECTOR, EXPRESSION] }, { path: 'spec.serviceName', values: ['s', 't'] }, { path: 'spec.template', values: [pods(), pods('j')] }, { path: 'spec.podManagementPolicy', values: [undefined, 'OrderedReady', 'Parallel'] },
      { path: 'spec.replicas', values: [undefined, 3] }, { path: 'spec.updateStrategy', values: [undefined, { type: 'OnDelete' }, { type: 'RollingUpdate' }] }, { path: 'spec.minReadySeconds', values: [undefined, 5] },
      { path: 'spec.persistentVolumeClaimRetentionPolicy', values: [undefined, { whenDeleted: 'Delete' }] }, { path: 'spec.revisionHistoryLimit', values: [undefined, 3] },
    ],
  },
  'daemon-set': {
    manifest: { apiVersion: 'apps/v1', kind: 'DaemonSet', spec: { selector: SELECTOR, template: pods() } },
    changes: [{ path: 'spec.selector', values: [SELECTOR, EXPRESSION] }, { path: 'spec.template', values: [pods(), pods('j')] }],
  },
  'job': {
    manifest: { apiVersion: 'batch/v1', kind: 'Job', spec: { template: { spec: { restartPolicy: 'Never', containers: [CONTAINER] } } } },
    changes: [
      { path: 'spec.template.spec.containers[0].image', values: ['i', 'j'] }, { path: 'spec.parallelism', values: [undefined, 1, 2] }, { path: 'spec.completions', values: [undefined, 1, 2] }, { path: 'spec.suspend', values: [undefined, true, false] },
      { path: 'spec.backoffLimit', values: [undefined, 1, 6] }, { path: 'spec.completionMode', values: [undefined, 'NonIndexed'] }, { path: 'spec.ttlSecondsAfterFinished', values: [undefined, 5] },
      { path: 'spec.template.spec.nodeSelector', values: [undefined, { zone: 'a' }] },
    ],
  },
  'pod': {
    manifest: { apiVersion: 'v1', kind: 'Pod', spec: { containers: [CONTAINER] } },
    changes: [
      { path: 'spec.containers[0].image', values: ['i', 'j'] }, { path: 'spec.containers[0].command', values: [undefined, ['a']] }, { path: 'spec.activeDeadlineSeconds', values: [undefined, 100, 50] },
      { path: 'spec.tolerations', values: [undefined, [{ key: 'a', operator: 'Exists' }]] }, { path: 'spec.nodeSelector', values: [undefined, { a: 'b' }] }, { path: 'metadata.labels', values: LABELS },
      { path: 'spec.containers[0].resources', values: [undefined, { requests: { cpu: '1' } }] },
    ],
  },
  'quota': {
    manifest: { apiVersion: 'v1', kind: 'ResourceQuota', spec: { hard: { 'requests.storage': '1Ti' } } },
    changes: [{ path: 'spec.hard', values: [{ 'requests.storage': '1Ti' }, { 'requests.storage': '1Gi' }, { pods: '1000' }] }, { path: 'spec.scopes', values: [undefined, ['Terminating'], ['NotTerminating']] }],
  },
  'binding': {
    manifest: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', roleRef: ROLE, subjects: [ACCOUNT] },
    changes: [{ path: 'roleRef', values: [ROLE, { ...ROLE, name: 'edit' }, { kind: 'ClusterRole', name: 'view', apiGroup: '' }] }, { path: 'subjects', values: [undefined, [ACCOUNT]] }],
  },
  'priority': {
    manifest: { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', value: 1 },
    clusterWide: true,
    changes: [{ path: 'value', values: [1, 2] }, { path: 'preemptionPolicy', values: [undefined, 'PreemptLowerPriority', 'Never'] }, { path: 'description', values: [undefined, 'd'] }],
  },
  'secret': {
    manifest: { apiVersion: 'v1', kind: 'Secret', stringData: { a: 'b' } },
    changes: [{ path: 'stringData', values: [{ a: 'b' }, { a: 'c' }, undefined] }, { path: 'immutable', values: [undefined, true, false] }, { path: 'type', values: [undefined, 'Opaque', 'example.com/other'] }],
  },
  'config-map': { manifest: { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } }, changes: [{ path: 'data', values: [{ a: 'b' }, { a: 'c' }] }, { path: 'immutable', values: [undefined, true, false] }, { path: 'metadata.labels', values: LABELS }] },
  'migration-policy': {
    manifest: { apiVersion: 'migrations.kubevirt.io/v1alpha1', kind: 'MigrationPolicy', spec: { selectors: { virtualMachineInstanceSelector: { app: 'a' } } } },
    clusterWide: true,
    changes: [{ path: 'spec.bandwidthPerMigration', values: [undefined, '64Mi', '1Gi'] }, { path: 'spec.selectors', values: [{ virtualMachineInstanceSelector: { app: 'a' } }, { namespaceSelector: { app: 'b' } }] }],
  },
  'migration': {
    manifest: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceMigration', spec: { vmiName: 'running' } },
    changes: [{ path: 'spec.addedNodeSelector', values: [undefined, { zone: 'a' }] }, { path: 'metadata.labels', values: LABELS }],
  },
  'kubevirt': {
    manifest: { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', spec: {} },
    changes: [
      { path: 'spec.configuration.vmRolloutStrategy', values: [undefined, 'Stage', 'LiveUpdate'] }, { path: 'spec.workloadUpdateStrategy', values: [undefined, { workloadUpdateMethods: ['LiveMigrate'] }] },
      { path: 'spec.configuration.liveUpdateConfiguration', values: [undefined, { maxCpuSockets: 16 }] }, { path: 'spec.infra', values: [undefined, { replicas: 2 }] }, { path: 'spec.imageTag', values: [undefined, 'v1.9.1'] },
    ],
  },
  'size': {
    manifest: { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineInstancetype', spec: { cpu: { guest: 2 }, memory: { guest: '4Gi' } } },
    changes: [{ path: 'spec.cpu.guest', values: [2, 4] }, { path: 'spec.memory.guest', values: ['4Gi', '4096Mi', '8Gi'] }],
  },
  'workflow': {
    manifest: { apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowTemplate', spec: { entrypoint: 'main', templates: steps('i') } },
    changes: [{ path: 'spec.templates', values: [steps('i'), steps('j')] }, { path: 'spec.entrypoint', values: ['main', undefined] }],
  },
  'scaled-object': {
    manifest: { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', spec: { scaleTargetRef: { name: 'd' }, minReplicaCount: 1, triggers: [{ type: 'cpu', metadata: { value: '60' }, metricType: 'Utilization' }] } },
    changes: [{ path: 'spec.minReplicaCount', values: [1, 2, 3] }, { path: 'spec.maxReplicaCount', values: [undefined, 5, 9] }],
  },
  'disruption-budget': {
    manifest: { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', spec: { selector: SELECTOR, minAvailable: 1 } },
    changes: [{ path: 'spec.minAvailable', values: [1, '50%', 2] }, { path: 'spec.selector', values: [SELECTOR, EXPRESSION] }],
  },
  'network-policy': {
    manifest: { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec: { podSelector: {} } },
    changes: [{ path: 'spec.podSelector', values: [{}, SELECTOR] }, { path: 'spec.ingress', values: [undefined, [{}], [{ from: [{ podSelector: SELECTOR }] }]] }],
  },
};
