import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

const RULE = 'autohealing/requires-own-namespace';

says({ [RULE]: { level: FindingLevel.ADVISED, allowed: 'a namespace without other VMs' } });

const inX = (manifest: Json, name: string) => merged(manifest, { metadata: { namespace: 'x', name } });
const healing = merged(inX(pool(), 'healing'), { spec: { autohealing: {} } });
const other = inX(pool(), 'other');
const found = (got: string): Verdict => [RULE, 'spec.autohealing', got];

appTable('autohealing', [
  ['a pool alone is accepted', [healing]],
  ['a pool that does not heal is accepted', [other, machine()]],
  ['a VM of another namespace is accepted', [healing, merged(machine(), { metadata: { namespace: 'y' } })]],
  ['other kinds are accepted', [healing, object('v1', 'ConfigMap', 'c', {})]],
  ['a VM', [healing, machine()], found('VirtualMachine vm')],
  ['another pool', [healing, other], found('VirtualMachinePool other')],
  ['both', [healing, machine(), other], found('VirtualMachine vm, VirtualMachinePool other')],
  ['each of two that heal', [healing, merged(healing, { metadata: { name: 'second' } })], found('VirtualMachinePool second'), found('VirtualMachinePool healing')],
]);
