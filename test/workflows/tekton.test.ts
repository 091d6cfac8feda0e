import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { load } from 'js-yaml';
import { GuestProbe } from '../../src/compute';
import { Disk } from '../../src/storage';
import {
  TektonParameter, TektonPipeline, TektonPipelineProps, TektonPipelineRun, TektonPipelineRunProps, TektonPipelineTask, TektonTask,
  TektonTaskProps, TektonVirtualMachine, TektonVirtualMachineTask,
} from '../../src/workflows';
import { newChart, object, problems, Rendered } from '../compute/fixture';

const repo = new TektonParameter('repo');
const task = (props: Partial<TektonTaskProps> = {}) => {
  const chart = newChart();
  const made = new TektonTask(chart, 'build', { steps: [{ name: 'build', image: 'a:1' }], ...props });
  return { made, chart };
};

test('a task', () => {
  const secret = kplus.Secret.fromSecretName(newChart(), 'Secret', 'registry');
  const volume = kplus.Volume.fromSecret(newChart(), 'Volume', secret, { name: 'auth' });
  const { chart } = task({
    description: 'builds',
    parameters: [repo, new TektonParameter('revision', { value: 'main', description: 'a branch' })],
    results: ['image'],
    steps: [
      {
        name: 'build',
        image: 'a:1',
        script: 'echo "$REPO" > "$(results.image.path)"',
        envVariables: { REPO: kplus.EnvValue.fromValue(`${repo}`) },
        resources: { cpu: { request: kplus.Cpu.units(2) } },
        mounts: [{ volume, path: '/auth' }],
      },
      { name: 'push', image: 'b:1', command: ['push'], args: ['$(params.revision)'], securityContext: { user: 1000 } },
    ],
  });
  expect(object(chart, 'Task')).toEqual({
    apiVersion: 'tekton.dev/v1',
    kind: 'Task',
    metadata: { name: 'build', namespace: 'apps' },
    spec: {
      description: 'builds',
      params: [{ name: 'repo', type: 'string' }, { name: 'revision', type: 'string', default: 'main', description: 'a branch' }],
      results: [{ name: 'image', type: 'string' }],
      steps: [
        {
          name: 'build',
          image: 'a:1',
          script: 'echo "$REPO" > "$(results.image.path)"',
          env: [{ name: 'REPO', value: '$(params.repo)' }],
          computeResources: { requests: { cpu: '2' } },
          volumeMounts: [{ name: 'auth', mountPath: '/auth' }],
        },
        { name: 'push', image: 'b:1', command: ['push'], args: ['$(params.revision)'], securityContext: expect.objectContaining({ runAsUser: 1000 }) },
      ],
      volumes: [{ name: 'auth', secret: { secretName: 'registry' } }],
    },
  });
});

test.each<[string, Partial<TektonTaskProps>, string]>([
  ['no steps', { steps: [] }, 'steps: got []; allowed: at least one. Say what is run.'],
  ['a step twice', { steps: [{ name: 'a', image: 'a' }, { name: 'a', image: 'b' }] }, 'steps: got "a"; allowed: each name once. Rename one of the steps.'],
  ['a parameter twice', { parameters: [repo, repo] }, 'parameters: got "repo"; allowed: each name once. Remove one of them.'],
  [
    'the name of a parameter',
    { parameters: [new TektonParameter('1')] },
    'TektonParameter: got "1"; allowed: letters, digits, - and _, beginning with a letter or _. Rename the parameter.',
  ],
  [
    'a script beside a command',
    { steps: [{ name: 'a', image: 'a', script: '', command: ['b'] }] },
    'step "a": got "command and script"; allowed: one of them. Tekton refuses both: put the command into the script.',
  ],
  [
    'a parameter that is not declared',
    { steps: [{ name: 'a', image: 'a', args: ['$(params.b)'] }] },
    'parameters: got "$(params.b)"; allowed: declared parameters. Add new TektonParameter(\'b\') to `parameters`.',
  ],
  [
    'a result that is not declared',
    { steps: [{ name: 'a', image: 'a', script: 'date > $(results.b.path)' }] },
    'results: got "$(results.b.path)"; allowed: results of the task. Add "b" to `results`.',
  ],
])('a task refuses %s', (_, props, expected) => expect(() => task(props)).toThrow(new Error(`[chart/build] ${expected}`)));

