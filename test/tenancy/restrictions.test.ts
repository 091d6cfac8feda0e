import { ApiObject, ApiObjectProps, App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { object, synth } from './fixture';
import { GuestCpu, VirtualMachine, VirtualMachineProps } from '../../src/compute';
import { GuestNetwork } from '../../src/network';
import { Platform, PlatformProps } from '../../src/platform';
import { Disk } from '../../src/storage';
import { QuotaStrategy, RestrictionOptions, TenantNamespace, TenantNamespaceProps, TenantRestrictions } from '../../src/tenancy';

const HOSTILE = "z'] || true || '' in ['";

const tenantOf = (props: TenantNamespaceProps, platform?: PlatformProps) => {
  const app = new App();
  new Platform(app, 'Platform', platform);
  return new TenantNamespace(app, 'shop', props);
};
const restricted = (options?: RestrictionOptions, platform?: PlatformProps) => (
  tenantOf({ restrictions: options && TenantRestrictions.enforced(options) }, platform)
);
const policy = (tenant: TenantNamespace, purpose: string) => object(synth(tenant), 'ValidatingAdmissionPolicy', `shop-${purpose}`).spec;
const expressions = (tenant: TenantNamespace, purpose: string): string[] => (
  policy(tenant, purpose).validations.map(({ expression }: { expression: string }) => expression)
);
const purposes = (tenant: TenantNamespace) => synth(tenant).filter(({ kind }) => kind === 'ValidatingAdmissionPolicy').map(({ metadata }) => metadata.name);

describe('which policies there are', () => {
  test.each<[string, TenantNamespaceProps, string[]]>([
    ['by default', {}, ['exposure', 'placement', 'attachments', 'priorities']],
    ['with storage classes', { restrictions: TenantRestrictions.enforced({ storageClasses: [] }) },
      ['exposure', 'placement', 'attachments', 'storage-classes', 'priorities']],
    ['where the quota says which priority classes', { priorityClasses: [] }, ['exposure', 'placement', 'attachments']],
    ['where the tiers say so', { quotaStrategy: QuotaStrategy.priorityPreemption({ tiers: [{ name: 'gold', value: 1 }] }) },
      ['exposure', 'placement', 'attachments']],
    ['where nothing is enforced', { restrictions: TenantRestrictions.none() }, []],
  ])('%s', (_, props, expected) => {
    expect(purposes(tenantOf(props)).filter((name) => !/-(cdi-labels|priority-required)$/.test(name))).toEqual(expected.map((purpose) => `shop-${purpose}`));
  });

  test('each is bound to the namespace and refuses', () => {
    const bindings = synth(restricted()).filter(({ kind }) => kind === 'ValidatingAdmissionPolicyBinding');
    for (const { metadata, spec } of bindings) {
      expect(spec).toMatchObject({
        policyName: metadata.name,
        validationActions: ['Deny'],
        matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } },
      });
    }
    expect(bindings).toHaveLength(5);
  });

  test('operators keep the owners of objects', () => {
    const operators = (tenant: TenantNamespace) => tenant.grantOperate(kplus.Group.fromName(tenant, 'ops', 'ops'));
    const [closed, open] = [tenantOf({}), tenantOf({ restrictions: TenantRestrictions.none() })];
    expect(purposes(closed)).not.toContain('shop-owner-references');
    [closed, open].forEach(operators);
    closed.grantOperate(kplus.Group.fromName(closed, 'night', 'night'));
    expect(purposes(closed).filter((name) => name === 'shop-owner-references')).toHaveLength(1);
    expect(purposes(open)).not.toContain('shop-owner-references');
    expect(policy(closed, 'owner-references')).toEqual({
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: ['kubevirt.io', 'pool.kubevirt.io', 'cdi.kubevirt.io'].map((group) => (
          { apiGroups: [group], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['*'] }
        )),
      },
      variables: [
        { name: 'owners', expression: 'has(object.metadata.ownerReferences) ? object.metadata.ownerReferences : []' },
        { name: 'ownersBefore', expression: 'oldObject != null && has(oldObject.metadata.ownerReferences) ? oldObject.metadata.ownerReferences : []' },
      ],
      validations: [{
        expression: "variables.owners == variables.ownersBefore || authorizer.requestResource.check('delete').allowed()",
        message: 'owner references decide what is deleted: only who may delete the object changes them',
      }],
    });
  });
});

