import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

says({
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
