import { App, Chart, Testing } from 'cdk8s';
import { SriovLinkState, SriovNetwork, SriovNetworkProps } from '../../src/network';
import { Platform } from '../../src/platform';

const synth = (props: Partial<SriovNetworkProps> = {}, namespace: string | undefined = 'apps') => {
  const chart = new Chart(new App(), 'tenant', { namespace });
  const network = new SriovNetwork(chart, 'sriov-network', { resourceName: 'fastnic', ...props });
  return { network, manifests: Testing.synth(chart) };
};

test('a tagged network of a tenant', () => {
  expect(synth({ vlan: 100, spoofChk: true, trust: false }).manifests).toEqual([{
    apiVersion: 'sriovnetwork.openshift.io/v1',
    kind: 'SriovNetwork',
    metadata: { name: 'sriov-network', namespace: 'sriov-network-operator' },
    spec: { resourceName: 'fastnic', networkNamespace: 'apps', vlan: 100, spoofChk: 'on', trust: 'off' },
  }]);
});

test('what is not asked for is not written', () => {
  expect(synth().manifests[0].spec).toEqual({ resourceName: 'fastnic', networkNamespace: 'apps' });
});

test('the namespace of the VMs may be another than the chart\'s', () => {
  const { network, manifests } = synth({ networkNamespace: 'banking-core' });
  expect(manifests[0].spec.networkNamespace).toBe('banking-core');
  expect(network.networkName).toBe('banking-core/sriov-network');
});

test('it lives where the platform says the operator does', () => {
  const app = new App();
  new Platform(app, 'Platform', { namespaces: { sriovOperator: 'nics' } });
  const chart = new Chart(app, 'tenant', { namespace: 'apps' });
  new SriovNetwork(chart, 'net', { resourceName: 'fastnic' });
  expect(Testing.synth(chart)[0].metadata).toEqual({ name: 'net', namespace: 'nics' });
});

test('IPAM of containers is JSON on the wire', () => {
  const { network, manifests } = synth({ ipam: { type: 'whereabouts', range: '10.56.0.0/16' } });
  expect(manifests[0].spec.ipam).toBe('{"range":"10.56.0.0/16","type":"whereabouts"}');
  expect(network.hasIpam).toBe(true);
  expect(synth().network.hasIpam).toBe(false);
});

test('how the card treats a virtual function', () => {
  const treated = { vlan: 100, vlanQos: 5, linkState: SriovLinkState.ENABLE, minTxRateMbps: 100, maxTxRateMbps: 1000 };
  expect(synth(treated).manifests[0].spec).toEqual({
    resourceName: 'fastnic', networkNamespace: 'apps', vlan: 100, vlanQoS: 5, linkState: 'enable', minTxRate: 100, maxTxRate: 1000,
  });
});

describe('accepts', () => {
  test.each<Partial<SriovNetworkProps>>([{ vlanQos: 0 }, { vlan: 1, vlanQos: 7 }, { minTxRateMbps: 100 }, { minTxRateMbps: 100, maxTxRateMbps: 0 }])('%p', (props) => {
    expect(() => synth(props)).not.toThrow();
  });

  test.each([0, 1, 4094])('VLAN %d', (vlan) => {
    expect(synth({ vlan }).manifests[0].spec.vlan).toBe(vlan);
  });
});

describe('refuses', () => {
  test.each<[string, Partial<SriovNetworkProps>, string]>([
    ['VLAN 4095', { vlan: 4095 }, '[tenant/sriov-network] vlan: got 4095; allowed: a whole number from 0 to 4094.'],
    ['VLAN -1', { vlan: -1 }, 'vlan: got -1'],
    ['priority 8', { vlan: 100, vlanQos: 8 }, 'vlanQos: got 8; allowed: a whole number from 0 to 7.'],
    ['a priority without a VLAN', { vlanQos: 5 }, 'vlanQos: got 5; allowed: only with a `vlan` other than 0.'],
    ['a rate below zero', { maxTxRateMbps: -1 }, 'maxTxRateMbps: got -1; allowed: a whole number from 0 to 1000000.'],
    ['a rate that is no number', { minTxRateMbps: 0.5 }, 'minTxRateMbps: got 0.5;'],
    ['rates out of order', { minTxRateMbps: 1000, maxTxRateMbps: 100 }, 'minTxRateMbps: got 1000; allowed: at most maxTxRateMbps, 100.'],
    ['host-local IPAM', { ipam: { type: 'host-local' } }, 'ipam: got "host-local"'],
    ['a resource with prefix', { resourceName: 'openshift.io/fastnic' }, 'resourceName: got "openshift.io/fastnic"'],
    ['the namespace of the VMs as its own', { metadata: { namespace: 'apps' } },
      'metadata.namespace: got "apps"; allowed: sriov-network-operator'],
  ])('%s', (_, props, message) => {
    expect(() => synth(props)).toThrow(message);
  });

  test('no namespace of the VMs', () => {
    expect(() => new SriovNetwork(new Chart(new App(), 'chart'), 'net', { resourceName: 'fastnic' }))
      .toThrow('[chart/net] networkNamespace: got undefined; allowed: the namespace of the VMs.');
  });
});