const build = task({ parameters: [repo], results: ['image'] }).made;
const use = task({ parameters: [new TektonParameter('image'), new TektonParameter('more', { value: '' })] }).made;
const built = new TektonPipelineTask('build', build, { parameters: { repo: repo.ref } });
const pipeline = (props: Partial<TektonPipelineProps> = {}) => {
  const chart = newChart();
  const made = new TektonPipeline(chart, 'ci', { parameters: [repo], tasks: [built], ...props });
  return { made, chart };
};

test('a pipeline', () => {
  const used = new TektonPipelineTask('use', use, { parameters: { image: built.result('image') }, timeout: Duration.minutes(5), retries: 2 });
  const { chart } = pipeline({
    description: 'builds and uses',
    parameters: [repo, new TektonParameter('b', { value: '1' })],
    tasks: [built, used, new TektonPipelineTask('last', TektonTask.fromTektonTaskName(newChart(), 'i', 'theirs'), { after: [used], when: [{ input: 'a', notIn: ['b'] }] })],
    finallyTasks: [new TektonPipelineTask('clean', task().made, { when: [{ input: '$(tasks.use.status)', in: ['Succeeded'] }] })],
  });
  expect(object(chart, 'Pipeline')).toEqual({
    apiVersion: 'tekton.dev/v1',
    kind: 'Pipeline',
    metadata: { name: 'ci', namespace: 'apps' },
    spec: {
      description: 'builds and uses',
      params: [{ name: 'repo', type: 'string' }, { name: 'b', type: 'string', default: '1' }],
      tasks: [
        { name: 'build', taskRef: { kind: 'Task', name: 'build' }, params: [{ name: 'repo', value: '$(params.repo)' }] },
        {
          name: 'use', taskRef: { kind: 'Task', name: 'build' }, params: [{ name: 'image', value: '$(tasks.build.results.image)' }], timeout: '300s', retries: 2,
        },
        { name: 'last', taskRef: { kind: 'Task', name: 'theirs' }, runAfter: ['use'], when: [{ input: 'a', operator: 'notin', values: ['b'] }] },
      ],
      finally: [{ name: 'clean', taskRef: { kind: 'Task', name: 'build' }, when: [{ input: '$(tasks.use.status)', operator: 'in', values: ['Succeeded'] }] }],
    },
  });
});

test.each<[string, Partial<TektonPipelineProps>, string]>([
  ['no tasks', { tasks: [] }, 'tasks: got []; allowed: at least one. Say what is run.'],
  ['a task twice', { finallyTasks: [built] }, 'tasks: got "build"; allowed: each name once. Rename one of them.'],
  ['a parameter twice', { parameters: [repo, repo] }, 'parameters: got "repo"; allowed: each name once. Remove one of them.'],
  ['a parameter that is not declared', { parameters: [] }, 'parameters: got "$(params.repo)"; allowed: declared parameters. Add new TektonParameter(\'repo\') to `parameters`.'],
  [
    'an order at the end',
    { finallyTasks: [new TektonPipelineTask('a', task().made, { after: [built] })] },
    'task "a": got ["build"]; allowed: no `after` in `finallyTasks`. They all run at the same time, at the end.',
  ],
  [
    'a task after one that is not there',
    { tasks: [new TektonPipelineTask('a', task().made, { after: [built] })] },
    'task "a": got "build"; allowed: tasks of the pipeline in `after`. Add it to `tasks`.',
  ],
  [
    'a result of a task that is not there',
    { tasks: [new TektonPipelineTask('a', use, { parameters: { image: built.result('image') } })] },
    'task "a": got "$(tasks.build.results.image)"; allowed: other tasks of the pipeline, those at the end excepted. Add the task "build" to `tasks`.',
  ],
  ['an argument too few', { tasks: [new TektonPipelineTask('a', build)] }, 'parameters of task "a": got []; allowed: all parameters of "build". Give "repo".'],
  [
    'an argument too many',
    { tasks: [new TektonPipelineTask('a', task().made, { parameters: { x: '' } })] },
    'parameters of task "a": got "x"; allowed: parameters of "build". Add new TektonParameter(\'x\') to it, or leave it out.',
  ],
  [
    'a condition without values',
    { tasks: [new TektonPipelineTask('a', task().made, { when: [{ input: 'a' }] })] },
    'when of task "a": got "a"; allowed: either `in` or `notIn`. Say what the input must be one of, or none of.',
  ],
])('a pipeline refuses %s', (_, props, expected) => expect(() => pipeline(props)).toThrow(new Error(`[chart/ci] ${expected}`)));

test('a task has the results that it declares', () => {
  expect(() => built.result('digest')).toThrow('result of task "build": got "digest"; allowed: image. Name one of these, or add it to `results` of the task.');
  expect(new TektonPipelineTask('a', TektonTask.fromTektonTaskName(newChart(), 'i', 'theirs')).result('x')).toBe('$(tasks.a.results.x)');
});

