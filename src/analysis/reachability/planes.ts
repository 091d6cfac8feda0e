import type { Party } from './classes';
import { Ends } from './ends';
import { matrixOf } from './matrix';
import type { Plane } from './model';
import type { PlaneMap } from './plane-map';
import type { Policy } from './policy';

/** A plane, and what is needed to answer questions about it. */
export interface Network {
  readonly key: string;
  readonly kind: Plane['kind'];
  readonly parties: ReadonlySet<Party>;
  readonly ends: Ends;
  readonly policies: readonly Policy[];
  readonly attachments: readonly string[];
}

const POD_NETWORK = 'pod network';

/** The networks that endpoints are on. */
export function networksOf(parties: readonly Party[], map: PlaneMap, policies: readonly Policy[]): Network[] {
  const single = policies.filter(({ attachments }) => !attachments);
  // One that says nothing of either direction restricts nothing.
  const multi = policies.filter(({ attachments, rules }) => attachments && Object.keys(rules).length > 0);
  const podNetworks = new Map<string, { readonly kind: Plane['kind']; readonly parties: Party[] }>([
    [POD_NETWORK, { kind: 'pod-network', parties: [] }],
  ]);
  const secondary = new Map<string, { readonly parties: Set<Party>; readonly attachments: Set<string> }>();
  const addresses = parties.filter(({ facts }) => facts.kind === 'addresses');
  for (const party of parties) {
    if (party.facts.kind === 'addresses') continue;
    if (party.isOnPodNetwork) {
      const primary = party.facts.kind === 'host' ? undefined : map.primaryOf(party.facts.namespace);
      const network = podNetworks.get(primary ?? POD_NETWORK) ?? { kind: 'primary', parties: [] };
      podNetworks.set(primary ?? POD_NETWORK, network);
      network.parties.push(party);
    }
    for (const attachment of party.attachments) {
      const key = map.ofAttachment(attachment);
      const network = secondary.get(key) ?? { parties: new Set<Party>(), attachments: new Set<string>() };
      secondary.set(key, network);
      network.parties.add(party);
      network.attachments.add(attachment);
    }
  }
  const ends = new Ends(single);
  return [
    ...[...podNetworks].map(([key, network]): Network => ({
      key,
      kind: network.kind,
      parties: new Set([...network.parties, ...addresses]),
      ends,
      policies: single,
      attachments: [],
    })),
    ...[...secondary].map(([key, network]): Network => {
      const own = multi.filter((policy) => policy.attachments?.some((name) => network.attachments.has(name)));
      return { key, kind: 'secondary', parties: network.parties, ends: new Ends(own), policies: own, attachments: [...network.attachments].sort() };
    }),
  ];
}

export function planeOf({ key, kind, parties: members, ends, policies, attachments }: Network, many: number): Plane {
  const parties = [...members];
  const sources = parties.map((party) => ends.end(party.facts.id, party, 'Egress'));
  const targets = parties.map((party) => ends.end(party.facts.id, party, 'Ingress'));
  const namespaces = new Set(parties.flatMap(({ facts: { namespace } }) => namespace ?? []));
  const own = kind === 'secondary' ? policies : policies.filter(({ ref }) => ref.namespace === undefined || namespaces.has(ref.namespace));
  return {
    name: planeName(key, attachments),
    kind,
    classes: parties.map(({ facts: { id } }) => id),
    namespaces: [...namespaces].sort(),
    attachments,
    policies: own.map(({ ref }) => ref),
    ...matrixOf(sources, targets, many),
  };
}

/** How people know a network: `bridge br1 VLAN 100`, where one is known by several names; its only attachment otherwise. */
function planeName(key: string, attachments: readonly string[]): string {
  if (!key.startsWith('[')) return key.replace(/^attachment /, 'network ');
  const [type, first, vlan] = JSON.parse(key) as unknown[];
  const name =
    type === 'ovn-k8s-cni-overlay' ? `OVN network ${first}` : `${type} ${first}${typeof vlan === 'number' && vlan > 0 ? ` VLAN ${vlan}` : ''}`;
  return attachments.length === 1 ? `${name} (${attachments[0]})` : name;
}
