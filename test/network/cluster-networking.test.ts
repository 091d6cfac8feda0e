import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  BgpAdvertisement, IpAddressPool, IpamClaim, L2Advertisement, MultiNetworkPolicy, NetworkAttachment, NetworkAttachmentConfig, SriovConfigurationMode,
  SriovOperatorConfig, TenantBridges, TenantBridgeType,
} from '../../src/network';
import { imported, newChart, object, objects } from '../compute/fixture';

const made = (make: (scope: Construct) => void) => {
  const chart = newChart();
  make(chart);
  return objects(chart);
};
const pool = () => IpAddressPool.fromIpAddressPoolName(newChart(), 'imported', 'public');
const metadata = (name: string, namespace: string) => ({ name, namespace });

test.each<[string, (scope: Construct) => void, object]>([
  ['a pool', (scope) => new IpAddressPool(scope, 'public', {
    addresses: ['192.0.2.0/28', '192.0.2.20-192.0.2.30'], autoAssign: false, avoidBuggyIps: true, namespaces: ['apps'], priority: 50,
  }), {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: metadata('public', 'metallb-system'),
    spec: {
      addresses: ['192.0.2.0/28', '192.0.2.20-192.0.2.30'], autoAssign: false, avoidBuggyIPs: true, serviceAllocation: { namespaces: ['apps'], priority: 50 },
    },
  }],
  ['an advertisement by ARP', (scope) => new L2Advertisement(scope, 'public', { ipAddressPools: [pool()], nodeSelector: { a: 'b' }, interfaces: ['ens1'] }), {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'L2Advertisement',
    metadata: metadata('public', 'metallb-system'),
    spec: { ipAddressPools: ['public'], nodeSelectors: [{ matchLabels: { a: 'b' } }], interfaces: ['ens1'] },
  }],
  ['an advertisement by BGP', (scope) => new BgpAdvertisement(scope, 'public', {
    metadata: { namespace: 'lb' }, aggregationLength: 24, aggregationLengthV6: 124, localPref: 100, communities: ['1:2'], peers: ['tor'],
  }), {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'BGPAdvertisement',
    metadata: metadata('public', 'lb'),
    spec: { aggregationLength: 24, aggregationLengthV6: 124, localPref: 100, communities: ['1:2'], peers: ['tor'] },
  }],
  ['a claim', (scope) => new IpamClaim(scope, 'claim', { network: 'blue', interfaceName: 'net1' }), {
    apiVersion: 'k8s.cni.cncf.io/v1alpha1', kind: 'IPAMClaim', metadata: metadata('claim', 'apps'), spec: { network: 'blue', interface: 'net1' },
  }],
  ['the SR-IOV operator', (scope) => new SriovOperatorConfig(scope, 'operator', {
    enableInjector: true, configDaemonNodeSelector: { a: 'b' }, disableDrain: true, configurationMode: SriovConfigurationMode.SYSTEMD, logLevel: 2,
  }), {
    apiVersion: 'sriovnetwork.openshift.io/v1',
    kind: 'SriovOperatorConfig',
    metadata: metadata('default', 'sriov-network-operator'),
    spec: { enableInjector: true, configDaemonNodeSelector: { a: 'b' }, disableDrain: true, configurationMode: 'systemd', logLevel: 2 },
  }],
  ['a policy', (scope) => new MultiNetworkPolicy(scope, 'policy', {
    networks: [imported('apps/storage')],
    selector: kplus.Pods.select(scope, 'db', { labels: { app: 'db' } }),
    ingress: {
      rules: [
        { peer: kplus.NetworkPolicyIpBlock.ipv4(scope, 'Block', '10.0.0.0/8', ['10.1.0.0/16']), ports: [kplus.NetworkPolicyPort.tcp(5432)] },
        { peer: kplus.Namespaces.select(scope, 'b', { names: ['b'] }), ports: [kplus.NetworkPolicyPort.allTcp()] },
      ],
    },
    egress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
  }), {
    apiVersion: 'k8s.cni.cncf.io/v1beta1',
    kind: 'MultiNetworkPolicy',
    metadata: { ...metadata('policy', 'apps'), annotations: { 'k8s.v1.cni.cncf.io/policy-for': 'apps/storage' } },
    spec: {
      podSelector: { matchLabels: { app: 'db' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        { from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }], ports: [{ protocol: 'TCP', port: 5432 }] },
        { from: [{ podSelector: {}, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'b' } } }], ports: [{ protocol: 'TCP' }] },
      ],
    },
  }],
])('%s', (_, make, expected) => {
  expect(made(make)).toEqual([expected]);
});

