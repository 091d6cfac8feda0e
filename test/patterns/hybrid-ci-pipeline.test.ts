import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { load } from 'js-yaml';
import { Admission } from '../../src/admission';
import { GuestCpu, RunStrategy } from '../../src/compute';
import { CommonInstancetype } from '../../src/instancetype';
import { CiTest, HybridCiPipeline, HybridCiPipelineProps, PipelineEngine } from '../../src/patterns';
import { Disk } from '../../src/storage';
import { ArgoLock } from '../../src/workflows';
import { newChart, object, objects, Rendered } from '../compute/fixture';

const test1 = CiTest.container({ image: 'registry.example.com/tests:1', args: ['--target', `http://${CiTest.ADDRESS}:8080`] });
const tekton = PipelineEngine.tekton({ kubectlImage: 'registry.example.com/kubectl:1.34.1' });
const pipeline = (props: Partial<HybridCiPipelineProps> = {}) => {
  const chart = newChart();
  const made = new HybridCiPipeline(chart, 'ci', { repo: 'https://git.example.com/app.git', revision: 'main', image: 'registry.example.com/app', test: test1, ...props });
  return { chart, made };
};
const spec = (props?: Partial<HybridCiPipelineProps>) => object(pipeline(props).chart, 'WorkflowTemplate').spec;
const template = (name: string, props?: Partial<HybridCiPipelineProps>): Rendered => spec(props).templates.find((one: Rendered) => one.name === name);
const guest = (props?: Partial<HybridCiPipelineProps>) => load(template('create-vm', props).resource.manifest) as Rendered;
const names = (props?: Partial<HybridCiPipelineProps>) => spec(props).templates.map(({ name }: Rendered) => name);

test('the objects of each engine, which are admitted', () => {
  const argo = pipeline();
  expect(argo.made.addRun().name).toBe('ci');
  expect(objects(argo.chart).map(({ kind, metadata: { name, generateName } }) => `${kind} ${name ?? generateName}`)).toEqual([
    'ServiceAccount ci', 'Role ci', 'RoleBinding ci', 'ConfigMap ci-semaphores', 'WorkflowTemplate ci', 'Workflow ci-',
  ]);
  const other = pipeline({ engine: tekton });
  other.made.addRun({ revision: 'release' });
  expect(objects(other.chart).map(({ kind, metadata: { name, generateName } }) => `${kind} ${name ?? generateName}`)).toEqual([
    'ServiceAccount ci', 'Role ci', 'RoleBinding ci', 'Task ci-build', 'Task ci-create-vm', 'Task ci-test', 'Task ci-delete-vms', 'Pipeline ci', 'PipelineRun ci-',
  ]);
  // Argo Workflows runs what is at the end after the deadline as well.
  expect(object(other.chart, 'PipelineRun').spec.timeouts).toEqual({ pipeline: '3900s', finally: '300s' });
  for (const { chart } of [argo, other]) expect(Admission.of(chart).findings().filter(({ level }) => level !== 'advised')).toEqual([]);
});

test.each<[string, Partial<HybridCiPipelineProps>, Rendered]>([
  ['a deadline', { deadline: Duration.hours(2) }, { activeDeadlineSeconds: 7200 }],
  ['times to live', { keepSucceeded: Duration.hours(2), keepFailed: Duration.hours(3) }, { ttlStrategy: { secondsAfterSuccess: 7200, secondsAfterFailure: 10800 } }],
  ['VMs of failed runs', { keepOnFailure: true }, { onExit: 'clean-up', ttlStrategy: { secondsAfterFailure: 14400 } }],
])('with %s', (_, props, expected) => expect(spec(props)).toMatchObject(expected));

test('with a deadline that is longer than what Tekton gives a task', () => {
  const { tasks } = object(pipeline({ engine: tekton, deadline: Duration.hours(2) }).chart, 'Pipeline').spec;
  expect(tasks.map(({ name, timeout }: Rendered) => `${name} ${timeout}`)).toEqual(['build-container 7200s', 'create-test-vm 7200s', 'run-tests 1200s']);
});

test('VMs of failed runs stay', () => {
  expect(template('clean-up', { keepOnFailure: true }).steps).toEqual([[{ name: 'delete-vms', template: 'delete-vms', when: '{{workflow.status}} == Succeeded' }]]);
});

test('a lock that several pipelines share', () => {
  const engine = PipelineEngine.argoWorkflows({ lock: ArgoLock.mutex('vms') });
  expect(template('vm-test-env', { engine }).synchronization).toEqual({ mutexes: [{ name: 'vms' }] });
  expect(objects(pipeline({ engine }).chart).map(({ kind }) => kind)).not.toContain('ConfigMap');
  expect(object(pipeline({ maxParallelVms: 7 }).chart, 'ConfigMap').data).toEqual({ 'test-vms': '7' });
});