const run = (props: Partial<TektonPipelineRunProps> = {}) => {
  const chart = newChart();
  new TektonPipelineRun(chart, 'run', { pipeline: pipeline().made, parameters: { repo: 'x' }, ...props });
  return object(chart, 'PipelineRun');
};

test('a run', () => {
  expect(run()).toEqual({
    apiVersion: 'tekton.dev/v1',
    kind: 'PipelineRun',
    metadata: { generateName: 'run-', namespace: 'apps' },
    spec: { pipelineRef: { name: 'ci' }, params: [{ name: 'repo', value: 'x' }] },
  });
  const serviceAccount = kplus.ServiceAccount.fromServiceAccountName(newChart(), 'Account', 'ci');
  const theirs = TektonPipeline.fromTektonPipelineName(newChart(), 'i', 'theirs');
  expect(run({
    pipeline: theirs, parameters: {}, serviceAccount, deadline: Duration.hours(1), finallyDeadline: Duration.minutes(5), metadata: { name: 'once' },
  })).toMatchObject({
    metadata: { name: 'once' },
    spec: { pipelineRef: { name: 'theirs' }, taskRunTemplate: { serviceAccountName: 'ci' }, timeouts: { pipeline: '3600s', finally: '300s' } },
  });
  expect(TektonPipelineRun.fromTektonPipelineRunName(newChart(), 'i', 'r')).toMatchObject({ name: 'r', kind: 'PipelineRun', resourceType: 'pipelineruns' });
});

test.each<[string, Partial<TektonPipelineRunProps>, string]>([
  ['a parameter too many', { parameters: { repo: '', x: '' } }, 'parameters: got "x"; allowed: repo. Name a parameter of the pipeline.'],
  ['a parameter too few', { parameters: {} }, 'parameters: got []; allowed: all that have no value by default. Give "repo".'],
  ['no bound of the end', { deadline: Duration.minutes(5), finallyDeadline: Duration.seconds(0) }, 'finallyDeadline: got "0 s"; allowed: more than 0 s and less than the deadline, 300 s. Leave time for the other tasks.'],
  [
    'no time for the tasks',
    { deadline: Duration.minutes(5), finallyDeadline: Duration.minutes(5) },
    'finallyDeadline: got "300 s"; allowed: more than 0 s and less than the deadline, 300 s. Leave time for the other tasks.',
  ],
])('a run refuses %s', (_, props, expected) => expect(() => run(props)).toThrow(new Error(`[chart/run] ${expected}`)));

test('a run without a bound, but for its end', () => {
  expect(run({ deadline: Duration.seconds(0), finallyDeadline: Duration.minutes(5) }).spec.timeouts).toEqual({ pipeline: '0s', finally: '300s' });
});

test('a VM in a pipeline', () => {
  const chart = newChart();
  const create = new TektonVirtualMachineTask(chart, 'create-vm', { kubectlImage: 'kubectl:1' });
  const machine = new TektonVirtualMachine('vm', create, {
    namePrefix: 'test',
    virtualMachine: {
      memory: Size.gibibytes(1), disks: [Disk.containerDisk('root', { image: 'a:1' })], readinessProbe: GuestProbe.guestAgentPing(), metadata: { labels: { a: 'b' } },
    },
  });
  new TektonPipeline(chart, 'ci', { tasks: [machine] });
  const role = new kplus.Role(chart, 'role', { metadata: { name: 'role' } });
  create.addPermissionsTo(role);
  const [{ params: [{ name, value }] }] = object(chart, 'Pipeline').spec.tasks;
  expect(name).toBe('manifest');
  expect(load(value) as Rendered).toMatchObject({
    kind: 'VirtualMachine',
    metadata: {
      generateName: 'test-',
      labels: { a: 'b' },
      ownerReferences: [{ apiVersion: 'tekton.dev/v1', kind: 'PipelineRun', name: '$(context.pipelineRun.name)', uid: '$(context.pipelineRun.uid)' }],
    },
    spec: { runStrategy: 'Once' },
  });
  expect(object(chart, 'Role').rules).toEqual([
    { apiGroups: ['kubevirt.io'], resources: ['virtualmachines'], verbs: ['create', 'get'] },
    { apiGroups: ['kubevirt.io'], resources: ['virtualmachineinstances'], verbs: ['get'] },
  ]);
  expect(problems(chart).filter((message) => !message.includes('finding'))).toEqual([]);
});
