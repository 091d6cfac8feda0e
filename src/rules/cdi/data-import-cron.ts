import type { DataImportCron, DataImportCronSpec, DataVolumeSourceRegistry } from '../../../imports/cdi.kubevirt.io';
import { hasTimeZone, isCronSchedule } from '../../kubernetes/cron-schedule';
import type { Manifest } from '../../manifests/manifest';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';

/** The name of a DataImportCron and of its DataSource become values of labels. */
const LONGEST_NAME = 63;
/** The Job of the first import is called `initial-job-<name>-<8 characters>`, which must fit 63 characters. */
const LONGEST_POLLED_NAME = 42;
const SOURCE = 'spec.template.spec.source';
const CDI = 'The webhook of CDI refuses';

type CronRule = Omit<ObjectRule, 'kinds' | 'check'> & { check(spec: DataImportCronSpec, manifest: Manifest): Iterable<Violation> };

function cronRule(rule: CronRule): ObjectRule {
  return { ...rule, kinds: ['cdi.kubevirt.io/DataImportCron'], check: (manifest) => rule.check((manifest as DataImportCron).spec, manifest) };
}

export const rules: readonly ObjectRule[] = [
  cronRule({
    id: 'data-import-cron/has-short-name',
    level: FindingLevel.REJECTED,
    summary: `The names of a DataImportCron and of its DataSource have at most ${LONGEST_NAME} characters`,
    why: `${CDI} longer ones: they become values of labels.`,
    fix: 'Shorten the name.',
    upstream: ['cdi:dic/name-length', 'cdi:dic/managed-data-source-length'],
    * check({ managedDataSource }, { metadata: { name = '' } }) {
      for (const [field, text] of [['metadata.name', name], ['spec.managedDataSource', managedDataSource]]) {
        if (text.length > LONGEST_NAME) yield { field, got: `${text.length} characters`, allowed: `at most ${LONGEST_NAME} characters` };
      }
    },
  }),
  cronRule({
    id: 'data-import-cron/imports-image-or-claim',
    level: FindingLevel.REJECTED,
    summary: 'A DataImportCron imports a registry image or clones a claim',
    why: `${CDI} every other source: there is nothing that could be polled for news.`,
    fix: 'Write template.spec.source.registry, or source.pvc; import anything else with a DataVolume.',
    upstream: ['cdi:dic/source'],
    * check({ template: { spec: { source } } }) {
      if (source?.registry ?? source?.pvc) return;
      yield { field: SOURCE, reported: 'spec.Template', got: source && Object.keys(source), allowed: 'registry or pvc' };
    },
  }),
  cronRule({
    id: 'data-import-cron/sets-only-what-is-its-own',
    level: FindingLevel.REJECTED,
    summary: 'The template of a DataImportCron has no sourceRef, contentType or checkpoints',
    why: `${CDI} them, whatever they say.`,
    fix: 'Remove the field.',
    upstream: ['cdi:dic/unsettable'],
    * check({ template: { spec } }) {
      const set = [
        ['sourceRef', spec.sourceRef !== undefined],
        ['contentType', Boolean(spec.contentType)],
        ['checkpoints', Boolean(spec.checkpoints?.length)],
        ['finalCheckpoint', Boolean(spec.finalCheckpoint)],
      ] as const;
      for (const [key] of set.filter(([, given]) => given)) {
        yield { field: `spec.template.spec.${key}`, reported: 'spec.Template', got: spec[key], allowed: 'nothing' };
      }
    },
  }),
  cronRule({
    id: 'data-import-cron/has-valid-schedule',
    level: FindingLevel.REJECTED,
    summary: 'The schedule has five fields, is a word such as @daily, or is empty',
    why: `${CDI} what its cron parser cannot read; a time zone without fields crashes it.`,
    fix: 'Write minute, hour, day of the month, month and day of the week (0 to 6, or SUN to SAT): "0 3 * * *".',
    upstream: ['cdi:dic/schedule'],
    * check({ schedule }) {
      if (schedule === '' || isCronSchedule(schedule)) return;
      yield { field: 'spec.schedule', reported: 'spec.Schedule', got: schedule, allowed: 'five fields, @hourly, @daily, @weekly, @monthly, @yearly or @every <duration>' };
    },
  }),
  cronRule({
    id: 'data-import-cron/keeps-known-number',
    level: FindingLevel.REJECTED,
    summary: 'A DataImportCron keeps no negative number of imports',
    why: `${CDI} it.`,
    fix: 'Write 1 or more, or leave it out: then it is 3.',
    upstream: ['cdi:dic/imports-to-keep'],
    * check({ importsToKeep }) {
      if (importsToKeep !== undefined && importsToKeep < 0) {
        yield { field: 'spec.importsToKeep', reported: 'spec.ImportsToKeep', got: importsToKeep, allowed: 'at least 1' };
      }
    },
  }),
  cronRule({
    id: 'data-import-cron/collects-known-garbage',
    level: FindingLevel.REJECTED,
    summary: 'Old imports are collected when Outdated, or Never',
    why: `${CDI} every other word, an empty one too.`,
    fix: 'Write Outdated or Never, or leave it out: then it is Outdated.',
    upstream: ['cdi:dic/garbage-collect'],
    * check({ garbageCollect }) {
      if (garbageCollect === undefined || garbageCollect === 'Never' || garbageCollect === 'Outdated') return;
      yield { field: 'spec.garbageCollect', reported: 'spec.GarbageCollect', got: garbageCollect, allowed: 'Outdated, Never' };
    },
  }),
  cronRule({
    id: 'data-import-cron/names-data-source',
    level: FindingLevel.REJECTED,
    summary: 'A DataImportCron names the DataSource that it keeps up to date',
    why: `${CDI} an empty name.`,
    fix: 'Write the name by which VMs refer to the image.',
    upstream: ['cdi:dic/managed-data-source'],
    * check({ managedDataSource }) {
      if (managedDataSource === '') yield { field: 'spec.managedDataSource', reported: 'spec.ManagedDataSource', got: '', allowed: 'a name' };
    },
  }),
  cronRule({
    id: 'data-import-cron/leaves-room-for-job-name',
    level: FindingLevel.ADVISED,
    summary: `A DataImportCron that polls a registry has a name of at most ${LONGEST_POLLED_NAME} characters`,
    why: 'CDI admits 63, but names a CronJob (52 characters in Kubernetes) and a Job after it: 43 characters lose the first import, more never poll.',
    fix: 'Shorten the name.',
    upstream: ['cdi:late/dic-name'],
    * check(spec, { metadata: { name = '' } }) {
      if (!polledByJob(spec) || name.length <= LONGEST_POLLED_NAME || name.length > LONGEST_NAME) return;
      yield { field: 'metadata.name', got: `${name.length} characters`, allowed: `at most ${LONGEST_POLLED_NAME} characters` };
    },
  }),
  cronRule({
    id: 'data-import-cron/has-no-time-zone',
    level: FindingLevel.ADVISED,
    summary: 'The schedule of a DataImportCron that polls by pod has no time zone',
    why: 'CDI admits TZ= and CRON_TZ=, but Kubernetes refuses the CronJob it makes of it: the image is never polled.',
    fix: 'Write the schedule in UTC, or pull by node.',
    upstream: ['cdi:late/dic-timezone'],
    * check(spec) {
      if (polledByJob(spec) && hasTimeZone(spec.schedule) && isCronSchedule(spec.schedule)) {
        yield { field: 'spec.schedule', got: spec.schedule, allowed: 'a schedule without TZ= or CRON_TZ=' };
      }
    },
  }),
  cronRule({
    id: 'data-import-cron/polls-tag',
    level: FindingLevel.ADVISED,
    summary: 'A DataImportCron polls a tag of a registry',
    why: 'CDI appends the digest it finds to the url: one with a digest already breaks, and an archive has none to find.',
    fix: 'Write docker://, the repository and a tag; import a fixed digest with a DataVolume.',
    upstream: ['cdi:late/dic-digest-url', 'cdi:late/dic-oci-archive'],
    * check(spec) {
      const { url = '' } = registryOf(spec) ?? {};
      if (/^docker:.*@/.test(url) || url.startsWith('oci-archive:')) yield { field: `${SOURCE}.registry.url`, got: url, allowed: 'docker://<repository>:<tag>' };
    },
  }),
  cronRule({
    id: 'data-import-cron/keeps-imports',
    level: FindingLevel.ADVISED,
    summary: 'A DataImportCron keeps at least one import',
    why: 'With importsToKeep 0 CDI deletes the image that it has just imported, and imports it again, without end.',
    fix: 'Write 1 or more.',
    upstream: ['cdi:late/dic-keep-zero'],
    * check({ importsToKeep, garbageCollect }) {
      if (importsToKeep === 0 && garbageCollect !== 'Never') yield { field: 'spec.importsToKeep', got: 0, allowed: 'at least 1' };
    },
  }),
];

function registryOf({ template: { spec } }: DataImportCronSpec): DataVolumeSourceRegistry | undefined {
  return spec.source?.registry;
}

/** Whether a Job polls the registry: the node polls images that it pulls, and the controller image streams and claims. */
function polledByJob(spec: DataImportCronSpec): boolean {
  const registry = registryOf(spec);
  return registry?.url !== undefined && registry.pullMethod !== 'node';
}
