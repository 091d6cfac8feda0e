import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { echo, rendered } from './fixture';
import {
  ArgoContainer, ArgoContainerProps, ArgoDag, ArgoLock, ArgoLoop, ArgoMergeStrategy, ArgoOutput, ArgoParameter, ArgoResource, ArgoResourceKind,
  ArgoRetryPolicy, ArgoScript, ArgoStep, ArgoSteps, ArgoSuspend, ArgoTask, ArgoTemplate,
} from '../../src/workflows';
import { newChart, Rendered } from '../compute/fixture';

const { VIRTUAL_MACHINE: VM, CONFIG_MAP } = ArgoResourceKind;
const secret = kplus.Secret.fromSecretName(newChart(), 'Secret', 'registry');
const volume = kplus.Volume.fromSecret(newChart(), 'Volume', secret, { name: 'auth' });
const container = (props: Partial<ArgoContainerProps>) => new ArgoContainer('build', { image: 'builder:1', ...props });

test('a container', () => {
  const template = container({
    command: ['sh', '-c'],
    args: ['make'],
    inputs: [ArgoParameter.input('target', { value: 'all', allowedValues: ['all', 'test'], description: 'what is made' })],
    outputs: [ArgoOutput.fromFile('image', '/tmp/image', { fallback: 'none' })],
  });
  expect(rendered(template)).toEqual({
    name: 'build',
    inputs: { parameters: [{ name: 'target', value: 'all', enum: ['all', 'test'], description: 'what is made' }] },
    container: { image: 'builder:1', command: ['sh', '-c'], args: ['make'] },
    outputs: { parameters: [{ name: 'image', valueFrom: { path: '/tmp/image', default: 'none' } }] },
  });
});

test.each<[string, Partial<ArgoContainerProps>, Rendered]>([
  ['a deadline', { deadline: Duration.minutes(2) }, { activeDeadlineSeconds: 120 }],
  ['retries', { retry: { limit: 2 } }, { retryStrategy: { limit: 2 } }],
  [
    'retries with backoff',
    { retry: { limit: 0, policy: ArgoRetryPolicy.ALWAYS, backoff: Duration.seconds(5), backoffFactor: 2 } },
    { retryStrategy: { limit: 0, retryPolicy: 'Always', backoff: { duration: '5s', factor: 2 } } },
  ],
  [
    'locks',
    { locks: [ArgoLock.semaphore(kplus.ConfigMap.fromConfigMapName(newChart(), 'Map', 'places'), 'vms'), ArgoLock.mutex('deploy')] },
    { synchronization: { semaphores: [{ configMapKeyRef: { name: 'places', key: 'vms' } }], mutexes: [{ name: 'deploy' }] } },
  ],
  ['nodes', { nodeSelector: { zone: 'a' } }, { nodeSelector: { zone: 'a' } }],
  ['an account', { serviceAccount: kplus.ServiceAccount.fromServiceAccountName(newChart(), 'Account', 'ci') }, { serviceAccountName: 'ci' }],
  [
    'mounts',
    { mounts: [{ volume, path: '/auth', readOnly: true }, { volume, path: '/key', subPath: 'key' }] },
    {
      container: { volumeMounts: [{ name: 'auth', mountPath: '/auth', readOnly: true }, { name: 'auth', mountPath: '/key', subPath: 'key' }] },
      volumes: [{ name: 'auth', secret: { secretName: 'registry' } }],
    },
  ],
  [
    'variables',
    { envVariables: { A: kplus.EnvValue.fromValue('1'), B: kplus.EnvValue.fromSecretValue({ secret, key: 'token' }) } },
    { container: { env: [{ name: 'A', value: '1' }, { name: 'B', valueFrom: { secretKeyRef: { name: 'registry', key: 'token' } } }] } },
  ],
  [
    'resources',
    {
      resources: {
        cpu: { request: kplus.Cpu.units(2) },
        memory: { request: Size.gibibytes(4), limit: Size.gibibytes(4) },
        ephemeralStorage: { limit: Size.gibibytes(9) },
      },
    },
    { container: { resources: { requests: { cpu: '2', memory: '4Gi' }, limits: { 'memory': '4Gi', 'ephemeral-storage': '9Gi' } } } },
  ],
  [
    'a security context',
    { securityContext: { user: 1000 } },
    { container: { securityContext: { runAsUser: 1000, runAsNonRoot: true, readOnlyRootFilesystem: true } } },
  ],
  ['a pull policy', { imagePullPolicy: kplus.ImagePullPolicy.NEVER, workingDir: '/src' }, { container: { imagePullPolicy: 'Never', workingDir: '/src' } }],
])('a container with %s', (_, props, expected) => expect(rendered(container(props))).toMatchObject(expected));

const name = ArgoParameter.input('name', { value: 'x' });
const step = new ArgoStep('say', echo);

