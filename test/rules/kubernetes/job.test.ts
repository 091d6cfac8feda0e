import { kubernetesTable } from './table';
import { judge, says } from '../judge';

says({
  'job/excludes-selector': {
    allowed: [
      'a selector with manualSelector: true, and without it none',
      'no selector: the controller makes it',
    ],
  },
  'job/fits-bounds': { allowed: '0 or more' },
  'job/has-valid-schedule': {
    allowed: [
      'five fields, or a word such as @daily',
      'the name of a time zone, such as Europe/Berlin',
      '0 or more',
    ],
  },
  'job/has-valid-failure-policy': {
    allowed: [
      'FailIndex only with backoffLimitPerIndex', 'onExitCodes or onPodConditions', 'a container of the pod: c', '1 to 255 codes in ascending order', 'no 0 with In',
      'each code once', 'Never with podFailurePolicy',
    ],
  },
  'job/matches-completion-mode': { allowed: 'nothing, or completionMode Indexed' },
});

describe('job', () => kubernetesTable('job', [
  ['spec.activeDeadlineSeconds', -1, ['job/fits-bounds', 'spec.activeDeadlineSeconds', '-1']],
  ['spec.activeDeadlineSeconds', 0],
  ['spec.activeDeadlineSeconds', 1],
  ['spec.backoffLimit', -1, ['job/fits-bounds', 'spec.backoffLimit', '-1']],
  ['spec.backoffLimit', 0],
  ['spec.backoffLimitPerIndex', 1, ['job/matches-completion-mode', 'spec.backoffLimitPerIndex', '1']],
  [
    'spec.backoffLimitPerIndex',
    -1,
    ['job/fits-bounds', 'spec.backoffLimitPerIndex', '-1'],
    ['job/matches-completion-mode', 'spec.backoffLimitPerIndex', '-1'],
  ],
  ['spec.completions', -1, ['job/fits-bounds', 'spec.completions', '-1']],
  ['spec.completions', 0],
  ['spec.completions', 3],
  ['spec.maxFailedIndexes', 1, ['job/matches-completion-mode', 'spec.maxFailedIndexes', '1']],
  ['spec.parallelism', -1, ['job/fits-bounds', 'spec.parallelism', '-1']],
  ['spec.parallelism', 0],
  [
    'spec.selector',
    { matchLabels: { app: 'a' } },
    ['job/excludes-selector', 'spec', '{"template":{"metadata":{"labels":{"app":"a"}},"spec":{"containers":[{"name":"c","image":"i"}],"volu… (258 characters)'],
  ],
  [
    'spec.successPolicy',
    { rules: [{ succeededCount: 1 }] },
    ['job/matches-completion-mode', 'spec.successPolicy', '{"rules":[{"succeededCount":1}]}'],
  ],
  ['spec.podFailurePolicy', { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }] }],
  ['spec.podFailurePolicy', { rules: [{ action: 'FailJob', onExitCodes: { containerName: 'c', operator: 'In', values: [1, 42] } }] }],
  ['spec.podFailurePolicy', { rules: [{ action: 'Ignore', onExitCodes: { operator: 'NotIn', values: [0] } }] }],
  ['spec.podFailurePolicy', { rules: [{ action: 'Ignore' }] }, ['job/has-valid-failure-policy', 'spec.podFailurePolicy.rules[0]', 'nothing']],
  [
    'spec.podFailurePolicy',
    { rules: [{ action: 'Ignore', onExitCodes: { operator: 'In', values: [1] }, onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }] },
    ['job/has-valid-failure-policy', 'spec.podFailurePolicy.rules[0]', '["onExitCodes","onPodConditions"]'],
  ],
  [
    'spec.podFailurePolicy',
    { rules: [{ action: 'FailIndex', onExitCodes: { operator: 'In', values: [1] } }] },
    ['job/has-valid-failure-policy', 'spec.podFailurePolicy.rules[0].action', 'FailIndex'],
  ],
  [
    'spec.podFailurePolicy',
    { rules: [{ action: 'FailJob', onExitCodes: { containerName: 'd', operator: 'In', values: [2, 0, 2] } }] },
    ['job/has-valid-failure-policy', 'spec.podFailurePolicy.rules[0].onExitCodes.containerName', 'd'],
    ['job/has-valid-failure-policy', 'spec.podFailurePolicy.rules[0].onExitCodes.values', '[2,0,2]'],
    ['job/has-valid-failure-policy', 'spec.podFailurePolicy.rules[0].onExitCodes.values[1]', '0'],
    ['job/has-valid-failure-policy', 'spec.podFailurePolicy.rules[0].onExitCodes.values[2]', '2'],
  ],
  [
    'spec.podFailurePolicy',
    { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [] } }] },
    ['job/has-valid-failure-policy', 'spec.podFailurePolicy.rules[0].onExitCodes.values', 'nothing'],
  ],
  ['spec.ttlSecondsAfterFinished', -1, ['job/fits-bounds', 'spec.ttlSecondsAfterFinished', '-1']],
  ['spec.ttlSecondsAfterFinished', 0],
  ['metadata.name', 'x'.repeat(64), ['job/has-valid-name', 'metadata.name', '64 characters', { allowed: 'at most 63 characters' }]],
  ['metadata.name', 'x'.repeat(63)],
  ['spec', { completionMode: 'Indexed', completions: 11, template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } } }],
]));

