import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, replicaSet, says } from '../judge';
import { appTable, machine, object } from '../workload-table';

says({
  'migration-room/fits-quota': {
    level: FindingLevel.ADVISED,
    allowed: [
      'more than 10240Mi: 6144Mi for all VMs, 4096Mi for one that migrates, and overhead',
      'more than 4096Mi: 3072Mi for all VMs, 1024Mi for one that migrates, and overhead',
      'more than 8192Mi: 4096Mi for all VMs, 4096Mi for one that migrates, and overhead',
    ],
  },
});

const guest = (memory: string, more: object = {}) => ({ domain: { memory: { guest: memory } }, evictionStrategy: 'LiveMigrate', ...more });
const vm = (name: string, fragment: object, runStrategy = 'Always') => machine(fragment, {}, { metadata: { name }, spec: { runStrategy } });
const quota = (hard: object, more: object = {}) => object('v1', 'ResourceQuota', 'q', { hard, ...more });
const rule = 'migration-room/fits-quota';
const pair = [vm('a', guest('4Gi')), vm('b', guest('2Gi'))];

appTable('migration-room', [
  ['no quota', pair],
  ['room for the larger one', [...pair, quota({ 'requests.memory': '10Gi' })]],
  ['room for the VMs only', [...pair, quota({ 'requests.memory': '9Gi' })], [rule, 'spec.hard[requests.memory]', '9216Mi']],
  ['under the other name', [...pair, quota({ memory: '9Gi' })], [rule, 'spec.hard[memory]', '9216Mi']],
  ['a quota on other things', [...pair, quota({ 'requests.cpu': '1', 'limits.memory': '1Gi' })]],
  ['a quota on some pods', [...pair, quota({ memory: '9Gi' }, { scopes: ['BestEffort'] })]],
  ['a quota of another namespace', [...pair, merged(quota({ memory: '9Gi' }), { metadata: { namespace: 'y' } })]],
  ['VMs that do not migrate', [vm('a', guest('4Gi', { evictionStrategy: 'None' })), quota({ memory: '4Gi' })]],
  ['a VM that may migrate', [vm('a', guest('4Gi', { evictionStrategy: 'LiveMigrateIfPossible' })), quota({ memory: '5Gi' })],
    [rule, 'spec.hard[memory]', '5120Mi']],
  ['a VM that is off', [vm('a', guest('4Gi'), 'Halted'), quota({ memory: '5Gi' })]],
  ['huge pages', [vm('a', guest('4Gi', { domain: { memory: { guest: '4Gi', hugepages: { pageSize: '1Gi' } } } })), quota({ memory: '1Gi' })]],
  ['a smaller request', [vm('a', guest('4Gi', { domain: { memory: { guest: '4Gi' }, resources: { requests: { memory: '1Gi' } } } })), quota({ memory: '2Gi' })]],
  ['each of a replica set', [merged(replicaSet(guest('1Gi')), { metadata: { namespace: 'x' }, spec: { replicas: 3 } }), quota({ memory: '3Gi' })],
    [rule, 'spec.hard[memory]', '3072Mi']],
]);

test('a cluster that gives guests more than is requested', () => {
  const found = judge([...pair, quota({ memory: '9Gi' })], { memoryOvercommit: 150 });
  expect(found.filter(([id]) => id === rule)).toEqual([]);
});
