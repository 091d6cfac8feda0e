import { App, Chart, Size } from 'cdk8s';
import { Disk, GuestCpu, VirtualMachine } from 'cdk8s-kubevirt';

const app = new App();
const chart = new Chart(app, 'quickstart', { namespace: 'demo' });

new VirtualMachine(chart, 'fedora', {
  cpu: GuestCpu.cores(2),
  memory: Size.gibibytes(2),
  disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
});

app.synth();
