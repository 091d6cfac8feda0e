import { StorageClass, VolumeAttributesClass } from '../../../src';
import { manifest, refused } from '../refused';

/** The chart has a namespace, which a class does not. */
const IN_NAMESPACE = 'advised metadata/fits-scope metadata.namespace: apps';
const CLAIM = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };
const size = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '100Gi' } } };
const vm = (disk: object) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  spec: {
    runStrategy: 'Halted',
    template: {
      spec: {
        domain: { memory: { guest: '1Gi' }, devices: { disks: [{ name: 'data', disk: { bus: 'virtio' }, ...disk }] } },
        volumes: [{ name: 'data', emptyDisk: { capacity: '1Gi' } }],
      },
    },
  },
});

refused({
  '03-storage/R36': [(chart) => {
    manifest(chart, vm({ iopsLimit: 5000, bandwidthLimit: '200Mi' }));
  },
  'rejected schema/has-known-field spec.template.spec.domain.devices.disks[0].bandwidthLimit: 200Mi',
  'rejected schema/has-known-field spec.template.spec.domain.devices.disks[0].iopsLimit: 5000'],
  '03-storage/R37': [(chart) => {
    manifest(chart, { ...CLAIM, spec: { ...size, csiDriver: { volumeAttributes: { iops: '5000' } } } });
  }, 'rejected schema/has-known-field spec.csiDriver: {"volumeAttributes":{"iops":"5000"}}'],
  '03-storage/R38': [(chart) => {
    manifest(chart, { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', provisioner: 'ebs.csi.aws.com', parameters: { iops: 5000 } });
  }, IN_NAMESPACE, 'rejected schema/has-valid-type parameters.iops: number 5000'],
  '03-storage/R39': [(chart) => {
    new StorageClass(chart, 'fast-ssd', { provisioner: 'ebs.csi.aws.com' });
    new VolumeAttributesClass(chart, 'gold', { driverName: 'pd.csi.storage.gke.io', parameters: { iops: '5000' } });
    manifest(chart, { ...CLAIM, spec: { ...size, storageClassName: 'fast-ssd', volumeAttributesClassName: 'gold' } });
  }, 'unstartable volume-attributes-class/matches-storage-class spec.volumeAttributesClassName: gold of pd.csi.storage.gke.io, made by apps/gold/Resource'],
  '03-storage/R40': [(chart) => {
    new StorageClass(chart, 'fast-ssd', { provisioner: 'ebs.csi.aws.com', isDefaultVirtClass: true });
    new StorageClass(chart, 'ceph', { provisioner: 'rook-ceph.rbd.csi.ceph.com', isDefaultVirtClass: true });
  }, 'advised storage-class/is-unique-default metadata.annotations[storageclass.kubevirt.io/is-default-virt-class]: true, made by apps/fast-ssd/Resource'],
});
