import type { Change } from './change';
import type { Json, JsonObject } from './guest';
import type { OtherKind } from './other-kind';

const VERSION = 'cdi.kubevirt.io/v1beta1';
const SIZE = { resources: { requests: { storage: '1Gi' } } };
const HTTP = { http: { url: 'https://images.example/disk.img' } };
const REGISTRY = { registry: { url: 'docker://registry.example/disk:1' } };
const IMAGEIO = { url: 'https://engine.example/api', diskId: 'd', secretRef: 's', certConfigMap: 'c' };
const VDDK = { url: 'https://vc.example/sdk', uuid: 'u', backingFile: 'f', thumbprint: 't', secretRef: 's' };
const DIGEST = 'a'.repeat(64);

const urls = (source: string, rest: JsonObject = {}): Json[] => [
  'https://h/a.img', '', 'h/a.img', 'ftp://h/a', 'gs://b/o', 'http://h:port/a', 'http://h/%zz', 'HTTP://h', '/a',
].map((url) => ({ [source]: { ...rest, url } }));

/** What a volume is filled from, right and wrong. */
const SOURCES: readonly Json[] = [
  {}, HTTP, { blank: {} }, { upload: {} }, { ...HTTP, blank: {} }, { pvc: { name: 'p', namespace: 'images' } }, { pvc: { name: '', namespace: 'images' } },
  { snapshot: { name: 's', namespace: 'images' } }, { snapshot: { name: 's' } },
  ...urls('http'), ...urls('s3'), ...urls('gcs'), ...urls('imageio', IMAGEIO), ...urls('vddk', VDDK),
  { http: { ...HTTP.http, checksum: `sha256:${DIGEST}` } }, { http: { ...HTTP.http, checksum: 'sha256:a' } }, { http: { ...HTTP.http, checksum: `crc:${DIGEST}` } },
  REGISTRY, { registry: {} }, { registry: { url: 'quay.io/x' } }, { registry: { url: 'docker://fedora:latest' } }, { registry: { url: 'oci-archive:/p' } },
  { registry: { ...REGISTRY.registry, pullMethod: 'node' } }, { registry: { ...REGISTRY.registry, pullMethod: 'Node' } },
  { registry: { imageStream: 'is' } }, { registry: { imageStream: 'is', pullMethod: 'node' } }, { registry: { ...REGISTRY.registry, imageStream: 'is' } },
  { imageio: { ...IMAGEIO, secretRef: '' } }, { imageio: { ...IMAGEIO, certConfigMap: '' } }, { imageio: { ...IMAGEIO, diskId: '' } },
  { vddk: { ...VDDK, thumbprint: '' } }, { vddk: { ...VDDK, uuid: '' } },
];

const TARGETS: readonly Change[] = [
  {
    path: 'spec.storage',
    values: [
      undefined, {}, ...['1M', '1023Ki', '0', '-1Gi', '1500m', '0.5Gi', 'big'].map((storage): Json => ({ resources: { requests: { storage } } })),
      { ...SIZE, accessModes: ['RWO'] }, { ...SIZE, accessModes: ['ReadWriteOnce', 'ReadWriteMany'] }, { ...SIZE, storageClassName: 'x'.repeat(254) },
      { ...SIZE, dataSourceRef: { kind: 'VolumeImportSource', name: 'v', apiGroup: 'cdi.kubevirt.io' } },
      { ...SIZE, dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'v', namespace: 'images' } }, { ...SIZE, dataSource: { kind: 'VolumeSnapshot', name: '' } },
      { ...SIZE, dataSource: { kind: 'Pod', name: 'v' } },
    ],
  },
  { path: 'spec.pvc', values: [{ ...SIZE, accessModes: ['ReadWriteOnce'] }, SIZE, { ...SIZE, accessModes: ['ReadWriteOnce', 'ReadOnlyMany'] }, { accessModes: ['Some'] }] },
  { path: 'spec.sourceRef', values: [{ kind: 'DataSource', name: 'golden' }, { kind: 'DataSource', name: '' }, { kind: 'Pod', name: 'golden' }, { kind: '', name: 'golden' }] },
  { path: 'spec.contentType', values: ['kubevirt', 'archive', 'other', ''] },
];

