import type { VirtualMachineInstanceMigration, VirtualMachineInstanceMigrationSpec } from '../../../imports/kubevirt.io';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const KINDS = ['kubevirt.io/VirtualMachineInstanceMigration'];
const GATE = 'DecentralizedLiveMigration';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'migration/names-instance',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'A migration names the instance that moves',
    why: 'The webhook refuses an empty vmiName, and one of an instance that is not running.',
    fix: 'Write the name of the VirtualMachineInstance, which is that of its VM.',
    upstream: ['migration/vmi-name'],
    * check(manifest) {
      const { vmiName } = specOf(manifest);
      if (!vmiName) yield { field: 'spec.vmiName', got: vmiName, allowed: 'the name of a running VirtualMachineInstance' };
    },
  }),
  defineRule({
    id: 'migration/leaves-priority-to-kubevirt',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'The priority of a migration is KubeVirt\'s own',
    why: 'It orders the queue of evacuations and upgrades: the webhook refuses it from everyone but the controller of KubeVirt (v1.9.0).',
    fix: 'Remove the priority.',
    upstream: ['migration/priority'],
    * check(manifest) {
      const { priority } = specOf(manifest);
      if (priority !== undefined) yield { field: 'spec.priority', reported: 'spec.migrationPriority', got: priority, allowed: 'none' };
    },
  }),
  defineRule({
    id: 'migration/requires-gate-to-leave-cluster',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'Migration between clusters is an experiment',
    why: `KubeVirt refuses sendTo and receive while the feature gate ${GATE} is off; it is off by default.`,
    fix: `Remove them, or switch ${GATE} on in the KubeVirt CRs of both clusters and name it among the feature gates of the Platform.`,
    upstream: ['migration/decentralized-gate'],
    gate: GATE,
    * check(manifest) {
      const spec = specOf(manifest);
      for (const name of ['sendTo', 'receive'] as const) {
        if (spec[name]) yield { field: `spec.${name}`, got: spec[name].migrationID, allowed: `only while the feature gate ${GATE} is on` };
      }
    },
  }),
  defineRule({
    id: 'migration/has-one-id',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'Both ends of a migration have one id',
    why: 'The webhook refuses sendTo and receive with different migrationIDs: the ends would not find each other.',
    fix: 'Write the same migrationID into both.',
    upstream: ['migration/id-mismatch'],
    * check(manifest) {
      const { sendTo, receive } = specOf(manifest);
      if (!sendTo || !receive || sendTo.migrationID === receive.migrationID) return;
      yield { field: 'spec.receive.migrationID', got: receive.migrationID, allowed: `${sendTo.migrationID}, the id of sendTo` };
    },
  }),
];

function specOf(manifest: Manifest): VirtualMachineInstanceMigrationSpec {
  return (manifest as VirtualMachineInstanceMigration).spec;
}
