import { reportOn, tenant, vm } from './report-on';

/** Bytes of the launcher of a guest of 4Gi, and what of it is not the guest's. */
const [LAUNCHER, OVERHEAD] = [4_610_985_664, 316_018_368];
const moving = { evictionStrategy: 'LiveMigrate' };

test('a quota with a VM that runs, one that migrates, and what is left', () => {
  const { namespaces: [{ quotas, ...namespace }] } = reportOn([...tenant('erp', { 'requests.memory': '10Gi' }), vm('erp', 'db', '4Gi', moving)]);
  const [{ used, overhead }] = quotas;
  expect(used.amount - overhead.amount).toBe(4 * 2 ** 30);
  expect(quotas).toEqual([{
    quota: 'quota',
    kind: 'ResourceQuota',
    scopes: [],
    resource: 'requests.memory',
    unit: 'bytes',
    hard: { amount: 10 * 2 ** 30, text: '10Gi' },
    used: { amount: LAUNCHER, text: '4397.4Mi' },
    overhead: { amount: OVERHEAD, text: '301.4Mi' },
    onTop: [{ situation: 'migration', what: 'VirtualMachine db, migrating', amount: LAUNCHER, text: '4397.4Mi', fits: true }],
    free: { amount: 10 * 2 ** 30 - 2 * LAUNCHER, text: '1445.3Mi' },
    share: 0.429,
    pressure: 0.858,
    calculation: ['VirtualMachine db: 4397.4Mi', 'VirtualMachine db, migrating: 4397.4Mi', 'together 8794.8Mi; hard is 10Gi'],
  }]);
  expect(namespace).toEqual({
    name: 'erp', isOwned: true, guests: 1, pods: 0, requests: { cpu: 0.105, memory: LAUNCHER }, pressure: 0.858, hasAlternatives: false,
  });
});

test('the fullest quota of the fullest namespace is first', () => {
  const { namespaces } = reportOn([
    ...tenant('a', { 'requests.memory': '100Gi', 'count/virtualmachines.kubevirt.io': '4' }), vm('a', 'one', '1Gi'),
    ...tenant('b', { 'requests.memory': '2Gi' }), vm('b', 'two', '1Gi'),
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'c' } },
  ]);
  expect(namespaces.map(({ name, quotas }) => [name, quotas.map(({ resource }) => resource)])).toEqual([
    ['b', ['requests.memory']], ['a', ['count/virtualmachines.kubevirt.io', 'requests.memory']], ['c', []],
  ]);
});

test('a migration for which there is no room', () => {
  const { namespaces: [{ quotas: [{ onTop, free, pressure }] }] } = reportOn([...tenant('erp', { memory: '5Gi' }), vm('erp', 'db', '4Gi', moving)]);
  expect([onTop.map(({ fits }) => fits), free.amount < 0, pressure > 1]).toEqual([[false], true, true]);
});

test.each([
  ['cpu', 'cpu'], ['limits.cpu', 'cpu'], ['memory', 'bytes'], ['requests.storage', 'bytes'], ['hugepages-1Gi', 'bytes'], ['persistentvolumeclaims', 'count'],
  ['fast.storageclass.storage.k8s.io/requests.storage', 'bytes'], ['count/pods', 'count'],
])('%s is in %s', (resource, unit) => {
  const { namespaces: [{ quotas }] } = reportOn(tenant('erp', { [resource]: '1' }));
  expect(quotas.map((quota) => quota.unit)).toEqual([unit]);
});

describe('application-aware quotas', () => {
  const aware = (configName?: string) => [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'erp', labels: { 'application-aware-quota/enable-gating': '' } } },
    { apiVersion: 'aaq.kubevirt.io/v1alpha1', kind: 'ApplicationAwareResourceQuota', metadata: { name: 'quota', namespace: 'erp' }, spec: { hard: { 'requests.memory': '10Gi' } } },
    { apiVersion: 'aaq.kubevirt.io/v1alpha1', kind: 'AAQ', metadata: { name: 'aaq' }, spec: configName ? { configuration: { vmiCalculatorConfiguration: { configName } } } : {} },
    vm('erp', 'db', '4Gi', moving),
  ];

  test.each<[string | undefined, number[]]>([
    [undefined, []], ['VmiPodUsage', []], ['VirtualResources', []], ['DedicatedVirtualResources', []], ['GuestEffectiveResources', []],
    ['IgnoreVmiCalculator', [LAUNCHER]],
  ])('calculator %s: what a migration takes on top', (calculator, migrating) => {
    const { namespaces: [{ quotas: [{ onTop }] }] } = reportOn(aware(calculator));
    expect(onTop.filter(({ situation }) => situation === 'migration').map(({ amount }) => amount)).toEqual(migrating);
  });
});
