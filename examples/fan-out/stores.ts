import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Disk, VirtualMachine } from 'cdk8s-kubevirt';

/** A chart a store, so that shards can share them: `store-0001` and so on. */
export function stores(app: App, count: number): void {
  for (let number = 1; number <= count; number++) {
    const name = `store-${String(number).padStart(4, '0')}`;
    const chart = new Chart(app, name, { namespace: name });
    new kplus.Namespace(chart, 'Namespace', { metadata: { name, labels: { location: name } } });
    new VirtualMachine(chart, 'pos', {
      memory: Size.gibibytes(2),
      disks: [Disk.containerDisk('root', { image: 'registry.example.com/images/pos:2025.11.1' })],
    });
  }
}
