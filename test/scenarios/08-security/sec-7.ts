import { App, Chart, Size } from 'cdk8s';
import { Disk, EvictionStrategy, GuestCpu, Platform, VirtualMachine } from '../../../src';

/** A guest with a GPU and an FPGA of its node. What the cluster permits is said to the Platform. */
export function build(app: App): void {
  new Platform(app, 'Platform', { featureGates: ['HostDevices'] });
  const chart = new Chart(app, 'sec-7', { namespace: 'tenant-a' });
  new VirtualMachine(chart, 'accelerated', {
    cpu: GuestCpu.cores(4),
    memory: Size.gibibytes(16),
    gpus: [{ name: 'gpu1', deviceName: 'nvidia.com/GA100_A100' }],
    hostDevices: [{ name: 'fpga1', deviceName: 'amd.com/fpga-u50' }],
    evictionStrategy: EvictionStrategy.NONE,
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/ubuntu:22.04' })],
  });
}
