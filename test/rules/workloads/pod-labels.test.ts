import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { importCron } from '../volume-table';
import { appTable, machine, object } from '../workload-table';

says({
  'pod-labels/requires-template-labels': {
    level: FindingLevel.ADVISED,
    allowed: 'labels of the template of VirtualMachine vm, which has these on itself only',
  },
});

const WEB = { app: 'web' };
const labelled = (labels: Json) => machine({}, {}, { metadata: { labels } });
const own = labelled(WEB);
const templated = machine({}, { labels: WEB });
const service = (selector: Json) => object('v1', 'Service', 's', { selector, ports: [{ port: 80 }] });
const policy = (spec: Json) => object('networking.k8s.io/v1', 'NetworkPolicy', 'p', { podSelector: {}, ...spec });
const budget = (selector: Json) => object('policy/v1', 'PodDisruptionBudget', 'b', { minAvailable: 1, selector });
const pods = { metadata: { labels: WEB }, spec: { containers: [{ name: 'c', image: 'i:1' }] } };
const deployment = object('apps/v1', 'Deployment', 'd', { selector: { matchLabels: WEB }, template: pods });
const cronJob = object('batch/v1', 'CronJob', 'j', {
  schedule: '* * * * *', jobTemplate: { spec: { template: merged(pods, { spec: { restartPolicy: 'Never' } }) } },
});
const peer = { podSelector: { matchLabels: WEB } };
const inNamespace = (manifest: Json, labels?: Json) => merged(manifest, { metadata: { namespace: 'x', labels } });
const found = (field: string, got = 'app=web'): Verdict => ['pod-labels/requires-template-labels', field, got];
const of = (name: string, got: string): Verdict => (
  ['pod-labels/requires-template-labels', 'spec.selector', got, { allowed: `labels of the template of ${name}, which has these on itself only` }]
);

describe('accepts', () => appTable('pod-labels', [
  ['a Service on labels of the template', [templated, service(WEB)]],
  ['a Service on labels of the template and the VM', [machine({}, { labels: WEB }, { metadata: { labels: WEB } }), service(WEB)]],
  ['a Service on labels that nothing has', [own, service({ app: 'other' })]],
  ['a Service on labels that a Deployment has too', [own, deployment, service(WEB)]],
  ['a Service on labels that a CronJob has too', [own, cronJob, service(WEB)]],
  ['a Service on labels that a Pod has too', [own, { ...object('v1', 'Pod', 'p', pods.spec, { labels: WEB }) }, service(WEB)]],
  ['a Service beside a Pod without labels', [templated, object('v1', 'Pod', 'p', pods.spec), service(WEB)]],
  ['a Service of another namespace', [own, object('v1', 'Service', 's', { selector: WEB, ports: [{ port: 80 }] }, { namespace: 'y' })]],
  ['a Service without a selector', [own, object('v1', 'Service', 's', { ports: [{ port: 80 }] })]],
  ['a Service on a label that KubeVirt adds', [labelled({ 'vm.kubevirt.io/name': 'vm' }), service({ 'vm.kubevirt.io/name': 'vm' })]],
  ['a Service on the bare label of KubeVirt', [labelled({ 'kubevirt.io': 'a' }), service({ 'kubevirt.io': 'a' })]],
  ['a Service on a label that KubeVirt adds beside another', [
    labelled({ ...WEB, 'kubevirt.io/domain': 'vm' }), service({ ...WEB, 'kubevirt.io/domain': 'vm' }),
  ]],
  ['a budget on everything', [own, budget({})]],
  ['a NetworkPolicy on everything', [own, policy({})]],
  ['a peer of another namespace', [own, policy({ egress: [{ to: [{ namespaceSelector: {}, podSelector: { matchLabels: WEB } }] }] })]],
  ['a peer that is a block of addresses', [own, policy({ ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] })]],
  ['another object with a selector', [own, object('monitoring.coreos.com/v1', 'ServiceMonitor', 'm', { selector: { matchLabels: WEB }, endpoints: [] })]],
]));

