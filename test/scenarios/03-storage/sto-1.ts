import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { DataVolumeSource, Disk, DiskCache, DiskErrorPolicy, DiskIo, GuestCpu, IoThreadsPolicy, VirtualMachine } from '../../../src';

const STORAGE = {
  storageClassName: 'fast-ssd',
  accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
  volumeMode: kplus.PersistentVolumeMode.BLOCK,
};

/** A guest with a fast disk: a block device, an I/O thread of its own, a queue for each CPU. */
export function build(app: App): void {
  const chart = new Chart(app, 'sto-1', { namespace: 'apps' });
  const claim = new kplus.PersistentVolumeClaim(chart, 'block-pvc', { metadata: { name: 'block-pvc' }, ...STORAGE, storage: Size.gibibytes(100) });
  new VirtualMachine(chart, 'io-optimized-vm', {
    metadata: { labels: { 'app.kubernetes.io/name': 'io-optimized-vm' } },
    cpu: GuestCpu.topology({ cores: 4 }),
    memory: Size.gibibytes(8),
    ioThreadsPolicy: IoThreadsPolicy.AUTO,
    blockMultiQueue: true,
    disks: [
      Disk.dataVolumeTemplate('root', {
        source: DataVolumeSource.dataSource({ name: 'ubuntu-22-04', namespace: 'golden-images' }), ...STORAGE, size: Size.gibibytes(20), bootOrder: 1,
      }),
      Disk.persistentVolumeClaim('data', claim, {
        serial: 'data-0001', cache: DiskCache.NONE, io: DiskIo.NATIVE, dedicatedIoThread: true, errorPolicy: DiskErrorPolicy.STOP,
      }),
    ],
  });
}
