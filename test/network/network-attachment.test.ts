import { App, Chart, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { NetworkAttachment, NetworkAttachmentConfig as Config, SriovLinkState } from '../../src/network';

const attach = (config: Config, namespace: string | undefined, name: string) => {
  const chart = new Chart(new App(), 'chart', { namespace });
  const attachment = new NetworkAttachment(chart, name, { config });
  return { chart, attachment };
};

const annotated = (name: string, namespace: string, resourceName: string, config: string) => [{
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name, namespace, annotations: { 'k8s.v1.cni.cncf.io/resourceName': resourceName } },
  spec: { config },
}];

describe('manifests', () => {
  test('a storage plane on a Linux bridge, for VMs only', () => {
    const config = Config.bridge({ bridge: 'br-storage', vlan: 100, vmOnly: true });
    expect(Testing.synth(attach(config, 'apps', 'storage-vlan100').chart))
      .toEqual(annotated('storage-vlan100', 'apps', 'bridge.network.kubevirt.io/br-storage', `{
  "cniVersion": "0.4.0",
  "name": "storage-vlan100",
  "type": "bridge",
  "bridge": "br-storage",
  "vlan": 100,
  "macspoofchk": true,
  "disableContainerInterface": true,
  "preserveDefaultVlan": false
}
`));
  });

  test('a Linux bridge as it comes: untagged, for containers too', () => {
    const config = Config.bridge({
      bridge: 'br0', macSpoofCheck: false, mtu: 9000, ipam: { type: 'whereabouts', range: '10.100.0.0/24' },
    });
    const [{ spec }] = Testing.synth(attach(config, 'apps', 'lan').chart);
    expect(JSON.parse(spec.config)).toEqual({
      cniVersion: '0.4.0',
      name: 'lan',
      type: 'bridge',
      bridge: 'br0',
      mtu: 9000,
      macspoofchk: false,
      ipam: { type: 'whereabouts', range: '10.100.0.0/24' },
    });
  });

  test('a tenant network on Open vSwitch', () => {
    const config = Config.ovs({ bridge: 'br-tenant-a', vlan: 101 });
    expect(Testing.synth(attach(config, 'tenant-a', 'tenant-a-net').chart))
      .toEqual(annotated('tenant-a-net', 'tenant-a', 'ovs-cni.network.kubevirt.io/br-tenant-a', `{
  "cniVersion": "0.4.0",
  "name": "tenant-a-net",
  "type": "ovs",
  "bridge": "br-tenant-a",
  "vlan": 101
}
`));
  });

  test('virtual functions without an operator', () => {
    const config = Config.sriov({ resourceName: 'intel.com/sriov', vlan: 100 });
    expect(Testing.synth(attach(config, 'apps', 'sriov-network').chart))
      .toEqual(annotated('sriov-network', 'apps', 'intel.com/sriov', `{
  "cniVersion": "0.4.0",
  "name": "sriov-network",
  "type": "sriov",
  "vlan": 100,
  "ipam": {}
}
`));
  });

  test('switches of virtual functions are on and off on the wire', () => {
    const config = Config.sriov({ resourceName: 'intel.com/sriov', spoofChk: true, trust: false });
    const [{ spec }] = Testing.synth(attach(config, 'apps', 'net').chart);
    expect(JSON.parse(spec.config)).toEqual({
      cniVersion: '0.4.0', name: 'net', type: 'sriov', spoofchk: 'on', trust: 'off', ipam: {},
    });
  });

  test('how the card treats a virtual function', () => {
    const treated = { vlan: 100, vlanQos: 5, linkState: SriovLinkState.DISABLE, minTxRateMbps: 100, maxTxRateMbps: 1000 };
    const [{ spec }] = Testing.synth(attach(Config.sriov({ resourceName: 'intel.com/sriov', ...treated }), 'apps', 'net').chart);
    expect(JSON.parse(spec.config)).toEqual({
      cniVersion: '0.4.0', name: 'net', type: 'sriov', vlan: 100, vlanQoS: 5, link_state: 'disable', min_tx_rate: 100, max_tx_rate: 1000, ipam: {},
    });
    expect(() => attach(Config.sriov({ resourceName: 'intel.com/sriov', vlanQos: 5 }), 'apps', 'net')).toThrow('vlanQos: got 5; allowed: only with a `vlan`');
  });

  test('any other plugin, with the name and version its author gave', () => {
    const config = Config.raw({
      cniVersion: '1.0.0', name: 'tenantblue', type: 'ovn-k8s-cni-overlay', topology: 'layer2', netAttachDefName: 'apps/blue',
    });
    expect(Testing.synth(attach(config, 'apps', 'blue').chart)).toEqual([{
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: 'blue', namespace: 'apps' },
      spec: {
        config: `{
  "cniVersion": "1.0.0",
  "name": "tenantblue",
  "netAttachDefName": "apps/blue",
  "topology": "layer2",
  "type": "ovn-k8s-cni-overlay"
}
`,
      },
    }]);
  });

  test.each<[string, (options: { [key: string]: unknown }) => Config]>([
    ['IPAM', (ipam) => Config.bridge({ bridge: 'br0', ipam })],
    ['IPAM beside other plugins', (ipam) => Config.bridge({ bridge: 'br0', ipam, bandwidth: { ingressBitsPerSecond: 1_000_000 } })],
    ['any other plugin', (options) => Config.raw({ ...options, others: [options] })],
  ])('%s is the same text whatever the order of its keys', (_, config) => {
    const routes = [{ dst: '10.0.0.0/8', gw: '10.1.0.1' }];
    const texts = [{ type: 'static', routes }, { routes: [{ gw: '10.1.0.1', dst: '10.0.0.0/8' }], type: 'static' }]
      .map((options) => Testing.synth(attach(config(options), 'apps', 'lan').chart)[0].spec.config);
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).toContain('"dst": "10.0.0.0/8"');
  });

  test('metadata is the user\'s', () => {
    const chart = new Chart(new App(), 'chart', { namespace: 'apps' });
    new NetworkAttachment(chart, 'Lan', {
      config: Config.ovs({ bridge: 'br0' }),
      metadata: { name: 'lan', namespace: 'shared', labels: { plane: 'data' }, annotations: { note: 'x' } },
    });
    expect(Testing.synth(chart)[0].metadata).toEqual({
      name: 'lan',
      namespace: 'shared',
      labels: { plane: 'data' },
      annotations: { 'k8s.v1.cni.cncf.io/resourceName': 'ovs-cni.network.kubevirt.io/br0', 'note': 'x' },
    });
  });
});

