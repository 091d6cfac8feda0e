import { claim, onClaim, reportOn, tenant, vm } from './report-on';

test('a VM, its disk and its network are placed', () => {
  const { topology } = reportOn([...tenant('erp', {}), claim('erp', 'disk', 'ReadWriteMany'), vm('erp', 'db', '1Gi', onClaim('disk'))]);
  expect(topology?.areas.map(({ text, isOwned }) => [text, isOwned])).toEqual([['namespace erp', true]]);
  expect(topology?.nodes.map(({ role, name, workload }) => [role, name, workload])).toEqual([
    ['workload', 'db', 'VirtualMachine/erp/db'], ['network', 'pod network', undefined], ['disk', 'disk', undefined],
  ]);
  expect(topology?.edges.map(({ text, from, to }) => [text, from, to])).toEqual([['attaches', 0, 1], ['mounts', 0, 2]]);
  for (const { x, y, width, height } of topology?.nodes ?? []) {
    expect([x >= 0, y >= 0, x + width <= topology!.width, y + height <= topology!.height]).toEqual([true, true, true, true]);
  }
});

test('of much, the namespaces that matter are drawn', () => {
  const names = Array.from({ length: 60 }, (_, i) => `tenant-${i}`);
  const { topology } = reportOn(names.flatMap((name, i) => [...tenant(name, { pods: '5' }), vm(name, `db-${'x'.repeat(i + 1)}`, `${i + 1}Gi`)]));
  expect(topology === undefined || topology.nodes.length <= 120).toBe(true);
});

test('nothing is drawn of nothing', () => {
  expect(reportOn([]).topology).toBeUndefined();
});
