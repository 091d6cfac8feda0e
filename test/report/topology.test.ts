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

describe('flows', () => {
  const policy = (namespace: string, spec: object) => ({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { namespace, name: 'policy' }, spec: { podSelector: {}, policyTypes: ['Ingress'], ...spec } });
  const flowsIn = (manifests: readonly object[]) => {
    const { nodes = [], outside = [], flows = [] } = reportOn(manifests).topology ?? {};
    const nameOf = (place: number) => nodes[place]?.name ?? outside[place - nodes.length].name;
    return flows.map(({ from, to, ports }) => `${nameOf(from)} -> ${nameOf(to)}: ${ports}`);
  };

  test('between workloads, by what policies leave open', () => {
    const fromWeb = { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'web' } } }], ports: [{ port: 5432 }] };
    expect(flowsIn([
      ...tenant('erp', {}), vm('erp', 'db', '1Gi'), policy('erp', { ingress: [fromWeb] }),
      ...tenant('web', {}), vm('web', 'shop', '1Gi'), policy('web', {}),
    ])).toEqual(['shop -> db: TCP 5432']);
  });

  test('from outside, and from pods that are nowhere named', () => {
    expect(flowsIn([...tenant('erp', {}), vm('erp', 'db', '1Gi'), policy('erp', { ingress: [{ ports: [{ port: 443 }] }] })])).toEqual([
      'other pods of the cluster -> db: TCP 443', 'internet -> db: TCP 443',
    ]);
  });

  test('of what is drawn as one, once', () => {
    const many = Array.from({ length: 9 }, (_, i) => vm('erp', `node-${i}`, '1Gi'));
    const within = policy('erp', { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'node-3' } } }] }] });
    expect(flowsIn([...tenant('erp', {}), ...many, vm('erp', 'db', '2Gi'), within])).toEqual(['node-* -> db: all ports']);
  });

  test('what is outside stands left of all, inside the drawing', () => {
    const { topology } = reportOn([...tenant('erp', {}), vm('erp', 'db', '1Gi')]);
    const right = Math.max(...topology!.outside.map(({ x, width }) => x + width));
    expect(topology!.areas.every(({ x }) => x > right)).toBe(true);
    expect(topology!.outside.every(({ y, height }) => y >= 0 && y + height <= topology!.height)).toBe(true);
  });
});

test('nothing is drawn of nothing', () => {
  expect(reportOn([]).topology).toBeUndefined();
});
