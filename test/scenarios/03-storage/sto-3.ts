import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Disk, DiskBus, DiskDevice, VirtualMachine } from '../../../src';

/** A guest that gets a disk and a medium while it runs, and has a drive for another. */
export function build(app: App): void {
  const chart = new Chart(app, 'sto-3', { namespace: 'apps' });
  const installer = kplus.PersistentVolumeClaim.fromClaimName(chart, 'installer', 'installer-iso');
  new VirtualMachine(chart, 'hotplug-vm', {
    memory: Size.gibibytes(2),
    disks: [
      Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' }),
      Disk.dataVolume('extra', 'extra-dv', { hotpluggable: true, serial: 'extra-01', bus: DiskBus.SCSI }),
      Disk.persistentVolumeClaim('iso', installer, { hotpluggable: true, device: DiskDevice.CDROM }),
      Disk.emptyCdrom('drivers'),
    ],
  });
}
