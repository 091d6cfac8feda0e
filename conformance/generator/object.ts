import { nameBeside } from './beside';
import type { Changes } from './change';
import { clusterKinds } from './cluster-kinds';
import type { Dice } from './dice';
import { validGuest } from './guest';
import type { JsonObject } from './guest';
import { guestChanges } from './guest-changes';
import { machineChanges, objectChanges, setChanges, statusChanges, templateChanges } from './object-changes';
import type { OtherKind } from './other-kind';
import { podChanges, podMetadataChanges } from './pod-changes';
import { volumeKinds } from './volume-kinds';
import { compareReleases } from '../../lib/kubernetes/release';

/** A manifest, and what can be changed where in it. What it is about comes first. */
export interface Specimen {
  readonly manifest: JsonObject;
  readonly parts: readonly (readonly [root: JsonObject, changes: Changes])[];
}

const ofGuests: Changes = { ...guestChanges, ...podChanges };
const ofTemplates: Changes = { ...templateChanges, ...podMetadataChanges };
const KINDS = ['VirtualMachine', 'VirtualMachine', 'VirtualMachine', 'VirtualMachineInstance', 'VirtualMachineInstanceReplicaSet', 'VirtualMachinePool'];
const OTHER_KINDS: Readonly<Record<string, OtherKind>> = { ...clusterKinds, ...volumeKinds };

/** An object that is admitted: three of four are of the VM family. */
export function validObject(dice: Dice, name: string, release: string): Specimen {
  const labels = dice.maybe(0.2, () => ({ labels: { app: 'a' }, annotations: { note: 'n' } }));
  return dice.chance(0.75) ? family(dice, { name, namespace: 'conformance', ...labels }, release) : other(dice, { name, ...labels }, release);
}

function other(dice: Dice, metadata: JsonObject, release: string): Specimen {
  const topic = dice.pick(Object.keys(OTHER_KINDS).filter((name) => compareReleases(release, OTHER_KINDS[name].since ?? release) >= 0));
  const { manifest: { apiVersion, kind, spec }, before, clusterWide, changes } = OTHER_KINDS[topic];
  const manifest = { apiVersion: before && compareReleases(release, before.release) < 0 ? before.apiVersion : apiVersion, kind, metadata: { ...metadata, ...clusterWide ? {} : { namespace: 'conformance' } }, spec: structuredClone(spec) };
  return { manifest, parts: [[manifest, { [topic]: changes }], [manifest, objectChanges]] };
}

function family(dice: Dice, metadata: JsonObject, release: string): Specimen {
  const kind = dice.pick(KINDS);
  const guest = validGuest(dice);
  const type = { apiVersion: kind === 'VirtualMachinePool' ? poolVersion(release) : 'kubevirt.io/v1', kind, metadata };
  if (kind === 'VirtualMachineInstance') {
    const manifest = { ...type, spec: guest };
    return { manifest, parts: [[guest, ofGuests], [manifest, ofTemplates], [manifest, objectChanges]] };
  }
  const labels = { app: 'a' };
  const template = { metadata: { labels }, spec: guest };
  const set = { replicas: 2, selector: { matchLabels: labels } };
  if (kind === 'VirtualMachineInstanceReplicaSet') {
    const manifest = { ...type, spec: { ...set, template } };
    return { manifest, parts: [[guest, ofGuests], [template, ofTemplates], [manifest, setChanges], [manifest, objectChanges]] };
  }
  const spec: JsonObject = { ...machine(dice, guest), template };
  const parts: Specimen['parts'] = [[guest, ofGuests], [template, ofTemplates], [spec, machineChanges]];
  if (kind === 'VirtualMachine') {
    const manifest = { ...type, spec };
    return { manifest, parts: [...parts, [manifest, { ...objectChanges, ...statusChanges }]] };
  }
  const manifest = { ...type, spec: { ...set, virtualMachineTemplate: { metadata: { labels }, spec } } };
  return { manifest, parts: [...parts, [manifest, setChanges], [manifest, objectChanges]] };
}

