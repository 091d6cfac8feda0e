import { Chart, type ChartProps, Size } from 'cdk8s';
import { Disk, GuestCpu, GuestNetwork, VirtualMachine } from 'cdk8s-kubevirt';
import type { Construct } from 'constructs';

/** A virtual machine with a web server, and a Service in front of it. */
export class Web extends Chart {
  constructor(scope: Construct, id: string, props?: ChartProps) {
    super(scope, id, props);
    const vm = new VirtualMachine(this, 'web', {
      cpu: GuestCpu.cores(2),
      memory: Size.gibibytes(2),
      disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
      networks: [GuestNetwork.masquerade({ ports: [{ name: 'http', port: 80 }] })],
    });
    vm.exposeViaService();
  }
}
