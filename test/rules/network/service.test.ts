import { FindingLevel } from '../../../src/rules/finding-level';
import { replicaSet, merged, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

const RULE = 'service/references-forwarded-port';
const ONLY_22 = 'a port that VirtualMachine vm forwards: 22/TCP';

says({
  'service/fits-node-port-range': { level: FindingLevel.ADVISED, allowed: '30000 to 32767' },
  'service/references-container-port': { level: FindingLevel.ADVISED },
  'service/requires-pod-network': { level: FindingLevel.ADVISED, allowed: 'labels of VMs on the pod network; VirtualMachine vm is on none' },
  'service/avoids-load-balancer-ip': { level: FindingLevel.ADVISED, allowed: 'the annotation metallb.io/loadBalancerIPs' },
  [RULE]: {
    level: FindingLevel.ADVISED,
    allowed: [
      ONLY_22,
      'a port that VirtualMachine vm forwards: 53/UDP, 22/TCP',
      'a port that VirtualMachine vm forwards: 80-90/TCP',
      'a port that VirtualMachineInstanceReplicaSet t forwards: 22/TCP',
      'the name of a port of VirtualMachine vm: ssh, web',
      'a number: no port of VirtualMachine vm has a name',
    ],
  },
});

const guest = (entry: Json, template: Json = {}) => machine({
  domain: { devices: { interfaces: [{ name: 'default', ...entry }] } }, networks: [{ name: 'default', pod: {} }],
}, { labels: { app: 'a' }, ...template });
const masquerade = (...ports: Json[]) => guest({ masquerade: {}, ports });
const ssh = masquerade({ port: 22 });
const service = (spec: Json, ...ports: Json[]) => object('v1', 'Service', 's', {
  selector: { app: 'a' }, ports: ports.map((port, i) => ({ name: `p${i}`, ...port })), ...spec,
});
const to = (...ports: Json[]) => service({}, ...ports);
const ranges = (...portRanges: Json[]) => guest({ masquerade: {}, portRanges });
const found = (field: string, got: string): Verdict => [RULE, `spec.ports[${field}`, got];

appTable('service', [
  ['a port that is forwarded is accepted', [ssh, to({ port: 22 })]],
  ['a target that is forwarded is accepted', [ssh, to({ port: 2222, targetPort: 22 })]],
  ['a guest without a list is accepted', [masquerade(), to({ port: 80 })]],
  ['a guest without an interface is accepted', [machine({}, { labels: { app: 'a' } }), to({ port: 80 })]],
  ['a list on a bridge confines nothing', [guest({ bridge: {}, ports: [{ port: 22 }] }), to({ port: 80 })]],
  ['a list on a secondary network confines nothing', [merged(ssh, {
    spec: {
      template: {
        spec: {
          networks: [{ name: 'default', multus: { networkName: 'n' } }], domain: { devices: { interfaces: [{ name: 'default', bridge: {}, ports: [{ port: 22 }] }] } },
        },
      },
    },
  }), to({ port: 80 })], ['service/requires-pod-network', 'spec.selector', '{"app":"a"}']],
  ['a guest that is not selected is accepted', [ssh, service({ selector: { app: 'b' } }, { port: 80 })]],
  ['a guest of another namespace is accepted', [merged(ssh, { metadata: { namespace: 'y' } }), to({ port: 80 })]],
  ['a Service without a selector is accepted', [ssh, service({ selector: undefined }, { port: 80 }), service({ selector: {} }, { port: 80 })]],
  ['a headless Service is accepted: clients need not take its port', [ssh, service({ clusterIP: 'None' }, { port: 80 })]],
  ['a Service without ports is accepted', [ssh, object('v1', 'Service', 's', { selector: { app: 'a' }, clusterIP: 'None' })]],
  ['another kind is accepted', [ssh, object('v1', 'ReplicationController', 's', { selector: { app: 'a' } })]],
  ['a port that is not forwarded', [ssh, to({ port: 22 }, { port: 80 })], found('1].port', '80/TCP')],
  ['a target that is not forwarded', [ssh, to({ port: 22, targetPort: 8080 })], found('0].targetPort', '8080/TCP')],
  ['another protocol', [ssh, to({ port: 22, protocol: 'UDP' })], found('0].port', '22/UDP')],
  ['a protocol that is written', [masquerade({ port: 53, protocol: 'UDP' }, { port: 22 }), to({ port: 53, protocol: 'UDP' }, { port: 53 })],
    found('1].port', '53/TCP')],
  ['an empty protocol is TCP', [masquerade({ port: 22, protocol: '' }), to({ port: 22 }, { port: 23 })], found('1].port', '23/TCP')],
  ['one of two guests', [masquerade(), merged(ssh, { metadata: { name: 'vm' } }), to({ port: 80 })], found('0].port', '80/TCP')],
  ['a replica set', [merged(replicaSet({
    networks: [{ name: 'n', pod: {} }], domain: { devices: { interfaces: [{ name: 'n', masquerade: {}, ports: [{ port: 22 }] }] } },
  }), { metadata: { namespace: 'x' } }), to({ port: 80 })], found('0].port', '80/TCP')],
]);

describe('port ranges', () => {
  const range = { start: 80, end: 90, protocol: 'TCP' };
  appTable('service', [
    ['both ends are accepted', [ranges(range), to({ port: 80 }, { port: 90 })]],
    ['outside of both', [ranges(range), to({ port: 79 }, { port: 91 })], found('0].port', '79/TCP'), found('1].port', '91/TCP')],
    ['another protocol', [ranges(range), to({ port: 80, protocol: 'UDP' })], found('0].port', '80/UDP')],
  ]);
});

describe('a target by name', () => {
  const named = masquerade({ name: 'ssh', port: 22 }, { name: 'web', port: 80 });
  appTable('service', [
    ['of a port is accepted', [named, to({ port: 1, targetPort: 'web' })]],
    ['of a port of a bridge is accepted: it names a container port', [guest({ bridge: {}, ports: [{ name: 'web', port: 80 }] }), to({ port: 1, targetPort: 'web' })]],
    ['is accepted beside a sidecar, which has named ports', [guest({ masquerade: {} }, { annotations: { 'sidecar.istio.io/inject': 'true' } }),
      to({ port: 1, targetPort: 'http-envoy-prom' })]],
    ['of none', [named, to({ port: 1, targetPort: 'http' })], found('0].targetPort', 'http')],
    ['of none, in a headless Service', [named, service({ clusterIP: 'None' }, { port: 1, targetPort: 'http' })], found('0].targetPort', 'http')],
    ['where no port has a name', [ssh, to({ port: 22, targetPort: 'http' })], found('0].targetPort', 'http')],
    ['where there is no interface', [machine({}, { labels: { app: 'a' } }), to({ port: 22, targetPort: 'http' })], found('0].targetPort', 'http')],
  ]);
});

const secondary = (network: Json) => machine({
  domain: { devices: { interfaces: [{ name: 'default', bridge: {} }] } }, networks: [{ name: 'default', multus: { networkName: 'n', ...network } }],
}, { labels: { app: 'a' } });
const balanced = (metadata: Json = {}) => object('v1', 'Service', 's', {
  type: 'LoadBalancer', loadBalancerIP: '192.0.2.1', selector: { app: 'b' }, ports: [{ port: 80 }],
}, metadata);
const IP: Verdict = ['service/avoids-load-balancer-ip', 'spec.loadBalancerIP', '192.0.2.1'];

appTable('service', [
  ['a guest whose default network is that of a plugin', [secondary({ default: true }), to({ port: 80 })]],
  ['a guest on no network', [machine({ domain: { devices: { autoattachPodInterface: false } } }, { labels: { app: 'a' } }), to({ port: 80 })],
    ['service/requires-pod-network', 'spec.selector', '{"app":"a"}']],
  ['a guest on a secondary network only', [secondary({}), to({ port: 80 })], ['service/requires-pod-network', 'spec.selector', '{"app":"a"}']],
  ['an address of another load balancer', [balanced()]],
  ['an address of MetalLB by its pool', [balanced(), object('metallb.io/v1beta1', 'IPAddressPool', 'p', { addresses: ['192.0.2.0/24'] })], IP],
  ['an address of MetalLB by annotation', [balanced({ annotations: { 'metallb.io/address-pool': 'p' } })], IP],
  ...['metallb.io', 'metallb.universe.tf'].map((prefix): [string, Json[], Verdict] => (
    [`an address beside that of ${prefix}`, [balanced({ annotations: { [`${prefix}/loadBalancerIPs`]: '192.0.2.1' } })], [IP[0], IP[1], IP[2], { level: FindingLevel.UNSTARTABLE }]]
  )),
]);

describe('service/references-container-port', () => {
  const rule = 'service/references-container-port';
  const web = { name: 'web', containerPort: 80 };
  const pods = (containers: Json[], metadata: Json = {}, more: Json = {}) => object('apps/v1', 'Deployment', 'd', {
    selector: { matchLabels: { app: 'a' } },
    template: { metadata: { labels: { app: 'a' }, ...metadata }, spec: { containers: containers.map((each, i) => ({ name: `c${i}`, image: 'q/i:1', ...each })), ...more } },
  });
  const toWeb = to({ port: 80, targetPort: 'web' });
  const wrong = (got: string, allowed = 'the name of a port of Deployment d: web'): Verdict => [rule, 'spec.ports[0].targetPort', got, { allowed }];
  appTable('service', [
    ['a port of its container', [pods([{ ports: [web] }]), toWeb]],
    ['a port of one of its containers', [pods([{}, { ports: [web] }]), toWeb]],
    ['a port of an init container', [pods([{}], {}, { initContainers: [{ name: 'i', image: 'q/i:1', restartPolicy: 'Always', ports: [web] }] }), toWeb]],
    ['a number', [pods([{}]), to({ port: 80 })]],
    ['a sidecar that is injected', [pods([{}], { annotations: { 'sidecar.istio.io/inject': 'true' } }), toWeb]],
    ['a sidecar that is injected by label', [pods([{}], { labels: { 'app': 'a', 'sidecar.istio.io/inject': 'true' } }), toWeb]],
    ['pods that are not selected', [pods([{}], { labels: { app: 'b' } }), toWeb]],
    ['another name', [pods([{ ports: [web] }]), to({ port: 80, targetPort: 'http' })], wrong('http')],
    ['a port without a name', [pods([{ ports: [{ containerPort: 80 }] }]), toWeb], wrong('web', 'a number: no port of Deployment d has a name')],
    ['a pod', [object('v1', 'Pod', 'p', { containers: [{ name: 'c', image: 'q/i:1' }] }, { labels: { app: 'a' } }), toWeb], wrong('web', 'a number: no port of Pod p has a name')],
  ]);
});

describe('service/fits-node-port-range', () => {
  const open = (...nodePorts: (number | undefined)[]) => service({ type: 'NodePort' }, ...nodePorts.map((nodePort, i) => ({ port: 80 + i, nodePort })));
  const beyond = (got: string, i = 0): Verdict => ['service/fits-node-port-range', `spec.ports[${i}].nodePort`, got];
  appTable('service', [
    ['both ends', [open(30000, 32767)]],
    ['none', [open(undefined)]],
    ['a port below', [open(29999)], beyond('29999')],
    ['a port above', [open(30001, 32768)], beyond('32768', 1)],
  ]);
});
