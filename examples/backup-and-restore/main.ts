import { App, Chart, Cron, Duration, Size } from 'cdk8s';
import {
  CloudInit, CloudInitCommand, DataVolumeSource, Disk, ExternalSecret, ExternalSecretStore, GuestCpu, NetworkIsolation, Platform,
  SnapshotDeletionPolicy, SnapshotSchedule, StorageClass, TargetReadinessPolicy, TenantNamespace, VirtualMachine, VirtualMachineClone,
  VirtualMachineCloneSource, VirtualMachineExport, VirtualMachineExportSource, VirtualMachineRestore, VirtualMachineSnapshot, VolumeRestorePolicy,
  VolumeSnapshotClass, VolumeSnapshotDeletionPolicy,
} from 'cdk8s-kubevirt';

/** What every organization has otherwise. */
interface RecoverableTenantProps {
  /** The driver of the storage, and what it is told. */
  readonly driver: string;
  readonly classParameters: { [key: string]: string };
  readonly snapshotParameters: { [key: string]: string };
  /** An image with kubectl and a shell, from a registry of one's own. */
  readonly kubectlImage: string;
  /** What `kubectl get endpointslices -n default kubernetes` shows. */
  readonly apiServers: string[];
  readonly schedule: Cron;
  readonly timeZone: string;
  readonly keepLast: number;
  readonly keepFor: Duration;
  /** Where the token for downloads is, and under which path. */
  readonly secretStore: string;
  readonly tokenPath: string;
  /** The snapshot that the VM is set back to: while it is given, the VM is stopped and restored, once. */
  readonly restoreFrom?: string;
}

function recoverableTenant(app: App, name: string, props: RecoverableTenantProps): void {
  // The platform team: a class of storage, and the class of snapshots without which disks are left out of them.
  const cluster = new Chart(app, 'cluster');
  const storageClass = new StorageClass(cluster, 'block', {
    provisioner: props.driver, parameters: props.classParameters, allowVolumeExpansion: true, isDefaultVirtClass: true,
  });
  new VolumeSnapshotClass(cluster, 'block-snapshots', {
    driver: props.driver, deletionPolicy: VolumeSnapshotDeletionPolicy.DELETE, parameters: props.snapshotParameters,
  });

  // The tenant: a database whose guest agent freezes the file systems while a snapshot is taken.
  const tenant = new TenantNamespace(app, name, { isolation: NetworkIsolation.tenantOnly({ cloneSources: ['golden-images'], exports: true }) });
  const database = new VirtualMachine(tenant, 'database', {
    cpu: GuestCpu.cores(4),
    memory: Size.gibibytes(16),
    disks: [
      Disk.dataVolumeTemplate('root', {
        source: DataVolumeSource.dataSource({ name: 'ubuntu-24-04', namespace: 'golden-images' }), size: Size.gibibytes(30), storageClassName: storageClass.name,
      }),
      Disk.dataVolumeTemplate('data', { source: DataVolumeSource.blank(), size: Size.gibibytes(200), storageClassName: storageClass.name }),
    ],
    cloudInit: new CloudInit({
      packages: ['qemu-guest-agent'],
      runCommands: [CloudInitCommand.argv('systemctl', 'enable', '--now', 'qemu-guest-agent')],
    }),
  });

  // Every night, and by hand before a change.
  new SnapshotSchedule(tenant, 'nightly', {
    sources: [database],
    schedule: props.schedule,
    timeZone: props.timeZone,
    image: props.kubectlImage,
    keepLast: props.keepLast,
    keepFor: props.keepFor,
    apiServers: props.apiServers,
  });
  const beforeUpgrade = new VirtualMachineSnapshot(tenant, 'before-upgrade', { source: database, deletionPolicy: SnapshotDeletionPolicy.RETAIN });

  // A second VM to rehearse on: no Service selects it, as it lacks the label by which they do.
  new VirtualMachineClone(tenant, 'rehearsal', {
    source: VirtualMachineCloneSource.snapshot(beforeUpgrade), targetName: 'database-rehearsal', templateLabelFilters: ['*', '!app.kubernetes.io/name'],
  });

  // A copy that leaves the cluster: virtctl vmexport download, with a token that stands in no manifest.
  new VirtualMachineExport(tenant, 'off-site', {
    source: VirtualMachineExportSource.snapshot(beforeUpgrade),
    tokenSecret: new ExternalSecret(tenant, 'export-token', {
      store: ExternalSecretStore.clusterSecretStore(props.secretStore), data: { token: { key: props.tokenPath } },
    }),
    ttlDuration: Duration.hours(8),
  });

  if (props.restoreFrom === undefined) return;
  new VirtualMachineRestore(tenant, `restore-${props.restoreFrom}`, {
    target: database,
    snapshot: VirtualMachineSnapshot.fromVirtualMachineSnapshotName(tenant, 'restored', props.restoreFrom),
    targetReadinessPolicy: TargetReadinessPolicy.STOP_TARGET,
    volumeRestorePolicy: VolumeRestorePolicy.IN_PLACE,
  });
}

const app = new App();
new Platform(app, 'Platform', { storageClasses: [{ name: 'block', isDefaultVirt: true, takesSnapshots: true }] });
recoverableTenant(app, 'ledger', {
  driver: 'rook-ceph.rbd.csi.ceph.com',
  classParameters: {
    'clusterID': 'rook-ceph',
    'pool': 'replicapool',
    'imageFeatures': 'layering',
    'csi.storage.k8s.io/provisioner-secret-name': 'rook-csi-rbd-provisioner',
    'csi.storage.k8s.io/provisioner-secret-namespace': 'rook-ceph',
    'csi.storage.k8s.io/node-stage-secret-name': 'rook-csi-rbd-node',
    'csi.storage.k8s.io/node-stage-secret-namespace': 'rook-ceph',
  },
  snapshotParameters: {
    'clusterID': 'rook-ceph',
    'csi.storage.k8s.io/snapshotter-secret-name': 'rook-csi-rbd-provisioner',
    'csi.storage.k8s.io/snapshotter-secret-namespace': 'rook-ceph',
  },
  kubectlImage: 'registry.example.com/tools/kubectl:1.34.1',
  apiServers: ['192.0.2.11/32', '192.0.2.12/32', '192.0.2.13/32'],
  schedule: Cron.schedule({ minute: '30', hour: '1' }),
  timeZone: 'Europe/Berlin',
  keepLast: 14,
  keepFor: Duration.days(30),
  secretStore: 'vault',
  tokenPath: 'ledger/export-token',
});

app.synth();
