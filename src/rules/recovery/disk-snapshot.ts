import type { VirtualMachineClone } from '../../../imports/clone.kubevirt.io';
import type { VirtualMachineRestore, VirtualMachineSnapshot } from '../../../imports/snapshot.kubevirt.io';
import type { VolumeSnapshot } from '../../../imports/snapshot.storage.k8s.io';
import { persistentState } from '../../manifests/guest-state';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { claimsByName, knownClassesOf } from '../../manifests/storage-claims';
import type { PlatformStorageClass } from '../../manifests/storage-class';
import { writtenVmiSpec } from '../../manifests/vmi';
import { claimNameOf } from '../../manifests/volume-claim';
import { sourcesOf } from '../../manifests/volume-source';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const SNAPSHOT = 'snapshot.kubevirt.io/VirtualMachineSnapshot';
const RESTORE = 'snapshot.kubevirt.io/VirtualMachineRestore';
const CLONE = 'clone.kubevirt.io/VirtualMachineClone';
const VOLUME_SNAPSHOT = 'snapshot.storage.k8s.io/VolumeSnapshot';
const VM = 'kubevirt.io/VirtualMachine';
const SPEC = 'spec.template.spec';
const FIELD = 'spec.source.name';
const SAY_SO = 'Write takesSnapshots of the class into the Platform: true where a VolumeSnapshotClass has its provisioner, else false.';
/** What holds data of the guest for longer than it runs, and no snapshot takes. */
const LASTING = ['hostDisk'] as const;

