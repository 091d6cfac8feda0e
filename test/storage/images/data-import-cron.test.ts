import { Cron, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  DataImportCron, DataImportCronProps, DataImportGarbageCollection, DataImportRetention, DataVolumeSource, DataVolumeStanza,
} from '../../../src/storage';
import { newChart, object } from '../../compute/fixture';

const url = 'docker://quay.io/containerdisks/fedora:42';
const size = Size.gibibytes(10);
const MINIMAL = {
  schedule: '0 0 * * *',
  managedDataSource: 'fedora',
  template: { spec: { source: { registry: { url } }, storage: { resources: { requests: { storage: '10Gi' } } } } },
};

function made(props: Partial<DataImportCronProps> = {}) {
  const chart = newChart();
  const cron = new DataImportCron(chart, 'fedora', { source: DataVolumeSource.registry(url), size, ...props });
  return { cron, rendered: object(chart, 'DataImportCron') };
}

test('in the least', () => {
  expect(made().rendered).toEqual({
    apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataImportCron', metadata: { name: 'fedora', namespace: 'apps' }, spec: MINIMAL,
  });
});

test.each<[string, Partial<DataImportCronProps>, object]>([
  ['schedule', { schedule: Cron.schedule({ minute: '17', hour: '3' }) }, { schedule: '17 3 * * *' }],
  ['importsToKeep', { importsToKeep: 5 }, { importsToKeep: 5 }],
  ['garbageCollection', { garbageCollection: DataImportGarbageCollection.NEVER }, { garbageCollect: 'Never' }],
  ['retention', { retention: DataImportRetention.NONE }, { retentionPolicy: 'None' }],
  ['serviceAccount', { serviceAccount: kplus.ServiceAccount.fromServiceAccountName(newChart(), 'Importer', 'importer') }, { serviceAccountName: 'importer' }],
  ['managedDataSource', { managedDataSource: 'fedora-42' }, { managedDataSource: 'fedora-42' }],
  ['claim', {
    storageClassName: 'fast', stanza: DataVolumeStanza.PVC, accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE], preallocation: true,
  }, {
    template: {
      spec: {
        source: { registry: { url } },
        preallocation: true,
        pvc: { storageClassName: 'fast', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
      },
    },
  }],
])('renders %s', (_, props, spec) => expect(made(props).rendered.spec).toEqual({ ...MINIMAL, ...spec }));

test('tells the DataSource that CDI makes', () => {
  const { name, namespace } = made({ managedDataSource: 'fedora-42' }).cron.dataSource;
  expect({ name, namespace }).toEqual({ name: 'fedora-42', namespace: 'apps' });
});

test('a hash in the name is in that of the DataSource too', () => {
  const before = made({ hasContentHash: true });
  expect(before.rendered.metadata.name).toMatch(/^fedora-[0-9a-f]{8}$/);
  expect(before.rendered.spec.managedDataSource).toBe(before.rendered.metadata.name);
  expect(made({ hasContentHash: true, importsToKeep: 1 }).cron.name).not.toBe(before.cron.name);
  expect(made({ hasContentHash: true, managedDataSource: 'fedora' }).rendered.spec.managedDataSource).toBe('fedora');
});

test('imported', () => {
  const chart = newChart();
  const { kind, resourceType, name } = DataImportCron.fromDataImportCronName(chart, 'imported', 'fedora');
  expect({ kind, resourceType, name }).toEqual({ kind: 'DataImportCron', resourceType: 'dataimportcrons', name: 'fedora' });
  expect(Testing.synth(chart)).toEqual([]);
});

test('refuses an image without a size', () => {
  expect(() => made({ size: undefined })).toThrow('[chart/fedora] size: got undefined; allowed: a size of at least 1Mi.');
});
