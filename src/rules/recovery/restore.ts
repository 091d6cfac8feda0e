import { malformedEntry, PATCHABLE_WORDS, patchEntriesOf, refusedPath } from './patch-entries';
import type { VirtualMachine } from '../../../imports/kubevirt.io';
import type { VirtualMachineRestore } from '../../../imports/snapshot.kubevirt.io';
import { valueIn } from '../../manifests/by-release';
import type { ByRelease } from '../../manifests/by-release';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { waveOf } from '../../manifests/sync-wave';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { partsOf } from '../subject';
import { kindItself } from '../subjects/kind';
import { specsOf } from '../subjects/object-spec';
import { notVirtualMachine } from '../subjects/virtual-machine-reference';

const KIND = 'snapshot.kubevirt.io/VirtualMachineRestore';
const POLICIES = ['volumeRestorePolicy', 'volumeOwnershipPolicy'] as const;
const KNOWN_POLICIES: { readonly [K in typeof POLICIES[number]]: ByRelease<readonly string[]> } = {
  volumeRestorePolicy: [['1.6', ['InPlace', 'RandomizeNames']], ['1.8', ['InPlace', 'RandomizeNames', 'PrefixTargetName']]],
  volumeOwnershipPolicy: [['1.7', ['Vm', 'None']]],
};

