import { ApiObject, ApiObjectProps, App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { synth } from './fixture';
import { GuestCpu, VirtualMachine, VirtualMachineProps } from '../../src/compute';
import { GuestNetwork } from '../../src/network';
import { Platform, PlatformProps } from '../../src/platform';
import { Disk } from '../../src/storage';
import { NetworkIsolation, QuotaStrategy, RestrictionOptions, TenantNamespace, TenantRestrictions } from '../../src/tenancy';

const HOSTILE = "z'] || true || '' in ['";

const restricted = (options?: RestrictionOptions, platform?: PlatformProps) => {
  const app = new App();
  new Platform(app, 'Platform', platform);
  return new TenantNamespace(app, 'shop', { isolation: NetworkIsolation.none(), restrictions: TenantRestrictions.enforced(options) });
};

test.each<[string, RestrictionOptions, string]>([
  ['externalIps', { externalIps: ['192.0.2.1'] }, 'restrictions.externalIps: got "192.0.2.1"; allowed: CIDRs. Write an address and a prefix length, such as 203.0.113.0/24.\n'],
  ['externalIps with a zone', { externalIps: ['fe80::1%a/64'] }, 'restrictions.externalIps: got "fe80::1%a/64"'],
  ['externalIps of a long prefix', { externalIps: ['192.0.2.1/33'] }, 'restrictions.externalIps: got "192.0.2.1/33"'],
  ['externalIps of a long prefix of IPv6', { externalIps: ['2001:db8::/129'] }, 'restrictions.externalIps: got "2001:db8::/129"; allowed: CIDRs. Write an address'],
  ['externalIps of two prefixes', { externalIps: ['192.0.2.0/24/1'] }, 'restrictions.externalIps: got "192.0.2.0/24/1"'],
  ['externalIps of a prefix that is no number', { externalIps: ['192.0.2.0/1e1'] }, 'restrictions.externalIps: got "192.0.2.0/1e1"'],
  ['externalIps of a prefix after a sign', { externalIps: ['192.0.2.0/+1'] }, 'restrictions.externalIps: got "192.0.2.0/+1"'],
  ['externalIps without address', { externalIps: ['x/24'] }, 'restrictions.externalIps: got "x/24"'],
  ['ingressHosts', { ingressHosts: [HOSTILE] }, 'restrictions.ingressHosts: got'],
  ['a pattern of hosts', { ingressHosts: ['a.*.example.com'] }, 'restrictions.ingressHosts: got "a.*.example.com"; allowed: hosts, *.<domain>, or *. Write the host as the Ingress does.\n'],
  ['the key of a toleration', { tolerations: [{ key: 'a b' }] },
    'restrictions.tolerations: got "a b"; allowed: at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /. Write the key as the nodes have it.\n'],
  ['a hostile key', { tolerations: [{ key: HOSTILE }] }, 'restrictions.tolerations: got'],
  ['the value of a toleration', { tolerations: [{ key: 'a', value: 'b c' }] },
    'restrictions.tolerations: got "b c"; allowed: nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit. '
    + 'Write the value as the nodes have it.\n'],
  ['a hostile value', { tolerations: [{ key: 'a', value: HOSTILE }] }, 'restrictions.tolerations: got'],
  ['the key of nodes', { nodeSelector: { [HOSTILE]: '' } }, 'restrictions.nodeSelector: got'],
  ['the value of nodes', { nodeSelector: { a: HOSTILE } }, 'restrictions.nodeSelector: got'],
  ['storage classes', { storageClasses: ['a_b'] }, 'restrictions.storageClasses: got "a_b"; allowed: at most 253 lower-case letters, digits, - and ., '
    + 'each part starting and ending with a letter or digit. Write the name of a StorageClass.\n'],
  ['hostile storage classes', { storageClasses: [HOSTILE] }, 'restrictions.storageClasses: got'],
  ['namespaces', { attachmentNamespaces: ['a|.*'] }, 'restrictions.attachmentNamespaces: got "a|.*"; allowed: names of namespaces. Write the name of the namespace alone.\n'],
])('refuses %s that cannot be', (_, options, message) => {
  const refused = () => {
    try {
      return restricted(options).name;
    } catch (error) {
      return `${(error as Error).message}\n`;
    }
  };
  expect(refused()).toContain(`[shop] ${message}`);
});

test('accepts what there is', () => {
  expect(restricted({
    externalIps: ['192.0.2.1/32', '0.0.0.0/0', '2001:db8::/128', '::/0'],
    ingressHosts: ['*', 'a.example.com', '*.example.com'],
    tolerations: [{ key: 'a' }, { key: 'example.com/a', value: '' }],
    nodeSelector: { 'example.com/pool': 'edge' },
    storageClasses: ['standard', 'ceph.block'],
    attachmentNamespaces: ['shared'],
  }).node.validate()).toEqual([]);
});

describe('on a platform', () => {
  const got = (version: string, options?: RestrictionOptions) => restricted(options, { kubernetesVersion: version }).node.validate();

  test('without policies they are an error, not a silent hole', () => {
    expect(got('1.29')).toEqual([
      'restrictions: got "Kubernetes 1.29"; allowed: Kubernetes 1.30 or later, which has ValidatingAdmissionPolicies. '
      + 'Pass `TenantRestrictions.none()`, and know what editors of the tenant may do then.',
    ]);
    expect(got('1.30')).toEqual([]);
  });

  test('whose policies do not read CIDRs', () => {
    const options = { externalIps: ['192.0.2.0/24'] };
    expect(got('1.30', options)).toEqual([
      'restrictions.externalIps: got "Kubernetes 1.30"; allowed: Kubernetes 1.31 or later, whose policies read CIDRs. Leave it out: no externalIPs.',
    ]);
    expect(got('1.31', options)).toEqual([]);
    expect(got('1.30', { externalIps: [] })).toEqual([]);
  });

  test('that has none of this, nothing need be enforced', () => {
    const app = new App();
    new Platform(app, 'Platform', { kubernetesVersion: '1.29' });
    const props = { restrictions: TenantRestrictions.none(), isolation: NetworkIsolation.none() };
    expect(new TenantNamespace(app, 'shop', props).node.validate()).toEqual([]);
  });
});

const guest = (props: Partial<VirtualMachineProps> = {}): VirtualMachineProps => ({
  metadata: { name: 'vm' }, cpu: GuestCpu.cores(1), memory: Size.gibibytes(1), disks: [Disk.containerDisk('root', { image: 'img:1' })], ...props,
});
const podOf = (spec: object): ApiObjectProps => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec } as ApiObjectProps);
const containing = (options: RestrictionOptions, inside: ApiObjectProps) => {
  const tenant = restricted(options);
  new ApiObject(tenant, 'inside', inside);
  return tenant;
};
const inTemplate = (apiVersion: string, kind: string, spec: object): ApiObjectProps => (
  { apiVersion, kind, metadata: { name: 'x' }, spec: { template: { spec } } } as ApiObjectProps
);
const TOLERANT = { tolerations: [{ operator: 'Exists' }] };
const service = (spec: object): ApiObjectProps => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec } as ApiObjectProps);

