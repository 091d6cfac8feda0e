import { App, Chart } from 'cdk8s';
import { build, MINIMAL, tenant } from './sriov-fixture';
import { NetworkAttachment, NetworkAttachmentConfig, SriovDeviceType, SriovNetwork } from '../../src';
import { SriovAttachment } from '../../src/patterns/sriov-attachment';
import { SriovVirtualMachine } from '../../src/patterns/sriov-virtual-machine';

describe('refuses', () => {
  const nodePolicy = { numVfs: 8, nicSelector: { pfNames: ['ens2f0'] } };

  test.each<[string, SriovAttachment, string]>([
    ['VLAN 4095 by operator', SriovAttachment.sriovNetwork({ resourceName: 'fastnic', vlan: 4095 }), 'vlan: got 4095'],
    ['VLAN 4095 without operator', SriovAttachment.networkAttachment({ resourceName: 'intel.com/sriov', vlan: 4095 }), 'vlan: got 4095'],
    ['a netdevice policy',
      SriovAttachment.sriovNetwork({ resourceName: 'fastnic', nodePolicy: { ...nodePolicy, deviceType: SriovDeviceType.NETDEVICE } }),
      '[apps/db] nodePolicy.deviceType: got "netdevice"; allowed: vfio-pci.'],
    ['priority 100', SriovAttachment.sriovNetwork({ resourceName: 'fastnic', nodePolicy: { ...nodePolicy, priority: 100 } }),
      'priority: got 100'],
    ['a prefixed resource for the operator', SriovAttachment.sriovNetwork({ resourceName: 'intel.com/sriov' }),
      'resourceName: got "intel.com/sriov"'],
    ['a bare resource without operator', SriovAttachment.networkAttachment({ resourceName: 'fastnic' }), 'resourceName: got "fastnic"'],
  ])('%s', (_, sriov, message) => {
    expect(() => build({ sriov })).toThrow(message);
  });

  const ipam = { type: 'whereabouts', range: '10.56.0.0/16' };
  test.each<[string, (chart: Chart) => SriovAttachment, string]>([
    ['IPAM in an attachment', (chart) => SriovAttachment.existing(new NetworkAttachment(chart, 'fast', {
      config: NetworkAttachmentConfig.sriov({ resourceName: 'intel.com/sriov', ipam }),
    })), 'sriov: got "IPAM in apps/fast"; allowed: a network without IPAM.'],
    ['IPAM in an operator\'s network',
      (chart) => SriovAttachment.existing(new SriovNetwork(chart, 'fast', { resourceName: 'fastnic', ipam })),
      'sriov: got "IPAM in apps/fast"'],
    ['a bridge', (chart) => SriovAttachment.existing(new NetworkAttachment(chart, 'lan', {
      config: NetworkAttachmentConfig.bridge({ bridge: 'br0' }),
    })), 'sriov: got "apps/lan"; allowed: an attachment whose CNI type is sriov.'],
  ])('%s', (_, attachment, message) => {
    const chart = tenant();
    expect(() => new SriovVirtualMachine(chart, 'db', { ...MINIMAL, sriov: attachment(chart) })).toThrow(message);
  });

  test('an operator\'s network for a VM without namespace', () => {
    const chart = new Chart(new App(), 'chart');
    expect(() => new SriovVirtualMachine(chart, 'db', { ...MINIMAL, sriov: SriovAttachment.sriovNetwork({ resourceName: 'fastnic' }) }))
      .toThrow('[chart/db/Network] networkNamespace');
  });
});
