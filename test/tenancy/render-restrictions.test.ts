import { ApiObject, ApiObjectProps, App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { object, synth } from './fixture';
import { Platform, PlatformProps } from '../../src/platform';
import { QuotaStrategy, RestrictionOptions, TenantNamespace, TenantNamespaceProps, TenantRestrictions } from '../../src/tenancy';

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

  test('nodes: the same text whatever the order of labels', () => {
    const textOf = (nodeSelector: { [label: string]: string }) => expressions(restricted({ nodeSelector }), 'placement');
    expect(textOf({ b: '1', a: '2' })).toEqual(textOf({ a: '2', b: '1' }));
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
