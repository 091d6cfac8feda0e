import type { AtomIndex } from './atom-index';
import type { Party } from './classes';
import type { Ends } from './ends';
import type { End } from './matrix';
import type { ForgedPod } from './model';
import { labelsFor } from './satisfying';
import type { PodLabels, Selector } from './selector';

/** Where somebody may make pods. */
export interface Foothold {
  readonly namespace: string;
  readonly plane: number;
  /** The attachments that it may use on a secondary plane. */
  readonly attachments: readonly string[];
}

/** A pod that somebody could make, and what decides about it. */
export interface Forged {
  readonly pod: ForgedPod;
  readonly end: End;
}

/** How many combinations of selectors are tried where policies of administrators forbid as well as allow. */
const MOST_COMBINATIONS = 256;

/**
 * The pods that could be made in a namespace, as far as policies tell them apart and one reaches what another does not. NetworkPolicies only add: the
 * best for one connection either is under no policy of its namespace or under one that lets it out, and is what one rule lets in at the other end.
 */
export function forgedPods({ namespace, plane, attachments }: Foothold, index: AtomIndex, ends: Ends, first: number): Forged[] {
  const candidates = index.candidates(namespace);
  const selectorOf = (atom: number) => index.podAtom(atom)?.pods;
  const probe = { atoms: candidates, attachments };
  const all = ends.policiesOf(probe);
  const egress = all.filter(({ rules, tier }) => rules.Egress && tier === 'namespace').flatMap(({ subject }) => selectorOf(subject) ?? []);
  // Where policies only add, what selects the pods that policies are for is of no use at the other end.
  const named = ends.mayForbid ? candidates : candidates.filter((atom) => ends.ingressPeers.has(atom));
  const peers = distinct([EVERY_POD, ...named.flatMap((atom) => selectorOf(atom) ?? [])]);
  const assignments = ends.mayForbid ? combined(peers) : peers.flatMap((peer) => escapes(peer, egress));
  const made = new Map<string, Forged>();
  const add = (labels: PodLabels, replacesPolicies: boolean) => {
    const atoms = index.of({ namespace, labels, hostNetwork: false });
    const party: Party = { ...ANYONE, atoms, attachments, facts: { ...ANYONE.facts, namespace, labels: Object.fromEntries(labels) } };
    const policies = ends.policiesOf(party).filter((policy) => !replacesPolicies || policy.tier !== 'namespace');
    const key = JSON.stringify([atoms, replacesPolicies]);
    if (made.has(key)) return;
    const id = first + made.size;
    made.set(key, { pod: { namespace, labels: Object.fromEntries(labels), replacesPolicies, plane }, end: ends.end(id, party, 'Egress', policies) });
  };
  for (const labels of assignments) add(labels, false);
  for (const labels of assignments) if (isRestricted(labels)) add(labels, true);
  return [...made.values()];

  function isRestricted(labels: PodLabels): boolean {
    const atoms = index.of({ namespace, labels, hostNetwork: false });
    return ends.policiesOf({ atoms, attachments }).some(({ tier, rules }) => tier === 'namespace' && rules.Egress);
  }
}

const EVERY_POD: Selector = { requirements: [], text: '[]' };
const ANYONE: Party = {
  facts: { id: -1, kind: 'pods', name: 'that pod', workloads: [], labels: {}, isAssumed: true, addresses: [] },
  atoms: [],
  ports: [],
  isOnPodNetwork: true,
  attachments: [],
  labels: new Map(),
};

/** Labels that a peer selects and that no policy on the way out selects; where there are none, those that one of the policies selects. */
function escapes(peer: Selector, egress: readonly Selector[]): PodLabels[] {
  const free = labelsFor([peer], distinct(egress));
  if (free) return [free];
  return distinct([EVERY_POD, ...egress]).flatMap((subject) => labelsFor([peer, subject]) ?? []);
}

/** Labels for every combination of selectors that can be selected together, and no others. */
function combined(selectors: readonly Selector[]): PodLabels[] {
  let open: { readonly wanted: readonly Selector[]; readonly missed: readonly Selector[]; readonly labels: PodLabels }[] = [
    { wanted: [], missed: [], labels: new Map() },
  ];
  for (const selector of selectors) {
    const next = open.flatMap(({ wanted, missed }) =>
      [
        { wanted: [...wanted, selector], missed },
        { wanted, missed: [...missed, selector] },
      ].flatMap((choice) => {
        const labels = labelsFor(choice.wanted, choice.missed);
        return labels ? [{ ...choice, labels }] : [];
      }),
    );
    open = next.slice(0, MOST_COMBINATIONS);
  }
  return open.map(({ labels }) => labels);
}

function distinct(selectors: readonly Selector[]): Selector[] {
  return [...new Map(selectors.map((selector) => [selector.text, selector])).values()];
}
