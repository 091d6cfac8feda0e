import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { StorageClass, VolumeAttributesClass, VolumeBindingMode } from '../../../src';

/** One quality of service for claims of containers and disks of VMs. */
export function build(app: App): void {
  const cluster = new Chart(app, 'cluster');
  new StorageClass(cluster, 'fast-ssd', {
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', iops: '5000', throughput: '200' },
    reclaimPolicy: kplus.PersistentVolumeReclaimPolicy.DELETE,
    allowVolumeExpansion: true,
    volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
    isDefaultVirtClass: true,
  });
  new VolumeAttributesClass(cluster, 'gold-5000iops', { driverName: 'ebs.csi.aws.com', parameters: { iops: '5000', throughput: '200' } });
}
