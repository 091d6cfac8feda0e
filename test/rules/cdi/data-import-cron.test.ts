import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { importCron, volumeTable } from '../volume-table';
import type { VolumeRow } from '../volume-table';

says({
  'data-import-cron/avoids-written-data-source': { level: FindingLevel.ADVISED, allowed: 'a name that DataImportCron i does not manage' },
  'data-import-cron/has-unique-data-source': { level: FindingLevel.UNSTARTABLE, allowed: 'a DataSource that no other DataImportCron manages' },
  'data-import-cron/has-known-retention': { level: FindingLevel.ADVISED, allowed: 'All, None' },
  'data-import-cron/has-known-garbage-collect': { allowed: 'Outdated, Never', reported: 'spec.GarbageCollect' },
  'data-import-cron/excludes-time-zone': { level: FindingLevel.UNSTARTABLE, allowed: 'a schedule without TZ= or CRON_TZ=' },
  'data-import-cron/has-valid-name': { allowed: 'at most 63 characters' },
  'data-import-cron/has-valid-schedule': {
    allowed: 'five fields, @hourly, @daily, @weekly, @monthly, @yearly or @every <duration>',
    reported: 'spec.Schedule',
  },
  'data-import-cron/has-known-source': { allowed: 'registry or pvc', reported: 'spec.Template' },
  'data-import-cron/avoids-keeping-no-import': { level: FindingLevel.ADVISED, allowed: 'at least 1' },
  'data-import-cron/has-valid-imports-to-keep': { allowed: 'at least 1', reported: 'spec.ImportsToKeep' },
  'data-import-cron/fits-job-name': { level: FindingLevel.ADVISED, allowed: 'at most 42 characters' },
  'data-import-cron/requires-data-source': { allowed: 'a name', reported: 'spec.ManagedDataSource' },
  'data-import-cron/excludes-fixed-image': { level: FindingLevel.UNSTARTABLE, allowed: 'docker://<repository>:<tag>' },
  'data-import-cron/excludes-unsettable-fields': { allowed: 'nothing', reported: 'spec.Template' },
  'data-volume-source/requires-multistage-for-checkpoints': { level: FindingLevel.ADVISED, allowed: 'only with vddk or imageio' },
  'data-volume-source/requires-one-source': {
    allowed: 'exactly one of http, s3, gcs, registry, pvc, upload, blank, imageio, vddk, snapshot',
    reported: 'Template.source',
  },
  'data-volume/requires-size': { allowed: 'a size such as 30Gi', reported: 'Template.Storage.resources.requests.size' },
});

const cron = (spec: Json) => importCron(spec);
const source = (registry: Json) => ({ template: { spec: { source: { registry } } } });
const clone = { template: { spec: { source: { registry: undefined, pvc: { name: 's', namespace: 'y' } } } } };

describe('the name of a DataImportCron', () => {
  const named = (length: number, spec: Json = {}) => judge(importCron(spec, { name: 'a'.repeat(length) }));

  test('has at most 42 characters where a Job polls, and never more than 63', () => {
    expect(named(42)).toEqual([]);
    expect(named(43)).toEqual([['data-import-cron/fits-job-name', 'metadata.name', '43 characters']]);
    expect(named(44)).toEqual([['data-import-cron/fits-job-name', 'metadata.name', '44 characters', { level: FindingLevel.UNSTARTABLE }]]);
    expect(named(63)).toEqual([['data-import-cron/fits-job-name', 'metadata.name', '63 characters', { level: FindingLevel.UNSTARTABLE }]]);
    expect(named(64)).toEqual([['data-import-cron/has-valid-name', 'metadata.name', '64 characters']]);
  });

  test('has at most 63 characters where a node polls, or the controller', () => {
    expect(named(63, source({ pullMethod: 'node' }))).toEqual([]);
    expect(named(63, source({ url: undefined, imageStream: 'i', pullMethod: 'node' }))).toEqual([]);
    expect(named(63, clone)).toEqual([]);
    expect(named(64, clone)).toEqual([['data-import-cron/has-valid-name', 'metadata.name', '64 characters']]);
  });
});

