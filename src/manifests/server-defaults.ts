import { POD_SPECS } from './pod-specs';

/** Values by the paths of fields; `[]` stands for an entry of a list. */
type Defaults = ReadonlyMap<string, unknown>;

const ROLE_REF = defaults({ 'roleRef.apiGroup': 'rbac.authorization.k8s.io' });
/** By `<group>/<kind>` what the API server fills in where a field is not written. */
const DEFAULTS: ReadonlyMap<string, Defaults> = new Map<string, Defaults>([
  ['rbac.authorization.k8s.io/RoleBinding', ROLE_REF], ['rbac.authorization.k8s.io/ClusterRoleBinding', ROLE_REF],
  ['/PersistentVolumeClaim', defaults({ 'spec.volumeMode': 'Filesystem' })],
  ['/PersistentVolume', defaults({ 'spec.volumeMode': 'Filesystem', 'spec.persistentVolumeReclaimPolicy': 'Retain' })],
  ['/Secret', defaults({ type: 'Opaque', immutable: false })],
  ['/ConfigMap', defaults({ immutable: false })],
  ['/Service', defaults({
    'spec.type': 'ClusterIP',
    'spec.clusterIP': '',
    'spec.sessionAffinity': 'None',
    'spec.ports[].protocol': 'TCP',
    'spec.internalTrafficPolicy': 'Cluster',
    'spec.externalTrafficPolicy': 'Cluster',
    'spec.allocateLoadBalancerNodePorts': true,
    'spec.publishNotReadyAddresses': false,
    'spec.ipFamilyPolicy': 'SingleStack',
  })],
  ['apps/Deployment', defaults({
    'spec.replicas': 1,
    'spec.revisionHistoryLimit': 10,
    'spec.progressDeadlineSeconds': 600,
    'spec.strategy.type': 'RollingUpdate',
    'spec.strategy.rollingUpdate.maxSurge': '25%',
    'spec.strategy.rollingUpdate.maxUnavailable': '25%',
    'spec.paused': false,
  })],
  ['apps/StatefulSet', defaults({
    'spec.replicas': 1,
    'spec.revisionHistoryLimit': 10,
    'spec.updateStrategy.type': 'RollingUpdate',
    'spec.updateStrategy.rollingUpdate.partition': 0,
    'spec.podManagementPolicy': 'OrderedReady',
    'spec.persistentVolumeClaimRetentionPolicy.whenDeleted': 'Retain',
    'spec.persistentVolumeClaimRetentionPolicy.whenScaled': 'Retain',
    'spec.volumeClaimTemplates[].spec.volumeMode': 'Filesystem',
  })],
  ['apps/DaemonSet', defaults({
    'spec.revisionHistoryLimit': 10,
    'spec.updateStrategy.type': 'RollingUpdate',
    'spec.updateStrategy.rollingUpdate.maxSurge': 0,
    'spec.updateStrategy.rollingUpdate.maxUnavailable': 1,
  })],
  ['batch/Job', defaults({ 'spec.backoffLimit': 6, 'spec.completionMode': 'NonIndexed', 'spec.suspend': false, 'spec.manualSelector': false })],
  ['batch/CronJob', defaults({ 'spec.concurrencyPolicy': 'Allow', 'spec.suspend': false, 'spec.successfulJobsHistoryLimit': 3, 'spec.failedJobsHistoryLimit': 1 })],
  ['storage.k8s.io/StorageClass', defaults({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate', allowVolumeExpansion: false })],
  ['scheduling.k8s.io/PriorityClass', defaults({ preemptionPolicy: 'PreemptLowerPriority', globalDefault: false, value: 0 })],
  ['networking.k8s.io/NetworkPolicy', defaults({ 'spec.ingress[].ports[].protocol': 'TCP', 'spec.egress[].ports[].protocol': 'TCP' })],
]);

const PROBE = {
  'timeoutSeconds': 1, 'periodSeconds': 10, 'successThreshold': 1, 'failureThreshold': 3, 'httpGet.path': '/', 'httpGet.scheme': 'HTTP',
};
const CONTAINER = {
  'terminationMessagePath': '/dev/termination-log',
  'terminationMessagePolicy': 'File',
  'ports[].protocol': 'TCP',
  'env[].valueFrom.fieldRef.apiVersion': 'v1',
  'stdin': false,
  'tty': false,
  ...['livenessProbe', 'readinessProbe', 'startupProbe'].reduce((all, probe) => ({ ...all, ...below(probe, PROBE) }), {}),
};
/** The same in the template of a pod, wherever it is. */
const POD_DEFAULTS: Defaults = defaults({
  'restartPolicy': 'Always',
  'dnsPolicy': 'ClusterFirst',
  'terminationGracePeriodSeconds': 30,
  'schedulerName': 'default-scheduler',
  'enableServiceLinks': true,
  'hostNetwork': false,
  'volumes[].configMap.defaultMode': 0o644,
  'volumes[].secret.defaultMode': 0o644,
  'volumes[].projected.defaultMode': 0o644,
  'volumes[].downwardAPI.defaultMode': 0o644,
  ...below('containers[]', CONTAINER),
  ...below('initContainers[]', CONTAINER),
});
const PULL_POLICY = /^(?:containers|initContainers)\[\]\.imagePullPolicy$/;
const OWN_SPEC = /^spec\.(.+)$/;
const POD_SPEC = /(?:^|\.)template\.spec\.(.+)$/;

/** Whether the API server fills in fields of a kind, as `<group>/<kind>`. */
export function hasServerDefaults(kind: string): boolean {
  return DEFAULTS.has(kind) || POD_SPECS.has(kind);
}

/** Whether a value is what the API server fills in where a field is not written, or an empty text, which it takes for that. */
export function isServerDefault(kind: string, keys: readonly string[], written: unknown, imageOf: () => unknown): boolean {
  if (typeof written === 'object') return false;
  const path = keys.reduce((joined, key) => (/^\d+$/.test(key) ? `${joined}[]` : joined ? `${joined}.${key}` : key), '');
  const ofKind = DEFAULTS.get(kind);
  if (ofKind?.has(path)) return isValue(ofKind.get(path), written);
  const [, inPod] = (kind === '/Pod' ? OWN_SPEC : POD_SPEC).exec(path) ?? [];
  if (inPod !== undefined && PULL_POLICY.test(inPod)) return isValue(isMoving(imageOf()) ? 'Always' : 'IfNotPresent', written);
  return inPod !== undefined && POD_DEFAULTS.has(inPod) && isValue(POD_DEFAULTS.get(inPod), written);
}

/** Whether the tag of an image is that of the latest. */
function isMoving(image: unknown): boolean {
  return typeof image === 'string' && /^[^@]*(?::latest|\/[^:@]*|^[^:@/]*)$/.test(image);
}

function isValue(value: unknown, written: unknown): boolean {
  return written === value || written === undefined || written === null || written === '';
}

function below(parent: string, values: object): { readonly [path: string]: unknown } {
  return Object.fromEntries(Object.entries(values).map(([path, value]) => [`${parent}.${path}`, value]));
}

function defaults(values: { readonly [path: string]: unknown }): Defaults {
  return new Map(Object.entries(values));
}
