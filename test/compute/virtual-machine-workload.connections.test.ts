import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { newChart, objects, Rendered, SMALL } from './fixture';
import { VirtualMachine } from '../../src/compute';
import { GuestNetwork } from '../../src/network';

const VM = { matchLabels: { 'app.kubernetes.io/name': 'vm' } };
const POD = { matchLabels: { tier: 'front' } };
const inNamespace = (podSelector: object, namespace: string) => ({
  podSelector, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
});

/** A VM that listens on 8080, and a deployment that listens on 80. */
function scene(vmNamespace?: string, podNamespace?: string) {
  const chart = newChart();
  const vm = new VirtualMachine(chart, 'vm', {
    ...SMALL, metadata: { namespace: vmNamespace }, networks: [GuestNetwork.masquerade({ ports: [{ port: 8080, name: 'http' }] })],
  });
  const pods = new kplus.Deployment(chart, 'pods', {
    metadata: { namespace: podNamespace ?? 'apps' }, containers: [{ image: 'nginx', portNumber: 80 }], select: false, podMetadata: { labels: { tier: 'front' } },
  });
  return { chart, vm, pods };
}

/** The network policies of a chart, without names, which are cdk8s-plus', and in a stable order. */
function policies(chart: Chart): Rendered[] {
  return objects(chart).filter(({ kind }) => kind === 'NetworkPolicy').map(({ metadata: { namespace }, spec }) => ({ namespace, spec }));
}

/** How cdk8s-plus addresses its own pods. */
function addressOf({ podMetadata }: kplus.Deployment): object {
  return { matchLabels: { 'cdk8s.io/metadata.addr': podMetadata.getLabel('cdk8s.io/metadata.addr') } };
}

const egress = (namespace: string, podSelector: object, to: object[], port: number) => ({
  namespace, spec: { podSelector, policyTypes: ['Egress'], egress: [{ to, ports: [{ port, protocol: 'TCP' }] }] },
});
const ingress = (namespace: string, podSelector: object, from: object[], port: number) => ({
  namespace, spec: { podSelector, policyTypes: ['Ingress'], ingress: [{ from, ports: [{ port, protocol: 'TCP' }] }] },
});

describe('a NetworkPolicy takes a VM', () => {
  test('as selector, in its namespace', () => {
    const { chart, vm } = scene('prod');
    new kplus.NetworkPolicy(chart, 'policy', { selector: vm, ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY } });
    expect(policies(chart)).toEqual([{ namespace: 'prod', spec: { podSelector: VM, policyTypes: ['Ingress'] } }]);
  });

  test('as peer of ingress and egress', () => {
    const { chart, vm } = scene();
    const selector = kplus.Pods.select(chart, 'selected', { labels: { tier: 'front' } });
    const policy = new kplus.NetworkPolicy(chart, 'policy', { selector, ingress: { rules: [{ peer: vm, ports: [kplus.NetworkPolicyPort.tcp(80)] }] } });
    policy.addEgressRule(vm, [kplus.NetworkPolicyPort.tcp(8080)]);
    expect(policies(chart)).toEqual([{
      namespace: 'apps',
      spec: {
        podSelector: POD,
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [inNamespace(VM, 'apps')], ports: [{ port: 80, protocol: 'TCP' }] }],
        egress: [{ to: [inNamespace(VM, 'apps')], ports: [{ port: 8080, protocol: 'TCP' }] }],
      },
    }]);
  });

  test('of a chart without namespace says none', () => {
    const chart = new Chart(newChart(), 'inner', { namespace: undefined });
    const vm = new VirtualMachine(chart, 'vm', SMALL);
    expect(vm.toPodSelectorConfig().namespaces).toBeUndefined();
    expect(vm.toNetworkPolicyPeerConfig()).toEqual({ podSelector: vm.toPodSelectorConfig() });
    expect(vm.toPodSelector()).toBe(vm);
  });
});

describe.each([
  ['in one namespace', undefined, undefined, 'apps', 'apps'],
  ['across namespaces', 'vms', 'pods', 'vms', 'pods'],
])('connections %s', (_, vmNamespace, podNamespace, vmsIn, podsIn) => {
  test.each<[string, (vm: VirtualMachine, pods: kplus.Deployment) => void, (pod: object) => object[]]>([
    ['deployment.allowTo(vm)', (vm, pods) => pods.connections.allowTo(vm), (pod) => [
      egress(podsIn, pod, [inNamespace(VM, vmsIn)], 8080), ingress(vmsIn, VM, [inNamespace(pod, podsIn)], 8080),
    ]],
    ['deployment.allowFrom(vm)', (vm, pods) => pods.connections.allowFrom(vm), (pod) => [
      ingress(podsIn, pod, [inNamespace(VM, vmsIn)], 80), egress(vmsIn, VM, [inNamespace(pod, podsIn)], 80),
    ]],
    ['vm.allowTo(deployment)', (vm, pods) => vm.connections.allowTo(pods), (pod) => [
      egress(vmsIn, VM, [inNamespace(pod, podsIn)], 80), ingress(podsIn, pod, [inNamespace(VM, vmsIn)], 80),
    ]],
    ['vm.allowFrom(deployment)', (vm, pods) => vm.connections.allowFrom(pods), (pod) => [
      ingress(vmsIn, VM, [inNamespace(pod, podsIn)], 8080), egress(podsIn, pod, [inNamespace(VM, vmsIn)], 8080),
    ]],
  ])('%s', (__, connect, expected) => {
    const { chart, vm, pods } = scene(vmNamespace, podNamespace);
    connect(vm, pods);
    expect(policies(chart)).toEqual(expected(addressOf(pods)));
  });

  test('vm.isolate()', () => {
    const { chart, vm } = scene(vmNamespace);
    vm.connections.isolate();
    expect(policies(chart)).toEqual([{ namespace: vmsIn, spec: { podSelector: VM, policyTypes: ['Egress', 'Ingress'] } }]);
  });
});

test('connections between two VMs', () => {
  const { chart, vm } = scene();
  const other = new VirtualMachine(chart, 'db', { ...SMALL, networks: [GuestNetwork.masquerade({ ports: [{ port: 5432 }] })] });
  vm.connections.allowTo(other);
  const db = { matchLabels: { 'app.kubernetes.io/name': 'db' } };
  expect(policies(chart)).toEqual([
    egress('apps', VM, [inNamespace(db, 'apps')], 5432), ingress('apps', db, [inNamespace(VM, 'apps')], 5432),
  ]);
});
