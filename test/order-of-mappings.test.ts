import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  ArgoContainer, ArgoParameter, ArgoResource, ArgoResourceKind, ArgoStep, ArgoSteps, CloudInit, Disk, EdgeMonitor, ExternalSecret,
  ExternalSecretStore, HyperConverged, HyperConvergedPatchOperation, LogBackend, LogCollector, LogCollectorEngine, NetworkAttachment,
  NetworkAttachmentConfig, QuotaStrategy, SriovNetwork, StorageClass, TektonParameter, TektonPipeline, TektonPipelineRun,
  TektonPipelineTask, TektonTask, TenantNamespace, TenantRestrictions, TriggerAuthentication, VirtualMachine, Workflow, WorkflowTemplate,
} from '../src';

interface Mapping<T> {
  [key: string]: T;
}

/** A mapping as it is given, or the other way round. */
type Order = <T>(mapping: Mapping<T>) => Mapping<T>;

const asGiven: Order = (mapping) => mapping;
const turned: Order = (mapping) => Object.fromEntries(Object.entries(mapping).reverse());

function synthesized(make: (chart: Chart, order: Order) => void, order: Order): string {
  const app = new App();
  make(new Chart(app, 'chart', { namespace: 'demo' }), order);
  return app.synthYaml();
}

const env = () => ({ B: kplus.EnvValue.fromValue('y'), A: kplus.EnvValue.fromValue('x') });
const inputs = [ArgoParameter.input('b'), ArgoParameter.input('a')];
const ipam = (order: Order) => order<unknown>({ type: 'whereabouts', range: '192.0.2.0/24', routes: [order({ gw: '192.0.2.1', dst: '0.0.0.0/0' })] });
const attachment = (config: (order: Order) => NetworkAttachmentConfig) => (chart: Chart, order: Order) => (
  new NetworkAttachment(chart, 'net', { config: config(order) })
);
const vm = (chart: Chart, cloudInit?: CloudInit) => new VirtualMachine(chart, 'vm', {
  memory: Size.gibibytes(1), disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })], cloudInit,
});
const collector = (engine: LogCollectorEngine) => (chart: Chart, order: Order) => new LogCollector(chart, 'logs', {
  engine, backend: LogBackend.loki({ host: 'loki.logs.svc', labels: order({ b: '1', a: '2' }) }), privileged: true,
});
const tektonTask = (chart: Chart) => new TektonTask(chart, 'task', {
  parameters: [new TektonParameter('b'), new TektonParameter('a')], steps: [{ name: 'echo', image: 'busybox:1.37' }],
});
const pipeline = (chart: Chart, parameters: Mapping<string>) => new TektonPipeline(chart, 'pipeline', {
  parameters: [new TektonParameter('b'), new TektonParameter('a')],
  tasks: [new TektonPipelineTask('run', tektonTask(chart), { parameters })],
});
const echo = (options: object = {}) => new ArgoContainer('echo', { image: 'busybox:1.37', ...options });

