import { App, Chart, Size } from 'cdk8s';
import { Disk, GuestCpu, GuestNetwork, Hugepages, IoThreadsPolicy, NetworkAttachment, VirtualMachine } from '../../../src';

/** DPDK in the guest: two virtual functions, and CPUs and memory that nobody else uses. */
export function build(app: App): void {
  const chart = new Chart(app, 'net-5', { namespace: 'apps' });
  const attachment = (name: string) => NetworkAttachment.fromNetworkAttachmentName(chart, name, `apps/${name}`);
  new VirtualMachine(chart, 'dpdk-vm', {
    // What CRI-O does for the launcher pod on nodes with a performance profile.
    annotations: { 'cpu-load-balancing.crio.io': 'disable', 'cpu-quota.crio.io': 'disable', 'irq-load-balancing.crio.io': 'disable' },
    cpu: GuestCpu.dedicated({
      sockets: 1, cores: 4, threads: 2, model: 'host-passthrough', isolateEmulatorThread: true, numaPassthrough: true,
    }),
    memory: Size.gibibytes(8),
    hugepages: Hugepages.ONE_GIBIBYTE,
    ioThreadsPolicy: IoThreadsPolicy.AUTO,
    networkInterfaceMultiqueue: true,
    rng: true,
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/centos-stream:9' })],
    networks: [
      GuestNetwork.masquerade(),
      GuestNetwork.sriov('nic-east', attachment('dpdk-east')),
      GuestNetwork.sriov('nic-west', attachment('dpdk-west')),
    ],
  });
}
