import { isCronSchedule } from '../../kubernetes/cron-schedule';
import { isTimeZone } from '../../kubernetes/time-zone';
import { textAt, textsAt } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'workflow-schedule/is-valid',
    level: FindingLevel.UNSTARTABLE,
    subject: objectsOf<Manifest>('argoproj.io/CronWorkflow'),
    summary: 'The schedules and the time zone of a CronWorkflow must be such as there are',
    why: 'The API server takes any text. Argo sets the condition SpecError (cron schedule is malformed, `ValidateCronWorkflow`), and never makes a workflow.',
    fix: 'Write minute, hour, day of the month, month and day of the week, such as 0 2 * * *, and a time zone such as Europe/Berlin.',
    * check({ spec }) {
      for (const [i, got] of textsAt(spec, 'schedules').entries()) {
        if (!isCronSchedule(got)) yield { field: `spec.schedules[${i}]`, got, allowed: 'five fields, or a word such as @daily' };
      }
      const timezone = textAt(spec, 'timezone');
      if (timezone && !isTimeZone(timezone)) yield { field: 'spec.timezone', got: timezone, allowed: 'a name such as Europe/Berlin' };
    },
  }),
];