describe('the name of the DataSource', () => volumeTable([
  ['has at most 63 characters', { managedDataSource: 'a'.repeat(63) }],
  ['may have any characters', { managedDataSource: 'Bad_Name' }],
  ['must not have 64 characters', { managedDataSource: 'a'.repeat(64) }, ['data-import-cron/has-valid-name', 'spec.managedDataSource', '64 characters']],
  ['must not be empty', { managedDataSource: '' }, ['data-import-cron/requires-data-source', 'spec.managedDataSource', '']],
], cron));

describe('data-import-cron/has-known-source', () => {
  const rule = 'data-import-cron/has-known-source';
  volumeTable([
    ['an image', {}],
    ['a claim, which has a size', { template: { spec: { ...clone.template.spec, storage: { resources: undefined } } } }],
    ['HTTP', { template: { spec: { source: { registry: undefined, http: { url: 'http://h/a' } } } } }, [rule, 'spec.template.spec.source', '["http"]']],
    ['no source', { template: { spec: { source: undefined } } }, [rule, 'spec.template.spec.source']],
  ], cron);
});

describe('data-import-cron/excludes-unsettable-fields', () => {
  const rule = 'data-import-cron/excludes-unsettable-fields';
  const template = (spec: Json) => ({ template: { spec } });
  volumeTable([
    ['sourceRef', template({ source: undefined, sourceRef: { kind: 'DataSource', name: 'd' } }),
      ['data-import-cron/has-known-source', 'spec.template.spec.source'],
      [rule, 'spec.template.spec.sourceRef', '{"kind":"DataSource","name":"d"}']],
    ['contentType', template({ contentType: 'kubevirt' }), [rule, 'spec.template.spec.contentType', 'kubevirt']],
    ['checkpoints', template({ checkpoints: [{ current: 'c', previous: '' }] }),
      [rule, 'spec.template.spec.checkpoints', '[{"current":"c","previous":""}]'],
      ['data-volume-source/requires-multistage-for-checkpoints', 'spec.template.spec.checkpoints', '1 with registry']],
    ['finalCheckpoint', template({ finalCheckpoint: true }), [rule, 'spec.template.spec.finalCheckpoint', 'true']],
    ['what is false or empty', template({ finalCheckpoint: false, checkpoints: [] })],
  ], cron);
});

describe('data-import-cron/has-valid-schedule', () => {
  const accepted = ['', '*/15 * * * *', '0 0 * * MON-FRI', '@hourly', '@daily', '@midnight', '@every 1h', '@every 1h30.5m', '0 0 * JAN sun', '? * * * ?',
    '0,30 1-5/2 1 1 0', ' 0  0 * * 6 ', '5/10 * * * *', '*-foo * * * *', ', * * * *', '+5 * * * *'];
  const refused = ['0 0 * * 7', '0 0 0 * * *', '0 24 * * *', '60 * * * *', '0 0 0 * *', '0 0 * 13 *', '@reboot', '@every 5', '@every', '0 0 L * *', 'daily',
    '5-1 * * * *', '*/0 * * * *', '1-2-3 * * * *', '1/2/3 * * * *', '* * * *', 'TZ=UTC', '- * * * *'];
  volumeTable([
    ...accepted.map((schedule): VolumeRow => [`accepts "${schedule}"`, { schedule }]),
    ...refused.map((schedule): VolumeRow => [`refuses "${schedule}"`, { schedule }, ['data-import-cron/has-valid-schedule', 'spec.schedule', schedule]]),
  ], cron);
});

describe('data-import-cron/excludes-time-zone', () => {
  const rule = 'data-import-cron/excludes-time-zone';
  volumeTable([
    ['a time zone where the node polls', { schedule: 'CRON_TZ=Asia/Tokyo 0 0 * * *', ...source({ pullMethod: 'node' }) }],
    ['a time zone where a Job polls', { schedule: 'CRON_TZ=UTC 0 0 * * *' }, [rule, 'spec.schedule', 'CRON_TZ=UTC 0 0 * * *']],
    ['a time zone in short', { schedule: 'TZ=UTC 0 0 * * *' }, [rule, 'spec.schedule', 'TZ=UTC 0 0 * * *']],
    ['a time zone of a schedule that is refused', { schedule: 'TZ=UTC 0 0 * * 7' },
      ['data-import-cron/has-valid-schedule', 'spec.schedule', 'TZ=UTC 0 0 * * 7']],
  ], cron);
});

