import type { NodeClass } from './node-class';
import type { PlacedPods, Placement } from './placement';
import type { LabelSelector, PodAffinityTerm, TopologySpreadConstraint } from '../../../imports/kubernetes';
import { matchesSelector } from '../../manifests/label-index';
import { HOST_NAME } from '../../manifests/node-label';

/** Pods of one namespace that count each other. */
interface PodSet {
  readonly topologyKey: string;
  readonly members: Member[];
}

interface Member {
  readonly pods: PlacedPods;
  /** Of the constraint in its list. */
  readonly index: number;
}

/** More pods than their constraint has room for. */
export interface TopologyShortage extends Member {
  readonly kind: 'antiAffinity' | 'spread';
  readonly topologyKey: string;
  readonly needs: number;
  /** How many nodes or zones there are. */
  readonly domains: number;
  /** How many pods one of them may have. */
  readonly each: number;
  /** Whether only a drain comes to it. */
  readonly isDrain: boolean;
}

/**
 * Sets of pods that their required anti-affinity or their spread keeps from running all at once, or from moving off a node that is drained. Pods
 * of a set select each other by the same constraint, so each of them counts for each.
 */
export function topologyShortages({ lasting, nodes }: Placement): TopologyShortage[] {
  const apart = setsOf(lasting, ({ antiAffinity }) => [...antiAffinity.entries()].filter(([, term]) => isPlain(term)));
  const spread = setsOf(lasting, (pods) => pods.spread.filter(([, { matchLabelKeys }]) => !matchLabelKeys?.length));
  return [
    ...[...apart.values()].flatMap((set) => antiAffinityShortage(set, nodes) ?? []),
    ...[...spread].flatMap(([, set]) => spreadShortage(set, nodes) ?? []),
  ];
}

/** A term that selects pods of its own namespace by labels that do not change from one revision to the next. */
function isPlain({ matchLabelKeys, mismatchLabelKeys, namespaceSelector, namespaces }: PodAffinityTerm): boolean {
  return !matchLabelKeys?.length && !mismatchLabelKeys?.length && !namespaceSelector && !namespaces?.length;
}

type Constraint = { readonly topologyKey: string; readonly labelSelector?: LabelSelector };

/** By the constraint and the namespace, the pods that have it and that it counts. */
function setsOf<T extends Constraint>(
  lasting: readonly PlacedPods[], constraintsOf: (pods: PlacedPods) => readonly (readonly [number, T])[],
): Map<string, PodSet & { readonly constraint: T }> {
  const sets = new Map<string, PodSet & { readonly constraint: T }>();
  for (const pods of lasting) {
    for (const [index, constraint] of constraintsOf(pods)) {
      const { topologyKey, labelSelector } = constraint;
      if (!labelSelector || !matchesSelector(labelSelector, pods.labels)) continue;
      const key = JSON.stringify([pods.manifest.metadata.namespace, constraint]);
      const set = sets.get(key) ?? { topologyKey, constraint, members: [] };
      set.members.push({ pods, index });
      sets.set(key, set);
    }
  }
  return sets;
}

/** Each needs a domain of its own; what moves needs one more, since it is where it was until it has moved. */
function antiAffinityShortage(set: PodSet, nodes: readonly NodeClass[]): TopologyShortage | undefined {
  const domains = domainsOf(set, nodes);
  if (domains === undefined) return undefined;
  const needs = countOf(set);
  const moving = set.members.find(({ pods }) => pods.isMigrated);
  const shortage = { ...largest(set), kind: 'antiAffinity', topologyKey: set.topologyKey, needs, domains, each: 1, isDrain: false } as const;
  if (needs > domains) return shortage;
  return moving && needs === domains && domains > 1 ? { ...shortage, ...moving, isDrain: true } : undefined;
}

/**
 * While there are fewer domains than `minDomains`, each takes no more than `maxSkew` pods. A drained node counts until it is empty, as one with
 * few pods: where all others have more than `maxSkew` pods, the last one has nowhere to go.
 */
function spreadShortage(
  set: PodSet & { readonly constraint: TopologySpreadConstraint }, nodes: readonly NodeClass[],
): TopologyShortage | undefined {
  const domains = domainsOf(set, nodes);
  if (domains === undefined || domains === 0) return undefined;
  const { topologyKey, constraint: { maxSkew, minDomains = 1, nodeTaintsPolicy = 'Ignore' } } = set;
  const needs = countOf(set);
  const shortage = { kind: 'spread', topologyKey, needs, domains, each: maxSkew } as const;
  if (domains < minDomains && needs > domains * maxSkew) return { ...largest(set), ...shortage, isDrain: false };
  const moving = set.members.find(({ pods }) => pods.isMigrated);
  const fewest = Math.ceil((needs - (domains - 1) * maxSkew) / domains);
  const isStuck = topologyKey === HOST_NAME && domains > 1 && nodeTaintsPolicy === 'Ignore' && fewest > maxSkew;
  return moving && isStuck ? { ...moving, ...shortage, isDrain: true } : undefined;
}

/** How many values of the key the nodes have that any of the pods can be on; `undefined` where that is not known. */
function domainsOf({ topologyKey, members }: PodSet, nodes: readonly NodeClass[]): number | undefined {
  const bins = [...new Set(members.flatMap(({ pods }) => pods.bins))];
  if (topologyKey === HOST_NAME) return bins.reduce((sum, bin) => sum + nodes[bin].count, 0);
  const values = bins.map((bin) => nodes[bin].label(topologyKey));
  return values.every((value) => typeof value === 'string') ? new Set(values).size : undefined;
}

function countOf({ members }: PodSet): number {
  return members.reduce((sum, { pods }) => sum + pods.lasting, 0);
}

function largest({ members }: PodSet): Member {
  return members.reduce((most, member) => (member.pods.lasting > most.pods.lasting ? member : most));
}
