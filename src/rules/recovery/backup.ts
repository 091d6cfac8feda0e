import type { VirtualMachineBackup, VirtualMachineBackupSpec, VirtualMachineBackupTracker } from '../../../imports/backup.kubevirt.io';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';
import { kindItself } from '../subjects/kind';
import { virtualMachineReferenceMistakes } from '../subjects/virtual-machine-reference';

const BACKUP = 'backup.kubevirt.io/VirtualMachineBackup';
const TRACKER = 'backup.kubevirt.io/VirtualMachineBackupTracker';
const GROUP = 'backup.kubevirt.io';
const SOURCE = 'spec.source';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'backup/requires-gate',
    level: FindingLevel.REJECTED,
    subject: kindItself(BACKUP, TRACKER),
    gate: 'IncrementalBackup',
    summary: 'Backups are an experiment',
    upstream: ['backup/gate'],
    *check(kind) {
      yield { field: '', got: kind };
    },
  }),
  defineRule({
    id: 'backup/has-source',
    level: FindingLevel.REJECTED,
    subject: objectsOf(BACKUP),
    summary: 'A backup is one of a VM, directly or by a tracker',
    why: 'The schema of the API server (a CEL rule of KubeVirt) refuses every other source.',
    fix: 'Write apiGroup: kubevirt.io with kind: VirtualMachine, or apiGroup: backup.kubevirt.io with kind: VirtualMachineBackupTracker.',
    upstream: ['backup/crd-source'],
    * check(manifest) {
      const { source } = backupOf(manifest);
      if (!source.name) yield { field: `${SOURCE}.name`, reported: SOURCE, got: source.name, allowed: 'a name' };
      if (source.apiGroup === GROUP) {
        if (source.kind === 'VirtualMachineBackupTracker') return;
        yield { field: `${SOURCE}.kind`, reported: SOURCE, got: source.kind, allowed: 'VirtualMachineBackupTracker' };
        return;
      }
      for (const mistake of virtualMachineReferenceMistakes(source, SOURCE)) yield { ...mistake, reported: SOURCE };
    },
  }),
  defineRule({
    id: 'backup/has-claim',
    level: FindingLevel.REJECTED,
    subject: objectsOf(BACKUP),
    summary: 'A backup names the PersistentVolumeClaim it goes to',
    why: 'The schema of the API server (a CEL rule of KubeVirt) refuses a backup without pvcName.',
    fix: 'Write pvcName.',
    upstream: ['backup/crd-pvc-name'],
    * check(manifest) {
      const { pvcName } = backupOf(manifest);
      if (!pvcName) yield { field: 'spec.pvcName', reported: 'spec', got: pvcName, allowed: 'the name of a PersistentVolumeClaim' };
    },
  }),
  defineRule({
    id: 'backup/has-token-for-pull',
    level: FindingLevel.REJECTED,
    subject: objectsOf(BACKUP),
    summary: 'A backup that is pulled has a token',
    why: 'The schema of the API server (a CEL rule of KubeVirt) refuses mode: Pull without tokenSecretRef.',
    fix: 'Write the name of the Secret with the token into tokenSecretRef, or mode: Push.',
    upstream: ['backup/crd-mode'],
    * check(manifest) {
      const { mode, tokenSecretRef } = backupOf(manifest);
      if (mode === 'Pull' && !tokenSecretRef) yield { field: 'spec.tokenSecretRef', reported: 'spec', got: tokenSecretRef, allowed: 'the name of a Secret' };
    },
  }),
  defineRule({
    id: 'backup/tracks-virtual-machine',
    level: FindingLevel.REJECTED,
    subject: objectsOf(TRACKER),
    summary: 'A backup tracker follows a VM',
    why: 'The schema of the API server (a CEL rule of KubeVirt) refuses every other source.',
    fix: 'Write apiGroup: kubevirt.io, kind: VirtualMachine and the name of the VM.',
    upstream: ['backup/crd-tracker-source'],
    * check(manifest) {
      const { source } = (manifest as VirtualMachineBackupTracker).spec;
      if (!source.name) yield { field: `${SOURCE}.name`, reported: SOURCE, got: source.name, allowed: 'a name' };
      for (const mistake of virtualMachineReferenceMistakes(source, SOURCE)) yield { ...mistake, reported: SOURCE };
    },
  }),
];

function backupOf(manifest: Manifest): VirtualMachineBackupSpec {
  return (manifest as VirtualMachineBackup).spec;
}
