import type { NetworkPolicyPeer } from '../../imports/kubernetes';
import type { Manifest } from '../../src/manifests/manifest';
import { admitsAddress, mayAdmitOutsiders, mayAdmitPod, PeerPod } from '../../src/manifests/network-peer';
import { networkPolicies, openingsOf, opensPort } from '../../src/manifests/network-policies';
import { object } from '../rules/workload-table';

const policy = (spec: object, namespace = 'x') => object('networking.k8s.io/v1', 'NetworkPolicy', 'p', spec, { namespace }) as Manifest;
const ingressOf = (labels: { [key: string]: string }, ...policies: Manifest[]) => openingsOf(networkPolicies(policies), { namespace: 'x', labels }, 'Ingress');

describe('policies that select a pod', () => {
  const open = { ingress: [{}] };
  const nothing = undefined;
  test.each<[string, object, { [key: string]: string }, unknown[] | undefined]>([
    ['by nothing', { podSelector: {}, ...open }, {}, [{}]],
    ['by one label', { podSelector: { matchLabels: { a: '1' } }, ...open }, { a: '1', b: '2' }, [{}]],
    ['by its second label', { podSelector: { matchLabels: { b: '2' } }, ...open }, { a: '1', b: '2' }, [{}]],
    ['by two labels', { podSelector: { matchLabels: { b: '2', a: '1' } }, ...open }, { a: '1', b: '2' }, [{}]],
    ['by two labels, of which it has one', { podSelector: { matchLabels: { a: '1', b: '2' } } }, { a: '1' }, nothing],
    ['by another value', { podSelector: { matchLabels: { a: '2' } } }, { a: '1' }, nothing],
    ['by an expression', { podSelector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } }, { a: '1' }, []],
    ['by an expression beside a label', { podSelector: { matchLabels: { a: '1' }, matchExpressions: [{ key: 'b', operator: 'Exists' }] } }, { a: '1' }, nothing],
    ['for egress only', { podSelector: {}, policyTypes: ['Egress'], egress: [] }, {}, nothing],
  ])('%s', (_, spec, labels, expected) => {
    expect(ingressOf(labels, policy(spec))).toEqual(expected);
  });

  test('add up, within the namespace', () => {
    const policies = [policy({ podSelector: {} }), policy({ podSelector: { matchLabels: { a: '1' } }, ...open }), policy({ podSelector: {}, ...open }, 'y')];
    expect(ingressOf({ a: '1' }, ...policies)).toHaveLength(1);
    expect(ingressOf({}, ...policies)).toEqual([]);
  });

  test('egress restricts only where it is written, or a type', () => {
    const egressOf = (spec: object) => openingsOf(networkPolicies([policy(spec)]), { namespace: 'x', labels: {} }, 'Egress');
    expect([{ podSelector: {} }, { podSelector: {}, egress: [{}] }, { podSelector: {}, policyTypes: ['Egress'] }].map(egressOf)).toEqual([undefined, [{}], []]);
  });
});

describe('a port is open', () => {
  test.each<[string, object[] | undefined, number | undefined, string, boolean]>([
    ['without ports', undefined, 80, 'TCP', true],
    ['with an empty list', [], 80, 'UDP', true],
    ['by its number', [{ port: 80 }], 80, 'TCP', true],
    ['not by another', [{ port: 80 }], 81, 'TCP', false],
    ['not in another protocol', [{ port: 80 }], 80, 'UDP', false],
    ['at both ends of a range', [{ port: 80, endPort: 90 }], 90, 'TCP', true],
    ['not past it', [{ port: 80, endPort: 90 }], 91, 'TCP', false],
    ['not before it', [{ port: 80, endPort: 90 }], 79, 'TCP', false],
    ['if it may be the named one', [{ port: 'http' }], 80, 'TCP', true],
    ['if it is not known', [{ port: 80 }], undefined, 'TCP', true],
    ['of any number, in its protocol', [{ protocol: 'SCTP' }], 7, 'SCTP', true],
  ])('%s', (_, ports, port, protocol, expected) => {
    expect(opensPort({ ports: ports as never }, port, protocol)).toBe(expected);
  });
});

const named = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });

