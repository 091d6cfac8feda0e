import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, judge, merged, pool, replicaSet } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

const guest = (memory: string, more: Json = {}) => ({ domain: { memory: { guest: memory } }, evictionStrategy: 'LiveMigrate', ...more });
const vm = (name: string, fragment: Json, spec: Json = { runStrategy: 'Always' }) => machine(fragment, {}, { metadata: { name }, spec });
const quota = (hard: Json, more: Json = {}) => object('v1', 'ResourceQuota', 'q', { hard, ...more });
const pair = [vm('a', guest('4Gi')), vm('b', guest('2Gi'))];
const found = (key: string, limit: number, all: number, largest: number): Verdict => ['migration-room/fits-quota', `spec.hard[${key}]`, `${limit}Mi`, {
  level: FindingLevel.ADVISED,
  allowed: `more than ${all + largest}Mi: ${all}Mi for all VMs, ${largest}Mi for one that migrates, and overhead`,
}];
const hugepages = (memory: string) => guest(memory, { domain: { memory: { guest: memory, hugepages: { pageSize: '1Gi' } } } });
const inNamespace = (manifest: Json) => merged(manifest, { metadata: { namespace: 'x' } });

appTable('migration-room', [
  ['no quota', pair],
  ['a quota without limits', [...pair, { ...quota({}), spec: undefined }]],
  ['room for the larger VM again', [...pair, quota({ 'requests.memory': '10Gi' })]],
  ['room for the larger VM but for 1Mi', [...pair, quota({ 'requests.memory': '10239Mi' })], found('requests.memory', 10239, 6144, 4096)],
  ['room for the VMs only', [...pair, quota({ memory: '6Gi' })], found('memory', 6144, 6144, 4096)],
  ['the larger VM last', [pair[1], pair[0], quota({ memory: '9Gi' })], found('memory', 9216, 6144, 4096)],
  ['both names of a quota', [...pair, quota({ 'requests.memory': '8Gi', 'memory': '9Gi' })],
    found('memory', 9216, 6144, 4096), found('requests.memory', 8192, 6144, 4096)],
  ['a quota on other things', [...pair, quota({ 'requests.cpu': '1', 'limits.memory': '1Gi' })]],
  ['a quota on pods of some scopes', [...pair, quota({ memory: '9Gi' }, { scopes: ['BestEffort'] })]],
  ['a quota on pods of some priority', [...pair, quota({ memory: '9Gi' }, {
    scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['low'] }] },
  })]],
  ['a quota of another namespace', [...pair, merged(quota({ memory: '9Gi' }), { metadata: { namespace: 'y' } })]],
  ['limits of another kind', [...pair, object('example.com/v1', 'Budget', 'q', { hard: { memory: '9Gi' } })]],
  ['VMs that do not migrate, on whatever quota', [vm('a', guest('4Gi', { evictionStrategy: 'None' })), quota({ memory: '3Gi' })]],
  ['VMs that do not say whether they migrate', [vm('a', guest('4Gi', { evictionStrategy: undefined })), quota({ memory: '3Gi' })]],
  ['a VM that migrates beside a larger one that does not', [vm('a', guest('4Gi', { evictionStrategy: 'None' })), pair[1], quota({ memory: '7Gi' })],
    found('memory', 7168, 6144, 2048)],
  ['a VM that migrates if it can', [vm('a', guest('4Gi', { evictionStrategy: 'LiveMigrateIfPossible' })), quota({ memory: '5Gi' })],
    found('memory', 5120, 4096, 4096)],
  ['a VM that is halted', [vm('a', guest('4Gi'), { runStrategy: 'Halted' }), quota({ memory: '5Gi' })]],
  ['a VM that is not running', [vm('a', guest('4Gi'), { runStrategy: undefined, running: false }), quota({ memory: '5Gi' })]],
  ['a VM that is running', [vm('a', guest('4Gi'), { runStrategy: undefined, running: true }), quota({ memory: '5Gi' })], found('memory', 5120, 4096, 4096)],
  ['huge pages, which have a quota of their own', [vm('a', hugepages('4Gi')), pair[1], quota({ memory: '4Gi' })]],
  ['huge pages that the VM requests as memory', [vm('a', guest('4Gi', {
    domain: {
      memory: { guest: '4Gi', hugepages: { pageSize: '1Gi' } }, resources: { requests: { memory: '4Gi' } },
    },
  })), pair[1], quota({ memory: '4Gi' })]],
  ['memory that is requested beyond huge pages', [vm('a', guest('4Gi', {
    domain: {
      memory: { guest: '4Gi', hugepages: { pageSize: '1Gi' } }, resources: { requests: { memory: '5Gi' }, limits: { memory: '5Gi' } },
    },
  })), quota({ memory: '1Gi' })], found('memory', 1024, 1024, 1024)],
  ['a lone limit, which becomes the request', [vm('a', guest('1Gi', {
    domain: {
      memory: { guest: '1Gi' }, resources: { limits: { memory: '2Gi' } },
    },
  })), quota({ memory: '3Gi' })], found('memory', 3072, 2048, 2048)],
  ['a request below the memory of the guest',
    [vm('a', guest('4Gi', { domain: { memory: { guest: '4Gi' }, resources: { requests: { memory: '1Gi' } } } })), quota({ memory: '2Gi' })]],
  ['a VM without memory', [vm('a', guest('4Gi', { domain: { memory: undefined } })), pair[1], quota({ memory: '4Gi' })]],
  ['a guest that is not whole mebibytes', [vm('a', guest('1073741825')), quota({ memory: '2Gi' })], ['migration-room/fits-quota', 'spec.hard[memory]', '2048Mi', {
    level: FindingLevel.ADVISED,
    allowed: 'more than 2049Mi: 1025Mi for all VMs, 1025Mi for one that migrates, and overhead',
  }]],
  ['a VMI', [inNamespace(instance(guest('1Gi'))), quota({ memory: '1Gi' })], found('memory', 1024, 1024, 1024)],
  ['each VMI of a replica set', [merged(inNamespace(replicaSet(guest('1Gi'))), { spec: { replicas: 3 } }), quota({ memory: '3Gi' })],
    found('memory', 3072, 3072, 1024)],
  ['each VM of a pool', [merged(inNamespace(pool(guest('1Gi'))), { spec: { replicas: 2 } }), quota({ memory: '2Gi' })], found('memory', 2048, 2048, 1024)],
]);

test('a cluster that gives guests more memory than it requests needs less', () => {
  const room = judge([...pair, quota({ memory: '6827Mi' })], { memoryOvercommit: 150 });
  expect(room.filter(([rule]) => rule.startsWith('migration-room/'))).toEqual([]);
  const none = judge([...pair, quota({ memory: '6826Mi' })], { memoryOvercommit: 150 });
  expect(none.filter(([rule]) => rule.startsWith('migration-room/'))).toEqual([['migration-room/fits-quota', 'spec.hard[memory]', '6826Mi', {
    level: FindingLevel.ADVISED,
    allowed: 'more than 6827Mi: 4096Mi for all VMs, 2731Mi for one that migrates, and overhead',
  }]]);
});