const restoreSpec = specsOf<VirtualMachineRestore>(KIND);
/** The spec of a restore whose target is a VM: of others KubeVirt judges no more than that. */
const vmRestoreSpec = partsOf(restoreSpec, (value) => (notVirtualMachine(value.target) ? [] : [{ value, path: '' }]));
/** Each patch, as the entries that KubeVirt splits it into; it reports the list. */
const patchEntries = partsOf(vmRestoreSpec, ({ patches = [] }) => (
  patches.map((patch, i) => ({ value: patchEntriesOf(patch), path: `patches[${i}]`, reported: 'patches' }))
));
const volumeOverride = partsOf(vmRestoreSpec, ({ volumeRestoreOverrides = [] }) => (
  volumeRestoreOverrides.map((value, i) => ({ value, path: `volumeRestoreOverrides[${i}]` }))
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'restore/requires-gate',
    level: FindingLevel.REJECTED,
    subject: kindItself(KIND),
    gate: 'Snapshot',
    summary: 'A VirtualMachineRestore must not be created while the feature gate Snapshot is off',
    upstream: ['restore/gate'],
    * check(kind) {
      yield { field: '', got: kind };
    },
  }),
  defineRule({
    id: 'restore/references-virtual-machine',
    level: FindingLevel.REJECTED,
    subject: partsOf(restoreSpec, ({ target }) => [{ value: target, path: 'target' }]),
    summary: 'The target of a VirtualMachineRestore must be a VM',
    why: 'KubeVirt refuses another target, and one without apiGroup: kubevirt.io.',
    fix: 'Write apiGroup: kubevirt.io and kind: VirtualMachine.',
    upstream: ['restore/api-group-missing', 'restore/api-group', 'restore/kind'],
    * check(target) {
      const violation = notVirtualMachine(target);
      if (violation) yield violation;
    },
  }),
  defineRule({
    id: 'restore/requires-target-and-snapshot',
    level: FindingLevel.REJECTED,
    subject: vmRestoreSpec,
    summary: 'A VirtualMachineRestore must name the VM and the snapshot to restore from',
    why: 'KubeVirt looks both up and refuses an empty name.',
    fix: 'Write the name of the VM, and that of a VirtualMachineSnapshot.',
    * check({ target, virtualMachineSnapshotName: snapshot }) {
      if (!target.name) yield { field: 'target.name', got: target.name, allowed: 'the name of a VirtualMachine' };
      if (!snapshot) yield { field: 'virtualMachineSnapshotName', got: snapshot, allowed: 'the name of a VirtualMachineSnapshot' };
    },
  }),
  defineRule({
    id: 'restore/has-valid-patches',
    level: FindingLevel.REJECTED,
    subject: patchEntries,
    summary: 'A patch of a VirtualMachineRestore must not have commas or colons in its values',
    why: 'KubeVirt splits the text of a patch at its commas and colons: it refuses values with either in them, such as a MAC address, a URL or '
      + 'an object, though they are correct JSON. It judges patches only where the snapshot exists.',
    fix: 'Patch single values without commas and colons; set the others on the restored VM.',
    upstream: ['restore/patch-format'],
    * check(entries) {
      const got = malformedEntry(entries);
      if (got !== undefined) yield { field: '', got, allowed: 'one colon between each two commas' };
    },
  }),
  defineRule({
    id: 'restore/has-valid-patch-path',
    level: FindingLevel.REJECTED,
    subject: patchEntries,
    summary: 'A patch of a VirtualMachineRestore must change only the spec, labels or annotations',
    why: 'KubeVirt refuses a path to anything else, the name of the VM included. It judges patches only where the snapshot exists.',
    fix: 'Write a path below one of those; the name of the VM is that of the target.',
    upstream: ['restore/patch-path'],
    * check(entries) {
      const got = refusedPath(entries);
      if (got) yield { field: '', got, allowed: `a path that starts with ${PATCHABLE_WORDS}` };
    },
  }),
  defineRule({
    id: 'restore/has-valid-overrides',
    level: FindingLevel.REJECTED,
    subject: volumeOverride,
    summary: 'A volume override must name a volume and a new name, labels or annotations for it',
    why: 'KubeVirt refuses an override without volumeName, and one that changes nothing.',
    fix: 'Write volumeName, and restoreName, labels or annotations.',
    upstream: ['restore/override-volume-name', 'restore/override-empty'],
    * check({ volumeName, restoreName, annotations, labels }) {
      if (!volumeName) yield { field: 'volumeName', got: volumeName, allowed: 'the name of a volume' };
      if (!restoreName && !annotations && !labels) yield { field: '', got: volumeName, allowed: 'restoreName, labels or annotations' };
    },
  }),
  defineRule({
    id: 'restore/has-known-policy',
    level: FindingLevel.REJECTED,
    subject: vmRestoreSpec,
    summary: 'The policies of a VirtualMachineRestore must be values that KubeVirt knows',
    why: 'KubeVirt refuses every other value; case matters.',
    fix: 'Write one of the allowed values, or none.',
    before: { 1.8: 'volumeRestorePolicy: PrefixTargetName is refused' },
    upstream: ['restore/volume-policy', 'restore/ownership-policy'],
    * check(spec, cluster) {
      for (const field of POLICIES) {
        const { [field]: got } = spec;
        const known = valueIn(KNOWN_POLICIES[field], cluster);
        if (got !== undefined && !known.includes(got)) yield { field, got, allowed: known.join(', ') };
      }
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'restore/avoids-running-target',
    level: FindingLevel.ADVISED,
    summary: 'A VirtualMachineRestore with targetReadinessPolicy FailImmediate must not be of a VM that always runs',
    why: 'The restore fails at once while the VM runs, and its spec cannot be changed: another restore must be made.',
    fix: 'Write targetReadinessPolicy: StopTarget, WaitGracePeriod or WaitEventually, or halt the VM before.',
    * check(manifests) {
      const restores = ofKind<Manifest & VirtualMachineRestore>(manifests, KIND);
      const hasty = restores.filter(({ spec }) => spec.targetReadinessPolicy === 'FailImmediate' && !notVirtualMachine(spec.target));
      if (!hasty.length) return;
      const running = new Map(manifests.filter(alwaysRuns).map((vm) => [`${vm.metadata.namespace}/${vm.metadata.name}`, vm]));
      for (const manifest of hasty) {
        const { metadata: { namespace }, spec: { target } } = manifest;
        const other = running.get(`${namespace}/${target.name}`);
        if (other) yield { manifest, other, field: 'spec.targetReadinessPolicy', got: 'FailImmediate', allowed: `another policy, as ${target.name} runs` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'restore/avoids-untaken-snapshot',
    level: FindingLevel.ADVISED,
    summary: 'A VirtualMachineRestore must not be applied together with the snapshot that it restores',
    why: 'The snapshot is not taken yet: KubeVirt refuses the restore, as its webhook crashes on a snapshot without a status (EOF), or the VM is set back to what '
      + 'it is. And every cluster that the manifests are applied to takes a snapshot of its own.',
    fix: 'Refer to a snapshot that is there, or apply the restore in a later sync wave.',
    * check(manifests) {
      const restores = ofKind<Manifest & VirtualMachineRestore>(manifests, KIND);
      if (!restores.length) return;
      const snapshots = new Map(ofKind(manifests, 'snapshot.kubevirt.io/VirtualMachineSnapshot')
        .map((snapshot) => [`${snapshot.metadata.namespace}/${snapshot.metadata.name}`, snapshot]));
      for (const manifest of restores) {
        const { metadata: { namespace }, spec: { virtualMachineSnapshotName: got } } = manifest;
        const other = snapshots.get(`${namespace}/${got}`);
        if (!other || waveOf(other) < waveOf(manifest)) continue;
        yield { manifest, other, field: 'spec.virtualMachineSnapshotName', got, allowed: 'a snapshot that is taken' };
      }
    },
  }),
];

function alwaysRuns(manifest: Manifest): boolean {
  if (kindOf(manifest) !== 'kubevirt.io/VirtualMachine') return false;
  const { running, runStrategy } = (manifest as Manifest & VirtualMachine).spec;
  return running === true || runStrategy === 'Always' || runStrategy === 'RerunOnFailure';
}