describe('what is inside the tenant and would be refused', () => {
  test.each<[string, RestrictionOptions, ApiObjectProps, string]>([
    ['a load balancer', {}, service({ type: 'LoadBalancer' }),
      'restrictions.serviceTypes: got "Service web: LoadBalancer"; allowed: ClusterIP. The API server would refuse it. Change it, or open this for the '
      + 'tenant: `TenantRestrictions.enforced({ serviceTypes: … })`.'],
    ['an address', {}, service({ externalIPs: ['192.0.2.1'] }), 'restrictions.externalIps: got "Service web: 192.0.2.1"; allowed: none'],
    ['a pod that tolerates everything', {}, podOf(TOLERANT), 'restrictions.tolerations: got "Pod p: *"; allowed: none'],
    ['a pod that tolerates every value', { tolerations: [{ key: 'a', value: 'b' }] }, podOf({ tolerations: [{ key: 'a', operator: 'Exists' }] }),
      'restrictions.tolerations: got "Pod p: a"; allowed: a=b'],
    ['a pod that tolerates another value', { tolerations: [{ key: 'a', value: 'b' }] }, podOf({ tolerations: [{ key: 'a', value: 'c' }] }),
      'restrictions.tolerations: got "Pod p: a=c"; allowed: a=b'],
    ['a pod that tolerates another key', { tolerations: [{ key: 'a' }] }, podOf({ tolerations: [{ key: 'b', value: 'c' }] }),
      'restrictions.tolerations: got "Pod p: b=c"; allowed: a'],
    ['a pod that tolerates one value of nothing', { tolerations: [{ key: 'a', value: 'b' }] }, podOf({ tolerations: [{ key: 'a' }] }),
      'restrictions.tolerations: got "Pod p: a"; allowed: a=b'],
    ['a pod that tolerates the empty key', { tolerations: [{ key: 'a' }] }, podOf({ tolerations: [{ key: '', operator: 'Exists' }] }),
      'restrictions.tolerations: got "Pod p: '],
    ['a pod on a node', {}, podOf({ nodeName: 'n1' }), 'nodeName: got "Pod p: n1"; allowed: nodes that the scheduler chooses. Select nodes by their labels instead.'],
    ['a pod that selects other nodes', { nodeSelector: { pool: 'edge' } }, podOf({ nodeSelector: { pool: 'core' } }),
      'restrictions.nodeSelector: got "Pod p"; allowed: workloads that select pool=edge. Give the workload this node selector.'],
    ['a VM on a network of others', { attachmentNamespaces: ['shared'] },
      inTemplate('kubevirt.io/v1', 'VirtualMachine', { networks: [{ name: 'n', multus: { networkName: 'other/lan' } }] }),
      'restrictions.attachmentNamespaces: got "VirtualMachine x: other/lan"; allowed: shop, shared'],
    ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map((kind) => (
      [`a ${kind}`, {}, inTemplate('apps/v1', kind, TOLERANT), `restrictions.tolerations: got "${kind} x: *"`] as [string, RestrictionOptions, ApiObjectProps, string]
    )),
    ['a Job', {}, inTemplate('batch/v1', 'Job', TOLERANT), 'restrictions.tolerations: got "Job x: *"'],
    ['a CronJob', {}, { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'x' }, spec: { jobTemplate: { spec: { template: { spec: TOLERANT } } } } } as ApiObjectProps,
      'restrictions.tolerations: got "CronJob x: *"'],
    ['a VM', {}, inTemplate('kubevirt.io/v1', 'VirtualMachine', TOLERANT), 'restrictions.tolerations: got "VirtualMachine x: *"'],
    ['an instance', {}, { ...podOf(TOLERANT), apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance' }, 'restrictions.tolerations: got "VirtualMachineInstance p: *"'],
    ['a pool', {}, {
      apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', metadata: { name: 'x' }, spec: { virtualMachineTemplate: { spec: { template: { spec: TOLERANT } } } },
    } as ApiObjectProps, 'restrictions.tolerations: got "VirtualMachinePool x: *"'],
  ])('%s', (_, options, inside, message) => {
    expect(`${containing(options, inside).node.validate().join('\n')}\n`).toContain(message.endsWith('.') ? `${message}\n` : message);
  });

  test('an Ingress of another host than is stated', () => {
    const tenant = restricted({ ingressHosts: ['shop.example.com', '*.example.org'] });
    const backend = kplus.IngressBackend.fromService(new kplus.Service(tenant, 'web', { ports: [{ port: 80 }] }));
    new kplus.Ingress(tenant, 'shop', { rules: [{ host: 'shop.example.com', backend }, { host: 'a.example.org', backend }] });
    expect(tenant.node.validate()).toEqual([]);
    new kplus.Ingress(tenant, 'bank', { metadata: { name: 'bank' }, rules: [{ host: 'bank.example.com', backend }, { path: '/', backend }, { host: 'badexample.org', backend }] });
    expect(tenant.node.validate()).toEqual([
      expect.stringContaining('got "Ingress bank: bank.example.com"; allowed: shop.example.com, *.example.org.'), expect.stringContaining('got "Ingress bank: *"'),
      expect.stringContaining('got "Ingress bank: badexample.org"'),
    ]);
  });

  test.each<[string, RestrictionOptions, ApiObjectProps]>([
    ['a Service without a type', {}, service({})],
    ['a load balancer that is allowed', { serviceTypes: [kplus.ServiceType.LOAD_BALANCER] }, service({ type: 'LoadBalancer' })],
    ['an address that is allowed', { externalIps: ['192.0.2.0/24'] }, service({ externalIPs: ['192.0.2.1'] })],
    ['a toleration of what Kubernetes does', {}, podOf({ tolerations: [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists' }] })],
    ['a toleration that is allowed', { tolerations: [{ key: 'gpu' }] }, podOf({ tolerations: [{ key: 'gpu', operator: 'Exists' }] })],
    ['a toleration of a value that is allowed', { tolerations: [{ key: 'a', value: 'b' }] }, podOf({ tolerations: [{ key: 'a', operator: 'Equal', value: 'b' }] })],
    ['a toleration of a value that is allowed, in short', { tolerations: [{ key: 'x', value: 'y' }, { key: 'a', value: 'b' }] }, podOf({ tolerations: [{ key: 'a', value: 'b' }] })],
    ['nodes as they must be', { nodeSelector: { pool: 'edge' } }, podOf({ nodeSelector: { pool: 'edge' } })],
    ['networks of the tenant', {}, inTemplate('kubevirt.io/v1', 'VirtualMachine', { networks: [{ multus: { networkName: 'shop/lan' } }, { pod: {} }, { multus: { networkName: 'lan' } }] })],
    ['an object of another namespace', {}, { ...podOf(TOLERANT), metadata: { name: 'p', namespace: 'elsewhere' } }],
    ['a workload without template', {}, { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x' } }],
  ])('but not %s', (_, options, inside) => {
    expect(containing(options, inside).node.validate()).toEqual([]);
  });

  test('a workload on the reserved nodes of the tenant is let through, one on those of another is not', () => {
    const strategy = (name: string) => QuotaStrategy.reservedGuarantee({ nodeLabels: { pool: name }, taint: { key: 'tenant', value: name } });
    const app = new App();
    const [shop, bank] = ['shop', 'bank'].map((name) => new TenantNamespace(app, name, { quotaStrategy: strategy(name) }));
    const vm = new VirtualMachine(shop, 'vm', guest());
    vm.scheduling.tolerate(shop.reservedTaint!);
    expect(() => synth(shop)).not.toThrow();
    vm.scheduling.tolerate(bank.reservedTaint!);
    expect(() => synth(shop)).toThrow('restrictions.tolerations: got "VirtualMachine vm: tenant=bank"; allowed: tenant=shop.');
  });

  test('a VM that is exposed by a load balancer says so', () => {
    const expose = (tenant: TenantNamespace) => {
      new VirtualMachine(tenant, 'vm', guest({ networks: [GuestNetwork.masquerade({ ports: [{ port: 80 }] })] }))
        .exposeViaService({ serviceType: kplus.ServiceType.LOAD_BALANCER });
      return tenant;
    };
    expect(() => synth(expose(restricted()))).toThrow('restrictions.serviceTypes: got "Service vm: LoadBalancer"');
    expect(() => synth(expose(restricted({ serviceTypes: [kplus.ServiceType.LOAD_BALANCER] })))).not.toThrow();
  });
});
