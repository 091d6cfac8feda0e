import { DataVolumeSource, Disk, RegistryPullMethod } from '../../src/storage';
import { vmSpec } from '../compute/fixture';

const CREDENTIALS = { secretName: 'keys', certConfigMapName: 'ca' };
const CREDENTIALS_WIRE = { secretRef: 'keys', certConfigMap: 'ca' };

test.each<[string, DataVolumeSource, object]>([
  ['dataSource', DataVolumeSource.dataSource({ name: 'fedora' }), { sourceRef: { kind: 'DataSource', name: 'fedora' } }],
  ['dataSource elsewhere', DataVolumeSource.dataSource({ name: 'fedora', namespace: 'golden-images' }),
    { sourceRef: { kind: 'DataSource', name: 'fedora', namespace: 'golden-images' } }],
  ['blank', DataVolumeSource.blank(), { source: { blank: {} } }],
  ['upload', DataVolumeSource.upload(), { source: { upload: {} } }],
  ['http', DataVolumeSource.http('https://example.com/a.qcow2'), { source: { http: { url: 'https://example.com/a.qcow2' } } }],
  ['http in full', DataVolumeSource.http('https://example.com/a.qcow2', CREDENTIALS),
    { source: { http: { url: 'https://example.com/a.qcow2', ...CREDENTIALS_WIRE } } }],
  ['registry', DataVolumeSource.registry('docker://quay.io/containerdisks/fedora:42'), { source: { registry: { url: 'docker://quay.io/containerdisks/fedora:42' } } }],
  ['registry in full', DataVolumeSource.registry('docker://quay.io/containerdisks/fedora:42', { ...CREDENTIALS, pullMethod: RegistryPullMethod.NODE }),
    { source: { registry: { url: 'docker://quay.io/containerdisks/fedora:42', pullMethod: 'node', ...CREDENTIALS_WIRE } } }],
  ['registry by pod', DataVolumeSource.registry('oci-archive://fedora', { pullMethod: RegistryPullMethod.POD }),
    { source: { registry: { url: 'oci-archive://fedora', pullMethod: 'pod' } } }],
  ['s3', DataVolumeSource.s3('https://s3.example.com/b/o'), { source: { s3: { url: 'https://s3.example.com/b/o' } } }],
  ['s3 in full', DataVolumeSource.s3('https://s3.example.com/b/o', CREDENTIALS), { source: { s3: { url: 'https://s3.example.com/b/o', ...CREDENTIALS_WIRE } } }],
  ['persistentVolumeClaim', DataVolumeSource.persistentVolumeClaim({ name: 'root', namespace: 'golden-images' }),
    { source: { pvc: { name: 'root', namespace: 'golden-images' } } }],
  ['snapshot', DataVolumeSource.snapshot({ name: 'root', namespace: 'golden-images' }), { source: { snapshot: { name: 'root', namespace: 'golden-images' } } }],
])('%s', (_, source, wire) => {
  expect(vmSpec({ disks: [Disk.dataVolumeTemplate('root', { source })] }).dataVolumeTemplates[0].spec).toEqual({ ...wire, storage: {} });
});
