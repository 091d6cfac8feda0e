import { ApiObject, App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { object, Rendered, synth } from './fixture';
import { admit } from '../../src/admission/admission';
import { VirtualMachine, VirtualMachinePool } from '../../src/compute';
import { GuestNetwork } from '../../src/network';
import { Distribution, Platform, PlatformProps } from '../../src/platform';
import { IsolationExceptions, NetworkIsolation, SharedServiceDirection, TenantNamespace, TenantRestrictions } from '../../src/tenancy';

const GUEST = { memory: Size.gibibytes(1), networks: [GuestNetwork.masquerade({ ports: [{ port: 8080 }] })] };
const newTenant = (isolation?: NetworkIsolation, platform?: PlatformProps) => {
  const app = new App();
  new Platform(app, 'Platform', platform);
  return new TenantNamespace(app, 'shop', { isolation, restrictions: TenantRestrictions.none() });
};
/** The ways that NetworkPolicies of a tenant close. */
const closedIn = (tenant: TenantNamespace) => admit(synth(tenant).map((manifest) => ({ manifest })))
  .map(({ rule }) => rule).filter((rule) => /^(?:exposure|export-traffic|scrape-traffic|import-traffic)\//.test(rule));
const fromController = (namespace: string) => [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }];

describe('exposeViaIngress opens the way from the ingress controller', () => {
  test.each<[string, NetworkIsolation | undefined]>([
    ['of a tenant', undefined],
    ['where only what is declared is open', NetworkIsolation.declaredOnly()],
  ])('%s', (_, isolation) => {
    const tenant = newTenant(isolation);
    new VirtualMachine(tenant, 'web', GUEST).exposeViaIngress('/');
    expect(object(synth(tenant), 'NetworkPolicy', 'web-ingress')).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'web-ingress', namespace: 'shop' },
      spec: {
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
        policyTypes: ['Ingress'],
        ingress: [{ from: fromController('ingress-nginx'), ports: [{ protocol: 'TCP', port: 8080 }] }],
      },
    });
    expect(closedIn(tenant)).toEqual([]);
  });

  test.each<[string, PlatformProps, string]>([
    ['of OpenShift', { distribution: Distribution.OPENSHIFT }, 'openshift-ingress'],
    ['of the platform', { namespaces: { ingress: 'traefik' } }, 'traefik'],
  ])('%s', (_, platform, namespace) => {
    const tenant = newTenant(undefined, platform);
    new VirtualMachine(tenant, 'web', GUEST).exposeViaIngress('/');
    expect(object(synth(tenant), 'NetworkPolicy', 'web-ingress').spec.ingress[0].from).toEqual(fromController(namespace));
  });

  test('to the port of the guest, not of the Service, for a pool of another name', () => {
    const tenant = newTenant();
    const pool = new VirtualMachinePool(tenant, 'web', { ...GUEST, labels: { 'app.kubernetes.io/name': 'front' } });
    pool.exposeViaIngress('/', { name: 'public', ports: [{ port: 80, targetPort: 8080 }] });
    const { podSelector, ingress } = object(synth(tenant), 'NetworkPolicy', 'public-ingress').spec;
    expect([podSelector, ingress[0].ports]).toEqual([{ matchLabels: { 'app.kubernetes.io/name': 'front' } }, [{ protocol: 'TCP', port: 8080 }]]);
    expect(closedIn(tenant)).toEqual([]);
  });

  test('nothing where nothing is closed', () => {
    const tenant = newTenant(NetworkIsolation.none());
    new VirtualMachine(tenant, 'web', GUEST).exposeViaIngress('/');
    expect(synth(tenant).filter(({ kind }) => kind === 'NetworkPolicy')).toEqual([]);
  });
});

