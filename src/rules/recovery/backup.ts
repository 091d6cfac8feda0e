import type { VirtualMachineBackup, VirtualMachineBackupTracker } from '../../../imports/backup.kubevirt.io';
import { parseGoDuration } from '../../kubernetes/go-duration';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import { kindItself } from '../subjects/kind';
import { specsOf } from '../subjects/object-spec';
import { notVirtualMachine } from '../subjects/virtual-machine-reference';

const BACKUP = 'backup.kubevirt.io/VirtualMachineBackup';
const TRACKER = 'backup.kubevirt.io/VirtualMachineBackupTracker';
const TRACKER_GROUP = 'backup.kubevirt.io';
const TRACKER_KIND = 'VirtualMachineBackupTracker';

const backupSpec = specsOf<VirtualMachineBackup>(BACKUP);
const backupSource = partsOf(backupSpec, ({ source }) => [{ value: source, path: 'source' }]);
const trackerSource = partsOf(specsOf<VirtualMachineBackupTracker>(TRACKER), ({ source }) => [{ value: source, path: 'source' }]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'backup/requires-gate',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: kindItself(BACKUP, TRACKER),
    gate: 'IncrementalBackup',
    summary: 'A VirtualMachineBackup or VirtualMachineBackupTracker must not be created while the feature gate IncrementalBackup is off',
    upstream: ['backup/gate'],
    * check(kind) {
      yield { field: '', got: kind };
    },
  }),
  defineRule({
    id: 'backup/has-valid-source',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: backupSource,
    summary: 'The source of a VirtualMachineBackup must be a VM or a VirtualMachineBackupTracker',
    why: 'The API server refuses every other source, and one without a name (a CEL rule in KubeVirt\'s CRD).',
    fix: 'Write apiGroup: kubevirt.io with kind: VirtualMachine, or apiGroup: backup.kubevirt.io with kind: VirtualMachineBackupTracker.',
    upstream: ['backup/crd-source'],
    * check(source) {
      const { apiGroup, kind, name } = source;
      if (!name) yield { field: 'name', reported: '', got: name, allowed: 'a name' };
      if (apiGroup === TRACKER_GROUP) {
        if (kind !== TRACKER_KIND) yield { field: 'kind', reported: '', got: kind, allowed: TRACKER_KIND };
        return;
      }
      const violation = notVirtualMachine(source);
      if (violation) yield { ...violation, reported: '' };
    },
  }),
  defineRule({
    id: 'backup/requires-claim',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: backupSpec,
    summary: 'A VirtualMachineBackup must name the PersistentVolumeClaim that it is written to',
    why: 'The API server refuses a backup without pvcName (a CEL rule in KubeVirt\'s CRD).',
    fix: 'Write pvcName.',
    upstream: ['backup/crd-pvc-name'],
    * check({ pvcName: got }) {
      if (!got) yield { field: 'pvcName', reported: '', got, allowed: 'the name of a PersistentVolumeClaim' };
    },
  }),
  defineRule({
    id: 'backup/requires-token-for-pull',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: backupSpec,
    summary: 'A VirtualMachineBackup with mode Pull must have a token',
    why: 'The API server refuses mode: Pull without tokenSecretRef (a CEL rule in KubeVirt\'s CRD).',
    fix: 'Write the name of the Secret with the token into tokenSecretRef, or mode: Push.',
    upstream: ['backup/crd-mode'],
    * check({ mode, tokenSecretRef: got }) {
      if (mode === 'Pull' && !got) yield { field: 'tokenSecretRef', reported: '', got, allowed: 'the name of a Secret' };
    },
  }),
  defineRule({
    id: 'backup/has-valid-tracker-source',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: trackerSource,
    summary: 'The source of a VirtualMachineBackupTracker must be a VM',
    why: 'The API server refuses every other source, and one without a name (a CEL rule in KubeVirt\'s CRD).',
    fix: 'Write apiGroup: kubevirt.io, kind: VirtualMachine and the name of the VM.',
    upstream: ['backup/crd-tracker-source'],
    * check(source) {
      if (!source.name) yield { field: 'name', reported: '', got: source.name, allowed: 'a name' };
      const violation = notVirtualMachine(source);
      if (violation) yield { ...violation, reported: '' };
    },
  }),
  defineRule({
    id: 'backup/has-valid-ttl',
    level: FindingLevel.UNSTARTABLE,
    since: '1.8',
    subject: backupSpec,
    summary: 'The ttlDuration of a VirtualMachineBackup with mode Pull must be more than zero',
    why: 'KubeVirt admits it, and gives the backup up before anything can fetch it (pull mode backup TTL has expired).',
    fix: 'Write a duration such as 2h, or nothing for two hours.',
    * check({ mode, ttlDuration: got }) {
      if (mode === 'Pull' && got !== undefined && (parseGoDuration(got) ?? 1) <= 0) yield { field: 'ttlDuration', got, allowed: 'more than 0s' };
    },
  }),
];
