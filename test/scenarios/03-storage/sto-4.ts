import { App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  VolumeSnapshotDeletionPolicy, TargetReadinessPolicy, VirtualMachine, VirtualMachineExport, VirtualMachineExportSource, VirtualMachineRestore,
  VirtualMachineSnapshot, VolumeRestorePolicy, VolumeSnapshotClass,
} from '../../../src';

/** Snapshots that are exported, and one that a VM is set back to. */
export function build(app: App): void {
  new VolumeSnapshotClass(new Chart(app, 'cluster'), 'csi-rbd-snapclass', {
    driver: 'rook-ceph.rbd.csi.ceph.com',
    deletionPolicy: VolumeSnapshotDeletionPolicy.DELETE,
    isDefaultClass: true,
    parameters: {
      'clusterID': 'rook-ceph',
      'csi.storage.k8s.io/snapshotter-secret-name': 'rook-csi-rbd-provisioner',
      'csi.storage.k8s.io/snapshotter-secret-namespace': 'rook-ceph',
    },
  });
  const apps = new Chart(app, 'apps', { namespace: 'apps' });
  new VirtualMachineExport(apps, 'nightly', {
    source: VirtualMachineExportSource.snapshot(VirtualMachineSnapshot.fromVirtualMachineSnapshotName(apps, 'ready', 'ubuntu-ready-snapshot')),
    tokenSecret: kplus.Secret.fromSecretName(apps, 'token', 'export-token'),
    ttlDuration: Duration.hours(2),
  });
  new VirtualMachineRestore(apps, 'restore-app-20251101', {
    target: VirtualMachine.fromVirtualMachineName(apps, 'app', 'app'),
    snapshot: VirtualMachineSnapshot.fromVirtualMachineSnapshotName(apps, 'november', 'app-20251101'),
    targetReadinessPolicy: TargetReadinessPolicy.STOP_TARGET,
    volumeRestorePolicy: VolumeRestorePolicy.IN_PLACE,
  });
}
