import { ApiObject, App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission, GuestNetwork, NetworkIsolation, PlatformApp, Reachability, TenantNamespace, VirtualMachine } from '../../src';

function tenants(app: App) {
  const tenant = (name: string) => new TenantNamespace(app, name, { labels: { tenant: name }, isolation: NetworkIsolation.tenantOnly() });
  const [erp, web, build] = ['erp', 'web', 'build'].map(tenant);
  const database = new VirtualMachine(erp, 'db', {
    memory: Size.gibibytes(2),
    networks: [GuestNetwork.masquerade({ ports: [{ name: 'postgres', port: 5432 }, { name: 'ssh', port: 22 }] })],
  });
  const service = database.exposeViaService({ ports: [{ port: 15432, targetPort: 5432 }] });
  const container = { image: 'ghcr.io/example/shop:1.4.2', portNumber: 8080 };
  const shop = new kplus.Deployment(web, 'shop', { metadata: { name: 'shop' }, containers: [container] });
  const agent = new kplus.Deployment(build, 'agent', { metadata: { name: 'agent' }, containers: [container] });
  return { erp, web, build, database, service, shop, agent };
}

const made = (app: App, change: (made: ReturnType<typeof tenants>) => void = () => undefined) => {
  const all = tenants(app);
  change(all);
  return { ...all, reachability: Reachability.of(app) };
};
const opened = ({ shop, database }: ReturnType<typeof tenants>) => void shop.connections.allowTo(database);
const failing = (assert: () => void): string => {
  try {
    assert();
  } catch (error) {
    return (error as Error).message.replace(/allow((?:in|e)gress)\w+-c8[0-9a-f]{6}/g, '<$1>');
  }
  return 'passes';
};

describe.each([['App', () => new App()], ['PlatformApp', () => new PlatformApp()]])('in an %s', (_, app) => {
  test('constructs and names are the same', () => {
    const { reachability, shop, database, erp, agent, service, web } = made(app(), opened);
    for (const from of [shop, 'shop', 'web/shop', 'web/Deployment shop', web, 'web']) {
      for (const to of [database, 'erp/db', erp, 'erp']) {
        reachability.expect(from).toReach(to, 5432);
        reachability.expect(from).toReach(to);
        reachability.expect(from).notToReach(to, 80);
        reachability.expect(from).notToReach(to, 5432, { protocol: kplus.Protocol.UDP });
      }
    }
    reachability.expect(shop).toReach(service, 15432);
    reachability.expect(agent).notToReach(database);
    reachability.expect('internet').notToReach(database);
    reachability.expect('build').notToReach('erp');
    reachability.expect(agent).toReach('kube-system', 53, { protocol: kplus.Protocol.UDP });
    reachability.expect(agent).notToReach('192.0.2.1');
  });

  test('tenants that are closed are isolated', () => {
    made(app()).reachability.tenantsIsolated();
  });

  test('a way between tenants is told with its rules', () => {
    const { reachability } = made(app(), opened);
    reachability.tenantsIsolated({ except: ['erp'] });
    expect(failing(() => reachability.tenantsIsolated())).toBe(`web/Deployment shop reaches erp/VirtualMachine db:
  pod network: TCP 22, 5432
    egress: NetworkPolicy web/<egress>, spec.egress[0], allows TCP 22, 5432
    ingress: NetworkPolicy erp/<ingress>, spec.ingress[0], allows TCP 22, 5432`);
  });
});

test('a failure names what was asked for, also of workloads that are alike', () => {
  const app = new App();
  const chart = new Chart(app, 'lab', { namespace: 'lab' });
  const guest = (name: string) => new VirtualMachine(chart, name, { memory: Size.gibibytes(1) });
  const [a, b] = [guest('a'), guest('b')];
  const reachability = Reachability.of(app);
  for (const [from, to] of [[a, b], ['lab/a', 'lab/b']]) {
    expect(failing(() => reachability.expect(from).notToReach(to, 22))).toMatch(/^lab\/VirtualMachine a reaches lab\/VirtualMachine b:\n {2}pod network: TCP 22\n/);
  }
  expect(failing(() => reachability.expect('lab').notToReach('lab', 22))).toMatch(/^lab\/VirtualMachine a and 1 more reaches lab\/VirtualMachine a and 1 more:\n/);
});

