import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, says } from '../judge';
import type { Json } from '../judge';
import { appTable, machine, object } from '../workload-table';

const BY_CONTROLLER = 'exposure/requires-ingress-from-controller';
const BY_CLIENTS = 'exposure/requires-ingress-from-clients';

says({
  [BY_CONTROLLER]: { level: FindingLevel.ADVISED, allowed: 'a Service whose pods the ingress controller may call' },
  [BY_CLIENTS]: { level: FindingLevel.ADVISED, allowed: 'a Service whose pods its clients may call' },
});

const WEB = { app: 'web' };
const vm = machine({}, { labels: WEB });
const policy = (spec: Json, where = 'x') => object('networking.k8s.io/v1', 'NetworkPolicy', 'p', spec, { namespace: where });
const deny = object('networking.k8s.io/v1', 'NetworkPolicy', 'deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
const open = (...ingress: Json[]) => policy({ podSelector: { matchLabels: WEB }, policyTypes: ['Ingress'], ingress });
const named = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
const service = (spec: Json = {}, name = 'web') => object('v1', 'Service', name, { selector: WEB, ports: [{ port: 80, targetPort: 8080 }], ...spec });
const backend = (port: Json = { number: 80 }, name = 'web') => ({ service: { name, port } });
const path = (value: Json) => ({ path: '/', pathType: 'Prefix', backend: value });
const ingress = (...backends: Json[]) => object('networking.k8s.io/v1', 'Ingress', 'web', { rules: [{ http: { paths: backends.map(path) } }] });
const PATH = 'spec.rules[0].http.paths[0].backend.service.name';
const closed = (field = PATH, port = 'port 8080', of = 'VirtualMachine vm'): [string, string, string] => (
  [BY_CONTROLLER, field, `web: no NetworkPolicy opens ${port} of ${of} to other namespaces`]
);

describe('an Ingress to a VM', () => {
  const app = [vm, service(), ingress(backend())];
  appTable('exposure', [
    ['without NetworkPolicies', app],
    ['with NetworkPolicies of another namespace', [...app, policy({ podSelector: {} }, 'y')]],
    ['with NetworkPolicies on egress', [...app, policy({ podSelector: {}, policyTypes: ['Egress'] })]],
    ['with NetworkPolicies on other pods', [...app, policy({ podSelector: { matchLabels: { app: 'db' } } })]],
    ['behind a default deny', [...app, deny], closed()],
    ['behind a policy on launchers', [...app, policy({ podSelector: { matchLabels: { 'kubevirt.io': 'virt-launcher' } } })], closed()],
    ['open to the namespace of the controller', [...app, deny, open({ from: [named('ingress-nginx')], ports: [{ port: 8080 }] })]],
    ['open to all', [...app, deny, open({})]],
    ['open to addresses, as those of nodes', [...app, deny, open({ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] })]],
    ['open on the port of the Service, which is not that of the pods', [...app, deny, open({ ports: [{ port: 80 }] })], closed()],
    ['open for UDP', [...app, deny, open({ ports: [{ port: 8080, protocol: 'UDP' }] })], closed()],
    ['open to pods beside it', [...app, deny, open({ from: [{ podSelector: {} }] })], closed()],
    ['open to virt-api only', [...app, deny, open({ from: [{ ...named('kubevirt'), podSelector: { matchLabels: { 'kubevirt.io': 'virt-api' } } }] })], closed()],
    ['open to CDI only', [...app, deny, open({ from: [{ ...named('cdi'), podSelector: { matchLabels: { 'cdi.kubevirt.io': 'a' } } }] })], closed()],
  ]);
});