describe('what they say', () => {
  test('Services: cluster-internal and without addresses, unless it is said', () => {
    expect(expressions(restricted(), 'exposure').slice(0, 2)).toEqual([
      "request.kind.kind != 'Service' || variables.type in ['ClusterIP'] || variables.type == variables.typeBefore",
      'variables.externalIPs.all(ip, ip in variables.externalIPsBefore)',
    ]);
    expect(expressions(restricted({ serviceTypes: [kplus.ServiceType.LOAD_BALANCER], externalIps: ['192.0.2.0/24'] }), 'exposure').slice(0, 2)).toEqual([
      "request.kind.kind != 'Service' || variables.type in ['LoadBalancer'] || variables.type == variables.typeBefore",
      "variables.externalIPs.all(ip, ip in variables.externalIPsBefore || ['192.0.2.0/24'].exists(range, cidr(range).containsIP(ip)))",
    ]);
  });

  test('Ingresses: the hosts that are stated', () => {
    const [, , rules, tls] = expressions(restricted({ ingressHosts: ['a.example.com', '*.example.org'] }), 'exposure');
    const named = "host in ['a.example.com', '*.example.org'] || host.endsWith('.example.org')";
    expect(rules).toBe(`request.kind.kind != 'Ingress' || variables.hosts.all(host, ${named} || host in variables.hostsBefore)`);
    expect(tls).toContain(`entry.hosts.all(host, ${named})`);
    expect(expressions(restricted({ ingressHosts: ['*'] }), 'exposure')).toHaveLength(2);
    expect(expressions(restricted({ ingressHosts: [] }), 'exposure')[2]).toContain('variables.hosts.all(host, host in [] || host in variables.hostsBefore)');
  });

  test('Ingresses: by default the hosts of those inside the tenant, which may come later', () => {
    const tenant = restricted();
    const backend = kplus.IngressBackend.fromService(new kplus.Service(tenant, 'web', { ports: [{ port: 80 }] }));
    new kplus.Ingress(tenant, 'shop', { rules: [{ host: 'shop.example.com', backend }, { host: 'shop.example.com', path: '/a', backend }] });
    const open = new kplus.Ingress(tenant, 'open', { defaultBackend: backend });
    expect(expressions(tenant, 'exposure')[2]).toContain(
      `variables.hosts.all(host, host in ['shop.example.com'] || (host == '' && object.metadata.name in ['${open.name}']) || host in`,
    );
  });

  test('Ingresses: by default the hosts of their certificates and aliases too', () => {
    const tenant = restricted();
    new ApiObject(tenant, 'inside', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web', annotations: { 'nginx.ingress.kubernetes.io/server-alias': 'a.example.com, b.example.com' } },
      spec: { tls: [{ hosts: ['*.example.com'] }, {}], rules: [{ host: 'c.example.com' }] },
    } as ApiObjectProps);
    const [, , rules, tls] = expressions(tenant, 'exposure');
    const named = "host in ['c.example.com', '*.example.com', 'a.example.com', 'b.example.com'] || host.endsWith('.example.com')";
    expect(rules).toContain(`all(host, ${named} || host in`);
    expect(tls).toContain(`all(host, ${named})`);
  });

  test('pods: no taint but that of the reserved nodes, unless it is said', () => {
    const taint = { key: 'tenant', value: 'shop' };
    expect(expressions(restricted(), 'placement')).toEqual([
      "variables.tolerations.all(one, one in variables.before || (has(one.key) && (one.key.startsWith('node.kubernetes.io/') || one.key in [])))",
      'oldObject != null || !has(object.spec.nodeName)',
    ]);
    const [tolerations] = expressions(tenantOf({
      quotaStrategy: QuotaStrategy.reservedGuarantee({ nodeLabels: { pool: 'shop' }, taint }),
      restrictions: TenantRestrictions.enforced({ tolerations: [{ key: 'gpu' }] }),
    }), 'placement');
    expect(tolerations).toContain("one.key in ['gpu'] || (one.key == 'tenant' && (!has(one.operator) || one.operator in ['', 'Equal']) && has(one.value) "
      + "&& one.value == 'shop')");
  });

  test('pods: the nodes that they must select', () => {
    const [, , selection] = expressions(restricted({ nodeSelector: { pool: 'edge' } }, { namespaces: { kubevirt: 'virt' } }), 'placement');
    expect(selection).toBe("oldObject != null || (has(object.spec.nodeSelector) && ('pool' in object.spec.nodeSelector && object.spec.nodeSelector['pool'] == 'edge')) "
      + "|| (request.userInfo.username == 'system:serviceaccount:virt:kubevirt-controller' && object.metadata.labels['kubevirt.io'] != 'virt-launcher')");
  });

  test('networks: those of the own namespace and of those that are stated', () => {
    const [pods, vms] = expressions(restricted({ attachmentNamespaces: ['shared'] }), 'attachments');
    expect(pods).toContain('"namespace"\\\\s*:\\\\s*"(shop|shared)"');
    expect(pods).toContain("item.split('/')[0].trim() in ['shop', 'shared']");
    expect(vms).toContain("net.multus.networkName.split('/')[0].trim() in ['shop', 'shared']");
  });

  test('storage classes: but for what CDI and KubeVirt place', () => {
    const { matchConditions, validations } = policy(restricted({ storageClasses: ['standard'] }, { namespaces: { cdi: 'cdi-2' } }), 'storage-classes');
    expect(matchConditions.map(({ expression }: { expression: string }) => expression)).toEqual([
      "request.kind.kind == 'DataVolume' || request.userInfo.username != 'system:serviceaccount:kubevirt:kubevirt-controller'",
      "!(request.userInfo.username == 'system:serviceaccount:cdi-2:cdi-sa' && has(object.metadata.ownerReferences) "
        + "&& object.metadata.ownerReferences.exists(owner, owner.kind == 'Pod'))",
    ]);
    expect(validations[1].message).toBe('the storage classes of this tenant are: standard');
  });

  test('priority classes: those with the label of another tenant', () => {
    const all = synth(restricted());
    const label = TenantNamespace.PRIORITY_CLASS_LABEL;
    expect(object(all, 'ValidatingAdmissionPolicy', 'shop-priorities').spec.paramKind).toEqual({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass' });
    expect(object(all, 'ValidatingAdmissionPolicyBinding', 'shop-priorities').spec.paramRef).toEqual({
      selector: { matchExpressions: [{ key: label, operator: 'Exists' }, { key: label, operator: 'NotIn', values: ['shop'] }] },
      parameterNotFoundAction: 'Allow',
    });
  });
});

test.each<[string, RestrictionOptions, string]>([
  ['externalIps', { externalIps: ['192.0.2.1'] }, 'restrictions.externalIps: got "192.0.2.1"; allowed: CIDRs.'],
  ['externalIps with a zone', { externalIps: ['fe80::1%a/64'] }, 'restrictions.externalIps: got "fe80::1%a/64"'],
  ['externalIps of a long prefix', { externalIps: ['192.0.2.1/33'] }, 'restrictions.externalIps: got "192.0.2.1/33"'],
  ['ingressHosts', { ingressHosts: [HOSTILE] }, 'restrictions.ingressHosts: got'],
  ['a pattern of hosts', { ingressHosts: ['a.*.example.com'] }, 'restrictions.ingressHosts: got "a.*.example.com"; allowed: hosts, *.<domain>, or *.'],
  ['the key of a toleration', { tolerations: [{ key: HOSTILE }] }, 'restrictions.tolerations: got'],
  ['the value of a toleration', { tolerations: [{ key: 'a', value: HOSTILE }] }, 'restrictions.tolerations: got'],
  ['the key of nodes', { nodeSelector: { [HOSTILE]: '' } }, 'restrictions.nodeSelector: got'],
  ['the value of nodes', { nodeSelector: { a: HOSTILE } }, 'restrictions.nodeSelector: got'],
  ['storage classes', { storageClasses: [HOSTILE] }, 'restrictions.storageClasses: got'],
  ['namespaces', { attachmentNamespaces: ['a|.*'] }, 'restrictions.attachmentNamespaces: got "a|.*"; allowed: names of namespaces.'],
])('refuses %s that cannot be', (_, options, message) => {
  expect(() => restricted(options)).toThrow(`[shop] ${message}`);
});

describe('on a platform', () => {
  test('without policies they are an error, not a silent hole', () => {
    expect(() => synth(restricted({}, { kubernetesVersion: '1.29' }))).toThrow('[shop] restrictions: got "Kubernetes 1.29"; allowed: Kubernetes 1.30 or later');
    expect(purposes(restricted({}, { kubernetesVersion: '1.30' }))).toContain('shop-exposure');
  });

  test('whose policies do not read CIDRs', () => {
    const options = { externalIps: ['192.0.2.0/24'] };
    expect(() => synth(restricted(options, { kubernetesVersion: '1.30' }))).toThrow('restrictions.externalIps: got "Kubernetes 1.30"; allowed: Kubernetes 1.31 or later');
    expect(purposes(restricted(options, { kubernetesVersion: '1.31' }))).toContain('shop-exposure');
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
    ['an address', {}, service({ externalIPs: ['192.0.2.1'] }), 'restrictions.externalIps: got "Service web: 192.0.2.1"; allowed: none.'],
    ['a pod that tolerates everything', {}, podOf(TOLERANT), 'restrictions.tolerations: got "Pod p: *"; allowed: none.'],
    ['a pod that tolerates every value', { tolerations: [{ key: 'a', value: 'b' }] }, podOf({ tolerations: [{ key: 'a', operator: 'Exists' }] }),
      'restrictions.tolerations: got "Pod p: a"; allowed: a=b.'],
    ['a pod that tolerates another value', { tolerations: [{ key: 'a', value: 'b' }] }, podOf({ tolerations: [{ key: 'a', value: 'c' }] }),
      'restrictions.tolerations: got "Pod p: a=c"; allowed: a=b.'],
    ['a pod on a node', {}, podOf({ nodeName: 'n1' }), 'nodeName: got "Pod p: n1"; allowed: nodes that the scheduler chooses.'],
    ['a pod that selects other nodes', { nodeSelector: { pool: 'edge' } }, podOf({ nodeSelector: { pool: 'core' } }),
      'restrictions.nodeSelector: got "Pod p"; allowed: workloads that select pool=edge.'],
    ['a VM on a network of others', { attachmentNamespaces: ['shared'] },
      inTemplate('kubevirt.io/v1', 'VirtualMachine', { networks: [{ name: 'n', multus: { networkName: 'other/lan' } }] }),
      'restrictions.attachmentNamespaces: got "VirtualMachine x: other/lan"; allowed: shop, shared.'],
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
    expect(containing(options, inside).node.validate().join()).toContain(message);
  });

  test('an Ingress of another host than is stated', () => {
    const tenant = restricted({ ingressHosts: ['shop.example.com', '*.example.org'] });
    const backend = kplus.IngressBackend.fromService(new kplus.Service(tenant, 'web', { ports: [{ port: 80 }] }));
    new kplus.Ingress(tenant, 'shop', { rules: [{ host: 'shop.example.com', backend }, { host: 'a.example.org', backend }] });
    expect(tenant.node.validate()).toEqual([]);
    new kplus.Ingress(tenant, 'bank', { metadata: { name: 'bank' }, rules: [{ host: 'bank.example.com', backend }, { path: '/', backend }] });
    expect(tenant.node.validate()).toEqual([
      expect.stringContaining('got "Ingress bank: bank.example.com"; allowed: shop.example.com, *.example.org.'), expect.stringContaining('got "Ingress bank: *"'),
    ]);
  });

  test.each<[string, RestrictionOptions, ApiObjectProps]>([
    ['a Service without a type', {}, service({})],
    ['a load balancer that is allowed', { serviceTypes: [kplus.ServiceType.LOAD_BALANCER] }, service({ type: 'LoadBalancer' })],
    ['an address that is allowed', { externalIps: ['192.0.2.0/24'] }, service({ externalIPs: ['192.0.2.1'] })],
    ['a toleration of what Kubernetes does', {}, podOf({ tolerations: [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists' }] })],
    ['a toleration that is allowed', { tolerations: [{ key: 'gpu' }] }, podOf({ tolerations: [{ key: 'gpu', operator: 'Exists' }] })],
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
