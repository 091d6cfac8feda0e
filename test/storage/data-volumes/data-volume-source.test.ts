import * as kplus from 'cdk8s-plus-28';
import { DataSource, DataVolumeSource, RegistryPullMethod } from '../../../src/storage';
import { DATA_VOLUME_SOURCES } from '../../../src/storage/wire-forms';
import { newChart } from '../../compute/fixture';

const chart = newChart();
const KEYS = kplus.Secret.fromSecretName(chart, 'Keys', 'keys');
const CA = kplus.ConfigMap.fromConfigMapName(chart, 'Ca', 'ca');
const CREDENTIALS = { secret: KEYS, certConfigMap: CA };
const CREDENTIALS_WIRE = { secretRef: 'keys', certConfigMap: 'ca' };
const IMAGE = 'https://example.com/a.qcow2';
const FEDORA = 'docker://quay.io/containerdisks/fedora:42';
const ENGINE = 'https://ovirt.example.com/ovirt-engine/api';
const VDDK = { uuid: '52260566-b032-36cb-55b1-79bf29e30490', backingFile: '[ds] vm/vm.vmdk', thumbprint: '20:6C:8A', secret: KEYS };
const VDDK_WIRE = { uuid: VDDK.uuid, backingFile: VDDK.backingFile, thumbprint: VDDK.thumbprint, secretRef: 'keys' };

test.each<[string, DataVolumeSource, object]>([
  ['dataSource', DataVolumeSource.dataSource({ name: 'fedora' }), { sourceRef: { kind: 'DataSource', name: 'fedora' } }],
  ['dataSource elsewhere', DataVolumeSource.dataSource({ name: 'fedora', namespace: 'golden-images' }),
    { sourceRef: { kind: 'DataSource', name: 'fedora', namespace: 'golden-images' } }],
  ['fromDataSource', DataVolumeSource.fromDataSource(DataSource.fromDataSourceName(newChart(), 'image', 'fedora')),
    { sourceRef: { kind: 'DataSource', name: 'fedora' } }],
  ['fromDataSource elsewhere',
    DataVolumeSource.fromDataSource(DataSource.fromDataSourceName(newChart(), 'image', 'fedora', { namespace: 'golden-images' })),
    { sourceRef: { kind: 'DataSource', name: 'fedora', namespace: 'golden-images' } }],
  ['blank', DataVolumeSource.blank(), { source: { blank: {} } }],
  ['upload', DataVolumeSource.upload(), { source: { upload: {} } }],
  ['http', DataVolumeSource.http(IMAGE), { source: { http: { url: IMAGE } } }],
  ['http in full', DataVolumeSource.http(IMAGE, {
    ...CREDENTIALS,
    checksum: 'md5:0',
    extraHeaders: ['X-Tenant: retail'],
    secretExtraHeaders: [kplus.Secret.fromSecretName(chart, 'Token', 'token')],
    insecureSkipVerify: true,
  }), {
    source: {
      http: { url: IMAGE, ...CREDENTIALS_WIRE, checksum: 'md5:0', extraHeaders: ['X-Tenant: retail'], secretExtraHeaders: ['token'], insecureSkipVerify: true },
    },
  }],
  ['registry', DataVolumeSource.registry(FEDORA), { source: { registry: { url: FEDORA } } }],
  ['registry in full', DataVolumeSource.registry(FEDORA, { ...CREDENTIALS, pullMethod: RegistryPullMethod.NODE, architecture: 'arm64' }),
    { source: { registry: { url: FEDORA, pullMethod: 'node', platform: { architecture: 'arm64' }, ...CREDENTIALS_WIRE } } }],
  ['registry by pod', DataVolumeSource.registry('oci-archive://fedora', { pullMethod: RegistryPullMethod.POD }),
    { source: { registry: { url: 'oci-archive://fedora', pullMethod: 'pod' } } }],
  ['imageStream', DataVolumeSource.imageStream('rhel9:latest'), { source: { registry: { imageStream: 'rhel9:latest', pullMethod: 'node' } } }],
  ['imageStream of an architecture', DataVolumeSource.imageStream('rhel9:latest', { architecture: 's390x' }),
    { source: { registry: { imageStream: 'rhel9:latest', pullMethod: 'node', platform: { architecture: 's390x' } } } }],
  ['s3', DataVolumeSource.s3('https://s3.example.com/b/o'), { source: { s3: { url: 'https://s3.example.com/b/o' } } }],
  ['s3 in full', DataVolumeSource.s3('https://s3.example.com/b/o', CREDENTIALS), { source: { s3: { url: 'https://s3.example.com/b/o', ...CREDENTIALS_WIRE } } }],
  ['gcs', DataVolumeSource.gcs('gs://b/o'), { source: { gcs: { url: 'gs://b/o' } } }],
  ['gcs in full', DataVolumeSource.gcs('gs://b/o', { secret: KEYS }), { source: { gcs: { url: 'gs://b/o', secretRef: 'keys' } } }],
  ['imageIo', DataVolumeSource.imageIo(ENGINE, { diskId: '1a2b', ...CREDENTIALS }), { source: { imageio: { url: ENGINE, diskId: '1a2b', ...CREDENTIALS_WIRE } } }],
  ['imageIo without a certificate', DataVolumeSource.imageIo(ENGINE, { diskId: '1a2b', secret: KEYS, insecureSkipVerify: true }),
    { source: { imageio: { url: ENGINE, diskId: '1a2b', secretRef: 'keys', insecureSkipVerify: true } } }],
  ['vddk', DataVolumeSource.vddk('https://vc', VDDK), { source: { vddk: { url: 'https://vc', ...VDDK_WIRE } } }],
  ['vddk in full',
    DataVolumeSource.vddk('https://vc', { ...VDDK, certConfigMap: CA, initImageUrl: 'registry.example.com/vddk:8', extraArgsConfigMap: kplus.ConfigMap.fromConfigMapName(chart, 'Arguments', 'arguments') }),
    { source: { vddk: { url: 'https://vc', ...VDDK_WIRE, certConfigMap: 'ca', initImageURL: 'registry.example.com/vddk:8', extraArgs: 'arguments' } } }],
  ['persistentVolumeClaim', DataVolumeSource.persistentVolumeClaim({ name: 'root', namespace: 'golden-images' }),
    { source: { pvc: { name: 'root', namespace: 'golden-images' } } }],
  ['snapshot', DataVolumeSource.snapshot({ name: 'root', namespace: 'golden-images' }), { source: { snapshot: { name: 'root', namespace: 'golden-images' } } }],
  ['populator', DataVolumeSource.populator({ apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'nightly' }),
    { dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'nightly' } }],
  ['populator of the core group', DataVolumeSource.populator({ kind: 'PersistentVolumeClaim', name: 'root' }),
    { dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'root' } }],
])('%s', (_, source, wire) => expect(DATA_VOLUME_SOURCES.of(source)).toEqual(wire));