describe('tells of', () => appTable('pod-labels', [
  ['a Service on labels of the VM itself', [own, service(WEB)], found('spec.selector')],
  ['a Service on several labels', [labelled({ ...WEB, tier: 'a' }), service({ ...WEB, tier: 'a' })], found('spec.selector', 'app=web, tier=a')],
  ['a Service on a label that only looks like one of KubeVirt', [labelled({ 'kubevirt.io.example.com/a': 'b' }), service({ 'kubevirt.io.example.com/a': 'b' })],
    found('spec.selector', 'kubevirt.io.example.com/a=b')],
  ['a Service on a label of another group', [labelled({ 'example.com/kubevirt.io': 'b' }), service({ 'example.com/kubevirt.io': 'b' })],
    found('spec.selector', 'example.com/kubevirt.io=b')],
  ['a Service on labels of the VMs of a pool', [inNamespace(pool()), service({ app: 'a' })], of('VirtualMachinePool t', 'app=a')],
  ['a Service on labels of a pool', [inNamespace(pool(), WEB), service(WEB)], of('VirtualMachinePool t', 'app=web')],
  ['a Service on labels of a replica set', [inNamespace(replicaSet(), WEB), service(WEB)], of('VirtualMachineInstanceReplicaSet t', 'app=web')],
  ['a Service on labels of the VM, which the template of another kind of KubeVirt has too', [
    own, service(WEB), importCron({ template: { metadata: { labels: WEB } } }, { namespace: 'x' }),
  ], found('spec.selector')],
  ['a budget', [own, budget({ matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] })], found('spec.selector', 'app In web')],
  ['a budget on a label that the template should not have', [
    machine({}, { labels: WEB }), budget({ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }),
  ], found('spec.selector', 'app DoesNotExist')],
  ['a NetworkPolicy', [own, policy({ podSelector: { matchLabels: WEB } })], found('spec.podSelector')],
  ['a source of a NetworkPolicy', [own, policy({ ingress: [{ from: [{ podSelector: { matchLabels: { app: 'a' } } }, peer] }] })],
    found('spec.ingress[0].from[1].podSelector')],
  ['a destination of a NetworkPolicy', [own, policy({ egress: [{}, { to: [peer] }] })], found('spec.egress[1].to[0].podSelector')],
]));

describe('what selects pods besides', () => {
  const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
  const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
  const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: WEB } };
  const placed = (affinity: Json) => merged(machine({ affinity }), { metadata: { labels: WEB } });
  const at = (list: string) => found(`spec.template.spec.affinity.${list}.labelSelector`);
  const subject = (namespace: string) => merged(object('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', 'a', {
    priority: 1, subject: { pods: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } }, podSelector: { matchLabels: WEB } } },
  }), { metadata: { namespace: undefined } });
  appTable('pod-labels', [
    ['anti-affinity among the guests of a template', [merged(placed({ podAntiAffinity: { [REQUIRED]: [term] } }), { spec: { template: { metadata: { labels: WEB } } } })]],
    ['anti-affinity in another namespace', [placed({ podAntiAffinity: { [REQUIRED]: [{ ...term, namespaces: ['y'] }] } })]],
    ['a policy for another namespace', [own, subject('y')]],
    ['a Service where no namespace is written', [own, service(WEB)].map((each) => merged(each, { metadata: { namespace: undefined } })), found('spec.selector')],
    ['a PodMonitor', [own, object('monitoring.coreos.com/v1', 'PodMonitor', 'm', { selector: { matchLabels: WEB }, podMetricsEndpoints: [] })], found('spec.selector')],
    ['anti-affinity', [placed({ podAntiAffinity: { [REQUIRED]: [term] } })], at(`podAntiAffinity.${REQUIRED}[0]`)],
    ['an affinity', [placed({ podAffinity: { [REQUIRED]: [term] } })], at(`podAffinity.${REQUIRED}[0]`)],
    ['a preference', [placed({ podAntiAffinity: { [PREFERRED]: [{ weight: 1, podAffinityTerm: term }] } })], at(`podAntiAffinity.${PREFERRED}[0].podAffinityTerm`)],
    ['a policy of administrators', [own, subject('x')], found('spec.subject.pods.podSelector')],
  ]);
});