function poolVersion(release: string): string {
  return compareReleases(release, '1.7') < 0 ? 'pool.kubevirt.io/v1alpha1' : 'pool.kubevirt.io/v1beta1';
}

function machine(dice: Dice, guest: JsonObject): JsonObject {
  const runStrategy = dice.pick(['Always', 'Halted', 'Manual', 'RerunOnFailure', 'Once']);
  if (dice.chance(0.1)) {
    const domain = guest.domain as JsonObject;
    for (const sized of ['cpu', 'memory', 'resources', 'ioThreadsPolicy']) delete domain[sized];
    return { runStrategy, instancetype: { name: 'u1.medium' }, ...dice.maybe(0.5, () => ({ preference: { name: 'fedora' } })) };
  }
  if (dice.chance(0.05)) return typed(dice, guest, runStrategy);
  if (dice.chance(0.15)) {
    (guest.volumes as JsonObject[]).push({ name: 'root', dataVolume: { name: 'root' } });
    const spec = { source: { registry: { url: 'docker://registry.example/disk' } }, storage: { resources: { requests: { storage: '10Gi' } } } };
    return { runStrategy, dataVolumeTemplates: [{ metadata: { name: 'root' }, spec }] };
  }
  return { runStrategy };
}

/** A VM whose instancetype and preference are beside it, named or suggested by a volume. */
function typed(dice: Dice, guest: JsonObject, runStrategy: string): JsonObject {
  const domain = guest.domain as JsonObject;
  if (dice.chance(0.7)) for (const sized of ['cpu', 'memory', 'resources', 'ioThreadsPolicy']) delete domain[sized];
  if (dice.chance(0.4)) {
    const [volume, templates] = dice.chance(0.25) ? claimed(dice) : cloned(dice);
    (guest.volumes as JsonObject[]).push({ name: 'root', ...volume });
    const policy = dice.maybe(0.3, () => ({ inferFromVolumeFailurePolicy: dice.pick(['Ignore', 'Reject']) }));
    return { runStrategy, ...templates, [dice.pick(['instancetype', 'instancetype', 'preference'])]: { inferFromVolume: 'root', ...policy } };
  }
  return {
    runStrategy,
    ...dice.maybe(0.8, () => ({ instancetype: matcher(dice, 'VirtualMachineInstancetype') })),
    ...dice.maybe(0.5, () => ({ preference: matcher(dice, 'VirtualMachinePreference') })),
  };
}

function claimed(dice: Dice): [volume: JsonObject, templates: JsonObject] {
  return [{ persistentVolumeClaim: { claimName: nameBeside(dice, 'PersistentVolumeClaim') } }, {}];
}

function cloned(dice: Dice): [volume: JsonObject, templates: JsonObject] {
  const origin = dice.pick<() => JsonObject>([
    () => ({ source: { pvc: { name: nameBeside(dice, 'PersistentVolumeClaim'), namespace: 'conformance' } } }),
    () => ({ sourceRef: { kind: 'DataSource', name: nameBeside(dice, 'DataSource') } }),
  ])();
  const template = { metadata: { name: 'root' }, spec: { ...origin, storage: { resources: { requests: { storage: '10Gi' } } } } };
  return [{ dataVolume: { name: 'root' } }, { dataVolumeTemplates: [template] }];
}

/** Few are of the other kind, or ask for a revision that nobody has made: neither is found. */
function matcher(dice: Dice, kind: string): JsonObject {
  return {
    name: nameBeside(dice, kind),
    ...dice.chance(0.98) ? { kind } : dice.maybe(0.5, () => ({ kind: kind.replace('Machine', 'MachineCluster') })),
    ...dice.maybe(0.01, () => ({ revisionName: 'made-by-nobody' })),
  };
}