describe('a pod may be let in', () => {
  const stranger: PeerPod = { labels: { 'kubevirt.io': undefined } };
  const monitoring: PeerPod = { namespace: 'monitoring', labels: { app: 'prometheus' } };
  const neighbour: PeerPod = { namespace: 'x', isNeighbour: true, labels: { app: 'web' } };
  test.each<[string, NetworkPolicyPeer[] | undefined, PeerPod, boolean]>([
    ['by no peers', undefined, stranger, true],
    ['by an empty list', [], stranger, true],
    ['by a block, which may hold its address', [{ ipBlock: { cidr: '10.0.0.0/8' } }], stranger, true],
    ['by any namespace', [{ namespaceSelector: {} }], stranger, true],
    ['by a label of its namespace that it may have', [{ namespaceSelector: { matchLabels: { team: 'a' } } }], stranger, true],
    ['by a name of its namespace that it may have', [{ namespaceSelector: named('ingress') }], stranger, true],
    ['by a label that it may have', [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'nginx' } } }], stranger, true],
    ['by an expression on a label that it may have', [{ namespaceSelector: {}, podSelector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }], stranger, true],
    ['not by a label that it has not', [{ namespaceSelector: {}, podSelector: { matchLabels: { 'kubevirt.io': 'virt-api' } } }], stranger, false],
    ['not by an expression on a label that it has not', [
      { namespaceSelector: {}, podSelector: { matchExpressions: [{ key: 'kubevirt.io', operator: 'Exists' }] } },
    ], stranger, false],
    ['not by pods of the namespace of the policy', [{ podSelector: {} }], stranger, false],
    ['by the second peer', [{ podSelector: {} }, { namespaceSelector: {} }], stranger, true],
    ['by the name of its namespace', [{ namespaceSelector: named('monitoring') }], monitoring, true],
    ['not by the name of another', [{ namespaceSelector: named('ingress') }], monitoring, false],
    ['not by an expression on the name', [
      { namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['monitoring'] }] } },
    ], monitoring, false],
    ['not by another value of its label', [{ namespaceSelector: named('monitoring'), podSelector: { matchLabels: { app: 'grafana' } } }], monitoring, false],
    ['beside it by pods', [{ podSelector: { matchLabels: { app: 'web' } } }], neighbour, true],
    ['not beside it by other pods', [{ podSelector: { matchLabels: { app: 'db' } } }], neighbour, false],
    ['beside it by the name of the namespace', [{ namespaceSelector: named('x') }], neighbour, true],
    ['not beside it by the name of another', [{ namespaceSelector: named('monitoring') }], neighbour, false],
  ])('%s', (_, peers, pod, expected) => {
    expect(mayAdmitPod({ peers }, pod)).toBe(expected);
  });
});

describe('clients outside of the cluster may be let in', () => {
  test.each<[string, NetworkPolicyPeer[] | undefined, boolean]>([
    ['by no peers', undefined, true],
    ['by an empty list', [], true],
    ['by a block', [{ ipBlock: { cidr: '::/0' } }], true],
    ['by all namespaces, among which some networks count nodes', [{ namespaceSelector: {} }], true],
    ['by the label of OpenShift for its router', [{ namespaceSelector: { matchLabels: { 'policy-group.network.openshift.io/ingress': '' } } }], true],
    ['by that label beside a name', [{
      namespaceSelector: {
        matchLabels: { 'policy-group.network.openshift.io/host-network': '', 'kubernetes.io/metadata.name': 'a' },
      },
    }], true],
    ['not by the name of a namespace', [{ namespaceSelector: named('ingress') }], false],
    ['not by an expression on names', [
      { namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['a'] }] } },
    ], false],
    ['not by pods', [{ podSelector: {} }], false],
    ['not by pods of all namespaces', [{ namespaceSelector: {}, podSelector: {} }], false],
    ['by one peer of two', [{ podSelector: {} }, { ipBlock: { cidr: '10.0.0.0/8' } }], true],
  ])('%s', (_, peers, expected) => {
    expect(mayAdmitOutsiders({ peers })).toBe(expected);
  });
});

describe('an address is let in', () => {
  test.each<[string, NetworkPolicyPeer[] | undefined, string, boolean]>([
    ['by no peers', undefined, '2001:db8::1', true],
    ['by an empty list', [], '10.0.0.1', true],
    ['by its block of IPv4', [{ ipBlock: { cidr: '10.0.0.0/8' } }], '10.0.0.1', true],
    ['by its block of IPv6', [{ ipBlock: { cidr: '2001:db8::/32' } }], '2001:db8::1', true],
    ['by the second block', [{ ipBlock: { cidr: '10.0.0.0/8' } }, { ipBlock: { cidr: '::/0' } }], '2001:db8::1', true],
    ['not by all of the other family', [{ ipBlock: { cidr: '0.0.0.0/0' } }], '2001:db8::1', false],
    ['not by an exception', [{ ipBlock: { cidr: '::/0', except: ['2001:db8::/32'] } }], '2001:db8::1', false],
    ['not by pods', [{ podSelector: {} }, { namespaceSelector: {} }], '10.0.0.1', false],
  ])('%s', (_, peers, address, expected) => {
    expect(admitsAddress({ peers }, address)).toBe(expected);
  });
});
