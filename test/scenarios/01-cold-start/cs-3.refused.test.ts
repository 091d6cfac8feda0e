import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { DataImportCron, DataVolume, DataVolumeSource, DataVolumeStanza, GoldenImage } from '../../../src';
import { manifest, refused } from '../refused';

const storage = { resources: { requests: { storage: '10Gi' } } };
const http = { http: { url: 'https://example.com/ubuntu.qcow2', checksum: `sha256:${'0'.repeat(64)}` } };
const image = { registry: { url: 'docker://quay.io/containerdisks/ubuntu:22.04' } };
const registry = DataVolumeSource.registry(image.registry.url);
const size = Size.gibibytes(10);
const rwo = kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE;

const CDI = 'cdi.kubevirt.io/v1beta1';
const dataVolume = (chart: Chart, spec: object, name = 'ubuntu') => manifest(chart, { apiVersion: CDI, kind: 'DataVolume', metadata: { name }, spec });
const dataImportCron = (chart: Chart, name: string, source: object, spec: object = {}) => manifest(chart, {
  apiVersion: CDI,
  kind: 'DataImportCron',
  metadata: { name },
  spec: { schedule: '0 0 * * *', managedDataSource: name.slice(0, 8), template: { spec: { source, storage } }, ...spec },
});

refused({
  '01-cold-start/R22': [
    (chart) => dataVolume(chart, { source: http, storage, preloadPolicy: 'Always' }),
    'rejected schema/has-known-field spec.preloadPolicy: Always',
  ],
  '01-cold-start/R23': [
    (chart) => {
      dataVolume(chart, { source: http }, 'neither');
      dataVolume(chart, { source: http, storage, pvc: { accessModes: ['ReadWriteOnce'], ...storage } }, 'both');
    },
    'rejected data-volume/requires-one-target spec.storage: undefined',
    'rejected data-volume/requires-one-target spec.pvc: storage and pvc',
  ],
  '01-cold-start/R24': [
    (chart) => dataVolume(chart, { source: http, sourceRef: { kind: 'DataSource', name: 'ubuntu' }, storage }),
    'rejected data-volume-source/requires-one-source spec.source: ["http","sourceRef"]',
  ],
  '01-cold-start/R25': [
    (chart) => new DataVolume(chart, 'ubuntu', { source: DataVolumeSource.blank(), size, stanza: DataVolumeStanza.PVC, accessModes: [rwo, rwo] }),
    '[apps/ubuntu] accessModes: got ["ReadWriteOnce","ReadWriteOnce"]',
  ],
  '01-cold-start/R26': [
    (chart) => {
      dataImportCron(chart, 'http', http);
      dataImportCron(chart, 's3', { s3: { url: 'https://s3.example.com/images/ubuntu.raw', secretRef: 'keys' } });
      dataImportCron(chart, 'upload', { upload: {} });
      dataImportCron(chart, 'blank', { blank: {} });
      dataImportCron(chart, 'managed', image, { managedDataSource: 'd'.repeat(64) });
      dataImportCron(chart, 'n'.repeat(64), image);
      dataImportCron(chart, 'schedule', image, { schedule: 'daily' });
    },
    'rejected data-import-cron/has-known-source spec.template.spec.source: ["http"]',
    'rejected data-import-cron/has-known-source spec.template.spec.source: ["s3"]',
    'rejected data-import-cron/has-known-source spec.template.spec.source: ["upload"]',
    'rejected data-import-cron/has-known-source spec.template.spec.source: ["blank"]',
    'rejected data-import-cron/has-valid-name spec.managedDataSource: 64 characters',
    'rejected data-import-cron/has-valid-name metadata.name: 64 characters',
    'rejected data-import-cron/has-valid-schedule spec.schedule: daily',
  ],
  '01-cold-start/R27': [
    (chart) => dataVolume(chart, { source: { registry: { url: 'quay.io/containerdisks/ubuntu:22.04' } }, storage }),
    'rejected registry-source/has-valid-url spec.source.registry.url: quay.io/containerdisks/ubuntu:22.04',
  ],
  '01-cold-start/R28 below 1Mi': [
    (chart) => new GoldenImage(chart, 'ubuntu', { source: registry, size: Size.kibibytes(512) }),
    '[apps/ubuntu/Import] size: got "512Ki"',
  ],
  '01-cold-start/R28 below the virtual size and what the file system takes': [
    (chart) => new DataVolume(chart, 'ubuntu', {
      source: registry, size, virtualSize: size, stanza: DataVolumeStanza.PVC, accessModes: [rwo], volumeMode: kplus.PersistentVolumeMode.FILE_SYSTEM,
    }),
    '[apps/ubuntu] size: got "10Gi"',
  ],
  '01-cold-start/R29': [
    (chart) => new GoldenImage(chart, 'ubuntu', { source: DataVolumeSource.http('https://example.com/ubuntu.qcow2'), size }),
    'advised data-volume-url/avoids-unverified-image spec.source.http.checksum: undefined',
  ],
});

test('01-cold-start/R29 a changed DataImportCron has another name', () => {
  const chart = new Chart(new App(), 'apps', { namespace: 'apps' });
  const names = [10, 20].map((gibibytes) => {
    const scope = new Chart(chart, `${gibibytes}`, { namespace: 'apps' });
    return new DataImportCron(scope, 'ubuntu', { source: registry, size: Size.gibibytes(gibibytes), hasContentHash: true }).name;
  });
  expect(new Set(names).size).toBe(2);
});
