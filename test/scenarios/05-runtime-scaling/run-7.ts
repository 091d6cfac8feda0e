import { App, Chart, Size } from 'cdk8s';
import { Architecture, Disk, EvictionStrategy, GuestCpu, VerticalPodAutoscaler, VirtualMachine, VirtualMachineInstanceReplicaSet } from '../../../src';

/** A VM that grows while it runs, and advice on how large VMs should be. */
export function build(app: App): void {
  const chart = new Chart(app, 'run-7', { namespace: 'apps' });
  new VirtualMachine(chart, 'vertical', {
    cpu: GuestCpu.topology({ sockets: 2, cores: 1, threads: 1, maxSockets: 8 }),
    memory: Size.gibibytes(4),
    maxGuest: Size.gibibytes(16),
    architecture: Architecture.AMD64,
    evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
  });
  new VerticalPodAutoscaler(chart, 'web-vms-advice', {
    target: VirtualMachineInstanceReplicaSet.fromVirtualMachineInstanceReplicaSetName(chart, 'web-vms', 'web-vms'),
  });
}
