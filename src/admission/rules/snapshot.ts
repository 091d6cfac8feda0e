import { kindBehindGate } from './kind-behind-gate';
import { Level } from './level';
import type { ObjectRule } from './rule';
import { virtualMachineReferenceMistakes } from './virtual-machine-reference';
import type { VirtualMachineSnapshot } from '../../../imports/snapshot.kubevirt.io';

const KINDS = ['snapshot.kubevirt.io/VirtualMachineSnapshot'];

export const rules: readonly ObjectRule[] = [
  kindBehindGate({
    id: 'snapshot/requires-gate',
    kinds: KINDS,
    gate: 'Snapshot',
    onByDefault: true,
    summary: 'Snapshots may be switched off',
    upstream: ['snapshot/gate'],
  }),
  {
    id: 'snapshot/refers-to-virtual-machine',
    kinds: KINDS,
    level: Level.REJECTED,
    summary: 'A snapshot is one of a VM',
    why: 'The webhook refuses another source, and one without apiGroup: kubevirt.io (KubeVirt v1.9.0). Whether the VM exists is not asked.',
    fix: 'Write apiGroup: kubevirt.io and kind: VirtualMachine.',
    upstream: ['snapshot/api-group-missing', 'snapshot/api-group', 'snapshot/kind'],
    check(manifest) {
      return virtualMachineReferenceMistakes((manifest as VirtualMachineSnapshot).spec.source, 'spec.source');
    },
  },
];
