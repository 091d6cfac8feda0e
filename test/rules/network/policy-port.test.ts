import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, namespace, object } from '../workload-table';

const RULE = 'policy-port/references-container-port';
says({
  [RULE]: {
    level: FindingLevel.ADVISED,
    allowed: ['the name of a port of Deployment d: http', 'a number: no port of VirtualMachine vm has a name', 'the name of a port of VirtualMachine vm: ssh'],
  },
});

const x = namespace('x');
const deployment = (app = 'a', ports: Json[] = [{ name: 'http', containerPort: 80 }], annotations: Json = {}) => object('apps/v1', 'Deployment', 'd', {
  selector: { matchLabels: { app } }, template: { metadata: { labels: { app }, annotations }, spec: { containers: [{ name: 'c', image: 'c:1', ports }] } },
});
const guest = (...ports: Json[]) => machine({
  domain: { devices: { interfaces: [{ name: 'default', masquerade: {}, ports }] } }, networks: [{ name: 'default', pod: {} }],
}, { labels: { app: 'a' } });
const policy = (spec: Json, selector: Json = { matchLabels: { app: 'a' } }) => object('networking.k8s.io/v1', 'NetworkPolicy', 'p', { podSelector: selector, ...spec });
const ingress = (port: number | string, selector?: Json) => policy({ ingress: [{ ports: [{ port: 22 }, { port }] }] }, selector);
const to = (port: string, ...peers: Json[]) => policy({ egress: [{ ...peers.length ? { to: peers } : {}, ports: [{ port }] }] });
const pods = (app: string, more: Json = {}) => ({ podSelector: { matchLabels: { app } }, ...more });
const found = (got: string): Verdict => [RULE, 'spec.ingress[0].ports[1].port', got];
const out = (got: string): Verdict => [RULE, 'spec.egress[0].ports[0].port', got];

// Kubernetes: "This can either be a numerical or named port on a pod." A port of no pod that is selected opens nothing.
describe('in', () => appTable('policy-port', [
  ['a number', [x, deployment(), ingress(80)]],
  ['the port of a container', [x, deployment(), ingress('http')]],
  ['the port of an interface', [x, guest({ name: 'http', port: 80 }), ingress('http')]],
  ['that of one of several', [x, deployment(), guest({ name: 'ssh', port: 22 }), ingress('ssh')]],
  ['of a sidecar that is injected', [x, deployment('a', [], { 'sidecar.istio.io/inject': 'true' }), ingress('envoy')]],
  ['of all pods, those of CDI among them', [x, deployment(), ingress('metrics', {})]],
  ['of pods of others', [x, ingress('http')]],
  ['in a namespace of others', [deployment(), ingress('https')]],
  ['where an operator may make pods', [x, deployment(), object('example.com/v1', 'Database', 'db'), ingress('https')]],
  ['another name', [x, deployment(), ingress('https')], found('https')],
  ['a guest without names', [x, guest(), ingress('http')], found('http')],
  ['a guest with another name', [x, guest({ name: 'ssh', port: 22 }), ingress('http')], found('http')],
]));

describe('out', () => appTable('policy-port', [
  ['the port of a container', [x, deployment('b'), to('http', pods('b'))]],
  ['to everybody', [x, deployment(), to('https')]],
  ['to somebody who is not known', [x, deployment('b'), to('https', pods('b'), { ipBlock: { cidr: '10.0.0.0/8' } })]],
  ['to pods of namespaces that are not named', [x, deployment('b'), to('https', pods('b', { namespaceSelector: {} }))]],
  ['to all pods of the namespace', [x, deployment('b'), to('https', { podSelector: {} })]],
  ['another name', [x, deployment('b'), to('https', pods('b'))], out('https')],
  ['another name in the namespace by its name', [x, deployment('b'), to('https', pods('b', { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'x' } } }))], out('https')],
]));
