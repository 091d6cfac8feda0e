import type { NetworkPolicyPeer } from '../../imports/kubernetes';
import { admitsAddress, mayAdmitOutsiders, mayAdmitPod, PeerPod } from '../../src/manifests/network-peer';

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
