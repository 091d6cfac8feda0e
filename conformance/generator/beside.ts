import type { Dice } from './dice';
import type { Json, JsonObject } from './guest';

/** An object that is there besides what is judged, and where the API server has it. */
export interface Beside {
  readonly path: string;
  readonly manifest: JsonObject;
}

const INSTANCETYPES = 'instancetype.kubevirt.io/v1beta1';
const IMAGES = 'images';
const NOWHERE = ['beside-elsewhere', 'beside-lost'];

function beside(apiVersion: string, kind: string, plural: string, metadata: JsonObject, body: JsonObject, namespace = 'conformance'): Beside {
  const root = apiVersion.includes('/') ? 'apis' : 'api';
  return {
    path: `/${root}/${apiVersion}/namespaces/${namespace}/${plural}/${metadata.name as string}`,
    manifest: { apiVersion, kind, metadata: { namespace, ...metadata }, ...body },
  };
}

const instancetype = (name: string, more: JsonObject, namespace?: string): Beside => (
  beside(INSTANCETYPES, 'VirtualMachineInstancetype', 'virtualmachineinstancetypes', { name }, { spec: { cpu: { guest: 2 }, memory: { guest: '2Gi' }, ...more } }, namespace)
);
const preference = (name: string, spec: JsonObject): Beside => (
  beside(INSTANCETYPES, 'VirtualMachinePreference', 'virtualmachinepreferences', { name }, { spec })
);
const suggestion = (name: string, kind?: string): JsonObject => ({
  'instancetype.kubevirt.io/default-instancetype': name, ...kind ? { 'instancetype.kubevirt.io/default-instancetype-kind': kind } : {},
});
const claim = (name: string, labels: JsonObject): Beside => (
  beside('v1', 'PersistentVolumeClaim', 'persistentvolumeclaims', { name, labels }, { spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } } } })
);
const source = (name: string, labels: JsonObject): Beside => (
  beside('cdi.kubevirt.io/v1beta1', 'DataSource', 'datasources', { name, labels }, { spec: { source: { pvc: { name: 'golden', namespace: IMAGES } } } })
);

const BESIDE: readonly Beside[] = [
  instancetype('beside-plain', {}),
  instancetype('beside-elsewhere', {}, IMAGES),
  instancetype('beside-annotated', { annotations: { note: 'n' } }),
  instancetype('beside-sidecar', { annotations: { 'hooks.kubevirt.io/hookSidecars': '[{"image":"registry.example/hook"}]' } }),
  instancetype('beside-bad-key', { annotations: { 'a b': 'c' } }),
  instancetype('beside-huge', { annotations: { note: 'n'.repeat(256 * 1024) } }),
  instancetype('beside-bad-sidecar', { annotations: { 'hooks.kubevirt.io/hookSidecars': 'not JSON' } }),
  instancetype('beside-scheduler', { schedulerName: 'volcano' }),
  instancetype('beside-bad-scheduler', { schedulerName: 'Bad Name' }),
  instancetype('beside-node', { nodeSelector: { zone: 'a' } }),
  instancetype('beside-bad-node', { nodeSelector: { zone: 'b c' } }),
  instancetype('beside-gpu', { gpus: [{ name: 'card', deviceName: 'nvidia.com/T4' }] }),
  instancetype('beside-bad-gpu', { gpus: [{ name: 'card', deviceName: 'T4' }] }),
  instancetype('beside-pinned', { cpu: { guest: 4, dedicatedCPUPlacement: true, numa: { guestMappingPassthrough: {} } } }),
  instancetype('beside-huge-pages', { memory: { guest: '2Gi', hugepages: { pageSize: '3Mi' } } }),
  instancetype('beside-model', { cpu: { guest: 2, model: 'Has well' } }),
  instancetype('beside-overcommit', { memory: { guest: '2Gi', overcommitPercent: 20 } }),
  preference('beside-empty', {}),
  preference('beside-noted', { annotations: { note: 'n' } }),
  preference('beside-ignition', { annotations: { 'kubevirt.io/ignitiondata': '{}' } }),
  preference('beside-hook', { annotations: { 'hooks.kubevirt.io/hookSidecars': '[{"image":"registry.example/hook"}]' } }),
  preference('beside-bad-note', { annotations: { 'a/b/c': 'd' } }),
  preference('beside-large', { requirements: { cpu: { guest: 8 }, memory: { guest: '16Gi' } } }),
  preference('beside-arm', { requirements: { architecture: 'arm64' } }),
  preference('beside-secure', { firmware: { preferredEfi: { secureBoot: true } } }),
  preference('beside-smm', { firmware: { preferredEfi: { secureBoot: true } }, features: { preferredSmm: { enabled: true } } }),
  preference('beside-grace', { preferredTerminationGracePeriodSeconds: 180, preferredSubdomain: 'a.b' }),
  preference('beside-spread', { cpu: { preferredCPUTopology: 'spread' }, preferSpreadSocketToCoreRatio: 3 }),
  preference('beside-bus', { devices: { preferredDiskBus: 'usb', preferredInterfaceModel: 'magic', preferredInputType: 'mouse' } }),
  claim('beside-unlabelled', {}),
  claim('beside-common', suggestion('u1.medium')),
  claim('beside-lost', suggestion('nowhere')),
  claim('beside-local', suggestion('beside-sidecar', 'VirtualMachineInstancetype')),
  claim('beside-wrong-kind', suggestion('beside-plain', 'Widget')),
  claim('beside-preferred', { 'instancetype.kubevirt.io/default-preference': 'fedora' }),
  source('beside-source', suggestion('u1.small')),
  source('beside-local-source', suggestion('beside-scheduler', 'VirtualMachineInstancetype')),
];

/** The objects that a manifest names. */
export function besideOf(manifest: JsonObject): readonly Beside[] {
  const named = new Set<string>();
  const visit = (node: Json) => {
    if (typeof node === 'string') named.add(node);
    else if (typeof node === 'object' && node !== null) Object.values(node).forEach(visit);
  };
  visit(manifest);
  const direct = BESIDE.filter(({ manifest: { metadata } }) => named.has((metadata as JsonObject).name as string));
  direct.forEach(({ manifest: object }) => visit((object.metadata as JsonObject).labels ?? null));
  return BESIDE.filter(({ manifest: { metadata } }) => named.has((metadata as JsonObject).name as string));
}

/** One of a kind by name; seldom one that leads nowhere, for that only the cluster knows. */
export function nameBeside(dice: Dice, kind: string): string {
  const names = BESIDE.filter(({ manifest }) => manifest.kind === kind).map(({ manifest: { metadata } }) => (metadata as JsonObject).name as string);
  return dice.pick(dice.chance(0.9) ? names.filter((name) => !NOWHERE.includes(name)) : names);
}
