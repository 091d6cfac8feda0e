import { LABEL_VALUE_WORDS } from '../../../src/kubernetes/label';
import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { reportedFields } from '../reported-fields';
import { appTable, machine, object } from '../workload-table';

says({
  'migration/fits-label': { allowed: LABEL_VALUE_WORDS },
  'migration/requires-running-guest': { level: FindingLevel.ADVISED, allowed: 'a VM that runs' },
  'migration/excludes-status': { level: FindingLevel.ADVISED, allowed: 'none' },
  'migration/matches-id': { allowed: 'a, the id of sendTo' },
  'migration/excludes-priority': { allowed: 'none', reported: 'spec.migrationPriority' },
  'migration/references-instance': { allowed: 'the name of a running VirtualMachineInstance' },
  'migration/requires-gate-for-another-cluster': { allowed: 'only while the feature gate DecentralizedLiveMigration is on' },
});

const migration = (spec: Json): Json => (
  { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceMigration', metadata: { name: 't', namespace: 'default' }, spec }
);
const sendTo = { connectURL: 'x', migrationID: 'a' };

test.each<[string, Json, ...Verdict[]]>([
  ['an instance', { vmiName: 'v' }],
  ['no instance', {}, ['migration/references-instance', 'spec.vmiName']],
  ['an empty name', { vmiName: '' }, ['migration/references-instance', 'spec.vmiName', '']],
  ['a name that just fits', { vmiName: 'v'.repeat(63) }],
  ['a name with dots', { vmiName: 'a.b' }],
  ['a name that is too long', { vmiName: 'v'.repeat(64) }, ['migration/fits-label', 'spec.vmiName', 'v'.repeat(64)]],
  ['what is no name', { vmiName: 'a b' }, ['migration/fits-label', 'spec.vmiName', 'a b']],
  ['a priority', { vmiName: 'v', priority: 'system-critical' }, ['migration/excludes-priority', 'spec.priority', 'system-critical']],
  ['another cluster', { vmiName: 'v', sendTo }, ['migration/requires-gate-for-another-cluster', 'spec.sendTo', 'a']],
  ['what comes from another cluster', { vmiName: 'v', receive: { migrationID: 'a' } }, ['migration/requires-gate-for-another-cluster', 'spec.receive', 'a']],
])('a migration of %s', (_, spec, ...found) => expect(judge(migration(spec), gates())).toEqual(found));

test.each<[string, Json, ...Verdict[]]>([
  ['out', { sendTo }],
  ['in', { receive: { migrationID: 'b' } }],
  ['within', { sendTo, receive: { migrationID: 'a' } }],
  ['with two ids', { sendTo, receive: { migrationID: 'b' } }, ['migration/matches-id', 'spec.receive.migrationID', 'b']],
])('a migration between clusters, %s', (_, spec, ...found) => {
  expect(judge(migration({ vmiName: 'v', ...spec }), gates('DecentralizedLiveMigration'))).toEqual(found);
});

test('KubeVirt reports a field that is not there', () => {
  expect(reportedFields(migration({ vmiName: 'v', priority: 'x' }))).toEqual([['migration/excludes-priority', 'spec.migrationPriority']]);
});

describe('migration/requires-running-guest', () => {
  const move = (metadata: Json = {}) => object('kubevirt.io/v1', 'VirtualMachineInstanceMigration', 'm', { vmiName: 'vm' }, metadata);
  const vm = (spec: Json, metadata: Json = {}) => machine({}, {}, { metadata, spec });
  const found = (state: string): Verdict => ['migration/requires-running-guest', 'spec.vmiName', `vm, which has ${state}`];
  appTable('migration', [
    ['a VM that runs is accepted', [vm({ runStrategy: 'Always' }), move()]],
    ['a VM that somebody starts is accepted', [vm({ runStrategy: 'Manual' }), move()]],
    ['a VM that is running is accepted', [vm({ runStrategy: undefined, running: true }), move()]],
    ['a VM that is not there is accepted', [move()]],
    ['another VM is accepted', [vm({}, { name: 'other' }), move()]],
    ['a VM of another namespace is accepted', [vm({}), move({ namespace: 'y' })]],
    ['another kind of that name is accepted', [object('v1', 'ConfigMap', 'vm', { runStrategy: 'Halted' }), move()]],
    ['a VM that is halted', [vm({}), move()], found('runStrategy: Halted')],
    ['a VM that is not running', [vm({ runStrategy: undefined, running: false }), move()], found('running: false')],
  ]);
});

test.each<[string, Json, ...Verdict[]]>([
  ['that is written', {}, ['migration/excludes-status', 'status', '{"phase":"Succeeded"}']],
  ['that is read', { uid: 'a', resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' },
    ['metadata/avoids-server-fields', 'metadata.resourceVersion', 'resourceVersion, uid']],
])('the status of a migration %s', (_, metadata, ...found) => {
  const manifest = { ...migration({ vmiName: 'v' }), metadata: { name: 't', namespace: 'default', ...metadata }, status: { phase: 'Succeeded' } };
  expect(judge(manifest, gates())).toEqual(found);
});
