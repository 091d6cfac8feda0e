import { updateMethods } from './guests';
import { at, textAt } from '../../../kubernetes/untyped';
import type { Manifest } from '../../../manifests/manifest';
import type { Consequence } from '../change';
import { always, immutable, ofObject } from '../kind-facts';
import type { Facts, FieldFact, KindFacts } from '../kind-facts';

const COPIED = 'VMs that exist hold a copy of it in a ControllerRevision and keep that, also when they are started again; only VMs that are made afterwards use it';
const REMAKE = 'Make a new object under another name: this one describes something that is done once.';
const AT_CREATION = 'limits and defaults are taken when a VMI is made: guests get it with their next start';

const refusesSpec = (kind: string, by = 'the webhook of KubeVirt'): FieldFact => immutable('spec', `the spec of a ${kind} is immutable: ${by} refuses it`, { fix: REMAKE });

const UNINSTALL = 'KubeVirt is uninstalled with its kinds: all VMs are deleted, and the disks that they own';
const KUBEVIRT: KindFacts = {
  fields: [
    { field: 'spec.configuration', effect: 'next-start', why: AT_CREATION },
    { field: 'spec', effect: 'none', why: 'it is about the pods of KubeVirt itself, not about guests', except: ['spec.imageTag', 'spec.imageRegistry', 'spec.workloadUpdateStrategy'] },
  ],
  changed: changedInstallation,
  removed: (cr) => (textAt(cr, 'spec', 'uninstallStrategy') === 'BlockUninstallIfWorkloadsExist'
    ? [ofObject('refused', 'uninstallStrategy is BlockUninstallIfWorkloadsExist: it cannot be deleted while there are VMs', { fix: 'Remove the VMs first, or keep it.' })]
    : [ofObject('data-at-risk', UNINSTALL, { fix: 'Keep the object, or set uninstallStrategy: BlockUninstallIfWorkloadsExist.' })]),
};
const SIZE: KindFacts = { fields: [{ field: 'spec', effect: 'none', why: COPIED }], removed: always('none', COPIED) };

/** KubeVirt's other kinds. */
export const KUBEVIRT_FACTS: Facts = [
  ['snapshot.kubevirt.io/VirtualMachineSnapshot', {
    fields: [refusesSpec('VirtualMachineSnapshot')],
    removed: (snapshot) => (textAt(snapshot, 'spec', 'deletionPolicy') === 'Retain'
      ? [ofObject('none', 'its deletionPolicy is Retain: what it holds stays')]
      : [ofObject('data-at-risk', 'what it holds is deleted with it, as its deletionPolicy is Delete', { fix: 'Keep it as long as somebody may restore from it.' })]),
    added: always('none', 'the VM is snapshotted; a guest agent freezes its file systems for a moment'),
  }],
  ['snapshot.kubevirt.io/VirtualMachineRestore', {
    fields: [refusesSpec('VirtualMachineRestore')],
    added: (restore) => [ofObject('data-at-risk', `it rewrites the volumes of VirtualMachine ${textAt(restore, 'spec', 'target', 'name') ?? '(no name)'} by a snapshot, and what they hold now is deleted; the VM then differs from its manifest`, {
      fix: 'Apply it by hand rather than from a set that is applied again and again, and take the new names of the disks into the manifest of the VM.',
    })],
  }],
  ['export.kubevirt.io/VirtualMachineExport', {
    fields: [refusesSpec('VirtualMachineExport')],
    added: always('none', 'it is removed by itself after its ttlDuration, 2 hours unless given: a tool that keeps a set applied makes it again and again'),
  }],
  ['backup.kubevirt.io/VirtualMachineBackup', { fields: [refusesSpec('VirtualMachineBackup', 'a rule of its CustomResourceDefinition')] }],
  ['backup.kubevirt.io/VirtualMachineBackupTracker', { fields: [refusesSpec('VirtualMachineBackupTracker', 'a rule of its CustomResourceDefinition')] }],
  ['clone.kubevirt.io/VirtualMachineClone', { fields: [{ field: 'spec', effect: 'none', why: 'a clone that is finished is not made again, and the VM that it made is not changed' }] }],
  ['kubevirt.io/VirtualMachineInstanceMigration', {
    fields: [refusesSpec('VirtualMachineInstanceMigration')],
    added: (migration) => [ofObject('migration', `VirtualMachineInstance ${textAt(migration, 'spec', 'vmiName') ?? '(no name)'} is migrated; finished migrations are removed, and a tool that keeps a set applied makes it, and migrates, again and again`, {
      fix: 'Migrate by hand: virtctl migrate.',
    })],
  }],
  ['migrations.kubevirt.io/MigrationPolicy', {
    fields: [{ field: 'spec', effect: 'next-start', why: 'a policy is read when a migration starts: those that run keep what they began with' }],
    removed: always('next-start', 'migrations that start afterwards follow the cluster-wide settings'),
    added: always('next-start', 'migrations that start afterwards follow it'),
  }],
  ...['VirtualMachineInstancetype', 'VirtualMachineClusterInstancetype', 'VirtualMachinePreference', 'VirtualMachineClusterPreference']
    .map((kind) => [`instancetype.kubevirt.io/${kind}`, SIZE] as const),
  ['kubevirt.io/KubeVirt', KUBEVIRT],
  ['hco.kubevirt.io/HyperConverged', {
    fields: [{ field: 'spec', effect: 'next-start', why: `the operator writes it into the KubeVirt and CDI objects; ${AT_CREATION}`, except: ['spec.workloadUpdateStrategy'] }],
    changed: changedInstallation,
    removed: always('data-at-risk', UNINSTALL, 'Keep the object, or set uninstallStrategy: BlockUninstallIfWorkloadsExist.'),
  }],
];

function* changedInstallation(before: Manifest, after: Manifest): Generator<Consequence> {
  const methods = updateMethods(after);
  for (const key of ['imageTag', 'imageRegistry']) {
    const [from, to] = [before, after].map((cr) => at(cr, 'spec', key));
    if (from === to) continue;
    const change = { field: `spec.${key}`, from, to };
    if (methods.includes('LiveMigrate')) yield { ...change, effect: 'migration', why: 'KubeVirt is updated, and then migrates every guest to a launcher of the new release' };
    else if (!methods.length) yield { ...change, effect: 'next-start', why: 'KubeVirt is updated; guests stay in their launchers until they are started again or migrated, as no workloadUpdateMethods are listed' };
    if (methods.includes('Evict')) {
      yield { ...change, effect: 'stop', why: `KubeVirt is updated, and then evicts ${methods.includes('LiveMigrate') ? 'the guests that cannot migrate' : 'every guest'}`, fix: 'Take Evict off workloadUpdateMethods, and restart those guests when it suits.' };
    }
  }
  const earlier = updateMethods(before);
  const field = 'spec.workloadUpdateStrategy.workloadUpdateMethods';
  const change = { field, from: earlier, to: methods };
  if (methods.includes('LiveMigrate') && !earlier.includes('LiveMigrate')) yield { ...change, effect: 'migration', why: 'guests with outdated launchers, and those whose changes wait for a migration, are migrated from now on' };
  if (methods.includes('Evict') && !earlier.includes('Evict')) yield { ...change, effect: 'stop', why: 'guests with outdated launchers that cannot migrate are evicted from now on, which shuts them down', fix: 'Leave Evict out where a guest may not be shut down without being asked.' };
  if (earlier.includes('LiveMigrate') && !methods.includes('LiveMigrate')) yield { ...change, effect: 'next-start', why: 'changes that wait for a migration stay pending until somebody migrates or restarts the guest' };
}
