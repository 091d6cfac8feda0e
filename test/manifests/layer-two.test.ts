import type { Interface, Network } from '../../imports/kubevirt.io';
import { LayerTwoNetworks } from '../../src/manifests/layer-two';
import type { Manifest } from '../../src/manifests/manifest';
import type { Workload } from '../../src/manifests/workload';

const attachment = (namespace: string, name: string, config?: string): Manifest => (
  {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { namespace, name },
    spec: config === undefined ? undefined : { config },
  }
);
const networkOf = (manifests: Manifest[], nic: Partial<Interface>, network?: Partial<Network>, namespace?: string) => (
  new LayerTwoNetworks(manifests).of({ name: 'n', ...nic }, network && { name: 'n', ...network }, { namespace } as Workload)
);
const attached = (manifests: Manifest[], networkName: string, namespace?: string) => (
  networkOf(manifests, { bridge: {} }, { multus: { networkName } }, namespace)
);

describe('what sees the MAC address of an interface', () => {
  test.each<[string, Partial<Interface>, Partial<Network> | undefined, string | undefined, string | undefined]>([
    ['masqueraded', { masquerade: {} }, { pod: {} }, 'x', undefined],
    ['behind a plugin on the pod network', { binding: { name: 'passt' } }, { pod: {} }, 'x', undefined],
    ['bridged to the pod network', { bridge: {} }, { pod: {} }, 'x', 'pod network'],
    ['without a network', { bridge: {} }, undefined, 'x', undefined],
    ['on a network of another kind', { bridge: {} }, { resourceClaim: { claimName: 'c', requestName: 'r' } }, 'x', undefined],
    ['in the namespace of the VM', { bridge: {} }, { multus: { networkName: 'm' } }, 'x', 'attachment x/m'],
    ['in another namespace', { sriov: {} }, { multus: { networkName: 'y/m' } }, 'x', 'attachment y/m'],
    ['in no namespace', { bridge: {} }, { multus: { networkName: 'm' } }, undefined, 'attachment /m'],
  ])('%s', (_, nic, network, namespace, expected) => {
    expect(networkOf([], nic, network, namespace)).toBe(expected);
  });
});

describe('what a NetworkAttachmentDefinition joins', () => {
  test.each<[string, object | string | undefined, string]>([
    ['a bridge', { type: 'bridge', bridge: 'br1' }, '["bridge","br1",0,0]'],
    ['a VLAN of a bridge', { type: 'bridge', bridge: 'br1', vlan: 5 }, '["bridge","br1",5,0]'],
    ['a trunk', { type: 'bridge', bridge: 'br1', vlanTrunk: [{ id: 5 }] }, '["bridge","br1",0,[{"id":5}]]'],
    ['a bridge of OpenShift', { type: 'cnv-bridge', bridge: 'br1', vlan: 5, vlanTrunk: [] }, '["cnv-bridge","br1",5,[]]'],
    ['a bridge of Open vSwitch', { type: 'ovs', bridge: 'br1', vlan: 5, trunk: [{ id: 5 }] }, '["ovs","br1",5,[{"id":5}]]'],
    ['a parent', { type: 'macvlan', master: 'eth1' }, '["macvlan","eth1"]'],
    ['a network of OVN', { name: 'a', type: 'ovn-k8s-cni-overlay' }, '["ovn-k8s-cni-overlay","a"]'],
    ['the first of a chain', { name: 'a', plugins: [{ type: 'bridge', bridge: 'br1' }, { type: 'macvlan', master: 'eth1' }] }, '["bridge","br1",0,0]'],
    ['an OVN network in a chain', { name: 'a', plugins: [{ name: 'b', type: 'ovn-k8s-cni-overlay' }] }, '["ovn-k8s-cni-overlay","a"]'],
    ['no name of a bridge', { type: 'bridge', vlan: 5 }, 'attachment x/m'],
    ['another plugin', { type: 'sriov', bridge: 'br1' }, 'attachment x/m'],
    ['no type', { bridge: 'br1' }, 'attachment x/m'],
    ['an empty chain', { plugins: [] }, 'attachment x/m'],
    ['no mapping in a chain', { plugins: ['bridge'] }, 'attachment x/m'],
    ['no mapping', 'null', 'attachment x/m'],
    ['no JSON', '{', 'attachment x/m'],
    ['no configuration', undefined, 'attachment x/m'],
  ])('%s', (_, config, expected) => {
    const text = typeof config === 'object' ? JSON.stringify(config) : config;
    expect(attached([attachment('x', 'm', text), attachment('x', 'other', '{}')], 'm', 'x')).toBe(expected);
  });

  test('only its own kind and namespace count', () => {
    const config = JSON.stringify({ type: 'bridge', bridge: 'br1' });
    const other = { ...attachment('x', 'm', config), apiVersion: 'example.com/v1' };
    expect(attached([other], 'm', 'x')).toBe('attachment x/m');
    expect(attached([attachment('y', 'm', config)], 'm', 'x')).toBe('attachment x/m');
    expect(attached([attachment('y', 'm', config)], 'y/m', 'x')).toBe('["bridge","br1",0,0]');
  });
});