/** The kinds of CDI that its webhooks judge, by the topic of the rules. */
export const volumeKinds: Readonly<Record<string, OtherKind>> = {
  'data-volume': {
    manifest: { apiVersion: VERSION, kind: 'DataVolume', spec: { source: HTTP, storage: SIZE } },
    changes: [
      ...TARGETS,
      { path: 'spec.source', values: [undefined] },
      { path: 'spec.checkpoints', values: [[{ current: 'a', previous: '' }], [{ current: 'a' }]] },
      { path: 'spec.preallocation', values: [true, 'yes'] },
    ],
  },
  'data-volume-source': {
    manifest: { apiVersion: VERSION, kind: 'DataVolume', spec: { source: HTTP, storage: SIZE } },
    changes: [{ path: 'spec.source', values: SOURCES }],
  },
  'data-volume-population': {
    manifest: {
      apiVersion: VERSION,
      kind: 'DataVolume',
      spec: { storage: { ...SIZE, dataSourceRef: { kind: 'VolumeImportSource', name: 'v', apiGroup: 'cdi.kubevirt.io' } } },
    },
    changes: [
      { path: 'spec.source', values: [HTTP] },
      { path: 'spec.storage.dataSource', values: [{ kind: 'PersistentVolumeClaim', name: 'p' }] },
      { path: 'spec.storage.dataSourceRef', values: [undefined] },
      { path: 'spec.storage.dataSourceRef.apiGroup', values: [undefined, '', 'snapshot.storage.k8s.io'] },
      { path: 'spec.storage.dataSourceRef.kind', values: ['', 'PersistentVolumeClaim'] },
      { path: 'spec.storage.dataSourceRef.name', values: ['', undefined] },
      { path: 'spec.storage.dataSourceRef.namespace', values: ['', 'images'] },
    ],
  },
  'data-import-cron': {
    manifest: { apiVersion: VERSION, kind: 'DataImportCron', spec: { schedule: '0 0 * * *', managedDataSource: 'd', template: { spec: { source: REGISTRY, storage: SIZE } } } },
    changes: [
      {
        path: 'spec.schedule',
        values: ['', '*/15 * * * *', '0 0 * * 7', '0 0 0 * * *', '0 24 * * *', '@reboot', '@every 5', '@every 1h', '@hourly', 'daily', '0 0 * * MON-FRI', '? * * * ?', 'CRON_TZ=Asia/Tokyo 0 0 * * *', 'TZ=UTC', '0 0 L * *', '1-70 * * * *', '5-1 * * * *', '*/0 * * * *'],
      },
      { path: 'spec.managedDataSource', values: ['', 'x'.repeat(63), 'x'.repeat(64), undefined] },
      { path: 'spec.importsToKeep', values: [0, 3, -1] },
      { path: 'spec.garbageCollect', values: ['Never', 'Outdated', 'Always', ''] },
      { path: 'spec.retentionPolicy', values: ['None', 'Some'] },
      { path: 'spec.template.spec.source', values: SOURCES },
      { path: 'spec.template.spec.contentType', values: ['kubevirt'] },
      { path: 'spec.template.spec.checkpoints', values: [[{ current: 'a', previous: '' }], []] },
      { path: 'spec.template.spec.storage', values: [{}, undefined, { resources: { requests: { storage: '1k' } } }] },
    ],
  },
  'populator': {
    manifest: { apiVersion: VERSION, kind: 'VolumeImportSource', spec: { source: HTTP } },
    changes: [
      { path: 'spec.source', values: [...SOURCES, undefined] },
      { path: 'spec.contentType', values: ['archive', 'kubevirt', '', 'other'] },
      { path: 'spec.checkpoints', values: [[{ current: 'a', previous: '' }]] },
      { path: 'spec.targetClaim', values: ['claim', ''] },
    ],
  },
  'upload': {
    manifest: { apiVersion: VERSION, kind: 'VolumeUploadSource', spec: { contentType: 'kubevirt' } },
    changes: [{ path: 'spec.contentType', values: ['archive', '', 'other', undefined] }, { path: 'spec', values: [undefined, {}] }],
  },
  'object-transfer': {
    manifest: { apiVersion: VERSION, kind: 'ObjectTransfer', spec: { source: { kind: 'DataVolume', namespace: 'conformance', name: 'moved' }, target: { namespace: 'images' } } },
    clusterWide: true,
    changes: [
      { path: 'spec.source.kind', values: ['PersistentVolumeClaim', 'Pod', ''] },
      { path: 'spec.target', values: [{}, { name: 'b' }, undefined] },
    ],
  },
};