// The maps of Go are read in the order of their keys, those of Java in none: no manifest may tell one from the other.
test.each<[string, (chart: Chart, order: Order) => unknown]>([
  ['environment variables of a container in a workflow', (chart, order) => (
    new WorkflowTemplate(chart, 'flow', { entrypoint: echo({ envVariables: order(env()) }) })
  )],
  ['environment variables of a step in a task', (chart, order) => (
    new TektonTask(chart, 'task', { steps: [{ name: 'echo', image: 'busybox:1.37', envVariables: order(env()) }] })
  )],
  ['environment variables of a monitor', (chart, order) => (
    new EdgeMonitor(chart, 'monitor', { image: 'registry.example.com/monitor:1.0', envVariables: order(env()) })
  )],
  ['parameters of a step', (chart, order) => new WorkflowTemplate(chart, 'flow', {
    entrypoint: new ArgoSteps('steps', { groups: [[new ArgoStep('echo', echo({ inputs }), { parameters: order({ b: '1', a: '2' }) })]] }),
  })],
  ['parameters of a workflow', (chart, order) => new Workflow(chart, 'run', {
    template: WorkflowTemplate.fromWorkflowTemplateName(chart, 'flow', 'flow'), parameters: order({ b: '1', a: '2' }),
  })],
  ['an object that a workflow makes', (chart, order) => new WorkflowTemplate(chart, 'flow', {
    entrypoint: ArgoResource.create('make', ArgoResourceKind.CONFIG_MAP, order<unknown>({ metadata: { name: 'facts' }, data: order({ b: '1', a: '2' }) })),
  })],
  ['labels by which a workflow deletes', (chart, order) => new WorkflowTemplate(chart, 'flow', {
    entrypoint: ArgoResource.deleteByLabels('clean', ArgoResourceKind.CONFIG_MAP, order({ b: '1', a: '2' })),
  })],
  ['parameters of a task in a pipeline', (chart, order) => pipeline(chart, order({ b: '1', a: '2' }))],
  ['parameters of a run of a pipeline', (chart, order) => new TektonPipelineRun(chart, 'run', {
    pipeline: pipeline(chart, { b: '1', a: '2' }), parameters: order({ b: '1', a: '2' }),
  })],
  ['data of an external secret', (chart, order) => new ExternalSecret(chart, 'secret', {
    store: ExternalSecretStore.secretStore('vault'), data: order({ user: { key: 'db/user' }, password: { key: 'db/password' } }),
  })],
  ['secrets of a trigger', (chart, order) => {
    const secret = kplus.Secret.fromSecretName(chart, 'queue', 'queue');
    return new TriggerAuthentication(chart, 'auth', { secrets: order({ username: { secret, key: 'user' }, password: { secret, key: 'pw' } }) });
  }],
  ['topologies of a class', (chart, order) => new StorageClass(chart, 'class', {
    provisioner: 'csi.example.com',
    allowedTopologies: [{ matchLabels: order({ 'topology.kubernetes.io/zone': ['a'], 'topology.kubernetes.io/region': ['eu'] }) }],
  })],
  ['user data', (chart, order) => vm(chart, new CloudInit({ extra: order<unknown>({ swap: order<unknown>({ size: 1, filename: '/swap' }), disable_root: true }) }))],
  ['a patch of HyperConverged', (scope, order) => {
    const chart = new Chart(scope, 'operator', { namespace: 'kubevirt-hyperconverged' });
    return new HyperConverged(chart, 'kubevirt-hyperconverged', {
      kubevirtPatches: [{ op: HyperConvergedPatchOperation.ADD, path: '/spec/configuration/x', value: order({ b: 1, a: 2 }) }],
    });
  }],
  ['IPAM of a bridge', attachment((order) => NetworkAttachmentConfig.bridge({ bridge: 'br1', ipam: ipam(order) }))],
  ['IPAM of Open vSwitch', attachment((order) => NetworkAttachmentConfig.ovs({ bridge: 'br1', ipam: ipam(order) }))],
  ['IPAM of virtual functions', attachment((order) => NetworkAttachmentConfig.sriov({ resourceName: 'intel.com/vf', ipam: ipam(order) }))],
  ['IPAM of macvlan', attachment((order) => NetworkAttachmentConfig.macvlan({ networkInterface: 'ens3f1', ipam: ipam(order) }))],
  ['any configuration', attachment((order) => NetworkAttachmentConfig.raw(order<unknown>({ type: 'bridge', bridge: 'br1', ipam: ipam(order) })))],
  ['IPAM of an SR-IOV network', (chart, order) => new SriovNetwork(chart, 'net', { resourceName: 'vf', networkNamespace: 'demo', ipam: ipam(order) })],
  ['labels of Fluent Bit', collector(LogCollectorEngine.fluentBit({ image: 'registry.example.com/fluent-bit:4.2' }))],
  ['labels of Fluentd', collector(LogCollectorEngine.fluentd({ image: 'registry.example.com/fluentd:1.19' }))],
  ['nodes of a tenant', (chart, order) => new TenantNamespace(chart, 'tenant', {
    restrictions: TenantRestrictions.enforced({ nodeSelector: order({ zone: 'b', pool: 'a' }) }),
  })],
  ['reserved nodes', (chart, order) => {
    const tenant = new TenantNamespace(chart, 'tenant', {
      quotaStrategy: QuotaStrategy.reservedGuarantee({ nodeLabels: order({ zone: 'b', pool: 'a' }), taint: { key: 'tenant', value: 'a' } }),
    });
    if (tenant.reservedNodes) vm(tenant).scheduling.attract(tenant.reservedNodes);
  }],
])('%s', (_, make) => {
  expect(synthesized(make, turned)).toBe(synthesized(make, asGiven));
});
