import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, says } from '../judge';
import { appTable, machine, object } from '../workload-table';

says({
  'pod-labels/requires-template-labels': {
    level: FindingLevel.ADVISED,
    allowed: [
      'labels of the template of VirtualMachine vm, which has these on itself only',
      'labels of the template of VirtualMachinePool t, which has these on itself only',
    ],
  },
});

const WEB = { app: 'web' };
const own = machine({}, {}, { metadata: { labels: WEB } });
const templated = machine({}, { labels: WEB });
const service = (selector: object) => object('v1', 'Service', 's', { selector, ports: [{ port: 80 }] });
const policy = (spec: object) => object('networking.k8s.io/v1', 'NetworkPolicy', 'p', { podSelector: {}, ...spec });
const budget = (selector: object) => object('policy/v1', 'PodDisruptionBudget', 'b', { minAvailable: 1, selector });
const deployment = object('apps/v1', 'Deployment', 'd', {
  selector: { matchLabels: WEB }, template: { metadata: { labels: WEB }, spec: { containers: [{ name: 'c', image: 'i:1' }] } },
});
const found = (field: string, got = 'app=web'): [string, string, string] => ['pod-labels/requires-template-labels', field, got];

appTable('pod-labels', [
  ['a Service on labels of the template', [templated, service(WEB)]],
  ['a Service on labels of nobody', [own, service({ app: 'other' })]],
  ['a Service on labels that a Deployment has too', [own, deployment, service(WEB)]],
  ['a Service of another namespace', [own, object('v1', 'Service', 's', { selector: WEB, ports: [{ port: 80 }] }, { namespace: 'y' })]],
  ['a Service on a label that KubeVirt adds', [machine({}, {}, { metadata: { labels: { 'vm.kubevirt.io/name': 'vm' } } }), service({ 'vm.kubevirt.io/name': 'vm' })]],
  ['a Service on labels of the VM itself', [own, service(WEB)], found('spec.selector')],
  ['a Service on labels of the VMs of a pool', [
    merged(pool(), { metadata: { namespace: 'x' } }), service({ app: 'a' }),
  ], found('spec.selector', 'app=a')],
  ['a budget', [own, budget({ matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] })], found('spec.selector', 'app In web')],
  ['a NetworkPolicy', [own, policy({ podSelector: { matchLabels: WEB } })], found('spec.podSelector')],
  ['a peer of a NetworkPolicy', [own, policy({ ingress: [{ from: [{ podSelector: { matchLabels: WEB } }] }] })],
    found('spec.ingress[0].from[0].podSelector')],
  ['a peer elsewhere', [own, policy({ egress: [{ to: [{ namespaceSelector: {}, podSelector: { matchLabels: WEB } }] }] })]],
  ['a NetworkPolicy on everything', [own, policy({})]],
]);
