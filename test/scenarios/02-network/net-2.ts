import { App, Chart, Size } from 'cdk8s';
import {
  CloudInit, CloudInitPlacement, Disk, GuestCpu, GuestNetwork, NetworkAttachment, NetworkAttachmentConfig, NetworkData, NodeAddressing, NodeInterface,
  NodeNetworkConfigurationPolicy, VirtualMachine,
} from '../../../src';

/** A storage plane beside the pod network: a bridge on the nodes, a network on it, a guest with a fixed address. */
export function build(app: App): void {
  const nodes = new Chart(app, 'net-2-nodes');
  new NodeNetworkConfigurationPolicy(nodes, 'br-storage', {
    nodeSelector: { 'node-role.kubernetes.io/worker': '' },
    interfaces: [NodeInterface.linuxBridge('br-storage', { ports: ['ens2f0'], stp: false, ipv4: NodeAddressing.disabled() })],
  });

  const chart = new Chart(app, 'net-2', { namespace: 'apps' });
  const storage = new NetworkAttachment(chart, 'storage-vlan100', {
    config: NetworkAttachmentConfig.bridge({ bridge: 'br-storage', vlan: 100, vmOnly: true }),
  });
  const macAddress = '02:00:00:00:64:0a';
  new VirtualMachine(chart, 'app-2planes', {
    cpu: GuestCpu.topology({ cores: 2 }),
    memory: Size.gibibytes(4),
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
    networks: [
      GuestNetwork.masquerade(),
      GuestNetwork.bridge('storage', storage, { macAddress }),
    ],
    cloudInit: new CloudInit({
      allowPasswordAuthentication: false,
      networkData: new NetworkData({
        ethernets: [{ name: 'enp1s0', dhcp4: true }, { name: 'storage', macAddress, addresses: ['10.100.0.10/24'] }],
      }),
    }),
    cloudInitPlacement: CloudInitPlacement.SECRET,
  });
}
