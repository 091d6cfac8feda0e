import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, machine, object } from '../workload-table';

says({
  'gitops/avoids-halted-vm-in-early-wave': { level: FindingLevel.ADVISED, allowed: 'a VM that starts, or one in the last wave' },
  'run-strategy/replaces-running': { level: FindingLevel.WARNED, allowed: 'runStrategy' },
});

const wave = (number: string) => ({ annotations: { 'argocd.argoproj.io/sync-wave': number } });
const halted = (metadata: object = {}) => machine({}, {}, { metadata });
const later = object('v1', 'ConfigMap', 'c', {}, wave('1'));

appTable('gitops', [
  ['no waves', [halted(), object('v1', 'ConfigMap', 'c')]],
  ['the last wave', [halted(wave('1')), later]],
  ['a VM that starts', [machine({}, {}, { spec: { runStrategy: 'Always' } }), later]],
  ['an earlier wave', [halted(wave('-1')), later],
    ['gitops/avoids-halted-vm-in-early-wave', 'spec.runStrategy', 'Halted; the VM is in wave -1, the last one is 1']],
  ['no wave is 0', [halted(), later], ['gitops/avoids-halted-vm-in-early-wave', 'spec.runStrategy', 'Halted; the VM is in wave 0, the last one is 1']],
  ['not running', [machine({}, {}, { spec: { runStrategy: undefined, running: false } }), later],
    ['gitops/avoids-halted-vm-in-early-wave', 'spec.running', 'false; the VM is in wave 0, the last one is 1']],
]);
