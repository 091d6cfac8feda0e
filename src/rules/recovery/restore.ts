import type { VirtualMachineRestore, VirtualMachineRestoreSpec } from '../../../imports/snapshot.kubevirt.io';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';
import { objectsOf } from '../subject';
import { kindItself } from '../subjects/kind';
import { virtualMachineReferenceMistakes } from '../subjects/virtual-machine-reference';

const KINDS = ['snapshot.kubevirt.io/VirtualMachineRestore'];
const PATCHABLE = ['/spec/', '/metadata/labels/', '/metadata/annotations/'];
const POLICIES = {
  volumeRestorePolicy: ['InPlace', 'RandomizeNames', 'PrefixTargetName'],
  volumeOwnershipPolicy: ['Vm', 'None'],
} as const;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'restore/requires-gate',
    level: FindingLevel.REJECTED,
    subject: kindItself(...KINDS),
    gate: 'Snapshot',
    summary: 'Restores may be switched off',
    upstream: ['restore/gate'],
    *check(kind) {
      yield { field: '', got: kind };
    },
  }),
  defineRule({
    id: 'restore/refers-to-virtual-machine',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'A restore is one of a VM',
    why: 'The webhook refuses another target, and one without apiGroup: kubevirt.io.',
    fix: 'Write apiGroup: kubevirt.io and kind: VirtualMachine.',
    upstream: ['restore/api-group-missing', 'restore/api-group', 'restore/kind'],
    check: (manifest) => targetMistakes(specOf(manifest)),
  }),
  restoreRule({
    id: 'restore/names-target-and-snapshot',
    summary: 'A restore names the VM and the snapshot that it is made from',
    why: 'The webhook looks both up and refuses an empty name.',
    fix: 'Write the name of the VM, and that of a VirtualMachineSnapshot.',
    * check({ target, virtualMachineSnapshotName: snapshot }) {
      if (!target.name) yield { field: 'spec.target.name', got: target.name, allowed: 'the name of a VirtualMachine' };
      if (!snapshot) yield { field: 'spec.virtualMachineSnapshotName', got: snapshot, allowed: 'the name of a VirtualMachineSnapshot' };
    },
  }),
  restoreRule({
    id: 'restore/has-simple-patches',
    summary: 'A patch of a restore has simple values',
    why: 'The webhook splits the text of a patch at its commas and colons: it refuses values with either in them, such as a MAC '
      + 'address, a URL or an object, though they are correct JSON.',
    fix: 'Patch single values without commas and colons; set the others on the restored VM.',
    upstream: ['restore/patch-format'],
    * check({ patches = [] }) {
      for (const [i, patch] of patches.entries()) {
        const entry = entriesOf(patch).find((text) => text.split(':').length !== 2);
        if (entry !== undefined) yield { field: `spec.patches[${i}]`, reported: 'spec.patches', got: entry, allowed: 'one colon between each two commas' };
      }
    },
  }),
  restoreRule({
    id: 'restore/patches-spec-and-labels-only',
    summary: 'A patch of a restore changes the spec, labels or annotations',
    why: 'The webhook refuses a path to anything else, the name of the VM included.',
    fix: 'Write a path below one of those; the name of the VM is that of the target.',
    upstream: ['restore/patch-path'],
    * check({ patches = [] }) {
      for (const [i, patch] of patches.entries()) {
        const path = entriesOf(patch).map(pathOf).find((text) => text !== undefined && !PATCHABLE.some((prefix) => text.startsWith(`"${prefix}`)));
        if (path) yield { field: `spec.patches[${i}]`, reported: 'spec.patches', got: path, allowed: `a path that starts with ${PATCHABLE.join(', ')}` };
      }
    },
  }),
  restoreRule({
    id: 'restore/overrides-named-volumes',
    summary: 'An override of a restore names a volume and what is new about it',
    why: 'The webhook refuses an override without a volumeName, or without anything to change.',
    fix: 'Write volumeName, and restoreName, labels or annotations.',
    upstream: ['restore/override-volume-name', 'restore/override-empty'],
    * check({ volumeRestoreOverrides = [] }) {
      for (const [i, { volumeName, restoreName, annotations, labels }] of volumeRestoreOverrides.entries()) {
        const field = `spec.volumeRestoreOverrides[${i}]`;
        if (!volumeName) yield { field: `${field}.volumeName`, got: volumeName, allowed: 'the name of a volume' };
        if (!restoreName && !annotations && !labels) yield { field, got: volumeName, allowed: 'restoreName, labels or annotations' };
      }
    },
  }),
  restoreRule({
    id: 'restore/has-known-policy',
    summary: 'The policies of a restore are those that KubeVirt knows',
    why: 'The webhook refuses every other word; case matters.',
    fix: 'Write one of the allowed words, or none.',
    upstream: ['restore/volume-policy', 'restore/ownership-policy'],
    * check(spec) {
      for (const name of ['volumeRestorePolicy', 'volumeOwnershipPolicy'] as const) {
        const { [name]: policy } = spec;
        const known: readonly string[] = POLICIES[name];
        if (policy !== undefined && !known.includes(policy)) yield { field: `spec.${name}`, got: policy, allowed: known.join(', ') };
      }
    },
  }),
];

/** What upstream judges only where the target is a VM. */
function restoreRule(
  { check, ...facts }: Omit<ObjectRule, 'kinds' | 'level' | 'check'> & { check(spec: VirtualMachineRestoreSpec): Iterable<Violation> },
): ObjectRule {
  return {
    ...facts,
    kinds: KINDS,
    level: FindingLevel.REJECTED,
    * check(manifest) {
      const spec = specOf(manifest);
      if (![...targetMistakes(spec)].length) yield* check(spec);
    },
  };
}

function specOf(manifest: Manifest): VirtualMachineRestoreSpec {
  return (manifest as VirtualMachineRestore).spec;
}

function targetMistakes({ target }: VirtualMachineRestoreSpec): Iterable<Violation> {
  return virtualMachineReferenceMistakes(target, 'spec.target');
}

/** The entries of a patch as upstream takes it apart. */
function entriesOf(patch: string): string[] {
  return patch.replace(/^[{}]+|[{}]+$/g, '').split(',');
}

/** The value of the entry `"path"`, in its quotes; `undefined` for every other entry. */
function pathOf(entry: string): string | undefined {
  const [key, value, ...more] = entry.split(':').map((text) => text.trim());
  return key === '"path"' && !more.length ? value : undefined;
}
