import type { Manifest } from '../../src/manifests/manifest';
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
    expect([
      { podSelector: {} }, { podSelector: {}, egress: [] }, { podSelector: {}, egress: [{}] }, { podSelector: {}, policyTypes: ['Egress'] },
      { podSelector: {}, policyTypes: [], egress: [{}] },
    ].map(egressOf)).toEqual([undefined, undefined, [{}], [], [{}]]);
  });
});

describe('a port is open', () => {
  test.each<[string, object[] | undefined, number | undefined, string, boolean]>([
    ['without ports', undefined, 80, 'TCP', true],
    ['with an empty list', [], 80, 'UDP', true],
    ['by its number', [{ port: 80 }], 80, 'TCP', true],
    ['not by another', [{ port: 80 }], 81, 'TCP', false],
    ['by one of two', [{ port: 80 }, { port: 443 }], 443, 'TCP', true],
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
