import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  DataSource, DataSourceSource, DataVolumeSource, Disk, GuestCpu, SnapshotDeletionPolicy, VirtualMachine, VirtualMachineClone,
  VirtualMachineCloneSource, VirtualMachinePatch, VirtualMachineRestore, VirtualMachineSnapshot, VolumeNamePolicy, VolumeSnapshot,
  VolumeSnapshotClass, VolumeSnapshotSource,
} from '../../../src';

/** VMs that start from a disk which was prepared once: by a golden snapshot, a clone of a VM, and a restore under a new name. */
export function build(app: App): void {
  const images = new Chart(app, 'golden-images', { namespace: 'golden-images' });
  goldenSnapshot(images);
  const apps = new Chart(app, 'apps', { namespace: 'apps' });
  new VirtualMachine(apps, 'fast-vm', {
    metadata: { labels: { 'app.kubernetes.io/name': 'fast-vm' } },
    cpu: GuestCpu.cores(2),
    memory: Size.gibibytes(2),
    disks: [Disk.dataVolumeTemplate('root', {
      source: DataVolumeSource.dataSource({ name: 'ubuntu-ready', namespace: 'golden-images' }), size: Size.gibibytes(20),
    })],
  });
  copies(apps);
}

function goldenSnapshot(images: Chart): void {
  const snapshot = new VolumeSnapshot(images, 'ubuntu-ready-2025-11', {
    source: VolumeSnapshotSource.persistentVolumeClaim(kplus.PersistentVolumeClaim.fromClaimName(images, 'template', 'ubuntu-template-root')),
    volumeSnapshotClass: VolumeSnapshotClass.fromVolumeSnapshotClassName(images, 'rbd', 'csi-rbd-snapclass'),
  });
  new DataSource(images, 'ubuntu-ready', {
    source: DataSourceSource.snapshot({ name: snapshot.name, namespace: 'golden-images' }),
  });
  new kplus.RoleBinding(images, 'clone-from-apps', {
    metadata: { name: 'clone-from-apps' },
    role: kplus.ClusterRole.fromClusterRoleName(images, 'clone-sourcer', 'cdi.kubevirt.io:clone-sourcer'),
  }).addSubjects(kplus.ServiceAccount.fromServiceAccountName(images, 'default', 'default', { namespaceName: 'apps' }));
}

function copies(apps: Chart): void {
  const snapshot = new VirtualMachineSnapshot(apps, 'ubuntu-ready-snapshot', {
    source: VirtualMachine.fromVirtualMachineName(apps, 'template', 'ubuntu-template'),
    deletionPolicy: SnapshotDeletionPolicy.RETAIN,
    failureDeadline: Duration.minutes(5),
  });
  new VirtualMachineClone(apps, 'fast-vm-clone', {
    source: VirtualMachineCloneSource.snapshot(snapshot),
    targetName: 'fast-vm-2',
    volumeNamePolicy: VolumeNamePolicy.PREFIX_TARGET_NAME,
    newMacAddresses: { default: '02:00:00:00:00:12' },
    newSmbiosSerial: 'fast-vm-2',
  });
  new VirtualMachineRestore(apps, 'fast-vm-3', {
    target: VirtualMachine.fromVirtualMachineName(apps, 'restored', 'fast-vm-3'),
    snapshot,
    patches: [VirtualMachinePatch.remove('/spec/template/spec/domain/devices/interfaces/0/macAddress')],
  });
}