describe('what is closed is a finding, and what it says to call opens it', () => {
  const monitor = (tenant: TenantNamespace) => new ApiObject(tenant, 'Monitor', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name: 'web' },
    spec: { selector: { matchLabels: { 'app.kubernetes.io/name': 'web' } }, podMetricsEndpoints: [{ portNumber: 8080 }] },
  });
  const exported = (tenant: TenantNamespace) => new ApiObject(tenant, 'Export', {
    apiVersion: 'export.kubevirt.io/v1',
    kind: 'VirtualMachineExport',
    metadata: { name: 'web' },
    spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'web' } },
  });
  const imported = (tenant: TenantNamespace) => new ApiObject(tenant, 'Import', {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataVolume',
    metadata: { name: 'disk' },
    spec: {
      source: { registry: { url: 'docker://registry.infra.svc:5000/ubuntu' } },
      storage: { resources: { requests: { storage: '10Gi' } } },
    },
  });
  const exposed = (type: kplus.ServiceType) => (_: TenantNamespace, vm: VirtualMachine) => vm.exposeViaService({ serviceType: type });
  const routed = (_: TenantNamespace, vm: VirtualMachine) => vm.exposeViaService().exposeViaIngress('/');
  const anyone = (tenant: TenantNamespace) => kplus.NetworkPolicyIpBlock.anyIpv4(tenant, 'Anyone');
  const ingressNginx = (tenant: TenantNamespace) => kplus.Namespaces.select(tenant, 'Controller', { names: ['ingress-nginx'] });
  const port = [kplus.NetworkPolicyPort.tcp(8080)];
  const nothing = () => undefined;
  type Step = (tenant: TenantNamespace, vm: VirtualMachine) => unknown;
  test.each<[string, Step, string, IsolationExceptions, Step]>([
    ['a load balancer, by the tenant', exposed(kplus.ServiceType.LOAD_BALANCER), 'exposure/requires-ingress-from-clients', {},
      (tenant) => tenant.allowFrom(anyone(tenant), port)],
    ['a load balancer, by the VM', exposed(kplus.ServiceType.LOAD_BALANCER), 'exposure/requires-ingress-from-clients', {},
      (tenant, vm) => vm.connections.allowFrom(anyone(tenant))],
    ['a node port', exposed(kplus.ServiceType.NODE_PORT), 'exposure/requires-ingress-from-clients', {}, (tenant) => tenant.allowFrom(anyone(tenant), port)],
    ['an Ingress of the Service, by the tenant', routed, 'exposure/requires-ingress-from-controller', {},
      (tenant) => tenant.allowFrom(ingressNginx(tenant), port)],
    ['an Ingress of the Service, by the VM', routed, 'exposure/requires-ingress-from-controller', {},
      (tenant, vm) => vm.connections.allowFrom(ingressNginx(tenant), { isolation: kplus.PodConnectionsIsolation.POD })],
    ['metrics', monitor, 'scrape-traffic/requires-ingress-from-prometheus',
      { sharedServices: [{ namespace: 'monitoring', direction: SharedServiceDirection.INGRESS, tcpPorts: [8080] }] }, nothing],
    ['an export', exported, 'export-traffic/requires-ingress-from-proxy', { exports: true }, nothing],
    ['a registry of the cluster', imported, 'import-traffic/requires-egress-to-source', { sharedServices: [{ namespace: 'infra', tcpPorts: [5000] }] }, nothing],
  ])('%s', (_, make, rule, exceptions, call) => {
    const findings = (isolation: NetworkIsolation, opening?: Step) => {
      const tenant = newTenant(isolation);
      const vm = new VirtualMachine(tenant, 'web', GUEST);
      make(tenant, vm);
      opening?.(tenant, vm);
      return closedIn(tenant);
    };
    for (const isolated of [NetworkIsolation.tenantOnly, NetworkIsolation.declaredOnly]) {
      expect(findings(isolated())).toEqual([rule]);
      expect(findings(isolated(exceptions), call)).toEqual([]);
    }
    expect(findings(NetworkIsolation.none())).toEqual([]);
  });
});

test.each<[string, string[], string[]]>([
  ['IPv6, while IPv4 is open', ['0.0.0.0/0'], ['import-traffic/requires-egress-to-source']],
  ['IPv6, which is open', ['2001:db8::/32'], []],
  ['IPv6, while both families are open', ['0.0.0.0/0', '::/0'], []],
])('an import by %s', (_, imageSources, found) => {
  const tenant = newTenant(NetworkIsolation.tenantOnly({ imageSources }));
  new ApiObject(tenant, 'Import', {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataVolume',
    metadata: { name: 'disk' },
    spec: { source: { http: { url: 'https://[2001:db8::7]/a.img' } }, storage: { resources: { requests: { storage: '10Gi' } } } },
  });
  expect(closedIn(tenant)).toEqual(found);
});

test('the objects of a tenant alone close nothing that is used', () => {
  const objects: Rendered[] = synth(newTenant());
  expect(admit(objects.map((manifest) => ({ manifest })))).toEqual([]);
});
