import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Protocol } from '../../../src/analysis/reachability/model';
import { hasPort } from '../../../src/analysis/reachability/port-set';
import { reachabilityOf } from '../../../src/analysis/reachability/reachability';

/**
 * What the end-to-end tests of multi-networkpolicy-iptables (k8snetworkplumbingwg, cbf2b11) see between pods: names, labels and policies are theirs, and what of
 * their connections got through.
 */
interface Case {
  readonly name: string;
  readonly namespaces: readonly { readonly name: string; readonly labels: object }[];
  readonly pods: readonly { readonly namespace: string; readonly name: string; readonly labels: object }[];
  readonly policies: readonly { readonly namespace: string; readonly name: string; readonly spec: object }[];
  readonly expected: readonly (readonly [from: string, to: string, protocol: Protocol, port: number, isOpen: boolean])[];
}

const CASES = JSON.parse(readFileSync(join(__dirname, 'multi-network-policies.json'), 'utf8')) as Case[];
const NETWORK = 'default/net';
/** They tell pods by their addresses, which are in no manifest that makes many: a block may have any of them. */
const byAddress = ({ name }: Case) => name.startsWith('ipblock');

/** Each connection: whether it gets through, and whether we say that it does. */
function seen({ namespaces, pods, policies, expected }: Case): (readonly [connection: string, theirs: boolean, ours: boolean])[] {
  const reach = reachabilityOf([
    { apiVersion: 'k8s.cni.cncf.io/v1', kind: 'NetworkAttachmentDefinition', metadata: { namespace: 'default', name: 'net' }, spec: { config: '{"type":"macvlan"}' } },
    ...namespaces.map((metadata) => ({ apiVersion: 'v1', kind: 'Namespace', metadata })),
    ...pods.map((metadata) => (
      { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, annotations: { 'k8s.v1.cni.cncf.io/networks': NETWORK } }, spec: { containers: [{ name: 'c' }] } }
    )),
    ...policies.map(({ spec, ...metadata }) => (
      { apiVersion: 'k8s.cni.cncf.io/v1beta1', kind: 'MultiNetworkPolicy', metadata: { ...metadata, annotations: { 'k8s.v1.cni.cncf.io/policy-for': NETWORK } }, spec }
    )),
  ]);
  const classOf = (wanted: string) => reach.classes.findIndex(({ workloads }) => workloads.some(({ namespace, name }) => `${namespace}/${name}` === wanted));
  return expected.map(([from, to, protocol, port, theirs]) => {
    const on = reach.explain(classOf(from), classOf(to)).filter(({ plane }) => reach.planes[plane].kind === 'secondary');
    return [`${from} -> ${to} ${protocol} ${port}`, theirs, on.some(({ ports }) => hasPort(ports, port, protocol))];
  });
}

test.each(CASES.filter((each) => !byAddress(each)).map((each) => [each.name, each] as const))('%s', (_, each) => {
  const connections = seen(each);
  expect(connections.length).toBeGreaterThan(0);
  expect(connections.filter(([, theirs, ours]) => theirs !== ours)).toEqual([]);
});

test.each(CASES.filter(byAddress).map((each) => [each.name, each] as const))('%s: nothing is closed to us that gets through', (_, each) => {
  expect(seen(each).filter(([, theirs, ours]) => theirs && !ours)).toEqual([]);
});
