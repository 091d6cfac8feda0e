import { Cron, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { echo, flow } from './fixture';
import {
  ArgoContainer, ArgoLock, ArgoLoop, ArgoOutput, ArgoParameter, ArgoPodGc, ArgoResource, ArgoResourceKind, ArgoStep, ArgoSteps, CronWorkflow,
  CronWorkflowConcurrency, CronWorkflowProps, Workflow, WorkflowProps, WorkflowSpecProps, WorkflowTemplate,
} from '../../src/workflows';
import { newChart, object, Rendered } from '../compute/fixture';

const TEMPLATES = [{ name: 'echo', container: { image: 'busybox:1.37' } }];
const account = kplus.ServiceAccount.fromServiceAccountName(newChart(), 'Account', 'ci');

test('a workflow template', () => {
  expect(object(flow(), 'WorkflowTemplate')).toEqual({
    apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowTemplate', metadata: { name: 'flow', namespace: 'apps' }, spec: { entrypoint: 'echo', templates: TEMPLATES },
  });
});

test.each<[string, Partial<WorkflowSpecProps>, Rendered]>([
  ['an exit handler', { onExit: echo }, { onExit: 'echo', templates: TEMPLATES }],
  [
    'parameters',
    { parameters: [ArgoParameter.ofWorkflow('a'), ArgoParameter.ofWorkflow('b', { value: '1' })] },
    { arguments: { parameters: [{ name: 'a' }, { name: 'b', value: '1' }] } },
  ],
  ['an account', { serviceAccount: account }, { serviceAccountName: 'ci' }],
  ['a deadline', { deadline: Duration.hours(1) }, { activeDeadlineSeconds: 3600 }],
  [
    'times to live',
    { ttl: { afterSuccess: Duration.hours(1), afterFailure: Duration.hours(2), afterCompletion: Duration.hours(3) } },
    { ttlStrategy: { secondsAfterSuccess: 3600, secondsAfterFailure: 7200, secondsAfterCompletion: 10800 } },
  ],
  ['pods that go', { podGc: ArgoPodGc.ON_WORKFLOW_SUCCESS }, { podGC: { strategy: 'OnWorkflowSuccess' } }],
  ['some pods at a time', { parallelism: 4 }, { parallelism: 4 }],
  ['locks', { locks: [ArgoLock.mutex('one')] }, { synchronization: { mutexes: [{ name: 'one' }] } }],
  ['nodes', { nodeSelector: { zone: 'a' } }, { nodeSelector: { zone: 'a' } }],
  ['labels', { podLabels: { app: 'ci' } }, { podMetadata: { labels: { app: 'ci' } } }],
  ['a priority', { priorityClassName: 'ci' }, { podPriorityClassName: 'ci' }],
  ['secrets', { imagePullSecrets: [kplus.Secret.fromSecretName(newChart(), 'S', 'pull')] }, { imagePullSecrets: [{ name: 'pull' }] }],
  ['logs', { archiveLogs: true }, { archiveLogs: true }],
])('with %s', (_, props, expected) => expect(object(flow(props), 'WorkflowTemplate').spec).toMatchObject(expected));

test('templates are those that are used, each before what it runs', () => {
  const inner = new ArgoSteps('inner', { groups: [[new ArgoStep('say', echo)]] });
  const outer = new ArgoSteps('outer', { groups: [[new ArgoStep('a', inner)], [new ArgoStep('b', inner), new ArgoStep('c', echo)]] });
  const names = object(flow({ entrypoint: outer, onExit: echo }), 'WorkflowTemplate').spec.templates.map(({ name }: Rendered) => name);
  expect(names).toEqual(['outer', 'inner', 'echo']);
});

test('a role gets what the templates need', () => {
  const chart = newChart();
  const { VIRTUAL_MACHINE: vm, CONFIG_MAP: map } = ArgoResourceKind;
  const all = [
    ArgoResource.create('a', vm, {}), ArgoResource.get('b', vm, 'x'), ArgoResource.deleteByName('c', vm, 'x'), ArgoResource.apply('d', map, {}), ArgoResource.patch('e', map, 'x', {}),
  ];
  const steps = new ArgoSteps('all', { groups: all.map((template) => [new ArgoStep(template.name, template)]) });
  const template = new WorkflowTemplate(chart, 'flow', { entrypoint: steps });
  template.addPermissionsTo(new kplus.Role(chart, 'role', { metadata: { name: 'role' } }));
  expect(object(chart, 'Role').rules).toEqual([
    { apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] },
    { apiGroups: ['kubevirt.io'], resources: ['virtualmachines'], verbs: ['create', 'get', 'list', 'watch', 'delete'] },
    { apiGroups: [''], resources: ['configmaps'], verbs: ['create', 'get', 'patch'] },
  ]);
});

const imported = WorkflowTemplate.fromWorkflowTemplateName(newChart(), 'Imported', 'theirs');
const own = new WorkflowTemplate(newChart(), 'own', {
  entrypoint: echo,
  parameters: [ArgoParameter.ofWorkflow('a'), ArgoParameter.ofWorkflow('b', { value: '1', allowedValues: ['1', '2'] })],
});
const spec: WorkflowSpecProps = { entrypoint: echo, parameters: [ArgoParameter.ofWorkflow('a'), ArgoParameter.ofWorkflow('b', { value: '1' })] };
const workflow = (props: WorkflowProps) => {
  const chart = newChart();
  new Workflow(chart, 'run', props);
  return object(chart, 'Workflow');
};

