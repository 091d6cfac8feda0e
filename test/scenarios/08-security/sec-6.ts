import { App, Chart, Size } from 'cdk8s';
import { Disk, GuestNetwork, NetworkAttachment, NetworkAttachmentConfig, VirtualMachine } from '../../../src';

/** Options of DHCP, and a network that drops forged MAC addresses, which DHCP cannot. */
export function build(app: App): void {
  const chart = new Chart(app, 'sec-6', { namespace: 'tenant-a' });
  const guarded = new NetworkAttachment(chart, 'guarded', {
    config: NetworkAttachmentConfig.bridge({ bridge: 'br-tenant-a', vlan: 101, vmOnly: true }),
  });
  new VirtualMachine(chart, 'netbooted', {
    memory: Size.gibibytes(2),
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
    networks: [
      GuestNetwork.masquerade({
        dhcpOptions: {
          bootFileName: 'default_image.bin',
          tftpServerName: 'tftp.example.com',
          ntpServers: ['10.0.0.1'],
          privateOptions: [{ option: 240, value: 'trusted-network' }],
        },
      }),
      GuestNetwork.bridge('guarded', guarded),
    ],
  });
}
