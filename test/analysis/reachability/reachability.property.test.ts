import * as fc from 'fast-check';
import { isReachable, PROTOCOLS } from './brute-force';
import type { Peer, Pod, Situation } from './brute-force';
import { ADDRESSES, adminPolicies, endpoints, KEYS, namespaces, networkPolicies, NAMESPACES, pods, PORTS, VALUES } from './random-policies';
import type { Matrix, PortSet, Reachability } from '../../../src/analysis/reachability/model';
import { arePortsEqual, hasPort, NO_PORTS } from '../../../src/analysis/reachability/port-set';
import { reachabilityOf } from '../../../src/analysis/reachability/reachability';
import { blockContains } from '../../../src/kubernetes/ip-block';

const podOf = ({ namespace, labels, ports, hostNetwork = false }: Pod, name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { namespace, name, labels },
  spec: { containers: [{ name: 'c', ports }], ...hostNetwork ? { hostNetwork } : {} },
});
const guestOf = ({ namespace, labels, ports }: Pod, name: string) => {
  const listed = ports.map(({ name: of, containerPort, protocol }) => ({ name: of, port: containerPort, protocol }));
  const interfaces = [{ name: 'default', masquerade: {}, ...listed.length ? { ports: listed } : {} }];
  const spec = { domain: { devices: { interfaces } }, networks: [{ name: 'default', pod: {} }] };
  return { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { namespace, name }, spec: { template: { metadata: { labels }, spec } } };
};
const manifestsOf = (some: readonly Pod[], { namespaces: labelled, policies }: Situation) => [
  ...Object.entries(labelled).map(([name, labels]) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } })),
  ...some.map((one, i) => (one.isGuest ? guestOf(one, `pod-${i}`) : podOf(one, `pod-${i}`))),
  ...policies,
];

const classOfPod = ({ classes }: Reachability, i: number) => classes.findIndex(({ workloads }) => workloads.some(({ name }) => name === `pod-${i}`));
const classOfAddress = ({ classes }: Reachability, address: string) =>
  classes.findIndex(({ addresses }) => addresses.some((cidr) => blockContains({ cidr }, address)));

/** What a matrix says of a pair: the pair itself, otherwise what is wide. */
function portsIn({ wide, pairs }: Matrix, from: number, to: number): PortSet {
  const flows = wide.filter((flow) => flow.from.includes(from) && flow.to.includes(to));
  if (flows.length > 1) throw new Error(`${from} and ${to} are in two flows`);
  return pairs.find((pair) => pair.from === from && pair.to === to)?.ports ?? flows[0]?.ports ?? NO_PORTS;
}

const asked = PORTS.flatMap((port) => PROTOCOLS.map((protocol) => ({ port, protocol })));
const open = (ports: PortSet) =>
  asked.filter(({ port, protocol }) => hasPort(ports, port, protocol)).map(({ port, protocol }) => `${port}/${protocol}`);
const reallyOpen = (from: Peer, to: Peer, situation: Situation) =>
  asked.filter(({ port, protocol }) => isReachable(from, to, port, protocol, situation)).map(({ port, protocol }) => `${port}/${protocol}`);

function compare(some: readonly Pod[], situation: Situation, many?: number): void {
  const reach = reachabilityOf(manifestsOf(some, situation), many);
  const peers: { readonly peer: Peer; readonly id: number }[] = [
    ...some.map((peer, i) => ({ peer, id: classOfPod(reach, i) })),
    ...ADDRESSES.map((address) => ({ peer: { address }, id: classOfAddress(reach, address) })),
  ];
  const pairs = peers
    .flatMap((from) => peers.map((to) => ({ from, to })))
    .filter(({ from, to }) => !('address' in from.peer && 'address' in to.peer));
  const wrong = pairs.flatMap(({ from, to }) => {
    const ports = reach.between(from.id, to.id);
    const [found, real] = [open(ports).join(), reallyOpen(from.peer, to.peer, situation).join()];
    const isInMatrix = arePortsEqual(portsIn(reach.planes[0], from.id, to.id), ports);
    return found === real && isInMatrix ? [] : [{ from: from.peer, to: to.peer, found, real, isInMatrix }];
  });
  expect(wrong).toEqual([]);
}

