import { App } from 'cdk8s';
import { object, synth } from './fixture';
import { Distribution, Platform, PlatformDnsProps } from '../../src/platform';
import { NetworkIsolation, SharedServiceDirection, TenantNamespace, IsolationExceptions } from '../../src/tenancy';

const policies = (options: IsolationExceptions = {}, distribution?: Distribution) => {
  const app = new App();
  new Platform(app, 'Platform', { distribution });
  return synth(new TenantNamespace(app, 'tenant-a', { isolation: NetworkIsolation.tenantOnly(options) }))
    .filter(({ kind }) => kind === 'NetworkPolicy');
};
const spec = (name: string, options?: IsolationExceptions, distribution?: Distribution) =>
  object(policies(options, distribution), 'NetworkPolicy', name).spec;
const named = (namespace: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': namespace } });

const SHARED = { namespace: 'shared-services', podLabels: { app: 'shared-service' }, tcpPorts: [8080] };
const CDI_PODS = { app: 'containerized-data-importer' };
const CLONE_SOURCES = { podSelector: { matchLabels: { ...CDI_PODS, 'cdi.kubevirt.io': 'cdi-clone-source' } } };
const UPLOAD_SERVERS = { podSelector: { matchLabels: { ...CDI_PODS, 'cdi.kubevirt.io': 'cdi-upload-server' } } };
const CDI_PORT = [{ protocol: 'TCP', port: 8443 }];

test('the whole set', () => {
  const policy = (name: string, body: object) => ({
    apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace: 'tenant-a' }, spec: body,
  });
  const shared = { namespaceSelector: named('shared-services'), podSelector: { matchLabels: { app: 'shared-service' } } };
  expect(policies({ sharedServices: [SHARED] })).toEqual([
    policy('default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
    policy('allow-same-tenant', {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: {} }] }],
      egress: [{ to: [{ podSelector: {} }] }],
    }),
    policy('allow-dns', {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [{
        to: [{ namespaceSelector: named('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
        ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }],
      }],
    }),
    policy('allow-shared-services', {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [{ to: [shared], ports: [{ protocol: 'TCP', port: 8080 }] }],
    }),
    policy('allow-virt-api', {
      podSelector: { matchLabels: { 'kubevirt.io': 'virt-launcher' } },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ namespaceSelector: named('kubevirt'), podSelector: { matchLabels: { 'kubevirt.io': 'virt-api' } } }] }],
    }),
    policy('allow-cdi', {
      podSelector: { matchLabels: CDI_PODS },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ namespaceSelector: named('cdi') }, CLONE_SOURCES], ports: CDI_PORT }],
      egress: [{ to: [UPLOAD_SERVERS], ports: CDI_PORT }],
    }),
  ]);
});

test('declared only: neither pods of the tenant nor virt-api', () => {
  const isolation = NetworkIsolation.declaredOnly({ sharedServices: [SHARED] });
  const names = synth(new TenantNamespace(new App(), 'tenant-a', { isolation })).filter(({ kind }) => kind === 'NetworkPolicy').map(({ metadata }) => metadata.name);
  expect(names).toEqual(['default-deny', 'allow-dns', 'allow-shared-services', 'allow-cdi']);
});

test('OpenShift: DNS on 5353, KubeVirt and CDI in openshift-cnv', () => {
  expect(spec('allow-dns', {}, Distribution.OPENSHIFT).egress).toEqual([{
    to: [{ namespaceSelector: named('openshift-dns'), podSelector: { matchLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } } }],
    ports: [{ protocol: 'UDP', port: 5353 }, { protocol: 'TCP', port: 5353 }],
  }]);
  expect(spec('allow-virt-api', {}, Distribution.OPENSHIFT).ingress[0].from[0].namespaceSelector).toEqual(named('openshift-cnv'));
  expect(spec('allow-cdi', {}, Distribution.OPENSHIFT).ingress[0].from[0]).toEqual({ namespaceSelector: named('openshift-cnv') });
});

