import { must, natural } from './check';
import type { Check } from './check';
import { definePlacesRule } from './places';
import type { Places } from './places';
import { podFailurePolicy } from './pod-failure-policy';
import { hasTimeZone, isCronSchedule } from '../../kubernetes/cron-schedule';
import { DNS_LABEL, DNS_LABEL_WORDS, isDnsLabel } from '../../kubernetes/dns-name';
import { isTimeZone } from '../../kubernetes/time-zone';
import type { ObjectRule } from '../rule';

const JOBS = { 'batch/Job': 'spec', 'batch/CronJob': 'spec.jobTemplate.spec' };
const INDEXED = ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'];
const COUNTS = ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished', 'backoffLimitPerIndex', 'maxFailedIndexes'];

const indexed: Check = function* (job: { readonly [field: string]: unknown }) {
  if (job.completionMode === 'Indexed') {
    if (job.completions === undefined && job.parallelism !== undefined) yield { field: 'completions', allowed: 'a number with completionMode Indexed' };
    if (job.maxFailedIndexes !== undefined && job.backoffLimitPerIndex === undefined) yield { field: 'backoffLimitPerIndex', allowed: 'a number with maxFailedIndexes' };
    return;
  }
  for (const field of INDEXED) if (job[field] !== undefined) yield { field, got: job[field], allowed: 'nothing, or completionMode Indexed' };
};
const ownSelector = must(({ selector, manualSelector }) => (selector !== undefined) === (manualSelector === true), 'a selector with manualSelector: true, and without it none');
const neverSelector = must(({ selector }) => selector === undefined, 'no selector: the controller makes it');

function within(checks: Readonly<Record<string, Check>>): Places {
  return Object.fromEntries(Object.entries(JOBS).map(([kind, spec]) => [
    kind, Object.fromEntries(Object.entries(checks).map(([path, check]) => [path ? `${spec}.${path}` : spec, check])),
  ]));
}

/** The name becomes a label of the pods, and with an index the host name of one. */
const nameOfJob: Check = function* ({ metadata, spec }) {
  const { name = '' } = metadata ?? {};
  const { manualSelector, completionMode, completions = 0 } = spec ?? {};
  const longest = manualSelector ? Infinity : DNS_LABEL.longest;
  if (name.length > longest) yield { field: 'metadata.name', got: `${name.length} characters`, allowed: `at most ${longest} characters` };
  if (completionMode === 'Indexed' && completions > 0 && !isDnsLabel(`${name}-${completions - 1}`)) {
    yield { field: 'metadata.name', got: name, allowed: `a name that is, with -${completions - 1} behind it, ${DNS_LABEL_WORDS}` };
  }
};

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'job/has-valid-failure-policy',
    summary: 'Each rule of a podFailurePolicy must be about exit codes or conditions, in pods that are not restarted',
    fix: 'Write onExitCodes with codes in ascending order, or onPodConditions; restartPolicy: Never.',
    places: within({ '': podFailurePolicy }),
  }),
  definePlacesRule({
    id: 'job/has-valid-name',
    summary: 'The name of a Job must be one that a label can have, and that of an indexed Job the name of a host',
    fix: 'Write a shorter name.',
    places: { 'batch/Job': { '': nameOfJob } },
  }),
  definePlacesRule({
    id: 'job/fits-bounds',
    summary: 'Numbers of a Job must not be negative',
    fix: 'Write 0 or more.',
    places: within(Object.fromEntries(COUNTS.map((field) => [field, natural]))),
  }),
  definePlacesRule({
    id: 'job/matches-completion-mode',
    summary: 'What counts the indexes of a Job must stand in an indexed Job, which has completions',
    fix: 'Write completionMode: Indexed with completions, or remove the field.',
    places: within({ '': indexed }),
  }),
  definePlacesRule({
    id: 'job/excludes-selector',
    summary: 'A Job must not have a selector of its own, unless it says that it has',
    fix: 'Remove selector and manualSelector.',
    places: { 'batch/Job': { spec: ownSelector }, 'batch/CronJob': { 'spec.jobTemplate.spec': neverSelector } },
  }),
  definePlacesRule({
    id: 'job/has-valid-schedule',
    summary: 'A CronJob must have a schedule of five fields or a word such as @daily, and no time zone in it',
    fix: 'Write minute, hour, day, month and day of the week, and the time zone in timeZone.',
    places: {
      'batch/CronJob': {
        'spec.schedule': must((schedule) => !hasTimeZone(schedule) && isCronSchedule(schedule), 'five fields, or a word such as @daily'),
        'spec.timeZone': must((zone: string) => isTimeZone(zone), 'the name of a time zone, such as Europe/Berlin'),
        'spec.startingDeadlineSeconds': natural,
        'spec.successfulJobsHistoryLimit': natural,
        'spec.failedJobsHistoryLimit': natural,
      },
    },
  }),
];