test('the build', () => {
  const containerBuild = {
    builderImage: 'buildah:1', cpu: kplus.Cpu.units(4), memory: Size.gibibytes(8), prepare: 'true', registryAuth: kplus.Secret.fromSecretName(newChart(), 'S', 'push'),
  };
  const { container, volumes } = template('container-build', { containerBuild });
  expect(container).toMatchObject({ image: 'buildah:1', resources: { requests: { cpu: '4', memory: '8Gi' }, limits: { memory: '8Gi' } } });
  expect(container.args[0]).toMatch(/^true\ngit clone --depth 1 --branch "\$REVISION" -- "\$REPO" \/src\n/);
  expect(container.env).toContainEqual({ name: 'REGISTRY_AUTH_FILE', value: '/auth/config.json' });
  expect(volumes).toEqual([{ name: 'registry-auth', secret: { secretName: 'push', items: [{ key: '.dockerconfigjson', path: 'config.json' }] } }]);
});

test('the VM', () => {
  const props: Partial<HybridCiPipelineProps> = { virtualMachine: { image: 'disks/fedora:42', cpus: 4, memory: Size.gibibytes(8) }, readyPort: 80, readyPath: '/' };
  expect(spec(props).arguments.parameters).toContainEqual({ name: 'vm-image', value: 'disks/fedora:42' });
  expect(guest(props).spec.template.spec).toMatchObject({
    domain: { cpu: { cores: 4 }, memory: { guest: '8Gi' }, resources: { requests: { cpu: '4' } } },
    readinessProbe: { httpGet: { port: 80, path: '/' } },
    volumes: [{ containerDisk: { image: '{{workflow.parameters.vm-image}}' } }, { cloudInitNoCloud: { userData: expect.stringContaining('80:80') } }],
  });
});

test('what is given of the guest replaces what the pipeline says, but for the label', () => {
  const virtualMachine = {
    guest: { instancetype: CommonInstancetype.U1_MEDIUM, disks: [Disk.containerDisk('own', { image: 'own:1' })], labels: { a: 'b' }, metadata: { labels: { c: 'd' } } },
  };
  const { metadata, spec: { template: vmi, instancetype } } = guest({ virtualMachine, runLabel: 'example.com/run' });
  expect(instancetype).toMatchObject({ name: 'u1.medium' });
  expect(vmi.spec.domain).toEqual({ devices: expect.anything() });
  expect(vmi.spec.volumes[0]).toEqual({ name: 'own', containerDisk: { image: 'own:1' } });
  expect(vmi.metadata.labels).toMatchObject({ 'a': 'b', 'example.com/run': '{{workflow.uid}}' });
  expect(metadata).toEqual({ generateName: 'test-vm-', labels: { 'c': 'd', 'example.com/run': '{{workflow.uid}}' } });
});

test('requests follow the CPUs that were given by number, not those of the guest', () => {
  const { domain } = guest({ virtualMachine: { guest: { cpu: GuestCpu.cores(8) } } }).spec.template.spec;
  expect(domain).toMatchObject({ cpu: { cores: 8 }, memory: { guest: '4Gi' } });
  expect(domain.resources).toBeUndefined();
});

test('a container disk that was built is what the VM boots from', () => {
  const { volumes } = guest({ isContainerDisk: true, virtualMachine: { image: 'registry.example.com/app:base' } }).spec.template.spec;
  expect(volumes).toEqual([{ name: 'root', containerDisk: { image: '{{inputs.parameters.image}}' } }]);
});

test('tests over SSH', () => {
  const ssh = CiTest.ssh({
    image: 'ssh:1', user: 'ubuntu', command: '/opt/tests', privateKey: kplus.Secret.fromSecretName(newChart(), 'S', 'key'), deadline: Duration.minutes(5),
  });
  expect(template('run-integration-tests', { test: ssh })).toMatchObject({
    activeDeadlineSeconds: 300,
    container: {
      image: 'ssh:1',
      command: [
        'ssh', '-i', '/ssh/ssh-privatekey', '-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null', '-o', 'BatchMode=yes',
        'ubuntu@{{inputs.parameters.address}}', '/opt/tests',
      ],
      volumeMounts: [{ name: 'ssh-key', mountPath: '/ssh', readOnly: true }],
    },
    volumes: [{ name: 'ssh-key', secret: { secretName: 'key', defaultMode: 0o400 } }],
  });
});

