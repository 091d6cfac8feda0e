import type { VirtualMachineSnapshot } from '../../../imports/snapshot.kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';
import { kindItself } from '../subjects/kind';
import { virtualMachineReferenceMistakes } from '../subjects/virtual-machine-reference';

const KINDS = ['snapshot.kubevirt.io/VirtualMachineSnapshot'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'snapshot/requires-gate',
    level: FindingLevel.REJECTED,
    subject: kindItself(...KINDS),
    gate: 'Snapshot',
    summary: 'Snapshots may be switched off',
    upstream: ['snapshot/gate'],
    *check(kind) {
      yield { field: '', got: kind };
    },
  }),
  defineRule({
    id: 'snapshot/refers-to-virtual-machine',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'A snapshot is one of a VM',
    why: 'The webhook refuses another source, and one without apiGroup: kubevirt.io. Whether the VM exists is not asked.',
    fix: 'Write apiGroup: kubevirt.io and kind: VirtualMachine.',
    upstream: ['snapshot/api-group-missing', 'snapshot/api-group', 'snapshot/kind'],
    check(manifest) {
      return virtualMachineReferenceMistakes((manifest as VirtualMachineSnapshot).spec.source, 'spec.source');
    },
  }),
];
