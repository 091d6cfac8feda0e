import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { DataVolume, DataVolumeSource, DataVolumeStanza, StorageClass, VolumeAttributesClass, VolumeBindingMode } from '../../../src';

/** One quality of service for claims of containers and disks of VMs. */
export function build(app: App): void {
  const cluster = new Chart(app, 'cluster');
  const fast = new StorageClass(cluster, 'fast-ssd', {
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', iops: '5000', throughput: '200' },
    reclaimPolicy: kplus.PersistentVolumeReclaimPolicy.DELETE,
    allowVolumeExpansion: true,
    volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
    isDefaultVirtClass: true,
  });
  const gold = new VolumeAttributesClass(cluster, 'gold-5000iops', { driverName: 'ebs.csi.aws.com', parameters: { iops: '5000', throughput: '200' } });
  new DataVolume(new Chart(app, 'apps', { namespace: 'apps' }), 'unified-disk', {
    source: DataVolumeSource.blank(),
    stanza: DataVolumeStanza.PVC,
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    volumeMode: kplus.PersistentVolumeMode.BLOCK,
    storageClassName: fast.name,
    volumeAttributesClassName: gold.name,
    size: Size.gibibytes(100),
  });
}
