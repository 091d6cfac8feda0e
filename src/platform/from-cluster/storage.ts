import { labelOf } from './cluster-objects';
import type { ClusterObject, ClusterObjects } from './cluster-objects';
import type { Entry, Remark } from './facts';
import { entriesAt, listAt, textAt, textsAt } from '../../kubernetes/untyped';
import { storageClassOf } from '../../manifests/storage-claims';
import type { PlatformStorageClass } from '../../manifests/storage-class';

const ACCESS_MODES: readonly string[] = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];
/** Provisioners that share file systems by a server of their own, whatever CDI knows of their block devices. */
const SHARING_FILE_SYSTEMS: readonly string[] = ['driver.longhorn.io', 'csi.vsphere.vmware.com'];

type Written = { -readonly [key in keyof PlatformStorageClass]: unknown };

/** The storage classes, with what CDI and the snapshot controller know of them. */
export function storageClasses(objects: ClusterObjects, remark: Remark): Entry[] {
  const classes = objects.of('StorageClass');
  if (!classes.length) {
    remark('storageClasses: there is no StorageClass');
    return [];
  }
  const profiles = new Map(objects.of('StorageProfile').map((profile) => [profile.name, profile]));
  const snapshotClasses = objects.of('VolumeSnapshotClass');
  const read = classes.map((each) => ({ each, said: storageClassOf(manifestOf(each)) }));
  const usual = chosen('isDefault', read, remark);
  const forVirtualMachines = chosen('isDefaultVirt', read, remark);
  return read.map(({ each, said: { isDefault: _, isDefaultVirt: __, ...said } }) => {
    const profile = profiles.get(each.name);
    const provisioner = textAt(each.fields, 'provisioner');
    const snapshots = snapshotsOf(provisioner, snapshotClasses, profile);
    const value: Partial<Written> = {
      name: each.name,
      ...each === usual ? { isDefault: true } : {},
      ...each === forVirtualMachines ? { isDefaultVirt: true } : {},
      ...profile ? modesOf(profile, provisioner) : {},
      takesSnapshots: snapshots?.takes ?? said.takesSnapshots,
      waitsForFirstConsumer: said.waitsForFirstConsumer,
    };
    const from = [labelOf(each), ...provisioner === undefined ? [] : [`provisioner ${provisioner}`], ...profile ? [labelOf(profile)] : [], ...snapshots?.from ?? []];
    return { value: Object.fromEntries(Object.entries(value).filter(([, given]) => given !== undefined)), from: [from.join(', ')] };
  });
}

/** Of several classes that are marked the one that Kubernetes and CDI take: the newest, then the first by name. */
function chosen(
  mark: 'isDefault' | 'isDefaultVirt', read: readonly { readonly each: ClusterObject; readonly said: PlatformStorageClass }[], remark: Remark,
): ClusterObject | undefined {
  const made = ({ fields }: ClusterObject) => Date.parse(textAt(fields, 'metadata', 'creationTimestamp') ?? '') || 0;
  const marked = read.flatMap(({ each, said }) => (said[mark] ? [each] : [])).sort((a, b) => made(b) - made(a) || (a.name < b.name ? -1 : 1));
  if (marked.length > 1) remark(`${mark}: ${marked.map(labelOf).join(' and ')} are all marked; the cluster takes ${marked[0].name}, the newest`);
  return marked[0];
}

/** The object as manifests hold it. */
function manifestOf({ name, fields }: ClusterObject): Parameters<typeof storageClassOf>[0] {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, annotations: Object.fromEntries(entriesAt(fields, 'metadata', 'annotations')) },
    provisioner: textAt(fields, 'provisioner'),
    volumeBindingMode: textAt(fields, 'volumeBindingMode'),
  } as Parameters<typeof storageClassOf>[0];
}

/**
 * What a StorageProfile says, as far as it says that something is not there. It lists what CDI prefers for VMs: what gives a block device can put a file
 * system on it, and what many nodes may write one may, too. What an administrator has put into its spec is a choice, and says no limits.
 */
function modesOf(profile: ClusterObject, provisioner: string | undefined): Partial<Written> {
  const sets = listAt(profile.fields, 'status', 'claimPropertySets');
  const access = new Set(sets.flatMap((set) => textsAt(set, 'accessModes')));
  const volume = new Set(sets.map((set) => textAt(set, 'volumeMode') ?? 'Filesystem'));
  const isLimited = listAt(profile.fields, 'spec', 'claimPropertySets').length === 0;
  if (access.has('ReadWriteMany')) ACCESS_MODES.forEach((mode) => access.add(mode));
  else if (!isLimited || SHARING_FILE_SYSTEMS.includes(provisioner ?? '')) access.clear();
  if (access.has('ReadWriteOnce')) access.add('ReadWriteOncePod');
  if (volume.has('Block')) volume.add('Filesystem');
  else if (!isLimited) volume.clear();
  const accessModes = ACCESS_MODES.filter((mode) => access.has(mode));
  const volumeModes = ['Block', 'Filesystem'].filter((mode) => volume.has(mode));
  return { ...accessModes.length ? { accessModes } : {}, ...volumeModes.length ? { volumeModes } : {} };
}

/** Without any VolumeSnapshotClass it is not known whether they were asked for. */
function snapshotsOf(
  provisioner: string | undefined, classes: readonly ClusterObject[], profile: ClusterObject | undefined,
): { readonly takes: boolean; readonly from: readonly string[] } | undefined {
  const matching = classes.filter(({ fields }) => provisioner !== undefined && textAt(fields, 'driver') === provisioner);
  if (matching.length) return { takes: true, from: matching.map(labelOf) };
  if (textAt(profile?.fields, 'status', 'snapshotClass') !== undefined) return { takes: true, from: [] };
  return classes.length ? { takes: false, from: ['no VolumeSnapshotClass of its provisioner'] } : undefined;
}
