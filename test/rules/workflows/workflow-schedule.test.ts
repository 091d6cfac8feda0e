import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, object } from '../workload-table';

const rule = 'workflow-schedule/is-valid';
says({ [rule]: { level: FindingLevel.UNSTARTABLE, allowed: ['five fields, or a word such as @daily', 'a name such as Europe/Berlin'] } });

const cron = (spec: Json) => [object('argoproj.io/v1alpha1', 'CronWorkflow', 'c', { workflowSpec: { workflowTemplateRef: { name: 't' } }, ...spec })];
const found = (field: string, got: string): Verdict => [rule, `spec.${field}`, got];

appTable('workflow-schedule', [
  ['schedules', cron({ schedules: ['0 2 * * *', '@daily'], timezone: 'Europe/Berlin' })],
  ['words and steps', cron({ schedules: ['*/5 * * * 1-5', 'TZ=UTC 0 2 * * *'] })],
  ['one that is malformed', cron({ schedules: ['0 2 * * *', '0 25 * * *'] }), found('schedules[1]', '0 25 * * *')],
  ['one with a day that there is not', cron({ schedules: ['0 2 * * 9'] }), found('schedules[0]', '0 2 * * 9')],
  ['a time zone that there is not', cron({ schedules: ['0 2 * * *'], timezone: 'Europe/Berlim' }), found('timezone', 'Europe/Berlim')],
]);
