import type { Alike } from './difference';
import { formatOf } from './quantity-places';
import { valueAt } from '../../kubernetes/field-path';
import { parseGoDuration } from '../../kubernetes/go-duration';
import { isMapping } from '../../kubernetes/is-mapping';
import { parseQuantity } from '../../kubernetes/quantity';
import { compareReleases } from '../../kubernetes/release';
import { at } from '../../kubernetes/untyped';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import type { Releases } from '../../manifests/releases';

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
  ['apps/Deployment', defaults({ 'spec.replicas': 1, 'spec.revisionHistoryLimit': 10, 'spec.progressDeadlineSeconds': 600, 'spec.strategy.type': 'RollingUpdate', 'spec.paused': false })],
  ['apps/StatefulSet', defaults({
    'spec.replicas': 1,
    'spec.revisionHistoryLimit': 10,
    'spec.updateStrategy.type': 'RollingUpdate',
    'spec.podManagementPolicy': 'OrderedReady',
    'spec.volumeClaimTemplates[].spec.volumeMode': 'Filesystem',
  })],
  ['apps/DaemonSet', defaults({ 'spec.revisionHistoryLimit': 10, 'spec.updateStrategy.type': 'RollingUpdate' })],
  ['batch/Job', defaults({ 'spec.backoffLimit': 6, 'spec.completionMode': 'NonIndexed', 'spec.suspend': false, 'spec.manualSelector': false })],
  ['batch/CronJob', defaults({ 'spec.concurrencyPolicy': 'Allow', 'spec.suspend': false, 'spec.successfulJobsHistoryLimit': 3, 'spec.failedJobsHistoryLimit': 1 })],
  ['storage.k8s.io/StorageClass', defaults({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate', allowVolumeExpansion: false })],
  ['scheduling.k8s.io/PriorityClass', defaults({ preemptionPolicy: 'PreemptLowerPriority', globalDefault: false, value: 0 })],
  ['networking.k8s.io/NetworkPolicy', defaults({ 'spec.ingress[].ports[].protocol': 'TCP', 'spec.egress[].ports[].protocol': 'TCP' })],
]);
/** The same in the template of a pod, wherever it is. */
const POD_DEFAULTS: Defaults = defaults({
  'restartPolicy': 'Always',
  'dnsPolicy': 'ClusterFirst',
  'terminationGracePeriodSeconds': 30,
  'schedulerName': 'default-scheduler',
  'enableServiceLinks': true,
  'hostNetwork': false,
  'containers[].terminationMessagePath': '/dev/termination-log',
  'containers[].terminationMessagePolicy': 'File',
  'containers[].ports[].protocol': 'TCP',
  'containers[].stdin': false,
  'containers[].tty': false,
});
const PULL_POLICY = /^(?:containers|initContainers)\[\]\.imagePullPolicy$/;
/** Fields that may be an empty text, which is not filled in. */
const POINTERS = ['reclaimPolicy', 'volumeBindingMode', 'preemptionPolicy', 'volumeMode', 'internalTrafficPolicy', 'ipFamilyPolicy', 'completionMode'];
const OWN_SPEC = /^spec\.(.+)$/;
const POD_SPEC = /(?:^|\.)template\.spec\.(.+)$/;

/** Fields of KubeVirt and CDI that are not stored where they are zero, false or empty, by their last keys. */
const NOT_STORED_EMPTY: ReadonlySet<string> = new Set([
  'cores', 'sockets', 'threads', 'maxSockets', 'dedicatedCpuPlacement', 'isolateEmulatorThread', 'disableHotplug', 'readonly', 'reservation', 'acpiIndex', 'endOfInterrupt',
  'hidden', 'overcommitGuestOverhead', 'hotpluggable', 'finalCheckpoint', 'hostname', 'macAddress', 'default', 'logical', 'physical', 'creationTimestamp', 'contentType',
]);
const EMPTY: readonly unknown[] = [false, 0, ''];
/** Fields of KubeVirt that are durations as Go writes them. */
const DURATIONS = ['failureDeadline', 'ttlDuration'];
/** The same of maps. */
const MAPS: ReadonlySet<string> = new Set(['labels', 'annotations', 'nodeSelector']);

/** What the API server takes for the same in manifests of one kind: quantities by their amount, defaults that are written, empty values that are not stored. */
export function alikeIn(manifest: Manifest, releases: Releases): Alike {
  const kind = kindOf(manifest);
  const isOurs = kind.includes('kubevirt.io/');
  return (keys, from, to) => {
    if (!isOurs && isDropped(keys, releases)) return true;
    if (isOurs && (isUnset(from) || isUnset(to))) return isNotStored(keys.at(-1) ?? '', from ?? to);
    // Where a field has a default, an empty text is filled in as an absent field is.
    if (!isOurs && (isEmpty(from) || isEmpty(to))) {
      const isFilledIn = !POINTERS.includes(keys.at(-1) ?? '') || [from, to].every((value) => value !== '');
      return isFilledIn && isDefault(keys, isEmpty(from) ? to : from, kind, () => at(valueAt(manifest, keys.slice(0, -1)), 'image'));
    }
    if (isOurs && DURATIONS.includes(keys.at(-1) ?? '')) return isSameTime(from, to);
    if (!isScalar(from) || !isScalar(to)) return false;
    return formatOf(manifest, keys, releases) === 'quantity' && sameAmount(from, to);
  };
}

function isNotStored(key: string, written: unknown): boolean {
  return (NOT_STORED_EMPTY.has(key) && EMPTY.includes(written)) || (MAPS.has(key) && isMapping(written) && !Object.keys(written).length);
}

/** The restartPolicy of a container that is no init container: Kubernetes drops it while the gate ContainerRestartRules is off. */
function isDropped(keys: readonly string[], { kubernetes }: Releases): boolean {
  return keys.at(-1) === 'restartPolicy' && keys.at(-3) === 'containers' && (kubernetes === undefined || compareReleases(kubernetes, '1.35') < 0);
}

function isDefault(keys: readonly string[], written: unknown, kind: string, imageOf: () => unknown): boolean {
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

/** An empty text is the default, too. */
function isValue(value: unknown, written: unknown): boolean {
  return written === value || isEmpty(written);
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null;
}

function isEmpty(value: unknown): boolean {
  return isUnset(value) || value === '';
}

function sameAmount(from: string | number, to: string | number): boolean {
  const amount = parseQuantity(from);
  return amount !== undefined && amount === parseQuantity(to);
}

function isSameTime(from: unknown, to: unknown): boolean {
  const [one, other] = [from, to].map((text) => (typeof text === 'string' ? parseGoDuration(text) : undefined));
  return one !== undefined && one === other;
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function defaults(values: { readonly [path: string]: unknown }): Defaults {
  return new Map(Object.entries(values));
}