/** A snapshot, a clone or a restore of a VM of the input. */
interface Taken {
  readonly manifest: Manifest;
  readonly vm: Manifest;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'disk-snapshot/avoids-excluded-disks',
    level: FindingLevel.ADVISED,
    summary: 'A VirtualMachineSnapshot must include all disks of the VM that keep data',
    why: 'KubeVirt takes snapshots of claims only, and of those only where their StorageClass has a VolumeSnapshotClass. It leaves out all others, and the '
      + 'snapshot succeeds: a restore does not bring them back.',
    fix: 'Move the disk to a class that takes snapshots, or install a VolumeSnapshotClass for its provisioner.',
    * check(manifests, cluster) {
      const taken = takenOf(manifests, SNAPSHOT);
      if (!taken.length) return;
      const find = excludedDisks(manifests, cluster);
      for (const { manifest, vm } of taken) {
        const { included, excluded, unsaid, hasVolumes } = find(vm);
        const { name } = vm.metadata;
        const found = { manifest, other: vm, field: FIELD };
        if (excluded.length) {
          yield { ...found, got: `${name} without ${excluded.join(' and ')}`, allowed: 'a VM with all its disks' };
        } else if (unsaid.length) {
          const got = `${name} with ${unsaid.join(' and ')}, of which the Platform does not say that it takes snapshots`;
          yield { ...found, got, allowed: 'a VM with all its disks', fix: SAY_SO };
        } else if (!included && hasVolumes) {
          yield { ...found, got: `${name}, which has no claim`, allowed: 'a VM with a claim', fix: 'Put what is to last on a DataVolume or a claim: a snapshot leaves all other volumes out.' };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'disk-snapshot/requires-all-disks-to-clone',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A VM that is cloned must have claims of which snapshots can be taken only',
    why: 'KubeVirt clones a VM by a snapshot of each claim: it waits for ever where the StorageClass of one has no VolumeSnapshotClass (Virtual Machine volume '
      + 'does not support snapshots).',
    fix: 'Move the disk to a class that takes snapshots, install a VolumeSnapshotClass for its provisioner, or clone the disk with a DataVolume.',
    * check(manifests, cluster) {
      const taken = takenOf(manifests, CLONE);
      if (!taken.length) return;
      const find = excludedDisks(manifests, cluster);
      for (const { manifest, vm } of taken) {
        const { claims } = find(vm);
        if (!claims.length) continue;
        const got = `${vm.metadata.name} with ${claims.join(' and ')}`;
        yield { manifest, other: vm, field: FIELD, got, allowed: 'a VM whose claims all take snapshots' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'disk-snapshot/excludes-persistent-state-to-clone',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A VM that is cloned must not have a persistent TPM or persistent EFI variables',
    why: 'KubeVirt keeps them in a claim that it does not clone, and refuses to (Clone of source with backendstorage is not supported): the clone never starts.',
    fix: 'Make a second VM from the same image, or remove persistent from tpm and efi.',
    * check(manifests, cluster) {
      for (const { manifest, vm } of takenOf(manifests, CLONE)) {
        const found = persistentState(cluster.vmis(vm).admitted.spec).map((path) => path.split('.').slice(-2).join('.'));
        if (!found.length) continue;
        const got = `${vm.metadata.name} with ${found.join(' and ')}`;
        yield { manifest, other: vm, field: FIELD, got, allowed: 'a VM without persistent state' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'disk-snapshot/requires-snapshot-class',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A VolumeSnapshot must be of a claim whose StorageClass takes snapshots',
    why: 'The object is admitted and never ready (readyToUse), without a VolumeSnapshotClass of the driver: what is cloned from it never starts.',
    fix: 'Move the claim to a class that takes snapshots, or install a VolumeSnapshotClass for its provisioner.',
    * check(manifests, cluster) {
      const taken = ofKind<Manifest & VolumeSnapshot>(manifests, VOLUME_SNAPSHOT);
      if (!taken.length) return;
      const claims = claimsByName(manifests);
      const { find } = knownClassesOf(manifests, cluster);
      for (const manifest of taken) {
        const { metadata: { namespace }, spec: { source: { persistentVolumeClaimName: claimName } } } = manifest;
        const claim = claims.get(`${namespace}/${claimName}`);
        const storageClass = claim && find(claim);
        if (storageClass?.takesSnapshots !== false) continue;
        const got = `${claimName} of class ${storageClass.name}`;
        yield { manifest, other: claim?.manifest, field: 'spec.source.persistentVolumeClaimName', got, allowed: 'a claim of a class that takes snapshots' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'disk-snapshot/avoids-restore-without-disk',
    level: FindingLevel.ADVISED,
    summary: 'A VirtualMachineRestore must be of a snapshot that includes all disks of the VM',
    why: 'KubeVirt restores what the snapshot has. A disk that it left out keeps its volume (generateRestoredVMSpec): a new VM gets the claim of the first, and both write to it; the same VM '
      + 'gets old disks beside one of today.',
    fix: 'Restore from a snapshot with all disks: move the disk to a class that takes snapshots first, and give the new VM a copy of it.',
    * check(manifests, cluster) {
      const restores = takenOf(manifests, RESTORE);
      if (!restores.length) return;
      const find = excludedDisks(manifests, cluster);
      for (const { manifest, vm } of restores) {
        const { excluded } = find(vm);
        if (!excluded.length) continue;
        const { virtualMachineSnapshotName, target: { name } } = (manifest as Manifest & VirtualMachineRestore).spec;
        const whose = name === vm.metadata.name ? 'its' : `that of ${vm.metadata.name}`;
        const got = `${virtualMachineSnapshotName} without ${excluded.join(' and ')}, for which ${name} keeps ${whose}`;
        yield { manifest, other: vm, field: 'spec.virtualMachineSnapshotName', got, allowed: 'a snapshot of all disks' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'disk-snapshot/matches-driver',
    level: FindingLevel.UNSTARTABLE,
    summary: 'The VolumeSnapshotClass of a VolumeSnapshot must be of the driver that is the provisioner of its claim',
    why: 'The object is admitted and never ready: the snapshot controller asks the driver of the class for it (`createSnapshotContent` of external-snapshotter v8.6), which has no such volume, or runs nowhere: '
      + 'what is cloned from it never starts.',
    fix: 'Name a VolumeSnapshotClass whose driver is the provisioner of the StorageClass, or none for the default one.',
    * check(manifests, cluster) {
      const drivers = new Map(ofKind<Manifest & { readonly driver?: string }>(manifests, 'snapshot.storage.k8s.io/VolumeSnapshotClass')
        .map(({ metadata: { name }, driver }) => [name, driver]));
      const taken = ofKind<Manifest & VolumeSnapshot>(manifests, VOLUME_SNAPSHOT);
      if (!drivers.size || !taken.length) return;
      const claims = claimsByName(manifests);
      const provisioners = new Map(ofKind<Manifest & { readonly provisioner?: string }>(manifests, 'storage.k8s.io/StorageClass')
        .map(({ metadata: { name }, provisioner }) => [name, provisioner]));
      const { find } = knownClassesOf(manifests, cluster);
      for (const manifest of taken) {
        const { metadata: { namespace }, spec: { volumeSnapshotClassName: got, source: { persistentVolumeClaimName: claimName } } } = manifest;
        const claim = claims.get(`${namespace}/${claimName}`);
        const [driver, provisioner] = [drivers.get(got), claim && provisioners.get(find(claim)?.name)];
        if (!driver || !provisioner || driver === provisioner) continue;
        yield { manifest, other: claim?.manifest, field: 'spec.volumeSnapshotClassName', got: `${got} of ${driver}`, allowed: `a class of ${provisioner}, which provisions ${claimName}` };
      }
    },
  }),
];

/** The snapshots, clones or restores, with the VM that they are of; that of a clone may be that of its snapshot. */
function takenOf(manifests: readonly Manifest[], kind: string): Taken[] {
  const wanted = ofKind(manifests, kind);
  if (!wanted.length) return [];
  const byName = (each: string) => (
    new Map(ofKind(manifests, each).map((manifest) => [nameOf(manifest), manifest]))
  );
  const [vms, snapshots] = [byName(VM), byName(SNAPSHOT)];
  return wanted.flatMap((manifest): Taken[] => {
    const { namespace } = manifest.metadata;
    const source = sourceOf(manifest);
    const snapshot = source.kind === 'VirtualMachineSnapshot' ? snapshots.get(`${namespace}/${source.name}`) : undefined;
    const { name } = (snapshot as (Manifest & VirtualMachineSnapshot) | undefined)?.spec.source ?? source;
    const vm = vms.get(`${namespace}/${name}`);
    return vm && (source.kind === 'VirtualMachine' || snapshot) ? [{ manifest, vm }] : [];
  });
}

function sourceOf(manifest: Manifest): { readonly kind: string; readonly name: string } {
  const { source, virtualMachineSnapshotName: name } = (manifest as Manifest & {
    readonly spec: (VirtualMachineClone | VirtualMachineSnapshot)['spec'] & Partial<Pick<VirtualMachineRestore['spec'], 'virtualMachineSnapshotName'>>;
  }).spec;
  return name === undefined ? source : { kind: 'VirtualMachineSnapshot', name };
}

/** Finds what a snapshot of a VM leaves out, in words, and whether it has a claim that is taken. */
function excludedDisks(manifests: readonly Manifest[], cluster: Cluster) {
  const claims = claimsByName(manifests);
  const { find } = knownClassesOf(manifests, cluster);
  const ofPlatform = new Set(cluster.storageClasses.map(({ name }) => name));
  return (vm: Manifest) => {
    const { volumes = [] } = writtenVmiSpec(vm, SPEC);
    const onClaims = volumes.filter((volume) => claimNameOf(volume) !== undefined);
    const disksOf = (isMeant: (storageClass: PlatformStorageClass) => boolean) => onClaims.flatMap((volume) => {
      const claim = claims.get(`${vm.metadata.namespace}/${claimNameOf(volume)}`);
      const storageClass = claim && find(claim);
      return storageClass && isMeant(storageClass) ? [`disk ${volume.name} of class ${storageClass.name}`] : [];
    });
    const excludedClaims = disksOf(({ takesSnapshots }) => takesSnapshots === false);
    const others = volumes.filter((volume) => LASTING.some((source) => volume[source]))
      .map((volume) => `disk ${volume.name}, a ${sourcesOf(volume)[0]}`);
    return {
      claims: excludedClaims,
      excluded: [...excludedClaims, ...others],
      unsaid: disksOf(({ name, takesSnapshots }) => takesSnapshots === undefined && ofPlatform.has(name)),
      included: onClaims.length > excludedClaims.length,
      hasVolumes: volumes.length > 0,
    };
  };
}

function nameOf({ metadata: { name, namespace } }: Manifest): string {
  return `${namespace}/${name}`;
}