describe('a DataImportCron keeps', () => {
  const collects = (garbageCollect: string): VolumeRow => (
    [`imports with garbageCollect "${garbageCollect}"`, { garbageCollect }, ['data-import-cron/has-known-garbage-collect', 'spec.garbageCollect', garbageCollect]]
  );
  volumeTable([
    ['one import', { importsToKeep: 1, garbageCollect: 'Outdated' }],
    ['all imports, where none is collected', { importsToKeep: 0, garbageCollect: 'Never' }],
    ['no import', { importsToKeep: 0 }, ['data-import-cron/avoids-keeping-no-import', 'spec.importsToKeep', '0']],
    ['a negative number of imports', { importsToKeep: -1 }, ['data-import-cron/has-valid-imports-to-keep', 'spec.importsToKeep', '-1']],
    collects('Always'),
    collects(''),
  ], cron);
});

describe('data-import-cron/excludes-fixed-image', () => {
  const rule = 'data-import-cron/excludes-fixed-image';
  const URL = 'spec.template.spec.source.registry.url';
  volumeTable([
    ['a repository without a tag', source({ url: 'docker://q/i' })],
    ['an image stream', source({ url: undefined, imageStream: 'i', pullMethod: 'node' })],
    ['a digest', source({ url: 'docker://q/i@sha256:abc' }), [rule, URL, 'docker://q/i@sha256:abc']],
    ['an archive', source({ url: 'oci-archive:/x' }), [rule, URL, 'oci-archive:/x']],
    ['an archive whose path looks like an image', source({ url: 'oci-archive:/docker:a' }), [rule, URL, 'oci-archive:/docker:a']],
  ], cron);
});

describe('the template is a DataVolume', () => volumeTable([
  ['which has a size', { template: { spec: { storage: { resources: undefined } } } },
    ['data-volume/requires-size', 'spec.template.spec.storage.resources.requests.storage']],
  ['which has one source', { template: { spec: { source: { blank: {} } } } },
    ['data-volume-source/requires-one-source', 'spec.template.spec.source', '["registry","blank"]']],
], cron));

describe('the DataSource of a DataImportCron', () => {
  const other = (managedDataSource: string, namespace = 'y') => importCron({ managedDataSource }, { name: 'j', namespace });
  const dataSource = (metadata: Json) => ({
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataSource',
    metadata: { name: 'd', namespace: 'y', ...metadata },
    spec: { source: { pvc: { name: 'p', namespace: 'y' } } },
  });

  test.each<[string, Json, ...Verdict[]]>([
    ['managed by another one too', other('d'), ['data-import-cron/has-unique-data-source', 'spec.managedDataSource', 'd']],
    ['of another namespace', other('d', 'z')],
    ['of another name', other('e')],
    ['written as well', dataSource({}), ['data-import-cron/avoids-written-data-source', 'metadata.name', 'd']],
    ['written with the label of another', dataSource({ labels: { 'cdi.kubevirt.io/dataImportCron': 'j' } }),
      ['data-import-cron/avoids-written-data-source', 'metadata.name', 'd']],
    ['written as CDI has it', dataSource({ labels: { 'cdi.kubevirt.io/dataImportCron': 'i' } })],
    ['written in another namespace', dataSource({ namespace: 'z' })],
    ['of another name, written', dataSource({ name: 'e' })],
  ])('%s', (_, more, ...found) => expect(judge([importCron(), more])).toEqual(found));

  test('without a DataImportCron it is written', () => expect(judge(dataSource({}))).toEqual([]));
});

describe('data-import-cron/has-known-retention', () => volumeTable([
  ['All', { retentionPolicy: 'All' }],
  ['None', { retentionPolicy: 'None' }],
  ['another case', { retentionPolicy: 'none' }, ['data-import-cron/has-known-retention', 'spec.retentionPolicy', 'none']],
], importCron));
