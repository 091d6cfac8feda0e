import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { DataVolume, DataVolumeSource, DataVolumeStanza, RegistryPullMethod } from '../../../src';

/** A volume from each source. */
export function build(app: App): void {
  const chart = new Chart(app, 'sto-2', { namespace: 'apps' });
  const size = Size.gibibytes(10);
  const secret = (name: string) => kplus.Secret.fromSecretName(chart, `Imported-${name}`, name);
  const configMap = (name: string) => kplus.ConfigMap.fromConfigMapName(chart, `Imported-${name}`, name);

  new DataVolume(chart, 'src-http', {
    source: DataVolumeSource.http('https://example.com/vm-images/ubuntu.qcow2', {
      checksum: 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', certConfigMap: configMap('image-server-ca'),
    }),
    storageClassName: 'fast-ssd',
    size,
  });
  new DataVolume(chart, 'src-registry', {
    source: DataVolumeSource.registry('docker://quay.io/containerdisks/fedora:42', { pullMethod: RegistryPullMethod.NODE, architecture: 'amd64' }), size,
  });
  new DataVolume(chart, 'src-s3', {
    source: DataVolumeSource.s3('https://s3.eu-central-1.amazonaws.com/images/ubuntu.raw', { secret: secret('s3-credentials') }), size,
  });
  new DataVolume(chart, 'src-gcs', { source: DataVolumeSource.gcs('gs://images/ubuntu.qcow2', { secret: secret('gcs-service-account') }), size });
  new DataVolume(chart, 'src-pvc', { source: DataVolumeSource.persistentVolumeClaim({ name: 'golden', namespace: 'golden-images' }) });
  new DataVolume(chart, 'src-snapshot', { source: DataVolumeSource.snapshot({ name: 'golden-snap', namespace: 'golden-images' }), size });
  new DataVolume(chart, 'src-upload', { source: DataVolumeSource.upload(), size });
  new DataVolume(chart, 'src-blank', {
    source: DataVolumeSource.blank(),
    preallocation: true,
    stanza: DataVolumeStanza.PVC,
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    volumeMode: kplus.PersistentVolumeMode.BLOCK,
    storageClassName: 'fast-ssd',
    size: Size.gibibytes(100),
  });
  new DataVolume(chart, 'src-imageio', {
    source: DataVolumeSource.imageIo('https://ovirt.example.com/ovirt-engine/api', {
      diskId: '1a2b3c4d-0000-4000-8000-000000000001', secret: secret('ovirt-credentials'), certConfigMap: configMap('ovirt-ca'),
    }),
    size: Size.gibibytes(50),
  });
  new DataVolume(chart, 'src-vddk', {
    source: DataVolumeSource.vddk('https://vcenter.example.com', {
      uuid: '52260566-b032-36cb-55b1-79bf29e30490',
      backingFile: '[datastore1] vm/vm.vmdk',
      thumbprint: '20:6C:8A:5D:44:40:B3:79:4B:28:EA:76:13:60:90:6E:49:D9:D9:A3',
      secret: secret('vcenter-credentials'),
      initImageUrl: 'registry.example.com/vddk:8.0',
    }),
    size: Size.gibibytes(50),
  });
}
