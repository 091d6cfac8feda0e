import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume, poolWithTemplate, withTemplate } from '../volume-table';
import { appTable } from '../workload-table';

const rule = 'data-volume-owner/is-unique';
says({ [rule]: { level: FindingLevel.ADVISED, allowed: 'a name of its own' } });

const vm = (name: string, more: Json = {}, template: Json = {}) => merged(withTemplate({}, template), merged({ metadata: { name, namespace: 'x' } }, more));
const found = (as: string, i = 0): Verdict => [rule, `spec.dataVolumeTemplates[${i}].metadata.name`, `a, which is ${as} as well`];
const RUNNING = { spec: { runStrategy: 'Always' } };

describe(rule, () => appTable('data-volume-owner', [
  ['a template', [vm('t')]],
  ['two templates with names of their own', [vm('t'), vm('u', {}, { name: 'b' })]],
  ['two templates of two namespaces', [vm('t'), vm('u', { metadata: { namespace: 'y' } })]],
  ['a DataVolume of another name', [vm('t'), dataVolume({}, { name: 'b' })]],
  ['a DataVolume of another namespace', [vm('t'), dataVolume({}, { namespace: 'y' })]],
  ['a name that no volume has', [vm('t', {}, { name: 'A_' }), vm('u', {}, { name: 'A_' })]],
  ['a pool, whose volumes have an index', [merged(poolWithTemplate(), { metadata: { namespace: 'x' } }), dataVolume()]],
  ['two templates of guests that run, of which the claim tells', [vm('t', RUNNING), vm('u', RUNNING)]],
  ['a DataVolume', [vm('t'), dataVolume()], found('a DataVolume')],
  ['a DataVolume that stands before', [dataVolume(), vm('t')], found('a DataVolume')],
  ['a DataVolume, where the guest runs', [vm('t', RUNNING), dataVolume()], found('a DataVolume')],
  ['the template of another VM', [vm('t'), vm('u')], found('a template of VirtualMachine t')],
  ['the template of a VM that runs', [vm('t', RUNNING), vm('u')], found('a template of VirtualMachine t')],
]));
