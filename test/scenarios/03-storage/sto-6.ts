import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { DataVolumeSource, Disk, Firmware, SealedSecret, StorageClass, Tpm, VirtualMachine } from '../../../src';

/** What kubeseal made for this name and namespace. */
const CIPHERTEXT = 'AgBy3i4OJSWK+PiTySYZZA9rO43cGDEQAx==';

/** Disks that the driver encrypts, a guest that can encrypt by itself, and a key in the repository as ciphertext. */
export function build(app: App): void {
  const encrypted = encryptedClass(new Chart(app, 'cluster'));
  const apps = new Chart(app, 'apps', { namespace: 'apps' });
  const claim = new kplus.PersistentVolumeClaim(apps, 'encrypted-pvc', {
    metadata: { name: 'encrypted-pvc' },
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
    volumeMode: kplus.PersistentVolumeMode.BLOCK,
    storageClassName: encrypted.name,
    storage: Size.gibibytes(100),
  });
  new SealedSecret(apps, 'encryption-key', {
    encryptedData: { key: CIPHERTEXT },
    secretType: 'Opaque',
    secretLabels: { 'app.kubernetes.io/managed-by': 'cdk8s' },
  });
  new VirtualMachine(apps, 'encrypted-vm', {
    memory: Size.gibibytes(4),
    firmware: Firmware.efi({ persistent: true }),
    tpm: Tpm.PERSISTENT,
    disks: [
      Disk.dataVolumeTemplate('root', {
        source: DataVolumeSource.dataSource({ name: 'ubuntu-22-04', namespace: 'golden-images' }),
        storageClassName: encrypted.name,
        size: Size.gibibytes(20),
      }),
      Disk.persistentVolumeClaim('encrypted-disk', claim),
    ],
  });
}

function encryptedClass(cluster: Chart): StorageClass {
  const secret = (purpose: string, name: string) => ({
    [`csi.storage.k8s.io/${purpose}-secret-name`]: name, [`csi.storage.k8s.io/${purpose}-secret-namespace`]: 'rook-ceph',
  });
  return new StorageClass(cluster, 'encrypted-ssd', {
    provisioner: 'rook-ceph.rbd.csi.ceph.com',
    parameters: {
      clusterID: 'rook-ceph',
      pool: 'replicapool',
      imageFeatures: 'layering',
      encrypted: 'true',
      encryptionKMSID: 'vault-prod',
      ...secret('provisioner', 'rook-csi-rbd-provisioner'),
      ...secret('node-stage', 'rook-csi-rbd-node'),
      ...secret('controller-expand', 'rook-csi-rbd-provisioner'),
    },
    reclaimPolicy: kplus.PersistentVolumeReclaimPolicy.RETAIN,
    allowVolumeExpansion: true,
  });
}
