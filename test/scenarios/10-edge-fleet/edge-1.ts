import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CloudInit, CloudInitCommand, CloudInitPlacement, EdgeStoreWorkload, LocalPersistentVolume, StorageClass, VolumeBindingMode,
} from '../../../src';

const POS = { 'app.kubernetes.io/name': 'edge-pos', 'workload-type': 'pos-system' };

/** A store: the VM of its tills and a container that watches it; and a disk of its node in place of local-path. */
export function build(app: App): void {
  const tolerations = [kplus.NodeTaintQuery.exists('edge-node')];
  new EdgeStoreWorkload(app, 'store', {
    virtualMachine: {
      metadata: { name: 'edge-pos-vm', labels: POS },
      labels: POS,
      image: 'registry.example.com/images/pos-arm64:2025.11.1',
      memory: Size.gibibytes(2),
      diskName: 'bootdisk',
      dataVolumeName: 'edge-pos-root',
      cloudInit: new CloudInit({
        allowPasswordAuthentication: false, runCommands: [CloudInitCommand.argv('systemctl', 'enable', '--now', 'qemu-guest-agent')],
      }),
      cloudInitPlacement: CloudInitPlacement.SECRET,
      tolerations,
    },
    monitor: {
      metadata: { name: 'edge-monitor' },
      image: 'registry.example.com/edge/edge-monitor:1.4.2',
      envVariables: { OFFLINE_MODE: kplus.EnvValue.fromValue('true') },
      tolerations,
    },
  });
  const variant = new Chart(app, 'local-storage');
  const storageClass = new StorageClass(variant, 'local-storage', {
    provisioner: StorageClass.NO_PROVISIONER,
    volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
    reclaimPolicy: kplus.PersistentVolumeReclaimPolicy.RETAIN,
  });
  new LocalPersistentVolume(variant, 'store-pos-root', {
    path: '/var/lib/edge-volumes/pos-root',
    nodes: [kplus.NodeLabelQuery.in('kubernetes.io/arch', ['arm64'])],
    capacity: Size.gibibytes(25),
    storageClass,
    volumeMode: kplus.PersistentVolumeMode.FILE_SYSTEM,
    reclaimPolicy: kplus.PersistentVolumeReclaimPolicy.RETAIN,
  });
}
