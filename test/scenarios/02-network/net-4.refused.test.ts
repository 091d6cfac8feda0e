import { GuestNetwork, SriovDeviceType, SriovNetwork, SriovNetworkNodePolicy } from '../../../src';
import { attachmentByHand, vm, vmByHand } from '../network-mistakes';
import { refused } from '../refused';

const CARDS = { resourceName: 'fastnic', numVfs: 8, nicSelector: { pfNames: ['ens2f0'] } };
const multus = (networkName: string) => [{ name: 'default', multus: { networkName } }];
const SEV = { launchSecurity: { sev: {} }, firmware: { bootloader: { efi: { secureBoot: false } } } };

refused({
  '02-network/R15': [(chart) => vmByHand(chart, [{ name: 'default', masquerade: {}, resources: { requests: { 'intel.com/sriov': 1 } } }]), 'rejected schema/has-known-field spec.template.spec.domain.devices.interfaces[0].resources: {"requests":{"intel.com/sriov":1}}'],
  '02-network/R16': [(chart) => vmByHand(chart, [{ name: 'default', sriov: {} }]), 'advised interface/avoids-sriov-on-pod-network spec.template.spec.domain.devices.interfaces[0].sriov: network default is the pod network'],
  '02-network/R17': [
    (chart) => {
      attachmentByHand(chart, { cniVersion: '0.4.0', name: 'by-hand', type: 'sriov' });
      vmByHand(chart, [{ name: 'default', sriov: {} }], multus('by-hand'));
    },
    'unstartable attachment/requires-resource-for-sriov metadata.annotations[k8s.v1.cni.cncf.io/resourceName]: undefined',
  ],
  '02-network/R18': [
    (chart) => {
      new SriovNetworkNodePolicy(chart, 'cards', { ...CARDS, deviceType: SriovDeviceType.NETDEVICE });
      vm(chart, { networks: [GuestNetwork.sriov('fast', new SriovNetwork(chart, 'fast', { resourceName: 'fastnic' }))] });
    },
    'unstartable sriov-resource/requires-vfio spec.deviceType: netdevice',
  ],
  '02-network/R19': [(chart) => { new SriovNetwork(chart, 'fast', { resourceName: 'fastnic', vlan: 4095 }); }, '[apps/fast] vlan: got 4095'],
  '02-network/R20': [(chart) => { new SriovNetwork(chart, 'fast', { resourceName: 'fastnic', ipam: { type: 'host-local' } }); }, '[apps/fast] ipam: got "host-local"'],
  '02-network/R21': [(chart) => { new SriovNetworkNodePolicy(chart, 'cards', { ...CARDS, priority: 100 }); }, '[apps/cards] priority: got 100'],
  '02-network/R22': [(chart) => vmByHand(chart, [{ name: 'default', masquerade: {}, bootOrder: 1 }], undefined, { domain: SEV }), 'rejected launch-security/excludes-network-boot spec.template.spec.domain.devices.interfaces[0].bootOrder: 1'],
});