describe('the way leads', () => {
  const by = (spec: Json, ...more: Json[]) => [vm, service(spec), ...more, deny];
  appTable('exposure', [
    ['by the default backend', [vm, service(), object('networking.k8s.io/v1', 'Ingress', 'web', { defaultBackend: backend() }), deny],
      closed('spec.defaultBackend.service.name')],
    ['by the name of a port', by({ ports: [{ name: 'a', port: 1 }, { name: 'b', port: 2 }] }, ingress(backend({ name: 'b' }))), closed(PATH, 'port 2')],
    ['by the name of a port of the pods', by({ ports: [{ port: 80, targetPort: 'http' }] }, ingress(backend())), closed(PATH, 'a named port')],
    ['by the name of a port of the pods, while some port is open', [...by({ ports: [{ port: 80, targetPort: 'http' }] }, ingress(backend())), open({
      from: [named('i')], ports: [{ port: 7 }],
    })]],
    ['by two paths, told once', by({}, ingress(backend(), backend())), closed()],
    ['by two ports, told twice', by({ ports: [{ name: 'a', port: 1 }, { name: 'b', port: 2 }] }, ingress(backend({ number: 1 }), backend({ number: 2 }))),
      closed(PATH, 'port 1'), closed(PATH.replace('paths[0]', 'paths[1]'), 'port 2')],
    ['to a port that the Service has not', by({}, ingress(backend({ number: 81 })))],
    ['to a Service that the app does not make', by({}, ingress(backend({ number: 80 }, 'other')))],
    ['to a Service without a selector', by({ selector: {} }, ingress(backend()))],
    ['to pods that the app does not make', by({ selector: { app: 'other' } }, ingress(backend()))],
    ['to a resource', [vm, service(), object('networking.k8s.io/v1', 'Ingress', 'web', {
      defaultBackend: { resource: { apiGroup: 'a.io', kind: 'Bucket', name: 'web' } },
    }), deny]],
    ['to a VM by its name', by({ selector: { 'vm.kubevirt.io/name': 'vm' } }, ingress(backend())), closed()],
    ['to an instance by its name', [
      { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance', metadata: { name: 'i', namespace: 'x' }, spec: machine().spec.template.spec },
      service({ selector: { 'vm.kubevirt.io/name': 'i' } }), ingress(backend()), deny,
    ], closed(PATH, 'port 8080', 'VirtualMachineInstance i')],
    ['to a Pod', [object('v1', 'Pod', 'p', { containers: [{ name: 'c', image: 'i' }] }, { labels: WEB }), service(), ingress(backend()), deny],
      closed(PATH, 'port 8080', 'Pod p')],
    ['to a CronJob', [
      object('batch/v1', 'CronJob', 'c', {
        schedule: '@daily',
        jobTemplate: {
          spec: {
            template: {
              metadata: { labels: WEB }, spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] },
            },
          },
        },
      }),
      service(), ingress(backend()), deny,
    ], closed(PATH, 'port 8080', 'CronJob c')],
    ['to a pool', [merged(pool(), { metadata: { name: 'p', namespace: 'x' } }), service({ selector: { 'kubevirt.io': 'virt-launcher' } }), ingress(backend()), deny],
      closed(PATH, 'port 8080', 'VirtualMachinePool p')],
    ['to a Deployment', [
      object('apps/v1', 'Deployment', 'd', {
        selector: { matchLabels: WEB }, template: { metadata: { labels: WEB }, spec: { containers: [{ name: 'c', image: 'i' }] } },
      }),
      service(), ingress(backend()), deny,
    ], closed(PATH, 'port 8080', 'Deployment d')],
  ]);
});

