import type { ClusterObjects } from './cluster-objects';
import type { Entry, Fact, Remark } from './facts';
import { fact } from './facts';
import { isEmulating } from './kubevirt';
import { commonArchitecture, listsHypervisor, readNode } from './node';
import type { ReadNode } from './node';
import { canonicalQuantity } from '../../kubernetes/canonical-quantity';
import { groupBy } from '../../kubernetes/group-by';
import { HOST_NAME } from '../../manifests/node-label';

const NANO = 10n ** 9n;
/** Nodes are alike in memory if the largest has at most this many thousandths more than the smallest: kernels reserve a little more or less. */
const TOLERANCE = 10n;
/** How many nodes a comment names. */
const NAMED = 5;
/** A label with as many values as nodes is one of single nodes, if it is on this many. */
const MANY = 4;

/** The nodes, those that are alike as one entry, and the architecture if all have the same. */
export interface Nodes {
  readonly entries: readonly Entry[];
  readonly architecture: readonly Fact[];
}

/**
 * The nodes in groups.
 *
 * @param ignoredLabels labels that are left out
 */
export function nodesOf(objects: ClusterObjects, ignoredLabels: ReadonlySet<string>, remark: Remark): Nodes {
  const all = objects.of('Node');
  if (!all.length) remark('nodes: there is no Node');
  const reading = { ignoredLabels, isEmulating: isEmulating(objects), hasHypervisors: all.some(listsHypervisor) };
  const nodes = all.flatMap((node): ReadNode[] => {
    const read = readNode(node, reading);
    if (typeof read !== 'string') return [read];
    remark(`nodes: Node/${node.name} is left out: ${read}`);
    return [];
  });
  const groups = [...groupBy(nodes, ({ rest }) => JSON.stringify(rest)).values()].flatMap(alikeInMemory);
  tellSingles(nodes, groups.length, remark);
  const sorted = groups.sort(([a], [b]) => (a.name < b.name ? -1 : 1));
  const architecture = commonArchitecture(nodes);
  return { entries: sorted.map(entryOf), architecture: fact('architecture', architecture, 'status.nodeInfo of all Nodes') };
}

/** Parts nodes of one kind where their memory differs by more than the tolerance. Each part is in the order of names. */
function alikeInMemory(nodes: readonly ReadNode[]): ReadNode[][] {
  const parts: ReadNode[][] = [];
  for (const node of [...nodes].sort((a, b) => (a.memory < b.memory ? -1 : a.memory > b.memory ? 1 : 0))) {
    const part = parts.at(-1);
    if (part && (node.memory - part[0].memory) * 1000n <= part[0].memory * TOLERANCE) part.push(node);
    else parts.push([node]);
  }
  return parts.map((part) => part.sort((a, b) => (a.name < b.name ? -1 : 1)));
}

function entryOf(nodes: readonly ReadNode[]): Entry {
  const sizes = nodes.map(({ memory }) => memory);
  const [smallest, largest] = [sizes.reduce((a, b) => (b < a ? b : a)), sizes.reduce((a, b) => (b > a ? b : a))];
  const { cpus, ...rest } = nodes[0].rest;
  const [{ hostName, labels }, other] = nodes;
  const names = other || hostName === undefined ? {} : { labels: { [HOST_NAME]: hostName, ...Object.fromEntries(labels) } };
  const named = nodes.slice(0, NAMED).map(({ name }) => `Node/${name}`).join(', ');
  const isKeptFree = nodes[0].taints.some(({ effect }) => effect !== 'PreferNoSchedule');
  return {
    value: { count: nodes.length, cpus, memory: quantityOf(smallest), ...rest, ...names },
    from: [
      `${named}${nodes.length > NAMED ? ` and ${nodes.length - NAMED} more` : ''}`,
      ...smallest === largest ? [] : [`the memory is that of the smallest; the largest has ${quantityOf(largest)}`],
      ...isKeptFree ? ['QuotaStrategy.fairShare counts nodes with taints, too: remove them here if no tenant may use them'] : [],
    ],
  };
}

function quantityOf(bytes: bigint): string {
  return canonicalQuantity(bytes * NANO, 'BinarySI');
}

/** Labels that name single nodes make a group of each. */
function tellSingles(nodes: readonly ReadNode[], groups: number, remark: Remark): void {
  if (groups <= nodes.length / 2) return;
  const values = groupBy(nodes.flatMap(({ labels }) => [...labels]), ([key]) => key);
  const singles = [...values].filter(([, pairs]) => pairs.length >= MANY && new Set(pairs.map(([, value]) => value)).size === pairs.length);
  const keys = singles.map(([key]) => key).sort();
  if (keys.length) remark(`nodes: ${groups} groups of ${nodes.length} nodes, as labels name single ones; --ignore-labels ${keys.join(',')} leaves those out`);
}