test('a failure names policies and rules', () => {
  const { reachability, shop, database, agent, service } = made(new App(), opened);
  expect(failing(() => reachability.expect(agent).toReach(database, 5432))).toBe(`build/Deployment agent does not reach erp/VirtualMachine db:
  pod network: no port
    egress: NetworkPolicies build/allow-dns, build/allow-same-tenant, build/default-deny select build/Deployment agent and have no rule for erp/VirtualMachine db
    ingress: NetworkPolicies erp/allow-same-tenant, erp/allow-virt-api, erp/<ingress>, erp/default-deny select erp/VirtualMachine db and have no rule for ${
  'build/Deployment agent'}`);
  expect(failing(() => reachability.expect(shop).notToReach(database, 5432))).toBe(`web/Deployment shop reaches erp/VirtualMachine db:
  pod network: TCP 5432
    egress: NetworkPolicy web/<egress>, spec.egress[0], allows TCP 22, 5432
    ingress: NetworkPolicy erp/<ingress>, spec.ingress[0], allows TCP 22, 5432`);
  expect(failing(() => reachability.expect(shop).toReach(service, 5432))).toBe(`web/Deployment shop does not reach erp/VirtualMachine db:
  Service erp/db has no port 5432 that leads there; it has TCP 15432`);
});

test('a label that anybody can write is no wall', () => {
  const { reachability, build, database } = made(new App(), ({ database: callee }) => {
    callee.connections.allowFrom(kplus.Pods.select(callee, 'Callers', { labels: { role: 'client' }, namespaces: kplus.Namespaces.all(callee, 'Everywhere') }), { isolation: kplus.PodConnectionsIsolation.POD });
  });
  reachability.expect(build).notToReach(database);
  expect(failing(() => reachability.tenantsIsolated())).toBe(['build', 'web'].map((namespace) => (
    `a pod in ${namespace} with role=client, once its NetworkPolicies are removed, would reach erp/VirtualMachine db on TCP 22, 5432:
  pod network: TCP 22, 5432
    egress: no policy is for that pod in this direction
    ingress: NetworkPolicy erp/<ingress>, spec.ingress[0], allows TCP 22, 5432`)).join('\n'));
});

test('a network beside that of the cluster is no wall either', () => {
  const { reachability } = made(new App(), ({ erp, build }) => {
    for (const scope of [erp, build]) {
      new ApiObject(scope, 'Data', {
        apiVersion: 'k8s.cni.cncf.io/v1', kind: 'NetworkAttachmentDefinition', metadata: { name: 'data' }, spec: { config: '{"type": "bridge", "bridge": "br1"}' },
      });
      const [template] = [{ metadata: { annotations: { 'k8s.v1.cni.cncf.io/networks': 'data' } }, spec: { containers: [{ name: 'c', image: 'i' }] } }];
      new ApiObject(scope, 'Attached', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'attached' }, spec: { template } });
    }
  });
  expect(failing(() => reachability.tenantsIsolated())).toBe(`erp/Deployment attached reaches build/Deployment attached:
  bridge br1, to which NetworkPolicies do not apply: all ports
build/Deployment attached reaches erp/Deployment attached:
  bridge br1, to which NetworkPolicies do not apply: all ports`);
});

test('objects of different clusters do not meet', () => {
  const app = new App();
  const [one, other] = ['a', 'b'].map((id) => {
    const chart = new Chart(app, id, { namespace: id });
    Admission.target(chart, {});
    return new VirtualMachine(chart, `vm-${id}`, { memory: Size.gibibytes(2) });
  });
  const reachability = Reachability.of(app);
  reachability.expect(one).toReach(one);
  reachability.expect(one).notToReach(other);
  expect(failing(() => reachability.expect(one).toReach(other))).toBe('a/VirtualMachine vm-a does not reach b/VirtualMachine vm-b: they are of different clusters.');
});

test.each<[string, unknown, string]>([
  ['a name that means nothing', 'shup', 'endpoints: got "shup"; allowed: a construct with pods or VMs, a Service that selects some, or the name of one of these '
    + 'or of a namespace with some, an address, internet. Did you mean shop?'],
  ['no construct', 5, 'endpoints: got undefined; allowed: a construct with pods or VMs, a Service that selects some, or the name of one of these or of a '
    + 'namespace with some, an address, internet. Name what has pods, or a namespace that they are in.'],
])('%s is refused', (_, wanted, message) => {
  expect(failing(() => made(new App()).reachability.expect(wanted))).toBe(message);
});

test('a name that means several things is refused', () => {
  const { reachability } = made(new App(), ({ web, build }) => {
    for (const scope of [web, build]) new VirtualMachine(scope, 'twin', { memory: Size.gibibytes(2) });
  });
  expect(failing(() => reachability.expect('twin').toReach('internet'))).toBe(
    'endpoints: got "twin"; allowed: a name that means one thing. Write one of web/VirtualMachine twin, build/VirtualMachine twin.');
});
