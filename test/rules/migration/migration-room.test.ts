import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, judge, merged, replicaSet } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

/* Launchers of one vCPU request the memory of the guest, 268Mi of overhead and 35M for the console log: 4Gi is 4397.4Mi, 2Gi is 2349.4Mi. */
const guest = (memory: string, more: Json = {}) => ({ domain: { memory: { guest: memory } }, evictionStrategy: 'LiveMigrate', ...more });
const vm = (name: string, fragment: Json, spec: Json = { runStrategy: 'Always' }) => machine(fragment, {}, { metadata: { name }, spec });
const quota = (hard: Json, more: Json = {}) => object('v1', 'ResourceQuota', 'q', { hard, ...more });
const pair = [vm('a', guest('4Gi')), vm('b', guest('2Gi'))];
const found = (key: string, got: string, least: string): Verdict => ['migration-room/fits-quota', `spec.hard[${key}]`, got, {
  level: FindingLevel.ADVISED, allowed: `at least ${least}`,
}];
const hugepages = (memory: string) => guest(memory, { domain: { memory: { guest: memory, hugepages: { pageSize: '1Gi' } } } });
const inNamespace = (manifest: Json) => merged(manifest, { metadata: { namespace: 'x' } });
/** 2 × 4610985664 + 2463502016, the larger VM twice. */
const ROOM = '11685473344';

appTable('migration-room', [
  ['no quota', pair],
  ['a quota without limits', [...pair, { ...quota({}), spec: undefined }]],
  ['room for the larger VM again', [...pair, quota({ 'requests.memory': ROOM })]],
  ['room for the larger VM but for a byte', [...pair, quota({ 'requests.memory': '11685473343' })], found('requests.memory', '11685473343', '11144.2Mi')],
  ['the larger VM last', [pair[1], pair[0], quota({ memory: '10Gi' })], found('memory', '10Gi', '11144.2Mi')],
  ['what does not even hold the VMs is told elsewhere', [...pair, quota({ memory: '6Gi' })]],
  ['both names of a quota', [...pair, quota({ 'requests.memory': '9Gi', 'memory': '10Gi' })],
    found('memory', '10Gi', '11144.2Mi'), found('requests.memory', '9Gi', '11144.2Mi')],
  ['CPUs', [...pair, quota({ 'requests.cpu': '314m' })], found('requests.cpu', '314m', '315m')],
  ['pods', [...pair, quota({ pods: '2' })], found('pods', '2', '3')],
  ['a device', [...pair, quota({ 'requests.devices.kubevirt.io/kvm': '2' })], found('requests.devices.kubevirt.io/kvm', '2', '3')],
  ['room for all of them', [...pair, quota({ 'requests.cpu': '315m', 'pods': '3' })]],
  ['instances stay as many', [...pair, quota({ 'count/virtualmachineinstances.kubevirt.io': '2' })]],
  ['a quota on pods of some scopes', [...pair, quota({ pods: '2' }, { scopes: ['BestEffort'] })]],
  ['a quota of another namespace', [...pair, merged(quota({ memory: '9Gi' }), { metadata: { namespace: 'y' } })]],
  ['VMs that do not migrate', [vm('a', guest('4Gi', { evictionStrategy: 'None' })), quota({ pods: '1' })]],
  ['VMs that do not say whether they migrate', [vm('a', guest('4Gi', { evictionStrategy: undefined })), quota({ pods: '1' })]],
  ['a VM that migrates beside a larger one that does not', [vm('a', guest('4Gi', { evictionStrategy: 'None' })), pair[1], quota({ memory: '9Gi' })]],
  ['too little for that', [vm('a', guest('4Gi', { evictionStrategy: 'None' })), pair[1], quota({ memory: '8Gi' })], found('memory', '8Gi', '9096.2Mi')],
  ['a VM that migrates if it can', [vm('a', guest('4Gi', { evictionStrategy: 'LiveMigrateIfPossible' })), quota({ pods: '1' })], found('pods', '1', '2')],
  ['a VM that is halted', [vm('a', guest('4Gi'), { runStrategy: 'Halted' }), quota({ pods: '1' })]],
  ['a VM that is not running', [vm('a', guest('4Gi'), { runStrategy: undefined, running: false }), quota({ pods: '1' })]],
  ['a VM that is running', [vm('a', guest('4Gi'), { runStrategy: undefined, running: true }), quota({ pods: '1' })], found('pods', '1', '2')],
  ['huge pages', [vm('a', hugepages('4Gi')), quota({ 'hugepages-1Gi': '7Gi', 'memory': '1Gi' })], found('hugepages-1Gi', '7Gi', '8Gi')],
  ['a VM without memory', [vm('a', guest('4Gi', { domain: { memory: undefined } })), quota({ memory: '4Gi' })]],
  ['a VMI', [inNamespace(instance(guest('1Gi'))), quota({ pods: '1' })], found('pods', '1', '2')],
  ['one of a replica set', [merged(inNamespace(replicaSet(guest('1Gi'))), { spec: { replicas: 3 } }), quota({ pods: '3' })], found('pods', '3', '4')],
  ['a guest with an image, limited by the quota', [vm('a', guest('1Gi', {
    domain: { memory: { guest: '1Gi' }, devices: { disks: [{ name: 'd', disk: {} }] } }, volumes: [{ name: 'd', containerDisk: { image: 'i' } }],
  })), quota({ 'limits.memory': '5539040767' })], found('limits.memory', '5539040767', '5282.5Mi')],
]);

test('a cluster that gives guests more memory than it requests needs less', () => {
  const room = judge([...pair, quota({ memory: '8Gi' })], { memoryOvercommit: 150 });
  expect(room.filter(([rule]) => rule.startsWith('migration-room/'))).toEqual([]);
  const none = judge([...pair, quota({ memory: '7Gi' })], { memoryOvercommit: 150 });
  expect(none.filter(([rule]) => rule.startsWith('migration-room/'))).toEqual([found('memory', '7Gi', '7730.9Mi')]);
});
