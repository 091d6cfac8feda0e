import { App, Chart, Size } from 'cdk8s';
import { Disk, GuestCpu, Hugepages, VirtualMachine } from '../../../src';

/** A guest in huge pages. */
export function build(app: App): void {
  const chart = new Chart(app, 'cs-5', { namespace: 'apps' });
  new VirtualMachine(chart, 'hugepages-vm', {
    cpu: GuestCpu.cores(2),
    memory: Size.gibibytes(2),
    hugepages: Hugepages.TWO_MEBIBYTES,
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/ubuntu:22.04' })],
  });
}