test('tests by the guest agent need no address', () => {
  const agent = CiTest.guestAgent(['/opt/tests']);
  expect(names({ test: agent })).toEqual(['build-and-test', 'container-build', 'vm-test-env', 'create-vm', 'delete-vms']);
  expect(guest({ test: agent }).spec.template.spec.readinessProbe).toEqual({
    exec: { command: ['/opt/tests'] }, initialDelaySeconds: 30, periodSeconds: 5, timeoutSeconds: 1200, failureThreshold: 120,
  });
  expect(objects(pipeline({ test: agent, engine: tekton }).chart).map(({ metadata: { name } }) => name)).not.toContain('ci-test');
});

test.each([
  ['argoWorkflows', undefined, 'ci.cdk8s-kubevirt.dev/pipeline'],
  ['tekton', tekton, 'tekton.dev/pipeline'],
])('what pods and VMs of %s may call', (_, engine, label) => {
  const egress = [{ peer: kplus.NetworkPolicyIpBlock.ipv4(newChart(), 'Registry', '192.0.2.10/32'), ports: [kplus.NetworkPolicyPort.tcp(443)] }];
  const { chart } = pipeline({ engine, egress });
  expect(object(chart, 'NetworkPolicy')).toMatchObject({
    metadata: { name: 'ci-egress', namespace: 'apps' },
    spec: {
      podSelector: { matchLabels: { [label]: 'ci' } },
      policyTypes: ['Egress'],
      egress: [{ to: [{ ipBlock: { cidr: '192.0.2.10/32' } }], ports: [{ port: 443, protocol: 'TCP' }] }],
    },
  });
  const [text] = engine
    ? object(chart, 'Pipeline').spec.tasks.flatMap(({ params }: Rendered) => params).filter(({ name }: Rendered) => name === 'manifest').map(({ value }: Rendered) => value)
    : [template('create-vm', { egress }).resource.manifest];
  expect((load(text) as Rendered).spec.template.metadata.labels).toMatchObject({ [label]: 'ci' });
  if (!engine) expect(spec({ egress }).podMetadata).toEqual({ labels: { [label]: 'ci' } });
});

test('Tekton deletes the VM at the end', () => {
  const { spec: { tasks, finally: last } } = object(pipeline({ engine: tekton }).chart, 'Pipeline');
  expect(tasks.map(({ name }: Rendered) => name)).toEqual(['build-container', 'create-test-vm', 'run-tests']);
  expect(tasks[2]).toMatchObject({ params: [{ name: 'address', value: '$(tasks.create-test-vm.results.address)' }], timeout: '1200s' });
  expect(last).toEqual([{
    name: 'delete-vms', taskRef: { kind: 'Task', name: 'ci-delete-vms' }, params: [{ name: 'selector', value: 'ci.cdk8s-kubevirt.dev/run=$(context.pipelineRun.uid)' }],
  }]);
  const kept = object(pipeline({ engine: tekton, keepOnFailure: true }).chart, 'Pipeline').spec.finally;
  expect(kept[0].when).toEqual([{ input: '$(tasks.status)', operator: 'in', values: ['Succeeded', 'Completed'] }]);
  expect(object(pipeline({ engine: tekton }).chart, 'Task', 'ci-test').spec.steps[0].args).toEqual(['--target', 'http://$(params.address):8080']);
});

test.each<[string, Partial<HybridCiPipelineProps>, string]>([
  [
    'credentials in the URL',
    { repo: 'https://ci:hunter2@git.example.com/app.git' },
    'repo: got "https://…@git.example.com/app.git"; allowed: a URL without credentials. '
    + 'Everyone who may read the pipeline reads it: give the builder a credential by a Secret.',
  ],
  ['a flag', { revision: '--upload-pack=x' }, 'revision: got "--upload-pack=x"; allowed: a branch or tag. git would take it for an option.'],
  [
    'an application as disk',
    { virtualMachine: { image: 'registry.example.com/app:1@sha256:ab' } },
    'virtualMachine.image: got "registry.example.com/app:1@sha256:ab"; allowed: a container disk. '
    + 'An image of an application has no disk in it: name a base disk, or say `isContainerDisk` if it has.',
  ],
  [
    'a guest that is started again',
    { virtualMachine: { guest: { runStrategy: RunStrategy.ALWAYS } } },
    'virtualMachine.guest.runStrategy: got "Always"; allowed: RunStrategy.ONCE. A guest that crashes in a test would start again, and the crash be lost.',
  ],
  [
    'too short a deadline',
    { deadline: Duration.minutes(24) },
    'deadline: got "1440 s"; allowed: at least 1455 s: the longest cold start of a VM, and the tests. Give the run more time, or the tests less.',
  ],
  ['no VMs', { maxParallelVms: 0 }, 'maxParallelVms: got 0; allowed: a whole number from 1. With none no run would get a VM.'],
])('refuses %s', (_, props, expected) => expect(() => pipeline(props)).toThrow(new Error(`[chart/ci] ${expected}`)));
