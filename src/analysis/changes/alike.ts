import type { Alike } from './difference';
import { formatOf } from './quantity-places';
import { parseQuantity } from '../../kubernetes/quantity';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import type { Releases } from '../../manifests/releases';

/** Values by the paths of fields; `[]` stands for an entry of a list. */
type Defaults = ReadonlyMap<string, unknown>;

/** By `<group>/<kind>` what the API server fills in where a field is not written. */
const DEFAULTS: ReadonlyMap<string, Defaults> = new Map<string, Defaults>([
  ['/PersistentVolumeClaim', defaults({ 'spec.volumeMode': 'Filesystem' })],
  ['/Secret', defaults({ type: 'Opaque', immutable: false })],
  ['/ConfigMap', defaults({ immutable: false })],
  ['/Service', defaults({
    'spec.type': 'ClusterIP',
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
  'containers[].imagePullPolicy': 'IfNotPresent',
  'containers[].terminationMessagePath': '/dev/termination-log',
  'containers[].terminationMessagePolicy': 'File',
  'containers[].ports[].protocol': 'TCP',
  'containers[].stdin': false,
  'containers[].tty': false,
});
const POD_SPEC = /(?:^|\.)template\.spec\.(.+)$/;

/** Fields of KubeVirt and CDI that are not stored where they are zero, false or empty, by their last keys. */
const NOT_STORED_EMPTY: ReadonlySet<string> = new Set([
  'cores', 'sockets', 'threads', 'maxSockets', 'dedicatedCpuPlacement', 'isolateEmulatorThread', 'disableHotplug', 'readonly', 'reservation', 'acpiIndex', 'endOfInterrupt',
  'hidden', 'overcommitGuestOverhead', 'hotpluggable', 'finalCheckpoint', 'hostname', 'macAddress', 'default', 'logical', 'physical', 'creationTimestamp',
]);
const EMPTY: readonly unknown[] = [false, 0, ''];

/** What the API server takes for the same in manifests of one kind: quantities by their amount, defaults that are written, empty values that are not stored. */
export function alikeIn(manifest: Manifest, releases: Releases): Alike {
  const kind = kindOf(manifest);
  const isOurs = kind.includes('kubevirt.io/');
  return (keys, from, to) => {
    const written = from ?? to;
    if (from === undefined || to === undefined || from === null || to === null) {
      if (isOurs) return NOT_STORED_EMPTY.has(keys.at(-1) ?? '') && EMPTY.includes(written);
      return isDefault(keys, written, DEFAULTS.get(kind));
    }
    if (!isScalar(from) || !isScalar(to)) return false;
    return formatOf(manifest, keys, releases) === 'quantity' && sameAmount(from, to);
  };
}

function isDefault(keys: readonly string[], written: unknown, ofKind: Defaults = new Map()): boolean {
  if (typeof written === 'object') return false;
  const path = keys.reduce((joined, key) => (/^\d+$/.test(key) ? `${joined}[]` : joined ? `${joined}.${key}` : key), '');
  if (ofKind.has(path)) return ofKind.get(path) === written;
  const [, inPod] = POD_SPEC.exec(path) ?? [];
  return inPod !== undefined && POD_DEFAULTS.has(inPod) && POD_DEFAULTS.get(inPod) === written;
}

function sameAmount(from: string | number, to: string | number): boolean {
  const amount = parseQuantity(from);
  return amount !== undefined && amount === parseQuantity(to);
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function defaults(values: { readonly [path: string]: unknown }): Defaults {
  return new Map(Object.entries(values));
}