describe('cron-job', () => kubernetesTable('cron-job', [
  ['spec.failedJobsHistoryLimit', -1, ['job/has-valid-schedule', 'spec.failedJobsHistoryLimit', '-1']],
  ['spec.failedJobsHistoryLimit', 0],
  ['spec.jobTemplate.spec.parallelism', -1, ['job/fits-bounds', 'spec.jobTemplate.spec.parallelism', '-1']],
  [
    'spec.jobTemplate.spec.selector',
    { matchLabels: { app: 'a' } },
    ['job/excludes-selector', 'spec.jobTemplate.spec', '{"template":{"metadata":{"labels":{"app":"a"}},"spec":{"containers":[{"name":"c","image":"i"}],"volu… (262 characters)'],
  ],
  ['spec.schedule', '', ['job/has-valid-schedule', 'spec.schedule', '']],
  ['spec.schedule', '*/15 * * * *'],
  ['spec.schedule', '@daily'],
  ['spec.startingDeadlineSeconds', -1, ['job/has-valid-schedule', 'spec.startingDeadlineSeconds', '-1']],
  ['spec.startingDeadlineSeconds', 0],
  ['spec.startingDeadlineSeconds', 5],
  ['spec.successfulJobsHistoryLimit', -1, ['job/has-valid-schedule', 'spec.successfulJobsHistoryLimit', '-1']],
  ['spec.successfulJobsHistoryLimit', 0],
  ['spec.timeZone', '', ['job/has-valid-schedule', 'spec.timeZone', '']],
  ['spec.timeZone', 'Europe/Berlin'],
  ['spec.timeZone', 'UTC'],
  ['spec.timeZone', 'CET'],
  ['spec.timeZone', 'Europe/Nowhere', ['job/has-valid-schedule', 'spec.timeZone', 'Europe/Nowhere']],
  ['spec.timeZone', 'europe/berlin', ['job/has-valid-schedule', 'spec.timeZone', 'europe/berlin']],
  ['spec.timeZone', 'Europe/BERLIN', ['job/has-valid-schedule', 'spec.timeZone', 'Europe/BERLIN']],
  ['spec.timeZone', 'Asia/Calcutta'],
  ['spec.timeZone', 'Etc/GMT+5'],
  ['spec.timeZone', 'EST5EDT'],
]));

test('the pods of an indexed Job have host names', () => {
  const job = (name: string, completions: number) => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace: 'x' },
    spec: { completionMode: 'Indexed', completions, template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } } },
  });
  const name = 'x'.repeat(61);
  expect(judge(job(name, 10))).toEqual([]);
  expect(judge(job(name, 11))).toEqual([[
    'job/has-valid-name', 'metadata.name', name,
    { allowed: 'a name that is, with -10 behind it, at most 63 lower-case letters, digits and -, starting and ending with a letter or digit' },
  ]]);
  expect(judge({ ...job(`${name}xxx`, 0), spec: { ...job(name, 0).spec, manualSelector: true, selector: { matchLabels: { a: 'b' } }, completionMode: 'NonIndexed' } })).toEqual([]);
});
