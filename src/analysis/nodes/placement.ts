import { nodeClassesOf } from './node-class';
import type { NodeClass } from './node-class';
import { shortageOf } from './packing';
import type { Item, Shortage } from './packing';
import { objectionsTo } from './pod-needs';
import type { Objection, PodNeeds } from './pod-needs';
import { workloadPods } from './workload-pods';
import type { WorkloadPods } from './workload-pods';
import { groupBy } from '../../kubernetes/group-by';
import { oncePerInput } from '../../manifests/once-per-input';

/** Pods, and the nodes that each of them fits. */
export interface PlacedPods extends WorkloadPods {
  /** The numbers of the classes of nodes that are not known to keep them off. */
  readonly bins: readonly number[];
  /** By the number of the class, why not the others. */
  readonly objections: readonly (readonly Objection[])[];
  /** The same of pods that ask for the same and fit the same nodes. */
  readonly shape: string;
}

type Judged = Pick<PlacedPods, 'bins' | 'objections' | 'shape'>;

/** Pods that last, as items of a packing. */
export interface PodItem extends Item {
  readonly pods: PlacedPods;
  /** All objects whose pods are of this kind. */
  readonly alike: readonly PlacedPods[];
}

/** What is known of where the pods of the input can be. */
export interface Placement {
  readonly nodes: readonly NodeClass[];
  readonly pods: readonly PlacedPods[];
  /** Those of which it is certain that they run beside each other: an object that is there twice may be an alternative. */
  readonly lasting: readonly PlacedPods[];
}

/** Where the pods of the input can be, on the nodes of the Platform. Where no nodes are known, no pods are. */
export const placementOf = oncePerInput((manifests, cluster): Placement => {
  const nodes = nodeClassesOf(cluster.nodes);
  const judged = new Map<PodNeeds, Judged>();
  const pods = (nodes.length ? workloadPods(manifests, cluster) : []).map((each): PlacedPods => {
    const found = judged.get(each.needs) ?? judge(each, nodes);
    judged.set(each.needs, found);
    return { ...each, ...found };
  });
  const objects = [...groupBy(pods, identityOf).values()];
  const lasting = objects.flatMap((group) => (group.length === 1 && group[0].lasting > 0 && group[0].bins.length > 0 ? group : []));
  return { nodes, pods, lasting };
});

function identityOf({ manifest: { apiVersion, kind, metadata } }: WorkloadPods): string {
  return JSON.stringify([apiVersion, kind, metadata.namespace, metadata.name ?? metadata]);
}

function judge({ needs }: WorkloadPods, nodes: readonly NodeClass[]): Judged {
  const objections = nodes.map((node) => objectionsTo(needs, node));
  const bins = nodes.flatMap(({ index }) => (objections[index].length ? [] : [index]));
  return { objections, bins, shape: JSON.stringify([[...needs.requests], bins]) };
}

/** Pods as items: those that ask for the same and fit the same nodes are one. */
export function itemsOf(pods: readonly PlacedPods[]): PodItem[] {
  const kinds = groupBy(pods, ({ shape }) => shape);
  return [...kinds.values()].map((alike) => ({
    pods: alike[0],
    alike,
    amounts: alike[0].needs.requests,
    bins: alike[0].bins,
    count: alike.reduce((sum, { lasting }) => sum + lasting, 0),
  }));
}

/** Why pods do not fit, and the nodes that were counted on. */
export interface NodeShortage extends Shortage<PodItem> {
  readonly nodes: readonly NodeClass[];
}

/** Why pods do not fit on the nodes all together, if that is certain. */
export function podShortage(pods: readonly PlacedPods[], nodes: readonly NodeClass[]): NodeShortage | undefined {
  return nodeShortage(itemsOf(pods), nodes) ?? pinnedShortage(pods, nodes);
}

/** Why items do not fit on the nodes, if that is certain. */
export function nodeShortage(items: readonly PodItem[], nodes: readonly NodeClass[]): NodeShortage | undefined {
  const shortage = shortageOf(items, nodes);
  return shortage && { ...shortage, nodes };
}

/** Pods that name the one node that they can run on all fit one node of some class. */
function pinnedShortage(pods: readonly PlacedPods[], nodes: readonly NodeClass[]): NodeShortage | undefined {
  const pinned = pods.filter(({ onlyNode }) => onlyNode !== undefined);
  for (const group of groupBy(pinned, ({ onlyNode }) => onlyNode).values()) {
    const items = itemsOf(group);
    const candidates = nodes.filter(({ index }) => items.every(({ bins }) => bins.includes(index)));
    const shortages = candidates.map((node) => {
      const bins = nodes.map((each) => (each === node ? one(each) : none(each)));
      return nodeShortage(items.map((item) => ({ ...item, bins: [node.index] })), bins);
    });
    if (shortages.length && shortages.every((shortage) => shortage !== undefined)) return shortages[0];
  }
  return undefined;
}

function one(node: NodeClass): NodeClass {
  return { ...node, count: 1 };
}

/** No node of the class. Its numbers stay, so that those of the others do. */
function none(node: NodeClass): NodeClass {
  return { ...node, count: 0 };
}
