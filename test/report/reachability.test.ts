import { reportOn, vm } from './report-on';

const policy = (namespace: string, name: string, spec: object) => (
  { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec }
);
const web = vm('web', 'shop', '1Gi');
const db = vm('erp', 'db', '1Gi');
/** Only the shop reaches the database, on one port. */
const guarded = policy('erp', 'guard', {
  podSelector: {},
  policyTypes: ['Ingress'],
  ingress: [{
    from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'web' } }, podSelector: { matchLabels: { app: 'shop' } } }],
    ports: [{ protocol: 'TCP', port: 5432 }],
  }],
});

test('who reaches the database, and by which rule', () => {
  const { reachability: { endpoints, connections, policies } } = reportOn([web, db, guarded]);
  const place = (name: string) => endpoints.findIndex((each) => each.name === name);
  const [from, to] = [place('web/shop'), place('erp/db')];
  expect(endpoints[to]).toEqual({ name: 'erp/db', namespace: 'erp', kind: 'workload', workloads: ['VirtualMachine/erp/db'] });
  expect(connections.find((each) => each.from === from && each.to === to)).toEqual({
    from,
    to,
    ports: 'TCP 5432',
    reasons: [
      { side: 'egress', isAllowed: true, text: 'no policy is for web/VirtualMachine shop in this direction' },
      { side: 'ingress', isAllowed: true, text: 'NetworkPolicy erp/guard, spec.ingress[0], allows TCP 5432' },
    ],
  });
  expect(policies).toBe(1);
});

test('who does not, and what keeps them away', () => {
  const { reachability: { endpoints, connections } } = reportOn([web, db, policy('erp', 'deny', { podSelector: {}, policyTypes: ['Ingress'] })]);
  const to = endpoints.findIndex(({ name }) => name === 'erp/db');
  expect(connections.filter((each) => each.to === to && endpoints[each.from].name === 'web/shop')).toMatchObject([
    { ports: '', reasons: [{ side: 'ingress', isAllowed: false, text: 'NetworkPolicy erp/deny selects erp/VirtualMachine db and has no rule for web/VirtualMachine shop' }] },
  ]);
});

test('what is so on two networks is told once', () => {
  const onBoth = (namespace: string) => vm(namespace, 'a', '1Gi', {
    domain: { memory: { guest: '1Gi' }, devices: { interfaces: [{ name: 'pod', masquerade: {} }, { name: 'lan', bridge: {} }] } },
    networks: [{ name: 'pod', pod: {} }, { name: 'lan', multus: { networkName: 'infra/lan' } }],
  });
  const lan = {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { name: 'lan', namespace: 'infra' },
    spec: { config: '{"cniVersion":"0.3.1","name":"lan","type":"bridge","bridge":"br1"}' },
  };
  const { reachability: { endpoints, connections } } = reportOn([onBoth('web'), onBoth('erp'), lan]);
  const place = (name: string) => endpoints.findIndex((each) => each.name === name);
  const [between] = connections.filter(({ from, to }) => from === place('web/a') && to === place('erp/a'));
  expect(between.reasons.map(({ side, text }) => `${side}: ${text}`)).toEqual([
    'egress: no policy is for web/VirtualMachine a in this direction', 'ingress: no policy is for erp/VirtualMachine a in this direction',
  ]);
});

test('who could by other labels', () => {
  const { reachability: { endpoints, forgeries } } = reportOn([vm('web', 'blog', '1Gi'), db, guarded]);
  expect(forgeries).toEqual([{
    namespace: 'web', to: endpoints.findIndex(({ name }) => name === 'erp/db'), ports: 'TCP 5432', labels: { app: 'shop' }, replacesPolicies: false,
  }]);
});

test('many endpoints are told by namespace', () => {
  const many = Array.from({ length: 50 }, (_, i) => [
    vm(`tenant-${i}`, 'db', '1Gi'), policy(`tenant-${i}`, 'deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
  ]).flat();
  const { reachability: { endpoints, connections, isPartial } } = reportOn(many);
  expect(endpoints.filter(({ kind }) => kind === 'namespace')).toHaveLength(40);
  expect({ connections, isPartial }).toEqual({ connections: [], isPartial: true });
});

test('an input that runs nothing', () => {
  expect(reportOn([]).reachability).toMatchObject({ connections: [], exposures: [], forgeries: [], isPartial: false });
});
