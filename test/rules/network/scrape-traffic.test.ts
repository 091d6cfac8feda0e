import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { appTable, machine, object } from '../workload-table';

const RULE = 'scrape-traffic/requires-ingress-from-prometheus';
says({ [RULE]: { level: FindingLevel.ADVISED, allowed: 'a port that Prometheus may call' } });

const WEB = { app: 'web' };
const vm = machine({}, { labels: WEB });
const service = object('v1', 'Service', 'web', { selector: WEB, ports: [{ name: 'metrics', port: 80, targetPort: 9100 }] }, { labels: { job: 'web' } });
const policy = (spec: Json, where = 'x') => object('networking.k8s.io/v1', 'NetworkPolicy', 'p', spec, { namespace: where });
const deny = object('networking.k8s.io/v1', 'NetworkPolicy', 'deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
const open = (...ingress: Json[]) => policy({ podSelector: { matchLabels: WEB }, policyTypes: ['Ingress'], ingress });
const prometheus = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } };
const monitor = (kind: string, spec: Json, where = 'x') => object('monitoring.coreos.com/v1', kind, 'm', spec, { namespace: where });
const ofServices = (endpoint: Json = { port: 'metrics' }, spec: Json = {}, where?: string) => (
  monitor('ServiceMonitor', { selector: { matchLabels: { job: 'web' } }, endpoints: [endpoint], ...spec }, where)
);
const ofPods = (endpoint: Json = { portNumber: 9100 }, spec: Json = {}, where?: string) => (
  monitor('PodMonitor', { selector: { matchLabels: WEB }, podMetricsEndpoints: [endpoint], ...spec }, where)
);
const closed = (field: string, port = 'port 9100'): [string, string, string] => (
  [RULE, field, `${port} of VirtualMachine vm in x, which no NetworkPolicy opens to other namespaces`]
);
const [ENDPOINT, POD_ENDPOINT] = ['spec.endpoints[0]', 'spec.podMetricsEndpoints[0]'];

describe('a ServiceMonitor', () => {
  const app = [vm, service, ofServices()];
  const to = (endpoint: Json, spec?: Json, where?: string) => [vm, service, ofServices(endpoint, spec, where), deny];
  appTable('scrape-traffic', [
    ['without NetworkPolicies', app],
    ['with NetworkPolicies of another namespace', [...app, policy({ podSelector: {} }, 'y')]],
    ['with NetworkPolicies on egress', [...app, policy({ podSelector: {}, policyTypes: ['Egress'] })]],
    ['behind a default deny', [...app, deny], closed(ENDPOINT)],
    ['with Prometheus let in', [...app, deny, open({ from: [prometheus], ports: [{ port: 9100 }] })]],
    ['with everybody let in', [...app, deny, open({})]],
    ['with the port of the Service open, which is not that of the pods', [...app, deny, open({ ports: [{ port: 80 }] })], closed(ENDPOINT)],
    ['with the port open for UDP', [...app, deny, open({ ports: [{ port: 9100, protocol: 'UDP' }] })], closed(ENDPOINT)],
    ['with pods beside it let in', [...app, deny, open({ from: [{ podSelector: {} }] })], closed(ENDPOINT)],
    ['with pods beside it let in, where Prometheus runs', [...app, object('monitoring.coreos.com/v1', 'Prometheus', 'p'), deny, open({ from: [{ podSelector: {} }] })]],
    ['with pods beside it let in, where the agent of VictoriaMetrics runs',
      [...app, object('operator.victoriametrics.com/v1beta1', 'VMAgent', 'p'), deny, open({ from: [{ podSelector: {} }] })]],
    ['with pods beside it let in, while Prometheus runs elsewhere',
      [...app, object('monitoring.coreos.com/v1', 'Prometheus', 'p', {}, { namespace: 'y' }), deny, open({ from: [{ podSelector: {} }] })], closed(ENDPOINT)],
    ['with pods beside it let in, where what is called nearly so runs', [
      ...app, object('monitoring.coreos.com/v1', 'PrometheusRule', 'p', { groups: [] }), object('example.com/v1', 'MyPrometheus', 'p'),
      object('v1', 'Prometheus', 'p'), deny, open({ from: [{ podSelector: {} }] }),
    ], closed(ENDPOINT)],
    ['with nobody let in, where Prometheus runs', [...app, object('monitoring.coreos.com/v1', 'Prometheus', 'p'), deny], closed(ENDPOINT)],
    ['with virt-api let in', [...app, deny, open({ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'kubevirt.io': 'virt-api' } } }] })],
      closed(ENDPOINT)],
    ['of a port that the Service has not', to({ port: 'other' }), closed(ENDPOINT, 'a named port')],
    ['of a port of the pods', to({ targetPort: 9200 }), closed(ENDPOINT, 'port 9200')],
    ['of a named port of the pods', to({ targetPort: 'm' }), closed(ENDPOINT, 'a named port')],
    ['of two ports, of which one is open', [vm, service, ofServices(undefined, { endpoints: [{ targetPort: 1 }, { targetPort: 2 }] }), deny, open({ ports: [{ port: 1 }] })],
      closed('spec.endpoints[1]', 'port 2')],
    ['of other Services', to({ port: 'metrics' }, { selector: { matchLabels: { job: 'other' } } })],
    ['of another namespace', to({ port: 'metrics' }, {}, 'y')],
    ['of another namespace that names this one', to({ port: 'metrics' }, { namespaceSelector: { matchNames: ['z', 'x'] } }, 'y'), closed(ENDPOINT)],
    ['of another namespace for all', to({ port: 'metrics' }, { namespaceSelector: { any: true } }, 'y'), closed(ENDPOINT)],
    ['with an empty list of namespaces', to({ port: 'metrics' }, { namespaceSelector: { matchNames: [] } }), closed(ENDPOINT)],
    ['of a Service without a selector', [vm, object('v1', 'Service', 'web', { ports: [{ name: 'metrics', port: 80 }] }, { labels: { job: 'web' } }), ofServices(), deny]],
  ]);
});

describe('a PodMonitor', () => {
  const app = (endpoint?: Json, spec?: Json) => [vm, ofPods(endpoint, spec), deny];
  appTable('scrape-traffic', [
    ['behind a default deny', app(), closed(POD_ENDPOINT)],
    ['with Prometheus let in', [...app(), open({ from: [prometheus], ports: [{ port: 9100 }] })]],
    ['with Prometheus let in on another port', [...app(), open({ from: [prometheus], ports: [{ port: 9200 }] })], closed(POD_ENDPOINT)],
    ['of a named port', app({ port: 'metrics' }), closed(POD_ENDPOINT, 'a named port')],
    ['of a named port, while some port is open', [...app({ port: 'metrics' }), open({ from: [prometheus], ports: [{ port: 9200 }] })]],
    ['of a target port', app({ targetPort: 9200 }), closed(POD_ENDPOINT, 'port 9200')],
    ['without endpoints', app(undefined, { podMetricsEndpoints: undefined })],
    ['of other pods', app(undefined, { selector: { matchLabels: { app: 'other' } } })],
  ]);
});
