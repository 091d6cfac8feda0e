import { isCompletedByCdi } from './completed-by-cdi';
import { kindOf } from './manifest';
import type { Cluster, Manifest } from './manifest';
import { ofKind, ofKinds } from './of-kind';
import type { PlatformStorageClass } from './storage-class';
import { VOLUME_HOLDERS, volumeImports } from './volume-import';
import type { VolumeImport } from './volume-import';
import type { PersistentVolumeClaimSpec } from '../../imports/cdi.kubevirt.io';
import { recall } from '../kubernetes/recall';

/** What marks the class of claims that name none, and that of VMs' disks. */
export const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
export const DEFAULT_VIRT_CLASS = 'storageclass.kubevirt.io/is-default-virt-class';
const CLAIM = '/PersistentVolumeClaim';
const NONE: readonly StorageClaim[] = [];
const HOLDERS = [CLAIM, ...VOLUME_HOLDERS];
/** Provisioners that cannot take a snapshot: those that are no CSI driver. */
const WITHOUT_SNAPSHOTS: readonly string[] = ['kubernetes.io/no-provisioner', 'rancher.io/local-path'];

/** The spec of a claim that something provisions, wherever it is written. */
export interface StorageClaim {
  readonly manifest: Manifest;
  /** The name of the claim; of a template of a pool nothing, which appends an index. */
  readonly name?: string;
  readonly path: string;
  readonly spec: PersistentVolumeClaimSpec;
  /** Whether CDI completes it, which prefers the default class for VMs. */
  readonly completed: boolean;
  /** Nothing where CDI takes it from the StorageProfile. */
  readonly volumeMode?: string;
  /** What fills it, where CDI does. */
  readonly volume?: VolumeImport;
}

/** The classes that claims can name, where all are known. */
export interface StorageClasses {
  readonly names: readonly string[];
  readonly classes: readonly PlatformStorageClass[];
  find(claim: Pick<StorageClaim, 'spec' | 'completed'>): PlatformStorageClass | undefined;
}

/** The classes of the Platform and of the manifests; none where the Platform lists none. */
export function storageClassesOf(manifests: readonly Manifest[], { storageClasses }: Cluster): StorageClasses {
  return classesAmong(storageClasses, storageClasses.length ? madeClasses(manifests) : []);
}

/** The same where a class that the manifests make is known by itself: what is said of a class, not that there is no other. */
export function knownClassesOf(manifests: readonly Manifest[], { storageClasses }: Cluster): StorageClasses {
  return classesAmong(storageClasses, madeClasses(manifests));
}

/** Many rules ask for the same manifests. */
const cache = new WeakMap<Manifest, readonly StorageClaim[]>();
const all = new WeakMap<readonly Manifest[], readonly StorageClaim[]>();
const named = new WeakMap<readonly Manifest[], ReadonlyMap<string, StorageClaim>>();

/** The claims that manifests lead to. */
export function storageClaimsOf(manifests: readonly Manifest[]): readonly StorageClaim[] {
  return recall(all, manifests, () => ofKinds(manifests, HOLDERS).flatMap(claimsIn));
}

/** The claims that a manifest leads to; most VMs to none. */
export function claimsIn(manifest: Manifest): readonly StorageClaim[] {
  return kindOf(manifest) === CLAIM || volumeImports(manifest).length > 0 ? recall(cache, manifest, () => locate(manifest)) : NONE;
}

function locate(manifest: Manifest): StorageClaim[] {
  if (kindOf(manifest) === CLAIM) {
    const { metadata: { name, labels = {} } } = manifest;
    const spec = (manifest.spec ?? {}) as PersistentVolumeClaimSpec;
    const completed = isCompletedByCdi(labels);
    return [{ manifest, name, path: 'spec', spec, completed, volumeMode: spec.volumeMode ?? (completed ? undefined : 'Filesystem') }];
  }
  return volumeImports(manifest).flatMap((volume): StorageClaim[] => {
    const { target, path, metadata: { name, labels = {} } } = volume;
    if (!target) return [];
    const { stanza, claim: spec } = target;
    const completed = stanza === 'storage' || isCompletedByCdi(labels);
    return [{
      manifest,
      name: kindOf(manifest) === 'pool.kubevirt.io/VirtualMachinePool' ? undefined : name,
      path: `${path}.${stanza}`,
      spec,
      completed,
      volumeMode: spec.volumeMode ?? (completed ? undefined : 'Filesystem'),
      volume,
    }];
  });
}

/** The claims of the manifests by namespace and name. */
export function claimsByName(manifests: readonly Manifest[]): ReadonlyMap<string, StorageClaim> {
  return recall(named, manifests, () => {
    const byName = new Map<string, StorageClaim>();
    for (const claim of storageClaimsOf(manifests)) {
      if (claim.name) byName.set(`${claim.manifest.metadata.namespace}/${claim.name}`, claim);
    }
    return byName;
  });
}

function classesAmong(known: readonly PlatformStorageClass[], made: readonly PlatformStorageClass[]): StorageClasses {
  const classes = new Map(known.map((each) => [each.name, each]));
  for (const each of made) classes.set(each.name, { ...classes.get(each.name), ...each });
  const usual = [...classes.values()].find(({ isDefault }) => isDefault);
  const forVirtualMachines = [...classes.values()].find(({ isDefaultVirt }) => isDefaultVirt) ?? usual;
  return {
    names: [...classes.keys()],
    classes: [...classes.values()],
    find: ({ spec: { storageClassName }, completed }) => (
      storageClassName === undefined ? (completed ? forVirtualMachines : usual) : classes.get(storageClassName)
    ),
  };
}

function madeClasses(manifests: readonly Manifest[]): PlatformStorageClass[] {
  const drivers = new Set(ofKind(manifests, 'snapshot.storage.k8s.io/VolumeSnapshotClass')
    .map(({ driver }: Manifest & { readonly driver?: string }) => driver));
  return ofKind(manifests, 'storage.k8s.io/StorageClass').map((manifest: Manifest & { readonly provisioner?: string }) => ({
    ...storageClassOf(manifest), ...drivers.has(manifest.provisioner) ? { takesSnapshots: true } : {},
  }));
}

/** What a StorageClass says of itself. */
export function storageClassOf(manifest: Manifest): PlatformStorageClass {
  const { metadata: { name = '', annotations = {} }, provisioner, volumeBindingMode } = manifest as Manifest & {
    readonly provisioner?: string;
    readonly volumeBindingMode?: string;
  };
  return {
    name,
    isDefault: annotations[DEFAULT_CLASS] === 'true',
    isDefaultVirt: annotations[DEFAULT_VIRT_CLASS] === 'true',
    waitsForFirstConsumer: volumeBindingMode === 'WaitForFirstConsumer',
    ...WITHOUT_SNAPSHOTS.includes(provisioner ?? '') ? { takesSnapshots: false } : {},
  };
}
