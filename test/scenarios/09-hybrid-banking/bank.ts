import { App } from 'cdk8s';
import {
  Architecture, CloudInit, CloudInitCommand, DataVolumeSource, HybridBankingStack, NetworkAttachment, NetworkData, Platform,
} from '../../../src';

/** A regulated database in a VM beside a containerized API gateway. The network of the card belongs to the infrastructure's app. */
export function build(app: App): void {
  new Platform(app, 'Platform', { architecture: Architecture.AMD64 });
  const macAddress = '02:00:00:56:01:0a';
  new HybridBankingStack(app, 'banking-core', {
    tenant: 'banking',
    compliance: 'pci-dss',
    priorityClassName: 'banking-critical',
    cloneSources: ['golden-images'],
    database: {
      name: 'oracle-db-vm',
      application: 'oracle-db',
      image: DataVolumeSource.dataSource({ name: 'oracle-linux-9', namespace: 'golden-images' }),
      storageClassName: 'encrypted-ssd',
      encryptedStorage: true,
      network: NetworkAttachment.fromNetworkAttachmentName(app, 'sriov-net', 'banking-core/sriov-net'),
      interfaceName: 'sriov-net',
      macAddress,
      port: 1521,
      portName: 'sqlnet',
      watchdogName: 'wd',
      licensedCores: 16,
      cloudInit: new CloudInit({
        allowPasswordAuthentication: false,
        extra: { disable_root: true },
        runCommands: [CloudInitCommand.argv('systemctl', 'enable', '--now', 'qemu-guest-agent')],
        networkData: new NetworkData({
          ethernets: [{ name: 'enp1s0', dhcp4: true }, { name: 'sriov', macAddress, addresses: ['10.56.1.10/24'] }],
        }),
      }),
    },
    gateway: { image: 'docker.io/nginxinc/nginx-unprivileged:1.29-alpine' },
    alerts: {},
  });
}
