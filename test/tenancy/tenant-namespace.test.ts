import { ApiObject, App, Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { object, synth } from './fixture';
import { Distribution, Platform, PlatformProps } from '../../src/platform';
import {
  NetworkIsolation, PodSecurityLevel, QuotaStrategy, TenantNamespace, TenantNamespaceProps, TenantQuota, TenantRestrictions,
} from '../../src/tenancy';

const tenant = (props: TenantNamespaceProps = {}, id = 'tenant-a') => new TenantNamespace(new App(), id, props);

describe('the Namespace', () => {
  test('has a primary network of its own from the beginning', () => {
    expect(synth(tenant({ primaryUserDefinedNetwork: true }))[0].metadata.labels).toMatchObject({ 'k8s.ovn.org/primary-user-defined-network': '' });
    expect(synth(tenant({ primaryUserDefinedNetwork: false }))[0].metadata.labels).not.toHaveProperty(['k8s.ovn.org/primary-user-defined-network']);
  });

  test('carries the tier, the pod security and the labels', () => {
    expect(synth(tenant({ securityTier: 'high', labels: { tenant: 'a' } }))[0]).toEqual({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'tenant-a',
        labels: {
          'tenant': 'a',
          'security-tier': 'high',
          'pod-security.kubernetes.io/enforce': 'baseline',
          'pod-security.kubernetes.io/warn': 'restricted',
          'pod-security.kubernetes.io/audit': 'restricted',
        },
      },
    });
  });

  test('restricted where launchers have a seccomp profile', () => {
    const app = new App();
    new Platform(app, 'Platform', { kubevirtConfiguration: { launcherSeccompProfile: true } });
    const labels = synth(new TenantNamespace(app, 'tenant-a', { podSecurity: PodSecurityLevel.RESTRICTED }))[0].metadata.labels;
    expect(labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
  });

  test.each([['', true, []], [' without a profile', false, ['podSecurity: got "restricted"']]])(
    'restricted where a KubeVirt CR of the app is%s', (_, hasProfile, expected) => {
      const app = new App();
      const namespace = new TenantNamespace(app, 'tenant-a', { podSecurity: PodSecurityLevel.RESTRICTED });
      const seccompConfiguration = hasProfile ? { virtualMachineInstanceProfile: { customProfile: { runtimeDefaultProfile: true } } } : undefined;
      new ApiObject(new Chart(app, 'cluster'), 'other', { apiVersion: 'example.com/v1', kind: 'KubeVirt', spec: { configuration: { seccompConfiguration: 'a' } } });
      new ApiObject(new Chart(app, 'kubevirt'), 'kubevirt', { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', spec: { configuration: { seccompConfiguration } } });
      expect(namespace.node.validate().map((message) => message.split(';')[0])).toEqual(expected);
    },
  );

  test('OpenShift derives pod security unless it is asked for', () => {
    const app = new App();
    new Platform(app, 'Platform', { distribution: Distribution.OPENSHIFT });
    expect(synth(new TenantNamespace(app, 'a'))[0].metadata).toEqual({ name: 'a' });
    const labels = synth(new TenantNamespace(app, 'b', { podSecurity: PodSecurityLevel.BASELINE }))[0].metadata.labels;
    expect(labels['pod-security.kubernetes.io/enforce']).toBe('baseline');
  });

  test('the name need not be the id', () => {
    const named = tenant({ name: 'payments' }, 'Payments');
    expect([named.name, named.namespace, synth(named)[0].metadata.name]).toEqual(['payments', 'payments', 'payments']);
  });
});

describe('what is inside', () => {
  test('lands in the namespace when it is created', () => {
    const inside = tenant();
    const raw = new ApiObject(inside, 'vm', { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'vm' } });
    const service = new kplus.Service(inside, 'web', { ports: [{ port: 80 }] });
    expect([raw.metadata.namespace, service.metadata.namespace]).toEqual(['tenant-a', 'tenant-a']);
  });

  test('everything but what belongs to the cluster', () => {
    const all = synth(tenant({
      quota: TenantQuota.small(),
      limits: { persistentVolumeClaim: { max: Size.gibibytes(500) } },
      quotaStrategy: QuotaStrategy.priorityPreemption({ tiers: [{ name: 'gold', value: 100 }] }),
    }));
    const clusterScoped = ['Namespace', 'PriorityClass', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];
    expect([...new Set(all.filter(({ metadata }) => metadata.namespace === undefined).map(({ kind }) => kind))]).toEqual(clusterScoped);
    expect(all.filter(({ kind }) => !clusterScoped.includes(kind)).every(({ metadata }) => metadata.namespace === 'tenant-a')).toBe(true);
  });

  test('nothing but the namespace, its isolation and its restrictions without being asked', () => {
    expect(synth(tenant()).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Namespace tenant-a',
      'ResourceQuota priority-classes',
      'NetworkPolicy default-deny',
      'NetworkPolicy allow-same-tenant',
      'NetworkPolicy allow-dns',
      'NetworkPolicy allow-virt-api',
      'NetworkPolicy allow-cdi',
      ...['cdi-labels', 'exposure', 'placement', 'attachments', 'priorities'].flatMap((purpose) => [
        `ValidatingAdmissionPolicy tenant-a-${purpose}`, `ValidatingAdmissionPolicyBinding tenant-a-${purpose}`,
      ]),
    ]);
  });

  test('the same every time, one file per tenant', () => {
    const yaml = () => {
      const app = new App();
      new TenantNamespace(app, 'tenant-a', { quota: TenantQuota.banking() });
      new TenantNamespace(app, 'tenant-b', { quota: TenantQuota.small() });
      return [app.charts.length, app.synthYaml()];
    };
    expect(yaml()).toEqual(yaml());
    expect(yaml()[0]).toBe(2);
  });
});

describe('as a peer of cdk8s-plus', () => {
  test('a NetworkPolicy elsewhere takes the tenant', () => {
    const app = new App();
    const peer = new TenantNamespace(app, 'tenant-a', { isolation: NetworkIsolation.none() });
    const chart = new Chart(app, 'shared');
    new kplus.NetworkPolicy(chart, 'policy', { ingress: { rules: [{ peer }] } });
    expect(Testing.synth(chart)[0].spec.ingress[0].from).toEqual([
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'tenant-a' } }, podSelector: {} },
    ]);
  });

  test('a namespace selector and a pod selector', () => {
    const selector = tenant();
    expect(selector.toNamespaceSelectorConfig()).toEqual({ names: ['tenant-a'] });
    expect(selector.toPodSelector()?.toPodSelectorConfig().namespaces?.names).toEqual(['tenant-a']);
  });
});