test.each<[string, (scope: Construct) => void, string]>([
  ['no addresses', (scope) => new IpAddressPool(scope, 'p', { addresses: [] }), '[chart/p] addresses: got []'],
  ['a range backwards', (scope) => new IpAddressPool(scope, 'p', { addresses: ['192.0.2.9-192.0.2.1'] }), 'addresses: got "192.0.2.9-192.0.2.1"'],
  ['a range of two families', (scope) => new IpAddressPool(scope, 'p', { addresses: ['192.0.2.9-fd00::1'] }), 'addresses: got "192.0.2.9-fd00::1"'],
  ['an address', (scope) => new IpAddressPool(scope, 'p', { addresses: ['192.0.2.9'] }), 'addresses: got "192.0.2.9"'],
  ['no namespace', (scope) => new IpAddressPool(scope, 'p', { addresses: ['fd00::/64'], namespaces: [] }), 'namespaces: got []'],
  ['no pool', (scope) => new L2Advertisement(scope, 'a', { ipAddressPools: [] }), 'ipAddressPools: got []; allowed: at least one.'],
  ['no peer', (scope) => new BgpAdvertisement(scope, 'a', { peers: [] }), 'peers: got []'],
  ['a long prefix', (scope) => new BgpAdvertisement(scope, 'a', { aggregationLength: 33 }), 'aggregationLength: got 33'],
  ['another name', (scope) => new SriovOperatorConfig(scope, 'o', { metadata: { name: 'mine' } }), 'metadata.name: got "mine"; allowed: default.'],
  ['a log level', (scope) => new SriovOperatorConfig(scope, 'o', { logLevel: 3 }), 'logLevel: got 3'],
  ['no network', (scope) => new MultiNetworkPolicy(scope, 'm', { networks: [], ingress: {} }), 'networks: got []'],
  ['no direction', (scope) => new MultiNetworkPolicy(scope, 'm', { networks: [imported('a')] }), 'ingress: got undefined; allowed: ingress or egress.'],
  ['a range of ports', (scope) => new MultiNetworkPolicy(scope, 'm', {
    networks: [imported('a')], egress: { rules: [{ peer: kplus.Pods.all(scope, 'all'), ports: [kplus.NetworkPolicyPort.tcpRange(1, 9)] }] },
  }), 'ports: got "1-9"; allowed: single ports.'],
  ['a burst without rate', (scope) => new NetworkAttachment(scope, 'n', {
    config: NetworkAttachmentConfig.bridge({ bridge: 'br1', bandwidth: { egressBurstBits: 1 } }),
  }), 'bandwidth.egressBurstBits: got 1'],
])('%s is refused', (_, make, message) => {
  expect(() => made(make)).toThrow(message);
});

test('a bridge with a bandwidth', () => {
  const chart = newChart();
  const bandwidth = { ingressBitsPerSecond: 1_000_000_000, egressBitsPerSecond: 1_000_000, egressBurstBits: 500_000 };
  new NetworkAttachment(chart, 'n', { config: NetworkAttachmentConfig.bridge({ bridge: 'br1', bandwidth }) });
  expect(JSON.parse(object(chart, 'NetworkAttachmentDefinition').spec.config)).toEqual({
    cniVersion: '0.4.0',
    name: 'n',
    plugins: [
      { type: 'bridge', bridge: 'br1', macspoofchk: true },
      { type: 'bandwidth', ingressRate: 1_000_000_000, ingressBurst: 100_000_000, egressRate: 1_000_000, egressBurst: 500_000 },
    ],
  });
});

test('bridges of tenants that are there already', () => {
  const chart = newChart();
  const bridges = new TenantBridges(chart, 'bridges', { type: TenantBridgeType.LINUX, tenants: [{ namespace: 'a', bridge: 'br1', vlan: 7, networkName: 'own' }] });
  expect(bridges.nodePolicy).toBeUndefined();
  expect(bridges.networkOf('a')?.networkName).toBe('a/own');
  expect(bridges.networkOf('b')).toBeUndefined();
  expect(objects(chart).map(({ kind, metadata: { name, namespace } }) => [kind, namespace, name])).toEqual([['NetworkAttachmentDefinition', 'a', 'own']]);
});

test('the name of a claim of others', () => {
  expect(IpamClaim.fromIpamClaimName(newChart(), 'c', 'vm.net').name).toBe('vm.net');
});
