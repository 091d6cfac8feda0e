import { Draft } from './draft';
import type { Item, Key } from './draft';
import { groupOfItems, itemGroups, namespaceGroups } from './groups';
import type { Group, NamespaceGroup } from './groups';
import { addMigrationPolicies } from './migration-policies';
import { ROLES } from './model';
import type { Relation, Topology, TopologyCluster, TopologyEdge, TopologyNode, TopologyOptions } from './model';
import { addNetworks } from './networks';
import { addSelections } from './selections';
import { addStorage } from './storage';
import { wantedItems } from './wanted';
import { addWorkloads } from './workloads';
import { groupBy } from '../../kubernetes/group-by';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { oncePerInput } from '../../manifests/once-per-input';

const COLLAPSE_FROM = 4;
/** More names tell a reader nothing. */
const MOST_MEMBERS = 100;

const draftOf = oncePerInput((manifests, cluster): Draft => {
  const draft = new Draft();
  const running = addWorkloads(draft, manifests, cluster);
  addStorage(draft, running, manifests);
  addNetworks(draft, running, manifests);
  addSelections(draft, running, manifests, cluster);
  addMigrationPolicies(draft, running, manifests);
  return draft;
});

/** The graph of an input: what runs in its namespaces, what that is made of and attached to, and what acts on it. */
export function topologyOf(manifests: readonly Manifest[], cluster: Cluster, options: TopologyOptions = {}): Topology {
  const { collapseFrom = COLLAPSE_FROM } = options;
  const draft = draftOf(manifests, cluster);
  const wanted = wantedItems(draft, options);
  // In an order that does not depend on that of the input.
  const items = [...draft.items.values()].filter(({ key }) => wanted.has(key)).sort((a, b) => (a.key < b.key ? -1 : 1));
  const namespaces = namespaceGroups(items, collapseFrom);
  const nodes = named(itemGroups(items, namespaces, collapseFrom));
  const owned = new Set(ofKind(manifests, '/Namespace').map(({ metadata: { name } }) => name));
  return { clusters: clustersOf(nodes, namespaces, owned), nodes: nodes.map(({ node }) => node), edges: edgesOf(draft, nodes) };
}

interface NamedGroup extends Group { readonly node: TopologyNode }

/** Groups in their order: by namespace, role, kind and name. */
function named(groups: readonly Group[]): NamedGroup[] {
  const sorted = groups.map((group) => ({ group, rank: rankOf(group) })).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const used = new Map<string, number>();
  return sorted.map(({ group }) => {
    const { name, namespace, items } = group;
    const [{ role, kind, isImplied }] = items;
    const id = JSON.stringify([kind, namespace ?? '', name]);
    const times = (used.get(id) ?? 0) + 1;
    used.set(id, times);
    const instances = items.reduce((sum, each) => sum + (each.instances ?? 0), 0);
    const node: TopologyNode = {
      id: times === 1 ? id : `${id}#${times}`,
      role,
      kind,
      name,
      ...namespace === undefined ? {} : { namespace },
      count: items.length,
      ...items.some((each) => each.instances !== undefined) ? { instances } : {},
      members: membersOf(items),
      isImplied,
      details: items.every(({ details }) => details.join('\n') === items[0].details.join('\n')) ? items[0].details : [],
    };
    return { ...group, node };
  });
}

function rankOf({ namespace, name, items }: Group): string {
  const [{ role, kind, details, isImplied, key }] = items;
  return JSON.stringify([namespace === undefined ? 1 : 0, namespace ?? '', ROLES.indexOf(role), kind, name, details, isImplied, items.length, key]);
}

function membersOf(items: readonly Item[]): string[] {
  const isWide = items.some(({ namespace }) => namespace !== items[0].namespace);
  return items.map(({ namespace, name }) => (isWide ? `${namespace}/${name}` : name)).sort().slice(0, MOST_MEMBERS);
}

function clustersOf(
  nodes: readonly NamedGroup[], namespaces: ReadonlyMap<string | undefined, NamespaceGroup>, owned: ReadonlySet<string | undefined>,
): TopologyCluster[] {
  return [...groupBy(nodes, ({ items: [{ namespace }] }) => namespaces.get(namespace))].map(([group, held]) => {
    const { name, members = [] } = group ?? {};
    return {
      id: name === undefined ? 'cluster' : JSON.stringify(['namespace', name, members[0]]),
      ...name === undefined ? {} : { namespace: name },
      count: Math.max(1, members.length),
      members: members.slice(0, MOST_MEMBERS),
      isOwned: members.some((member) => owned.has(member)),
      nodes: held.map(({ node: { id } }) => id),
    };
  });
}

interface DraftEdge {
  readonly from: TopologyNode;
  readonly to: TopologyNode;
  readonly relation: Relation;
  count: number;
  label?: string;
}

/** Edges between groups. What is selected by one selector is counted once, however many select it. */
function edgesOf(draft: Draft, nodes: readonly NamedGroup[]): TopologyEdge[] {
  const groups = groupOfItems(nodes);
  const counted = new Map<readonly Key[], ReadonlyMap<TopologyNode, number>>();
  const targetsOf = (keys: readonly Key[]) => {
    const known = counted.get(keys);
    if (known) return known;
    const targets = new Map<TopologyNode, number>();
    for (const key of keys) {
      const node = groups.get(key)?.node;
      if (node) targets.set(node, (targets.get(node) ?? 0) + 1);
    }
    if (keys.length > 1) counted.set(keys, targets);
    return targets;
  };
  const edges = new Map<string, DraftEdge>();
  for (const { from, to, relation, label } of draft.links) {
    const source = groups.get(from)?.node;
    if (!source) continue;
    for (const [target, count] of targetsOf(to)) {
      const id = JSON.stringify([source.id, relation, target.id]);
      const edge = edges.get(id);
      if (!edge) {edges.set(id, { from: source, to: target, relation, count, label });} else {
        edge.count += count;
        if (edge.label !== label) edge.label = undefined;
      }
    }
  }
  return [...edges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, { from, to, relation, count, label }]) => (
    { id, from: from.id, to: to.id, relation, count, ...label === undefined ? {} : { label } }
  ));
}
