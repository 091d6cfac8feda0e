import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

says({
  'gitops/avoids-one-shot-objects': { level: FindingLevel.ADVISED, allowed: 'what may be made again at any time' },
  'gitops/avoids-halted-vm-in-early-wave': { level: FindingLevel.ADVISED, allowed: 'a VM that starts, or one in the last wave' },
});

const wave = (number: string) => ({ annotations: { 'argocd.argoproj.io/sync-wave': number } });
const halted = (metadata: object = {}) => machine({}, {}, { metadata });
const later = object('v1', 'ConfigMap', 'c', {}, wave('1'));
const found = (of: number, last: number): Verdict => (
  ['gitops/avoids-halted-vm-in-early-wave', 'spec.runStrategy', `Halted; the VM is in wave ${of}, the last one is ${last}`]
);

appTable('gitops', [
  ['a halted VM without waves is accepted', [halted(), object('v1', 'ConfigMap', 'c')]],
  ['a halted VM in the last wave is accepted', [halted(wave('1')), later]],
  ['a halted VM in the last of two signed waves is accepted', [halted(wave('+2')), later]],
  ['a VM that starts early is accepted', [machine({}, {}, { spec: { runStrategy: 'Always' } }), later]],
  ['a VM that is running early is accepted', [machine({}, {}, { spec: { runStrategy: undefined, running: true } }), later]],
  ['another kind of object in an early wave is accepted', [object('v1', 'ConfigMap', 'b', { runStrategy: 'Halted' }), later]],
  ['a halted VM in an earlier wave', [halted(wave('-1')), later], found(-1, 1)],
  ['a halted VM two digits earlier', [halted(wave('9')), object('v1', 'ConfigMap', 'c', {}, wave('10'))], found(9, 10)],
  ['a halted VM without a wave, which is wave 0', [halted(), later], found(0, 1)],
  ['a halted VM with other annotations only', [halted({ annotations: { a: '5' } }), later], found(0, 1)],
  ['a halted VM whose wave ends in a word, which is wave 0', [halted(wave('2nd')), later], found(0, 1)],
  ['a halted VM whose wave starts with a word, which is wave 0', [halted(wave('wave 2')), later], found(0, 1)],
  ['a halted VM after an earlier wave and before none is accepted', [halted(), object('v1', 'ConfigMap', 'c', {}, wave('-3'))]],
  ['a VM that is not running', [machine({}, {}, { spec: { runStrategy: undefined, running: false } }), later],
    ['gitops/avoids-halted-vm-in-early-wave', 'spec.running', 'false; the VM is in wave 0, the last one is 1']],
]);

describe('what acts once', () => {
  const source = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'vm' };
  const migration = (annotations: object = {}) => object('kubevirt.io/v1', 'VirtualMachineInstanceMigration', 'm', { vmiName: 'vm' }, { annotations });
  const clone = object('clone.kubevirt.io/v1beta1', 'VirtualMachineClone', 'c', { source });
  const restore = object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineRestore', 'r', { target: source, virtualMachineSnapshotName: 's' });
  const synced = object('v1', 'ConfigMap', 'c', {}, { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } });
  const once = (kind: string, again: string): Verdict => ['gitops/avoids-one-shot-objects', 'kind', `${kind}, which ${again} when it is made again`];
  appTable('gitops', [
    ['is accepted without Argo CD', [migration({ a: 'b' }), clone, restore]],
    ['is accepted as a hook', [migration({ 'argocd.argoproj.io/hook': 'PostSync' }), synced]],
    ['a snapshot stays and is accepted', [object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot', 's', { source }), synced]],
    ['a migration', [migration(), synced], once('VirtualMachineInstanceMigration', 'moves the guest again')],
    ['a clone', [clone, synced], once('VirtualMachineClone', 'makes another clone')],
    ['a restore', [restore, synced], once('VirtualMachineRestore', 'puts old disks over newer ones')],
  ]);
});