describe('exceptions', () => {
  test('tenants let each other through by name', () => {
    const app = new App();
    const [front, back] = [new TenantNamespace(app, 'front'), new TenantNamespace(app, 'back')];
    front.allowTo(back, [kplus.NetworkPolicyPort.tcp(5432)]);
    back.allowFrom(front, [kplus.NetworkPolicyPort.tcp(5432)]);
    const ports = [{ port: 5432, protocol: 'TCP' }];
    const all = { podSelector: {} };
    expect(object(synth(front), 'NetworkPolicy', 'allow-peers')).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'allow-peers', namespace: 'front' },
      spec: {
        ...all,
        policyTypes: ['Egress'],
        egress: [{ to: [{ ...all, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'back' } } }], ports }],
      },
    });
    expect(object(synth(back), 'NetworkPolicy', 'allow-peers').spec).toEqual({
      ...all,
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ ...all, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'front' } } }], ports }],
    });
  });

  test('an IP block is a peer', () => {
    const one = tenant();
    one.allowTo(kplus.NetworkPolicyIpBlock.ipv4(one, 'Backup', '203.0.113.0/24'), [kplus.NetworkPolicyPort.tcp(443)]);
    expect(object(synth(one), 'NetworkPolicy', 'allow-peers').spec.egress).toEqual([
      { to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ port: 443, protocol: 'TCP' }] },
    ]);
  });
});

