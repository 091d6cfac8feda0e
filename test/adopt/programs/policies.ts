import { ApiObject, App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { VirtualMachine, VirtualMachineIdentity } from 'cdk8s-kubevirt';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

const db = new VirtualMachine(chart, 'db', {
  memory: Size.gibibytes(4),
  networks: [],
  selectorLabels: { app: 'db' },
  identity: VirtualMachineIdentity.fromCluster(),
});

new kplus.NetworkPolicy(chart, 'deny', {
  metadata: { name: 'deny' },
  ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
  egress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
});

new kplus.NetworkPolicy(chart, 'open', {
  metadata: { name: 'open' },
  selector: kplus.Pods.select(chart, 'open-pods', { labels: { tier: 'web' } }),
  ingress: { default: kplus.NetworkPolicyTrafficDefault.ALLOW },
});

new kplus.NetworkPolicy(chart, 'db-network-policy', {
  metadata: { name: 'db' },
  selector: db,
  ingress: {
    rules: [
      {
        peer: kplus.Pods.select(chart, 'db-ingress-pods', { labels: { app: 'web' } }),
        ports: [kplus.NetworkPolicyPort.tcp(5432), kplus.NetworkPolicyPort.tcpRange(9000, 9100)],
      },
      {
        peer: kplus.Namespaces.select(chart, 'db-ingress-namespaces', { names: ['monitoring'] }),
        ports: [kplus.NetworkPolicyPort.tcp(9100)],
      },
      {
        peer: kplus.Pods.select(chart, 'db-ingress-pods-2', {
          labels: { app: 'backup' },
          namespaces: kplus.Namespaces.all(chart, 'db-ingress-namespaces-2'),
        }),
      },
      {
        peer: kplus.Namespaces.select(chart, 'db-ingress-namespaces-3', {
          expressions: [kplus.LabelExpression.in('team', ['commerce', 'finance'])],
        }),
        ports: [
          kplus.NetworkPolicyPort.of({ protocol: kplus.NetworkProtocol.SCTP, port: 7 }),
          kplus.NetworkPolicyPort.of({ protocol: kplus.NetworkProtocol.UDP }),
        ],
      },
    ],
  },
  egress: {
    rules: [
      {
        peer: kplus.Pods.select(chart, 'db-egress-pods', {
          labels: { 'k8s-app': 'kube-dns' },
          namespaces: kplus.Namespaces.select(chart, 'db-egress-namespaces', { names: ['kube-system'] }),
        }),
        ports: [kplus.NetworkPolicyPort.udp(53), kplus.NetworkPolicyPort.tcp(53)],
      },
      { peer: kplus.NetworkPolicyIpBlock.ipv4(chart, 'db-egress-addresses', '0.0.0.0/0', ['10.0.0.0/8']) },
      { peer: kplus.NetworkPolicyIpBlock.anyIpv6(chart, 'db-egress-addresses-2') },
      { peer: kplus.Pods.all(chart, 'db-egress-pods-2') },
    ],
  },
});

new ApiObject(chart, 'several-peers', {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'several-peers' },
  spec: {
    podSelector: {},
    policyTypes: ['Ingress'],
    ingress: [
      { from: [{ podSelector: { matchLabels: { app: 'web' } } }, { podSelector: { matchLabels: { app: 'ci' } } }] },
    ],
  },
});

new ApiObject(chart, 'named-port', {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'named-port' },
  spec: {
    podSelector: {},
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 'http' }] }],
  },
});

new ApiObject(chart, 'ports-of-all', {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'ports-of-all' },
  spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ ports: [{ port: 22 }] }] },
});

new ApiObject(chart, 'rules-out-of-force', {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'rules-out-of-force' },
  spec: { podSelector: {}, policyTypes: ['Ingress'], egress: [{ to: [{ podSelector: {} }] }] },
});

app.synth();
