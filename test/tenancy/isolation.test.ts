import { App } from 'cdk8s';
import { object, synth } from './fixture';
import { Distribution, Platform } from '../../src/platform';
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

const SHARED = { namespace: 'shared-services', podLabels: { app: 'shared-service' } };

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
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [shared] }],
      egress: [{ to: [shared] }],
    }),
    policy('allow-virt-api', {
      podSelector: { matchLabels: { 'kubevirt.io': 'virt-launcher' } },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ namespaceSelector: named('kubevirt'), podSelector: { matchLabels: { 'kubevirt.io': 'virt-api' } } }] }],
    }),
    policy('allow-cdi', {
      podSelector: { matchLabels: { app: 'containerized-data-importer' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{
        from: [
          { namespaceSelector: named('cdi') },
          { namespaceSelector: {}, podSelector: { matchLabels: { 'cdi.kubevirt.io': 'cdi-clone-source' } } },
        ],
        ports: [{ protocol: 'TCP', port: 8443 }],
      }],
      egress: [{ ports: [{ protocol: 'TCP', port: 443 }, { protocol: 'TCP', port: 8443 }] }],
    }),
  ]);
});

test('declared only: neither pods of the tenant nor virt-api', () => {
  const isolation = NetworkIsolation.declaredOnly({ sharedServices: [SHARED] });
  const names = synth(new TenantNamespace(new App(), 'tenant-a', { isolation })).map(({ metadata }) => metadata.name);
  expect(names).toEqual(['tenant-a', 'default-deny', 'allow-dns', 'allow-shared-services', 'allow-cdi']);
});

test('OpenShift: DNS on 5353, KubeVirt and CDI in openshift-cnv', () => {
  expect(spec('allow-dns', {}, Distribution.OPENSHIFT).egress).toEqual([{
    to: [{ namespaceSelector: named('openshift-dns'), podSelector: { matchLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } } }],
    ports: [{ protocol: 'UDP', port: 5353 }, { protocol: 'TCP', port: 5353 }],
  }]);
  expect(spec('allow-virt-api', {}, Distribution.OPENSHIFT).ingress[0].from[0].namespaceSelector).toEqual(named('openshift-cnv'));
  expect(spec('allow-cdi', {}, Distribution.OPENSHIFT).ingress[0].from[0]).toEqual({ namespaceSelector: named('openshift-cnv') });
});

describe('shared services', () => {
  test('one direction only', () => {
    expect(spec('allow-shared-services', { sharedServices: [{ ...SHARED, direction: SharedServiceDirection.INGRESS }] })).toEqual({
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ namespaceSelector: named('shared-services'), podSelector: { matchLabels: { app: 'shared-service' } } }] }],
    });
    expect(spec('allow-shared-services', { sharedServices: [{ ...SHARED, direction: SharedServiceDirection.EGRESS }] }).policyTypes).toEqual(['Egress']);
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
  const CLONES = {
    to: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'cdi.kubevirt.io': 'cdi-upload-server' } } }],
    ports: [{ protocol: 'TCP', port: 8443 }],
  };

  test('some', () => {
    expect(spec('allow-cdi', { imageSources: ['203.0.113.10/32', '2001:db8::/32'] }).egress).toEqual([{
      to: [{ ipBlock: { cidr: '203.0.113.10/32' } }, { ipBlock: { cidr: '2001:db8::/32' } }],
      ports: [{ protocol: 'TCP', port: 443 }, { protocol: 'TCP', port: 8443 }],
    }, CLONES]);
  });

  test('none is not everywhere', () => {
    expect(spec('allow-cdi', { imageSources: [] }).egress).toEqual([CLONES]);
  });
});

test.each<[string, IsolationExceptions, string]>([
  ['an address', { imageSources: ['203.0.113.10'] }, 'imageSources: got "203.0.113.10"; allowed: CIDRs.'],
  ['a host', { imageSources: ['registry.example/24'] }, 'imageSources: got "registry.example/24"'],
  ['a long prefix', { imageSources: ['203.0.113.0/33'] }, 'imageSources: got "203.0.113.0/33"'],
  ['a port out of range', { sharedServices: [{ namespace: 'dns', udpPorts: [65536] }] }, 'port of dns: got 65536; allowed: 1 to 65535.'],
])('refuses %s', (_, options, message) => {
  for (const isolation of [NetworkIsolation.tenantOnly(options), NetworkIsolation.declaredOnly(options)]) {
    expect(() => new TenantNamespace(new App(), 'tenant-a', { isolation })).toThrow(`[tenant-a] ${message}`);
  }
});
