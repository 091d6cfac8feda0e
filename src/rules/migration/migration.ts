import type { VirtualMachine, VirtualMachineInstanceMigration } from '../../../imports/kubevirt.io';
import { isLabelValue, LABEL_VALUE_WORDS } from '../../kubernetes/label';
import { ownValue } from '../../kubernetes/own-value';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import { specsOf } from '../subjects/object-spec';

const MIGRATION = 'kubevirt.io/VirtualMachineInstanceMigration';
/** What only the API server gives an object. */
const READ_FIELDS = ['uid', 'resourceVersion', 'creationTimestamp'];
const ENDS = ['sendTo', 'receive'] as const;

const migrationSpec = specsOf<VirtualMachineInstanceMigration>(MIGRATION);

/** Those that are written to be made: what is read from a cluster has its status. */
const writtenMigration = partsOf(objectsOf<{ readonly status?: unknown }>(MIGRATION), (manifest) => (
  READ_FIELDS.some((field) => ownValue(manifest.metadata, field) !== undefined) ? [] : [{ value: manifest, path: '' }]
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'migration/references-instance',
    level: FindingLevel.REJECTED,
    subject: migrationSpec,
    summary: 'A migration must name the VirtualMachineInstance that moves',
    why: 'KubeVirt refuses an empty vmiName, and that of an instance that is not running.',
    fix: 'Write the name of the VirtualMachineInstance, which is that of its VM.',
    upstream: ['migration/vmi-name'],
    * check({ vmiName: got }) {
      if (!got) yield { field: 'vmiName', got, allowed: 'the name of a running VirtualMachineInstance' };
    },
  }),
  defineRule({
    id: 'migration/fits-label',
    level: FindingLevel.REJECTED,
    subject: migrationSpec,
    summary: 'The name of the instance that moves must fit a label',
    why: 'KubeVirt labels the migration with it, and the API server refuses the label.',
    fix: 'Give the VM a name of at most 63 characters.',
    * check({ vmiName: got = '' }) {
      if (!isLabelValue(got)) yield { field: 'vmiName', got, allowed: LABEL_VALUE_WORDS };
    },
  }),
  defineRule({
    id: 'migration/excludes-priority',
    level: FindingLevel.REJECTED,
    since: '1.7',
    subject: migrationSpec,
    summary: 'A migration must not have a priority',
    why: 'The priority orders the queue of evacuations and upgrades: KubeVirt refuses it from everyone but its own controller.',
    fix: 'Remove the priority.',
    upstream: ['migration/priority', '1.8:migration/priority-gate'],
    * check({ priority: got }) {
      if (got !== undefined) yield { field: 'priority', reported: 'migrationPriority', got, allowed: 'none' };
    },
  }),
  defineRule({
    id: 'migration/excludes-status',
    level: FindingLevel.ADVISED,
    subject: writtenMigration,
    summary: 'A migration that is made must not have a status',
    why: 'KubeVirt tells there how it went. The API server drops what comes with a new object: no phase, method or target is chosen by it.',
    fix: 'Remove status. KubeVirt chooses the method by the disks, addedNodeSelector narrows down the target.',
    * check({ status: got }) {
      if (got !== undefined) yield { field: 'status', got, allowed: 'none' };
    },
  }),
  defineRule({
    id: 'migration/requires-gate-for-another-cluster',
    level: FindingLevel.REJECTED,
    subject: migrationSpec,
    gate: 'DecentralizedLiveMigration',
    summary: 'A migration must not go to or come from another cluster while the feature gate DecentralizedLiveMigration is off',
    why: 'KubeVirt refuses sendTo and receive while the feature gate DecentralizedLiveMigration is off.',
    fix: 'Remove them, or switch DecentralizedLiveMigration on in the KubeVirt CRs of both clusters and name it among the feature gates of the '
      + 'Platform.',
    upstream: ['migration/decentralized-gate'],
    * check(spec) {
      for (const field of ENDS) {
        const { [field]: end } = spec;
        if (end) yield { field, got: end.migrationID };
      }
    },
  }),
  defineRule({
    id: 'migration/matches-id',
    level: FindingLevel.REJECTED,
    subject: migrationSpec,
    summary: 'sendTo and receive of a migration must have the same migrationID',
    why: 'KubeVirt refuses different ids: the two ends would not find each other.',
    fix: 'Write the same migrationID into both.',
    upstream: ['migration/id-mismatch'],
    * check({ sendTo, receive }) {
      if (!sendTo || !receive || sendTo.migrationID === receive.migrationID) return;
      yield { field: 'receive.migrationID', got: receive.migrationID, allowed: `${sendTo.migrationID}, the id of sendTo` };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'migration/requires-running-guest',
    level: FindingLevel.ADVISED,
    summary: 'A migration must move a VM that runs',
    why: 'KubeVirt refuses a migration where there is no instance, and a VM that is halted has none.',
    fix: 'Remove the migration, or let the VM run first; virtctl migrate moves one that runs.',
    * check(manifests) {
      const migrations = ofKind<Manifest & VirtualMachineInstanceMigration>(manifests, MIGRATION);
      if (!migrations.length) return;
      const halted = new Map(manifests.filter(isHalted).map((manifest) => [`${manifest.metadata.namespace}/${manifest.metadata.name}`, manifest]));
      for (const manifest of migrations) {
        const vm = halted.get(`${manifest.metadata.namespace}/${manifest.spec.vmiName}`);
        if (!vm) continue;
        const got = `${manifest.spec.vmiName}, which has ${vm.spec.running === false ? 'running: false' : 'runStrategy: Halted'}`;
        yield { manifest, other: vm, field: 'spec.vmiName', got, allowed: 'a VM that runs' };
      }
    },
  }),
];

function isHalted(manifest: Manifest): manifest is Manifest & VirtualMachine {
  if (kindOf(manifest) !== 'kubevirt.io/VirtualMachine') return false;
  const { runStrategy, running } = (manifest as Manifest & VirtualMachine).spec;
  return runStrategy === 'Halted' || running === false;
}