describe('networkName', () => {
  const config = Config.ovs({ bridge: 'br0' });
  test.each([['apps', 'apps/lan'], [undefined, 'lan']])('in namespace %s it is %s', (namespace, expected) => {
    expect(attach(config, namespace, 'lan').attachment.networkName).toBe(expected);
  });
});

describe('accepts', () => {
  test.each([
    ['the lowest VLAN', () => Config.bridge({ bridge: 'br0', vlan: 1 })],
    ['the highest VLAN', () => Config.ovs({ bridge: 'br0', vlan: 4094 })],
    ['a bridge of 15 characters', () => Config.bridge({ bridge: 'br-345678901234' })],
    ['an untagged function', () => Config.sriov({ resourceName: 'intel.com/sriov', vlan: 0 })],
    ['whereabouts for containers on functions', () => Config.sriov({ resourceName: 'a/b', ipam: { type: 'whereabouts' } })],
    ['host-local on a bridge', () => Config.bridge({ bridge: 'br0', ipam: { type: 'host-local' } })],
    ['a chain', () => Config.raw({ plugins: [{ type: 'bridge', bridge: 'br0' }, { type: 'tuning' }] })],
  ])('%s', (_, make) => {
    expect(make).not.toThrow();
  });
});

describe('refuses', () => {
  test.each([
    ['VLAN 0 on a bridge', () => Config.bridge({ bridge: 'br0', vlan: 0 }), 'vlan: got 0; allowed: a whole number from 1 to 4094.'],
    ['VLAN 4095', () => Config.ovs({ bridge: 'br0', vlan: 4095 }), 'vlan: got 4095; allowed: a whole number from 1 to 4094.'],
    ['half a VLAN', () => Config.ovs({ bridge: 'br0', vlan: 1.5 }), 'vlan: got 1.5; allowed'],
    ['VLAN 4095 on functions', () => Config.sriov({ resourceName: 'a/b', vlan: 4095 }),
      'vlan: got 4095; allowed: a whole number from 0 to 4094.'],
    ['a bridge of 16 characters', () => Config.bridge({ bridge: 'br-3456789012345' }), 'bridge: got "br-3456789012345"'],
    ['a bridge with a slash', () => Config.ovs({ bridge: 'a/b' }), 'bridge: got "a/b"'],
    ['an MTU below that of IPv4', () => Config.bridge({ bridge: 'br0', mtu: 67 }),
      'mtu: got 67; allowed: a whole number from 68 to 65535.'],
    ['IPAM for VMs only', () => Config.bridge({ bridge: 'br0', vmOnly: true, ipam: { type: 'static' } }),
      'ipam: got {"type":"static"}; allowed: no IPAM where containers get no interface'],
    ['host-local on functions', () => Config.sriov({ resourceName: 'a/b', ipam: { type: 'host-local' } }), 'ipam: got "host-local"'],
    ['a resource without prefix', () => Config.sriov({ resourceName: 'fastnic' }), 'resourceName: got "fastnic"; allowed: <prefix>/<name>'],
    ['raw functions without resource', () => Config.raw({ type: 'sriov' }),
      'resourceName: got undefined; allowed: the resource of the virtual functions, where the type is sriov.'],
    ['raw host-local on functions', () => Config.raw({ type: 'sriov', ipam: { type: 'host-local' } }, 'a/b'), 'ipam: got "host-local"'],
    ['a raw VLAN in a chain', () => Config.raw({ plugins: [{ type: 'bridge', vlan: 5000 }] }), 'vlan: got 5000'],
    ['raw IPAM without container interface', () => Config.raw({ type: 'bridge', disableContainerInterface: true, ipam: {} }),
      'ipam: got {}'],
    ['no plugin', () => Config.raw({ bridge: 'br0' }), 'config: got {"bridge":"br0"}; allowed: a `type`'],
    ['an empty chain', () => Config.raw({ plugins: [] }), 'config: got {"plugins":[]}'],
  ])('%s', (_, make, message) => {
    expect(() => attach(make(), 'apps', 'lan')).toThrow(`[chart/lan] ${message}`);
  });

  test('an id that is no name', () => {
    expect(() => attach(Config.ovs({ bridge: 'br0' }), 'apps', 'Storage_LAN')).toThrow('[chart/Storage_LAN] construct id');
  });
});

test('every VLAN is taken or refused, and what is taken is valid JSON with the attachment\'s name', () => {
  fc.assert(fc.property(fc.integer({ min: -10, max: 5000 }), (vlan) => {
    const make = () => attach(Config.bridge({ bridge: 'br0', vlan }), 'apps', 'lan');
    if (vlan < 1 || vlan > 4094) {
      expect(make).toThrow(`[chart/lan] vlan: got ${vlan}`);
    } else {
      const [{ spec }] = make().chart.toJson();
      expect(JSON.parse(spec.config)).toMatchObject({ name: 'lan', vlan });
    }
  }));
});