test('NodeLocal DNSCache: its address beside the pods, on port 53', () => {
  const dnsOf = (dns: PlatformDnsProps, distribution?: Distribution) => {
    const app = new App();
    new Platform(app, 'Platform', { dns, distribution });
    return object(synth(new TenantNamespace(app, 'tenant-a')), 'NetworkPolicy', 'allow-dns').spec.egress;
  };
  const at53 = [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }];
  const coreDns = { to: [{ namespaceSelector: named('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }], ports: at53 };
  expect(dnsOf({ addresses: ['169.254.20.10', 'fd00::10', '10.96.0.0/24'] })).toEqual([coreDns, {
    to: [{ ipBlock: { cidr: '169.254.20.10/32' } }, { ipBlock: { cidr: 'fd00::10/128' } }, { ipBlock: { cidr: '10.96.0.0/24' } }], ports: at53,
  }]);
  expect(dnsOf({ addresses: ['169.254.20.10'], port: 1053 })[1].ports).toEqual(at53);
  expect(dnsOf({ addresses: [] })).toEqual([coreDns]);
});

test('exports, only where asked for', () => {
  expect(spec('allow-exports', { exports: true })).toEqual({
    podSelector: { matchExpressions: [{ key: 'kubevirt.io.virt-export-service', operator: 'Exists' }] },
    policyTypes: ['Ingress'],
    ingress: [{
      from: [{ namespaceSelector: named('kubevirt'), podSelector: { matchLabels: { 'kubevirt.io': 'virt-exportproxy' } } }],
      ports: [{ protocol: 'TCP', port: 8443 }],
    }],
  });
  expect(policies({ exports: false }).map(({ metadata }) => metadata.name)).not.toContain('allow-exports');
});

describe('shared services', () => {
  test('one direction only', () => {
    expect(spec('allow-shared-services', { sharedServices: [{ ...SHARED, direction: SharedServiceDirection.INGRESS }] })).toEqual({
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [{
        from: [{ namespaceSelector: named('shared-services'), podSelector: { matchLabels: { app: 'shared-service' } } }],
        ports: [{ protocol: 'TCP', port: 8080 }],
      }],
    });
    expect(spec('allow-shared-services', { sharedServices: [{ ...SHARED, direction: SharedServiceDirection.EGRESS }] }).policyTypes).toEqual(['Egress']);
  });

  test('both directions only where asked for', () => {
    const both = spec('allow-shared-services', { sharedServices: [{ ...SHARED, direction: SharedServiceDirection.BOTH }] });
    expect(both.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(both.ingress[0].ports).toEqual(both.egress[0].ports);
  });

  test('all ports only where asked for', () => {
    expect(spec('allow-shared-services', { sharedServices: [{ namespace: 'vpn', allPorts: true }] }).egress).toEqual([
      { to: [{ namespaceSelector: named('vpn') }] },
    ]);
  });

  test('ports, and a whole namespace', () => {
    const sharedServices = [{ namespace: 'monitoring', direction: SharedServiceDirection.INGRESS, tcpPorts: [9100], udpPorts: [162] }];
    expect(spec('allow-shared-services', { sharedServices }).ingress).toEqual([{
      from: [{ namespaceSelector: named('monitoring') }],
      ports: [{ protocol: 'TCP', port: 9100 }, { protocol: 'UDP', port: 162 }],
    }]);
  });

  test('DNS over UDP brings TCP along', () => {
    const sharedServices = [{ namespace: 'dns', direction: SharedServiceDirection.EGRESS, udpPorts: [53] }];
    expect(spec('allow-shared-services', { sharedServices }).egress[0].ports).toEqual([
      { protocol: 'TCP', port: 53 }, { protocol: 'UDP', port: 53 },
    ]);
  });
});

describe('image sources', () => {
  const CLONES = { to: [UPLOAD_SERVERS], ports: CDI_PORT };

  test('some', () => {
    expect(spec('allow-cdi', { imageSources: ['203.0.113.10/32', '2001:db8::/32'] }).egress).toEqual([{
      to: [{ ipBlock: { cidr: '203.0.113.10/32' } }, { ipBlock: { cidr: '2001:db8::/32' } }],
      ports: [{ protocol: 'TCP', port: 443 }, { protocol: 'TCP', port: 8443 }],
    }, CLONES]);
  });

  test('the world, of both families, only where asked for', () => {
    expect(spec('allow-cdi', { imageSources: ['0.0.0.0/0', '::/0'] }).egress[0].to).toEqual([
      { ipBlock: { cidr: '0.0.0.0/0' } }, { ipBlock: { cidr: '::/0' } },
    ]);
  });

  test('everything is more than every CIDR', () => {
    expect(spec('allow-cdi', { imageSources: ['*'], cloneTargets: ['tenant-b'] }).egress).toEqual([{ ports: [{ protocol: 'TCP', port: 443 }, { protocol: 'TCP', port: 8443 }] }]);
  });

  test('clones come from everywhere', () => {
    expect(spec('allow-cdi', { cloneSources: ['*'] }).ingress[0].from[1]).toEqual({
      namespaceSelector: {}, podSelector: { matchLabels: { 'app': 'containerized-data-importer', 'cdi.kubevirt.io': 'cdi-clone-source' } },
    });
  });

  test.each<[string, IsolationExceptions]>([['none', {}], ['an empty list', { imageSources: [] }]])('%s is not everywhere', (_, options) => {
    expect(spec('allow-cdi', options).egress).toEqual([CLONES]);
  });
});

test('clones come from and go to the namespaces that are named', () => {
  const cdi = spec('allow-cdi', { cloneSources: ['golden-images'], cloneTargets: ['tenant-b', 'tenant-c'] });
  expect(cdi.ingress).toEqual([{
    from: [{ namespaceSelector: named('cdi') }, CLONE_SOURCES, { namespaceSelector: named('golden-images'), ...CLONE_SOURCES }],
    ports: CDI_PORT,
  }]);
  expect(cdi.egress).toEqual([{
    to: [UPLOAD_SERVERS, { namespaceSelector: named('tenant-b'), ...UPLOAD_SERVERS }, { namespaceSelector: named('tenant-c'), ...UPLOAD_SERVERS }],
    ports: CDI_PORT,
  }]);
});

test('nothing that is not declared is open to all namespaces or addresses', () => {
  for (const isolation of [NetworkIsolation.tenantOnly(), NetworkIsolation.declaredOnly()]) {
    const rules = synth(new TenantNamespace(new App(), 'tenant-a', { isolation })).filter(({ kind }) => kind === 'NetworkPolicy')
      .flatMap((policy) => [...policy.spec.ingress ?? [], ...policy.spec.egress ?? []]);
    const ends = rules.flatMap((rule) => rule.from ?? rule.to ?? [{ ipBlock: 'everything' }]);
    expect(ends.filter((end) => end.ipBlock)).toEqual([]);
    expect(ends.filter((end) => end.namespaceSelector && !end.namespaceSelector.matchLabels)).toEqual([]);
  }
});

test.each<[string, IsolationExceptions, string]>([
  ['an address', { imageSources: ['203.0.113.10'] }, 'imageSources: got "203.0.113.10"; allowed: CIDRs, or `*`.'],
  ['a host', { imageSources: ['registry.example/24'] }, 'imageSources: got "registry.example/24"'],
  ['a long prefix', { imageSources: ['203.0.113.0/33'] }, 'imageSources: got "203.0.113.0/33"'],
  ['a clone source that is no namespace', { cloneSources: ['golden-images/rhel'] }, 'cloneSources: got "golden-images/rhel"; allowed: names of namespaces.'],
  ['a clone target that is no namespace', { cloneTargets: ['*'] }, 'cloneTargets: got "*"'],
  ['an IPv6 address', { imageSources: ['2001:db8::1'] }, 'imageSources: got "2001:db8::1"'],
  ['a long IPv6 prefix', { imageSources: ['2001:db8::/129'] }, 'imageSources: got "2001:db8::/129"'],
  ['a shared service without ports', { sharedServices: [{ namespace: 'dns' }] }, 'ports of dns: got "none"; allowed: tcpPorts and udpPorts, or allPorts.'],
  ['some ports and all ports', { sharedServices: [{ namespace: 'dns', udpPorts: [53], allPorts: true }] }, 'ports of dns: got "ports and allPorts"'],
  ['a port out of range', { sharedServices: [{ namespace: 'dns', udpPorts: [65536] }] }, 'port of dns: got 65536; allowed: 1 to 65535.'],
])('refuses %s', (_, options, message) => {
  for (const isolation of [NetworkIsolation.tenantOnly(options), NetworkIsolation.declaredOnly(options)]) {
    expect(() => new TenantNamespace(new App(), 'tenant-a', { isolation })).toThrow(`[tenant-a] ${message}`);
  }
});