describe('routes that there is no schema of', () => {
  const route = (spec: unknown, kind = 'HTTPRoute', group = 'gateway.networking.k8s.io/v1') => [
    vm, service(), deny, { apiVersion: group, kind, metadata: { name: 'r', namespace: 'x' }, spec },
  ];
  const to = (...refs: unknown[]) => ({ rules: [{ backendRefs: refs }] });
  const REF = 'spec.rules[0].backendRefs[0].name';
  appTable('exposure', [
    ['an HTTPRoute', route(to({ name: 'web', port: 80 })), closed(REF)],
    ['a TLSRoute', route(to({ name: 'web', port: 80 }), 'TLSRoute', 'gateway.networking.k8s.io/v1alpha2'), closed(REF)],
    ['an HTTPRoute, open', [...route(to({ name: 'web', port: 80 })), open({})]],
    ['to a Service by kind and group', route(to({ kind: 'Service', group: '', name: 'web', port: 80 })), closed(REF)],
    ['to a Service by its namespace', route(to({ name: 'web', namespace: 'x', port: 80 })), closed(REF)],
    ['to a Service of another namespace', route(to({ name: 'web', namespace: 'y', port: 80 }))],
    ['to another kind', route(to({ kind: 'Bucket', name: 'web', port: 80 }))],
    ['to another group', route(to({ group: 'a.io', name: 'web', port: 80 }))],
    ['without a port, of a Service with one', route(to({ name: 'web' })), closed(REF)],
    ['another kind of the group', route(to({ name: 'web', port: 80 }), 'Gateway')],
    ['a kind of a group that ends like it', route(to({ name: 'web', port: 80 }), 'HTTPRoute', 'my.gateway.networking.k8s.io/v1')],
    ['a kind that starts like it', route(to({ name: 'web', port: 80 }), 'HTTPRouteFilter')],
    ['a kind of another group', route(to({ name: 'web', port: 80 }), 'HTTPRoute', 'example.com/v1')],
    ['a Route of OpenShift', route({ to: { kind: 'Service', name: 'web' }, port: { targetPort: 80 } }, 'Route', 'route.openshift.io/v1'), closed('spec.to.name')],
    ['a Route of OpenShift by the name of a port', route({ to: { name: 'web' }, port: { targetPort: 'b' } }, 'Route', 'route.openshift.io/v1').map((each) => (
      each.kind === 'Service' ? service({ ports: [{ name: 'a', port: 1 }, { name: 'b', port: 2 }] }) : each
    )), closed('spec.to.name', 'port 2')],
    ['a Route of OpenShift without a port, of a Service with two', route({ to: { name: 'web' } }, 'Route', 'route.openshift.io/v1').map((each) => (
      each.kind === 'Service' ? service({ ports: [{ name: 'a', port: 1 }, { port: 2 }] }) : each
    ))],
    ['a Route of OpenShift without a port', route({ to: { name: 'web' } }, 'Route', 'route.openshift.io/v1'), closed('spec.to.name')],
    ['a Route of OpenShift to nothing', route({ to: {} }, 'Route', 'route.openshift.io/v1')],
    ...[undefined, null, 1, 'a', {}, { to: 1 }, { to: { name: 1 } }, { rules: 1 }, { rules: [null, 1, { backendRefs: 'a' }, { backendRefs: [null, {}, { name: 1 }] }] },
      to({ name: 'web', port: {}, namespace: 1 })].flatMap((spec, i): Parameters<typeof appTable>[1] => [
      [`a malformed HTTPRoute ${i}`, route(spec), ...i === 9 ? [closed(REF)] : []],
      [`a malformed Route ${i}`, route(spec, 'Route', 'route.openshift.io/v1')],
    ]),
  ]);
});

describe('a load balancer in front of a VM', () => {
  const app = (type = 'LoadBalancer', spec: Json = {}) => [vm, service({ type, ...spec }), deny];
  const refused = (type = 'LoadBalancer', ports = 'port 8080'): [string, string, string] => (
    [BY_CLIENTS, 'spec.type', `${type}: no NetworkPolicy opens ${ports} of VirtualMachine vm to addresses`]
  );
  appTable('exposure', [
    ['without NetworkPolicies', [vm, service({ type: 'LoadBalancer' })]],
    ['behind a default deny', app(), refused()],
    ['node ports behind a default deny', app('NodePort'), refused('NodePort')],
    ['a cluster IP', app('ClusterIP')],
    ['no type', app(undefined, { type: undefined })],
    ['several ports', app('LoadBalancer', { ports: [{ name: 'a', port: 1 }, { name: 'b', port: 2, targetPort: 'x' }] }), refused('LoadBalancer', 'port 1, a named port')],
    ['one of two ports open', [...app('LoadBalancer', { ports: [{ name: 'a', port: 1 }, { name: 'b', port: 2 }] }), open({ ports: [{ port: 1 }] })],
      refused('LoadBalancer', 'port 2')],
    ['another protocol open', [...app(), open({ ports: [{ port: 8080, protocol: 'UDP' }] })], refused()],
    ['UDP', [...app('LoadBalancer', { ports: [{ port: 53, protocol: 'UDP' }] }), open({ ports: [{ port: 53 }] })], refused('LoadBalancer', 'port 53')],
    ['UDP, open', [...app('LoadBalancer', { ports: [{ port: 53, protocol: 'UDP' }] }), open({ ports: [{ port: 53, protocol: 'UDP' }] })]],
    ['open to all', [...app(), open({})]],
    ['open to IPv6 addresses', [...app(), open({ from: [{ ipBlock: { cidr: '::/0' } }], ports: [{ port: 8080 }] })]],
    ['open to a namespace in which it may run', [...app(), open({ from: [named('kube-system')] })]],
    ['open to pods beside it', [...app(), open({ from: [{ podSelector: {} }] })], refused()],
    ['open to virt-api', [...app(), open({ from: [{ ...named('kubevirt'), podSelector: { matchLabels: { 'kubevirt.io': 'virt-api' } } }] })], refused()],
    ['node ports, open to pods of a namespace', [...app('NodePort'), open({ from: [named('kube-system')] })], refused('NodePort')],
    ['node ports, open to addresses', [...app('NodePort'), open({ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] })]],
    ['pods that the app does not make', app('LoadBalancer', { selector: { app: 'other' } })],
  ]);
});
