import { App, Chart, Size } from 'cdk8s';
import { Disk, UpdateVolumesStrategy, VirtualMachine } from '../../../src';

/** A guest whose disk moves to another class while it runs. */
export function build(app: App): void {
  const chart = new Chart(app, 'sto-7', { namespace: 'apps' });
  new VirtualMachine(chart, 'app', {
    memory: Size.gibibytes(2),
    updateVolumesStrategy: UpdateVolumesStrategy.MIGRATION,
    disks: [Disk.dataVolume('root', 'app-root-newclass')],
  });
}
