import { CloudInit, NetworkAttachment, NetworkAttachmentConfig, NetworkData, Platform } from '../../../src';
import { attachmentByHand, vm, vmByHand } from '../network-mistakes';
import { refused } from '../refused';

refused({
  '02-network/R7': [
    (chart) => { new NetworkAttachment(chart, 'plane', { config: NetworkAttachmentConfig.bridge({ bridge: 'br-storage', vlan: 4095 }) }); },
    '[apps/plane] vlan: got 4095',
  ],
  '02-network/R8': [(chart) => attachmentByHand(chart, '{ "type": bridge }'), 'unstartable attachment-config/has-valid-json spec.config: { "type": bridge }'],
  '02-network/R9': [
    (chart) => { new NetworkAttachment(chart, 'plane', { config: NetworkAttachmentConfig.bridge({ bridge: 'br-storage-vlan100' }) }); },
    '[apps/plane] bridge: got "br-storage-vlan100"',
  ],
  '02-network/R10': [
    (chart, app) => {
      new Platform(app, 'Platform', { multusGlobalNamespaces: ['default'] });
      vmByHand(chart, [{ name: 'storage', bridge: {} }], [{ name: 'storage', multus: { networkName: 'storage/vlan100' } }]);
    },
    'unstartable attachment-namespace/fits-isolation spec.template.spec.networks[0].multus.networkName: storage/vlan100',
  ],
  '02-network/R11': [
    (chart) => { vm(chart, { cloudInit: new CloudInit({ networkData: new NetworkData({ ethernets: [{ name: 'eth1', addresses: ['10.0.0.5/24'] }] }) }) }); },
    '[apps/vm] macAddress of interface "eth1": got undefined',
  ],
});
