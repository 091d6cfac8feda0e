import type { DataImportCron, DataImportCronSpec } from '../../../imports/cdi.kubevirt.io';
import { hasTimeZone, isCronSchedule } from '../../kubernetes/cron-schedule';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { DATA_IMPORT_CRON } from '../../manifests/volume-import';
import { defineRule, defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import { specsOf } from '../subjects/object-spec';

/** Names of a DataImportCron and of its DataSource become values of labels. */
const LONGEST_NAME = 63;
/** The Job of the first import is called `initial-job-<name>-<8 characters>`, which must fit 63 characters. */
const LONGEST_POLLED_NAME = 42;
/** The CronJob is called `<name>-<8 characters>`, which must fit 52 characters. */
const LONGEST_CRON_JOB_NAME = 43;
const DESCRIPTORS = ['@hourly', '@daily', '@weekly', '@monthly', '@yearly', '@every <duration>'];
const RETENTION: readonly string[] = ['All', 'None'];
const GARBAGE_COLLECT: readonly string[] = ['Outdated', 'Never'];
/** On a DataSource, the DataImportCron that manages it. */
const MANAGED_BY = 'cdi.kubevirt.io/dataImportCron';
const POLLED = 'template.spec.source.registry.url';

const cron = objectsOf<DataImportCron>(DATA_IMPORT_CRON);
const cronSpec = specsOf<DataImportCron>(DATA_IMPORT_CRON);
/** The DataVolume that a cron makes; upstream reports it as a whole. */
const template = partsOf(cronSpec, ({ template: { spec } }) => [{ value: spec, path: 'template.spec', reported: 'Template' }]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'data-import-cron/has-valid-name',
    level: FindingLevel.REJECTED,
    subject: cron,
    summary: `The names of a DataImportCron and of its DataSource must have at most ${LONGEST_NAME} characters`,
    why: 'CDI refuses longer ones: they become values of labels.',
    fix: 'Shorten the name.',
    upstream: ['cdi:dic/name-length', 'cdi:dic/managed-data-source-length'],
    * check({ metadata: { name = '' }, spec: { managedDataSource } }) {
      for (const [field, text] of [['metadata.name', name], ['spec.managedDataSource', managedDataSource]]) {
        if (text.length > LONGEST_NAME) yield { field, got: `${text.length} characters`, allowed: `at most ${LONGEST_NAME} characters` };
      }
    },
  }),
  defineRule({
    id: 'data-import-cron/has-known-source',
    level: FindingLevel.REJECTED,
    subject: template,
    summary: 'A DataImportCron must import a registry image or clone a PersistentVolumeClaim',
    why: 'CDI refuses every other source: nothing in it could be polled for updates.',
    fix: 'Write template.spec.source.registry, or source.pvc; import anything else with a DataVolume.',
    upstream: ['cdi:dic/source'],
    * check({ source }) {
      if (source?.registry ?? source?.pvc) return;
      yield { field: 'source', reported: '', got: source && Object.keys(source), allowed: 'registry or pvc' };
    },
  }),
  defineRule({
    id: 'data-import-cron/excludes-unsettable-fields',
    level: FindingLevel.REJECTED,
    subject: template,
    summary: 'The template of a DataImportCron must not have sourceRef, contentType, checkpoints or finalCheckpoint',
    why: 'CDI refuses them whatever their value, contentType: kubevirt included; only an empty list and false pass.',
    fix: 'Remove the field.',
    upstream: ['cdi:dic/unsettable'],
    * check({ sourceRef, contentType, checkpoints, finalCheckpoint }) {
      const unsettable = { sourceRef, contentType, checkpoints: checkpoints?.length ? checkpoints : undefined, finalCheckpoint };
      for (const [field, got] of Object.entries(unsettable)) {
        if (got) yield { field, reported: '', got, allowed: 'nothing' };
      }
    },
  }),
  defineRule({
    id: 'data-import-cron/has-valid-schedule',
    level: FindingLevel.REJECTED,
    subject: cronSpec,
    summary: 'The schedule of a DataImportCron must be five fields, a descriptor such as @daily, or empty',
    why: 'CDI refuses what its cron parser cannot read; a time zone without fields crashes it.',
    fix: 'Write minute, hour, day of the month, month and day of the week (0 to 6, or SUN to SAT): "0 3 * * *".',
    upstream: ['cdi:dic/schedule'],
    * check({ schedule }) {
      if (schedule === '' || isCronSchedule(schedule)) return;
      yield { field: 'schedule', reported: 'Schedule', got: schedule, allowed: `five fields, ${alternatives(DESCRIPTORS)}` };
    },
  }),
  defineRule({
    id: 'data-import-cron/has-valid-imports-to-keep',
    level: FindingLevel.REJECTED,
    subject: cronSpec,
    summary: 'The number of imports that a DataImportCron keeps must not be negative',
    why: 'CDI refuses a negative importsToKeep.',
    fix: 'Write 1 or more, or leave it out: then it is 3.',
    upstream: ['cdi:dic/imports-to-keep'],
    * check({ importsToKeep: got }) {
      if (got !== undefined && got < 0) yield { field: 'importsToKeep', reported: 'ImportsToKeep', got, allowed: 'at least 1' };
    },
  }),
  defineRule({
    id: 'data-import-cron/has-known-garbage-collect',
    level: FindingLevel.REJECTED,
    subject: cronSpec,
    summary: `garbageCollect of a DataImportCron must be ${GARBAGE_COLLECT.join(' or ')}`,
    why: 'CDI refuses every other value, an empty one too.',
    fix: `Write ${GARBAGE_COLLECT.join(' or ')}, or leave it out: then it is Outdated.`,
    upstream: ['cdi:dic/garbage-collect'],
    * check({ garbageCollect: got }) {
      if (got === undefined || GARBAGE_COLLECT.includes(got)) return;
      yield { field: 'garbageCollect', reported: 'GarbageCollect', got, allowed: GARBAGE_COLLECT.join(', ') };
    },
  }),
  defineRule({
    id: 'data-import-cron/has-known-retention',
    level: FindingLevel.ADVISED,
    subject: cronSpec,
    summary: `retentionPolicy of a DataImportCron must be ${RETENTION.join(' or ')}`,
    why: 'CDI takes any text, and all but None for All: the images stay when the DataImportCron goes.',
    fix: `Write ${RETENTION.join(' or ')}, or leave it out: then it is All.`,
    * check({ retentionPolicy: got }) {
      if (got !== undefined && !RETENTION.includes(got)) yield { field: 'retentionPolicy', got, allowed: RETENTION.join(', ') };
    },
  }),
  defineRule({
    id: 'data-import-cron/requires-data-source',
    level: FindingLevel.REJECTED,
    subject: cronSpec,
    summary: 'A DataImportCron must name the DataSource that it keeps up to date',
    why: 'CDI refuses an empty managedDataSource.',
    fix: 'Write the name by which VMs refer to the image.',
    upstream: ['cdi:dic/managed-data-source'],
    * check({ managedDataSource: got }) {
      if (got === '') yield { field: 'managedDataSource', reported: 'ManagedDataSource', got, allowed: 'a name' };
    },
  }),
  defineRule({
    id: 'data-import-cron/fits-job-name',
    level: FindingLevel.ADVISED,
    subject: cron,
    summary: `The name of a DataImportCron that polls a registry must have at most ${LONGEST_POLLED_NAME} characters`,
    why: 'CDI admits 63, but names a CronJob (52 characters in Kubernetes) and a Job after it: 43 characters lose the first import, more never poll.',
    fix: 'Shorten the name.',
    upstream: ['cdi:late/dic-name'],
    * check({ metadata: { name = '' }, spec }) {
      if (!isPolledByJob(spec) || name.length <= LONGEST_POLLED_NAME || name.length > LONGEST_NAME) return;
      const level = name.length > LONGEST_CRON_JOB_NAME ? { level: FindingLevel.UNSTARTABLE } : {};
      yield { field: 'metadata.name', got: `${name.length} characters`, allowed: `at most ${LONGEST_POLLED_NAME} characters`, ...level };
    },
  }),
  defineRule({
    id: 'data-import-cron/excludes-time-zone',
    level: FindingLevel.UNSTARTABLE,
    subject: cronSpec,
    summary: 'The schedule of a DataImportCron that polls a registry by pod must not have a time zone',
    why: 'CDI admits TZ= and CRON_TZ=, but Kubernetes refuses the CronJob that CDI makes of it: the image is never polled.',
    fix: 'Write the schedule in UTC, or pull by node.',
    upstream: ['cdi:late/dic-timezone'],
    * check(spec) {
      const { schedule: got } = spec;
      if (!isPolledByJob(spec) || !hasTimeZone(got) || !isCronSchedule(got)) return;
      yield { field: 'schedule', got, allowed: 'a schedule without TZ= or CRON_TZ=' };
    },
  }),
  defineRule({
    id: 'data-import-cron/excludes-fixed-image',
    level: FindingLevel.UNSTARTABLE,
    subject: cronSpec,
    summary: 'A DataImportCron must poll a tag of a registry, not a digest or an archive',
    why: 'CDI appends the digest that it finds to the URL: a URL that has one already breaks, and an archive has none to find.',
    fix: 'Write docker://, the repository and a tag; import a fixed digest with a DataVolume.',
    upstream: ['cdi:late/dic-digest-url', 'cdi:late/dic-oci-archive'],
    * check({ template: { spec: { source } } }) {
      const got = source?.registry?.url ?? '';
      if (/^docker:.*@/.test(got) || got.startsWith('oci-archive:')) yield { field: POLLED, got, allowed: 'docker://<repository>:<tag>' };
    },
  }),
  defineRule({
    id: 'data-import-cron/avoids-keeping-no-import',
    level: FindingLevel.ADVISED,
    subject: cronSpec,
    summary: 'A DataImportCron that collects old imports must keep at least one',
    why: 'With importsToKeep 0 CDI deletes the image that it has just imported, and imports it again, without end.',
    fix: 'Write 1 or more.',
    upstream: ['cdi:late/dic-keep-zero'],
    * check({ importsToKeep: got, garbageCollect }) {
      if (got === 0 && garbageCollect !== 'Never') yield { field: 'importsToKeep', got, allowed: 'at least 1' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'data-import-cron/has-unique-data-source',
    level: FindingLevel.UNSTARTABLE,
    summary: 'Two DataImportCrons must not manage one DataSource',
    why: 'CDI admits both, then works for the one that the DataSource is labelled with (ErrDataSourceAlreadyManaged): the other never imports.',
    fix: 'Write another managedDataSource, or remove one of them.',
    * check(manifests) {
      const managers = new Map<string, Manifest>();
      for (const manifest of cronsIn(manifests)) {
        const other = managers.get(managedBy(manifest));
        const got = manifest.spec.managedDataSource;
        if (other) yield { manifest, other, field: 'spec.managedDataSource', got, allowed: 'a DataSource that no other DataImportCron manages' };
        else managers.set(managedBy(manifest), manifest);
      }
    },
  }),
  defineCrossObjectRule({
    id: 'data-import-cron/avoids-written-data-source',
    level: FindingLevel.ADVISED,
    summary: 'The DataSource of a DataImportCron must not be written',
    why: `CDI makes it, and leaves alone one that is there without its label ${MANAGED_BY}: it never points to an import. What makes it again and again `
      + 'from a manifest takes it back from the newest import.',
    fix: 'Remove the DataSource. One of another name can point to it by source.dataSource.',
    * check(manifests) {
      const crons = new Map(cronsIn(manifests).map((manifest) => [managedBy(manifest), manifest]));
      if (!crons.size) return;
      for (const manifest of ofKind(manifests, 'cdi.kubevirt.io/DataSource')) {
        const { namespace, name, labels } = manifest.metadata;
        const other = crons.get(`${namespace}/${name}`);
        if (!other || labels?.[MANAGED_BY] === other.metadata.name) continue;
        yield { manifest, other, field: 'metadata.name', got: name, allowed: `a name that DataImportCron ${other.metadata.name} does not manage` };
      }
    },
  }),
];

function cronsIn(manifests: readonly Manifest[]): readonly (Manifest & DataImportCron)[] {
  return ofKind<Manifest & DataImportCron>(manifests, DATA_IMPORT_CRON);
}

/** The DataSource that a DataImportCron manages, by namespace and name. */
function managedBy({ metadata, spec }: Manifest & DataImportCron): string {
  return `${metadata.namespace}/${spec.managedDataSource}`;
}

/** Whether a Job polls the registry: the node polls images that it pulls, and the controller image streams and claims. */
function isPolledByJob({ template: { spec: { source } } }: DataImportCronSpec): boolean {
  return source?.registry?.url !== undefined && source.registry.pullMethod !== 'node';
}

function alternatives(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}