test.each<[string, WorkflowProps, Rendered]>([
  ['a template', { template: imported }, { metadata: { namespace: 'apps', generateName: 'run-' }, spec: { workflowTemplateRef: { name: 'theirs' } } }],
  ['a template with parameters', { template: own, parameters: { a: 'x' } }, {
    metadata: { namespace: 'apps', generateName: 'run-' }, spec: { workflowTemplateRef: { name: 'own' }, arguments: { parameters: [{ name: 'a', value: 'x' }] } },
  }],
  ['a spec, once', { spec, parameters: { a: 'x' }, metadata: { name: 'once' } }, {
    metadata: { name: 'once', namespace: 'apps' },
    spec: { entrypoint: 'echo', templates: TEMPLATES, arguments: { parameters: [{ name: 'a', value: 'x' }, { name: 'b', value: '1' }] } },
  }],
])('a workflow of %s', (_, props, expected) => expect(workflow(props)).toEqual({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', ...expected }));

test.each<[string, WorkflowProps, string]>([
  ['nothing', {}, 'template: got undefined; allowed: either `template` or `spec`. Name the workflow template, or say what is run.'],
  ['both', { template: imported, spec: { entrypoint: echo } }, 'template: got "template and spec"; allowed: either `template` or `spec`. Name the workflow template, or say what is run.'],
  ['a parameter that is not there', { template: own, parameters: { a: '', c: '' } }, 'parameters: got "c"; allowed: a, b. Name a parameter of the workflow.'],
  ['a parameter that is missing', { spec }, 'parameters: got []; allowed: all that have no value by default. Give "a".'],
  ['a value that is not allowed', { template: own, parameters: { a: '', b: '3' } }, 'parameters.b: got "3"; allowed: 1, 2. Give one of these.'],
  ['a spec that cannot be', { spec: { entrypoint: echo, parallelism: 0 } }, 'parallelism: got 0; allowed: a whole number from 1. Leave it out for any number.'],
])('a workflow refuses %s', (_, props, expected) => expect(() => workflow(props)).toThrow(new Error(`[chart/run] ${expected}`)));

const cron = (props: Partial<CronWorkflowProps>) => {
  const chart = newChart();
  new CronWorkflow(chart, 'nightly', { template: imported, schedules: [Cron.schedule({ minute: '0', hour: '2' })], ...props });
  return object(chart, 'CronWorkflow');
};

test('a cron workflow', () => {
  expect(cron({})).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'CronWorkflow',
    metadata: { name: 'nightly', namespace: 'apps' },
    spec: { schedules: ['0 2 * * *'], workflowSpec: { workflowTemplateRef: { name: 'theirs' } } },
  });
  const all = cron({
    timeZone: 'Europe/Berlin', concurrency: CronWorkflowConcurrency.FORBID, startingDeadline: Duration.minutes(5), successfulRunsRetained: 1, failedRunsRetained: 2, suspend: true,
  });
  expect(all.spec).toMatchObject({
    timezone: 'Europe/Berlin', concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 300, successfulJobsHistoryLimit: 1, failedJobsHistoryLimit: 2, suspend: true,
  });
  expect(() => cron({ schedules: [] })).toThrow('[chart/nightly] schedules: got []; allowed: at least one. Say when it runs.');
});

test('objects of other apps', () => {
  expect(imported).toMatchObject({ name: 'theirs', kind: 'WorkflowTemplate', apiVersion: 'argoproj.io/v1alpha1', resourceType: 'workflowtemplates' });
  expect(Workflow.fromWorkflowName(newChart(), 'i', 'run-x')).toMatchObject({ name: 'run-x', kind: 'Workflow', resourceType: 'workflows' });
  expect(CronWorkflow.fromCronWorkflowName(newChart(), 'i', 'nightly')).toMatchObject({ name: 'nightly', kind: 'CronWorkflow', resourceType: 'cronworkflows' });
});

test('shards of an app on many machines', () => {
  const shards = ArgoParameter.ofWorkflow('shards', { value: '4' });
  const shard = ArgoParameter.input('shard');
  const synth = new ArgoContainer('synth', {
    image: 'registry.example.com/platform:1.0.0',
    command: ['npx', 'cdk8s', 'synth'],
    inputs: [shard],
    envVariables: { CDK8S_SHARD: kplus.EnvValue.fromValue(`${shard.ref}/${shards.ref}`) },
    outputs: [ArgoOutput.fromFile('digest', '/tmp/digest')],
  });
  const each = new ArgoStep('synth', synth, { parameters: { shard: ArgoLoop.ITEM }, loop: ArgoLoop.sequenceOf(shards.ref, { start: 1 }) });
  const join = new ArgoContainer('join', { image: 'a:1', inputs: [ArgoParameter.input('digests')], args: ['{{inputs.parameters.digests}}'] });
  const joined = new ArgoStep('join', join, { parameters: { digests: each.output('digest') } });
  const [, template] = object(flow({ parameters: [shards], entrypoint: new ArgoSteps('all', { groups: [[each], [joined]] }) }), 'WorkflowTemplate').spec.templates;
  expect(object(flow({ parameters: [shards], entrypoint: new ArgoSteps('all', { groups: [[each], [joined]] }) }), 'WorkflowTemplate').spec.templates[0].steps).toEqual([
    [{
      name: 'synth',
      template: 'synth',
      arguments: { parameters: [{ name: 'shard', value: '{{item}}' }] },
      withSequence: { count: '{{workflow.parameters.shards}}', start: '1' },
    }],
    [{ name: 'join', template: 'join', arguments: { parameters: [{ name: 'digests', value: '{{steps.synth.outputs.parameters.digest}}' }] } }],
  ]);
  expect(template.container.env).toEqual([{ name: 'CDK8S_SHARD', value: '{{inputs.parameters.shard}}/{{workflow.parameters.shards}}' }]);
});
