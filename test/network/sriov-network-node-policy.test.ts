import { App, Chart, Testing } from 'cdk8s';
import { SriovDeviceType, SriovLinkType, SriovNetworkNodePolicy, SriovNetworkNodePolicyProps } from '../../src/network';
import { Distribution, Platform, PlatformProps } from '../../src/platform';

const MINIMAL: SriovNetworkNodePolicyProps = { resourceName: 'fastnic', numVfs: 8, nicSelector: { pfNames: ['ens2f0'] } };

const synth = (props: Partial<SriovNetworkNodePolicyProps> = {}, platform?: PlatformProps, id = 'fastnic') => {
  const app = new App();
  if (platform) new Platform(app, 'Platform', platform);
  const chart = new Chart(app, 'tenant', { namespace: 'apps' });
  new SriovNetworkNodePolicy(chart, id, { ...MINIMAL, ...props });
  return Testing.synth(chart);
};

test('the cards of fast nodes', () => {
  expect(synth({ priority: 50, mtu: 9000, nicSelector: { vendor: '8086', pfNames: ['ens2f0'] }, isRdma: false })).toEqual([{
    apiVersion: 'sriovnetwork.openshift.io/v1',
    kind: 'SriovNetworkNodePolicy',
    metadata: { name: 'fastnic', namespace: 'sriov-network-operator' },
    spec: {
      resourceName: 'fastnic',
      nodeSelector: { 'feature.node.kubernetes.io/network-sriov.capable': 'true' },
      priority: 50,
      mtu: 9000,
      numVfs: 8,
      nicSelector: { vendor: '8086', pfNames: ['ens2f0'] },
      deviceType: 'vfio-pci',
      isRdma: false,
    },
  }]);
});

test('what is not asked for is not written', () => {
  expect(synth({ nodeSelector: { workload: 'database' } })[0].spec).toEqual({
    resourceName: 'fastnic',
    nodeSelector: { workload: 'database' },
    numVfs: 8,
    nicSelector: { pfNames: ['ens2f0'] },
    deviceType: 'vfio-pci',
  });
});

test('functions for containers, with RDMA', () => {
  const nicSelector = { deviceId: '158b', rootDevices: ['0000:86:00.0'] };
  expect(synth({ deviceType: SriovDeviceType.NETDEVICE, isRdma: true, nicSelector })[0].spec)
    .toMatchObject({ deviceType: 'netdevice', isRdma: true, nicSelector: { deviceID: '158b', rootDevices: ['0000:86:00.0'] } });
});

test('cards with ports of both kinds, whose functions others make', () => {
  expect(synth({ linkType: SriovLinkType.INFINIBAND, excludeTopology: true, externallyManaged: true })[0].spec)
    .toMatchObject({ linkType: 'ib', excludeTopology: true, externallyManaged: true });
});

test('it knows its resource, which is not its name', () => {
  const policy = new SriovNetworkNodePolicy(new Chart(new App(), 'chart'), 'db-cards', MINIMAL);
  expect([policy.name, policy.sriovResourceName]).toEqual(['db-cards', 'fastnic']);
});

test('on OpenShift it lives where the operator does', () => {
  expect(synth({}, { distribution: Distribution.OPENSHIFT })[0].metadata.namespace).toBe('openshift-sriov-network-operator');
});

test('the operator\'s namespace may be stated', () => {
  expect(synth({ metadata: { namespace: 'sriov-network-operator', labels: { team: 'infra' } } })[0].metadata)
    .toEqual({ name: 'fastnic', namespace: 'sriov-network-operator', labels: { team: 'infra' } });
});

describe('accepts', () => {
  test.each<[string, Partial<SriovNetworkNodePolicyProps>]>([
    ['priority 0', { priority: 0 }],
    ['priority 99', { priority: 99 }],
    ['one function', { numVfs: 1 }],
    ['MTU 1', { mtu: 1 }],
    ['an MTU that some cards have', { mtu: 9978 }],
    ['a resource with capitals, digits and underscore', { resourceName: 'Fast_Nic_0' }],
  ])('%s', (_, props) => {
    expect(() => synth(props)).not.toThrow();
  });
});

describe('refuses', () => {
  test.each<[string, Partial<SriovNetworkNodePolicyProps>, string]>([
    ['priority 100', { priority: 100 }, 'priority: got 100; allowed: a whole number from 0 to 99.'],
    ['no functions', { numVfs: 0 }, 'numVfs: got 0; allowed: a whole number from 1'],
    ['MTU 65536', { mtu: 65536 }, 'mtu: got 65536; allowed: a whole number from 1 to 65535.'],
    ['a resource with prefix', { resourceName: 'intel.com/sriov' }, 'resourceName: got "intel.com/sriov"; allowed: letters, digits and _.'],
    ['a resource with a hyphen', { resourceName: 'fast-nic' }, 'resourceName: got "fast-nic"'],
    ['no cards', { nicSelector: { pfNames: [] } }, 'nicSelector: got {"pfNames":[]}; allowed: at least one of'],
    ['a vendor with 0x', { nicSelector: { vendor: '0x8086' } }, 'nicSelector.vendor: got "0x8086"'],
    ['a vendor by name', { nicSelector: { vendor: 'Intel' } }, 'nicSelector.vendor: got "Intel"'],
    ['RDMA with VFIO', { isRdma: true }, 'isRdma: got true; allowed: false with vfio-pci.'],
    ['another namespace', { metadata: { namespace: 'apps' } },
      '[tenant/fastnic] metadata.namespace: got "apps"; allowed: sriov-network-operator, the namespace of the SR-IOV operator.'],
    ['the name the operator ignores', { metadata: { name: 'default' } }, 'name: got "default"'],
  ])('%s', (_, props, message) => {
    expect(() => synth(props)).toThrow(message);
  });
});
