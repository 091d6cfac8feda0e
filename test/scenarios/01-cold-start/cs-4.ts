import { App, Chart, Size } from 'cdk8s';
import { Disk, GuestCpu, VirtualMachine } from '../../../src';

/** A guest whose CPUs nobody else uses. */
export function build(app: App): void {
  const chart = new Chart(app, 'cs-4', { namespace: 'apps' });
  new VirtualMachine(chart, 'pinned-vm', {
    cpu: GuestCpu.dedicated({ cores: 2, isolateEmulatorThread: true }),
    memory: Size.gibibytes(2),
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/ubuntu:22.04' })],
  });
}