test.each<[string, ArgoTemplate, Rendered]>([
  ['a script', new ArgoScript('count', { image: 'busybox:1.37', command: ['sh', '-eu'], source: 'ls | wc -l' }), {
    script: { image: 'busybox:1.37', command: ['sh', '-eu'], source: 'ls | wc -l' },
  }],
  ['a wait', new ArgoSuspend('wait', { duration: Duration.minutes(1) }), { suspend: { duration: '60s' } }],
  ['a wait for somebody', new ArgoSuspend('approve'), { suspend: {} }],
  ['an object that is made', ArgoResource.create('put', CONFIG_MAP, { metadata: { generateName: 'a-' } }), {
    resource: { action: 'create', setOwnerReference: true, manifest: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  generateName: a-\n' },
  }],
  ['an object that is applied', ArgoResource.apply('put', CONFIG_MAP, { data: { b: '', a: 'b' } }, { setOwnerReference: false, flags: ['--force'] }), {
    resource: { action: 'apply', setOwnerReference: false, flags: ['--force'], manifest: 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: b\n  b: ""\n' },
  }],
  ['an object that is changed', ArgoResource.patch('stop', VM, name.ref, { spec: { runStrategy: 'Halted' } }, { inputs: [name] }), {
    inputs: { parameters: [{ name: 'name', value: 'x' }] },
    resource: {
      action: 'patch', mergeStrategy: 'merge', flags: ['virtualmachines.kubevirt.io', '{{inputs.parameters.name}}'], manifest: 'spec:\n  runStrategy: Halted\n',
    },
  }],
  ['an object that is changed list by list', ArgoResource.patch('stop', CONFIG_MAP, 'a', { data: {} }, { mergeStrategy: ArgoMergeStrategy.STRATEGIC }), {
    resource: { action: 'patch', mergeStrategy: 'strategic', flags: ['configmaps', 'a'], manifest: 'data: {}\n' },
  }],
  [
    'an object that is read',
    ArgoResource.get('read', VM, 'vm', {
      successCondition: 'status.ready == true',
      failureCondition: 'status.created == false',
      outputs: [ArgoOutput.fromJsonPath('node', '{.status.nodeName}'), ArgoOutput.fromJqFilter('phase', '.status.phase')],
    }),
    {
      resource: {
        action: 'get',
        successCondition: 'status.ready == true',
        failureCondition: 'status.created == false',
        manifest: 'apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata:\n  name: vm\n',
      },
      outputs: { parameters: [{ name: 'node', valueFrom: { jsonPath: '{.status.nodeName}' } }, { name: 'phase', valueFrom: { jqFilter: '.status.phase' } }] },
    },
  ],
  ['an object that is deleted', ArgoResource.deleteByName('drop', VM, 'vm'), {
    resource: { action: 'delete', flags: ['virtualmachines.kubevirt.io', 'vm', '--wait=true'] },
  }],
  ['objects that are deleted', ArgoResource.deleteByLabels('drop', CONFIG_MAP, { run: '{{workflow.uid}}', a: 'b' }, { waitForDeletion: false }), {
    resource: { action: 'delete', flags: ['configmaps', '--selector', 'a=b,run={{workflow.uid}}', '--wait=false'] },
  }],
  ['steps', new ArgoSteps('all', {
    groups: [[step], [new ArgoStep('again', echo, { when: `${step.status} == Failed`, continueOnFailure: true, loop: ArgoLoop.items('a', 'b') })]],
    parallelism: 2,
    locks: [ArgoLock.mutex('one')],
    outputs: [ArgoOutput.fromStep('said', step.result)],
  }), {
    parallelism: 2,
    synchronization: { mutexes: [{ name: 'one' }] },
    steps: [
      [{ name: 'say', template: 'echo' }],
      [{ name: 'again', template: 'echo', when: '{{steps.say.status}} == Failed', continueOn: { failed: true }, withItems: ['a', 'b'] }],
    ],
    outputs: { parameters: [{ name: 'said', valueFrom: { parameter: '{{steps.say.outputs.result}}' } }] },
  }],
])('%s', (_, template, expected) => expect(rendered(template)).toEqual({ name: template.name, ...expected }));

test('tasks depend on those whose outputs they are given', () => {
  const list = new ArgoContainer('list', { image: 'a:1', outputs: [ArgoOutput.fromFile('files', '/tmp/files')] });
  const check = new ArgoContainer('check', { image: 'a:1', inputs: [ArgoParameter.input('file')], args: ['{{inputs.parameters.file}}'] });
  const listed = new ArgoTask('list', list);
  const said = new ArgoTask('say', echo, { after: [listed] });
  const each = new ArgoTask('check', check, { parameters: { file: ArgoLoop.ITEM }, loop: ArgoLoop.each(listed.output('files')), after: [said] });
  expect(rendered(new ArgoDag('all', { tasks: [listed, said, each], failFast: false, parallelism: 3, locks: [ArgoLock.mutex('one')] }))).toEqual({
    name: 'all',
    parallelism: 3,
    synchronization: { mutexes: [{ name: 'one' }] },
    dag: {
      failFast: false,
      tasks: [
        { name: 'list', template: 'list' },
        { name: 'say', template: 'echo', dependencies: ['list'] },
        {
          name: 'check',
          template: 'check',
          dependencies: ['say', 'list'],
          arguments: { parameters: [{ name: 'file', value: '{{item}}' }] },
          withParam: '{{tasks.list.outputs.parameters.files}}',
        },
      ],
    },
  });
});

test.each([
  ['numbers', ArgoLoop.sequence(3), { withSequence: { count: '3' } }],
  ['numbers from one', ArgoLoop.sequence(3, { start: 1, format: '%02d' }), { withSequence: { count: '3', start: '1', format: '%02d' } }],
  ['as many numbers as a parameter says', ArgoLoop.sequenceOf('{{workflow.parameters.n}}'), { withSequence: { count: '{{workflow.parameters.n}}' } }],
  ['entries of a list', ArgoLoop.each('["a"]'), { withParam: '["a"]' }],
])('a step for %s', (_, loop, expected) => {
  expect(rendered(new ArgoSteps('all', { groups: [[new ArgoStep('say', echo, { loop })]] })).steps).toEqual([[{ name: 'say', template: 'echo', ...expected }]]);
});

test('the same as `ref`', () => expect(`${ArgoParameter.ofWorkflow('a')} ${name}`).toBe('{{workflow.parameters.a}} {{inputs.parameters.name}}'));