/** How many classes are many: with so few some selectors are about many, and most about few. */
const many = fc.constantFrom(0, 1, 2, 4, undefined);

test('NetworkPolicies decide as one by one', () => {
  fc.assert(
    fc.property(pods, namespaces, networkPolicies, many, (some, labelled, policies, limit) =>
      compare(some, { namespaces: labelled, policies }, limit),
    ),
    { numRuns: 200 },
  );
});

test('so do they with policies of administrators', () => {
  fc.assert(
    fc.property(pods, namespaces, networkPolicies, adminPolicies, many, (some, labelled, own, admin, limit) => {
      compare(some, { namespaces: labelled, policies: [...own, ...admin] }, limit);
    }),
    { numRuns: 200 },
  );
});

test('guests and pods of nodes, too', () => {
  fc.assert(
    fc.property(endpoints, namespaces, networkPolicies, adminPolicies, many, (some, labelled, own, admin, limit) => {
      compare(some, { namespaces: labelled, policies: [...own, ...admin] }, limit);
    }),
    { numRuns: 200 },
  );
});

describe('what an attacker reaches is what some pod with some labels does', () => {
  const values: readonly (string | undefined)[] = [undefined, ...VALUES, 'another'];
  const everyLabels = values.flatMap((app) =>
    values.map((tier) =>
      Object.fromEntries(
        [
          [KEYS[0], app],
          [KEYS[1], tier],
        ].filter(([, value]) => value !== undefined),
      ),
    ),
  );

  const check = (some: readonly Pod[], situation: Situation) => {
    const reach = reachabilityOf(manifestsOf(some, situation));
    for (const namespace of NAMESPACES) {
      for (const [i, target] of some.entries()) {
        const id = classOfPod(reach, i);
        const forged = reach.forged(namespace, id).filter(({ pod }) => !pod.replacesPolicies);
        const found = new Set(forged.flatMap(({ ports }) => open(ports)));
        const real = new Set(everyLabels.flatMap((labels) => reallyOpen({ namespace, labels, ports: [] }, target, situation)));
        expect([namespace, target, [...found].sort()]).toEqual([namespace, target, [...real].sort()]);
        for (const { pod, ports } of forged) expect(reallyOpen({ ...pod, ports: [] }, target, situation)).toEqual(open(ports));
      }
    }
  };

  test('by NetworkPolicies', () => {
    fc.assert(
      fc.property(pods, namespaces, networkPolicies, (some, labelled, policies) => check(some, { namespaces: labelled, policies })),
      { numRuns: 100 },
    );
  });

  test('by all policies', () => {
    fc.assert(
      fc.property(pods, namespaces, networkPolicies, adminPolicies, (some, labelled, own, admin) => {
        check(some, { namespaces: labelled, policies: [...own, ...admin] });
      }),
      { numRuns: 30 },
    );
  });

  test('and where it removes the NetworkPolicies of its namespace', () => {
    fc.assert(
      fc.property(pods, namespaces, networkPolicies, (some, labelled, policies) => {
        const situation = { namespaces: labelled, policies };
        const reach = reachabilityOf(manifestsOf(some, situation));
        for (const [i, target] of some.entries()) {
          for (const namespace of NAMESPACES.filter((name) => name !== target.namespace)) {
            const found = new Set(reach.forged(namespace, classOfPod(reach, i)).flatMap(({ ports }) => open(ports)));
            const without = { ...situation, policies: policies.filter(({ metadata }) => metadata.namespace !== namespace) };
            const real = new Set(everyLabels.flatMap((labels) => reallyOpen({ namespace, labels, ports: [] }, target, without)));
            expect([...found].sort()).toEqual([...real].sort());
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