test.each<[string, string, TenantNamespaceProps, string]>([
  ['an upper-case name', 'TenantA', {}, 'name: got "TenantA"; allowed: a DNS label'],
  ['a name with dots', 'tenant.a', {}, 'name: got "tenant.a"'],
  ['a long name', 'a'.repeat(64), {}, 'name: got "aaaa'],
  ['default', 'default', {}, 'name: got "default"; allowed: a namespace that is not part of the platform'],
  ['kubevirt', 'kubevirt', {}, 'name: got "kubevirt"'],
  ['cdi', 'cdi', {}, 'name: got "cdi"'],
  ['a system namespace', 'kube-system', {}, 'name: got "kube-system"'],
  ['a namespace of OpenShift', 'openshift-dns', {}, 'name: got "openshift-dns"'],
  ['privileged by a label', 'a', { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
    '[a] labels: got "pod-security.kubernetes.io/enforce"; allowed: labels that do not decide what pods may do. Pass `podSecurity`'],
  ['an old version of pod security by a label', 'a', { labels: { 'pod-security.kubernetes.io/enforce-version': 'v1.0' } },
    '[a] labels: got "pod-security.kubernetes.io/enforce-version"'],
  ['a label by which policies find another namespace', 'a', { labels: { 'kubernetes.io/metadata.name': 'b' } },
    '[a] labels: got "kubernetes.io/metadata.name"; allowed: labels that are not set already.'],
  ['a label that a prop sets', 'a', { securityTier: 'high', labels: { 'security-tier': 'low' } }, '[a] labels: got "security-tier"'],
  ['a label that the strategy sets', 'a', {
    quota: TenantQuota.of({ memory: { request: Size.gibibytes(1) } }),
    quotaStrategy: QuotaStrategy.overcommit(),
    labels: { 'alpha.kubevirt.io/auto-memory-limits-ratio': '9' },
  }, '[a] labels: got "alpha.kubevirt.io/auto-memory-limits-ratio"'],
  ['restricted without a seccomp profile', 'a', { podSecurity: PodSecurityLevel.RESTRICTED }, '[a] podSecurity: got "restricted"'],
])('refuses %s', (_, id, props, message) => {
  expect(() => synth(tenant(props, id))).toThrow(message);
});

test('accepts 63 characters', () => {
  expect(tenant({}, 'a'.repeat(63)).name).toHaveLength(63);
});

test.each<[string, PlatformProps]>([
  ['KubeVirt', { namespaces: { kubevirt: 'virt' } }],
  ['CDI', { namespaces: { cdi: 'virt' } }],
  ['the ingress controller', { namespaces: { ingress: 'virt' } }],
  ['the SR-IOV operator', { namespaces: { sriovOperator: 'virt' } }],
  ['DNS', { dns: { namespace: 'virt', podLabels: { app: 'dns' }, port: 53 } }],
])('refuses the namespace of %s', (_, platform) => {
  const app = new App();
  new Platform(app, 'Platform', platform);
  const virt = new TenantNamespace(app, 'virt');
  expect(() => synth(virt)).toThrow('[virt] name: got "virt"; allowed: a namespace that is not part of the platform.');
});

test('refuses the namespaces of a platform that is not stated', () => {
  const ingress = tenant({}, 'ingress-nginx');
  expect(() => synth(ingress)).toThrow('[ingress-nginx] name: got "ingress-nginx"');
});

test('takes the platform of a construct around it', () => {
  const around = new Construct(new App(), 'edge');
  new Platform(around, 'Platform', { namespaces: { cdi: 'edge-cdi' } });
  const [{ from }] = object(synth(new TenantNamespace(around, 'store-1')), 'NetworkPolicy', 'allow-cdi').spec.ingress;
  expect(from[0].namespaceSelector.matchLabels).toEqual({ 'kubernetes.io/metadata.name': 'edge-cdi' });
});

test('refuses isolation that nothing enforces', () => {
  const app = new App();
  new Platform(app, 'Platform', { network: { networkPolicies: false } });
  const open = new TenantNamespace(app, 'b', { isolation: NetworkIsolation.none(), restrictions: TenantRestrictions.none() });
  expect(synth(open).map(({ kind }) => kind)).toEqual(['Namespace', 'ResourceQuota']);
  const isolated = new TenantNamespace(app, 'a');
  expect(() => synth(isolated)).toThrow('[a] isolation: got "NetworkPolicies"');
});

test('what the platform refuses is told at once', () => {
  const app = new App();
  new Platform(app, 'Platform', { namespaces: { cdi: 'virt' }, network: { networkPolicies: false } });
  new TenantNamespace(app, 'virt', { podSecurity: PodSecurityLevel.RESTRICTED });
  expect(() => app.synthYaml()).toThrow(/\[virt\] name: [^\n]+\n[^\n]*\[virt\] podSecurity: [^\n]+\n[^\n]*\[virt\] isolation: /);
});

test('the platform may come after the tenant', () => {
  const app = new App();
  const [quota, quotaStrategy] = [TenantQuota.of({ memory: { request: Size.gibibytes(10) } }), QuotaStrategy.overcommit()];
  const early = new TenantNamespace(app, 'tenant-a', { quota, quotaStrategy });
  new Platform(app, 'Platform', { distribution: Distribution.OPENSHIFT, kubevirtConfiguration: { memoryOvercommit: 200 } });
  const all = synth(early);
  expect(object(all, 'Namespace', 'tenant-a').metadata.labels).toEqual({ 'alpha.kubevirt.io/auto-memory-limits-ratio': '2' });
  expect(object(all, 'ResourceQuota', 'tenant-quota').spec.hard['limits.memory']).toBe('20Gi');
  expect(object(all, 'NetworkPolicy', 'allow-dns').spec.egress[0].ports[0].port).toBe(5353);
});

test('the platform must come before a tenant with priorities, whose objects depend on it', () => {
  const app = new App();
  new TenantNamespace(app, 'tenant-a', { quotaStrategy: QuotaStrategy.priorityPreemption({ tiers: [{ name: 'gold', value: 1 }] }) });
  expect(() => new Platform(app, 'Platform')).toThrow('Platform: got "Platform"; allowed: a platform that is there before anything in its scope reads it.');
});

describe('a tenant of another app', () => {
  test('is a peer and a selector like any other, and emits nothing', () => {
    const app = new App();
    const chart = new Chart(app, 'shared');
    const other = TenantNamespace.fromTenantNamespaceName(chart, 'Other', 'tenant-b');
    const own = new TenantNamespace(app, 'tenant-a');
    own.allowTo(other);
    expect(other.name).toBe('tenant-b');
    expect(other.toNamespaceSelectorConfig()).toEqual({ names: ['tenant-b'] });
    expect(other.toPodSelector()?.toPodSelectorConfig().namespaces?.names).toEqual(['tenant-b']);
    expect(Testing.synth(chart)).toEqual([]);
    expect(object(synth(own), 'NetworkPolicy', 'allow-peers').spec.egress).toEqual([
      { to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'tenant-b' } }, podSelector: {} }], ports: [] },
    ]);
  });

  test('has a name that a namespace can have', () => {
    expect(() => TenantNamespace.fromTenantNamespaceName(new Chart(new App(), 'shared'), 'Other', 'Tenant B'))
      .toThrow('[shared/Other] name: got "Tenant B"; allowed: a DNS label');
  });
});

test('refuses an exception from no isolation', () => {
  const open = tenant({ isolation: NetworkIsolation.none() });
  expect(() => open.allowFrom(open)).toThrow('[tenant-a] isolation: got "none"; allowed: tenantOnly or declaredOnly.');
});
