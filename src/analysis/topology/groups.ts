import type { Item, Key } from './draft';
import { commonPattern, patternOf } from './patterns';
import { groupBy } from '../../kubernetes/group-by';

/** Objects that are one node. */
export interface Group {
  readonly name: string;
  /** The namespace of the graph that they are in. */
  readonly namespace?: string;
  readonly items: readonly Item[];
}

/** Namespaces that are one cluster of the graph. */
export interface NamespaceGroup {
  readonly name?: string;
  readonly members: readonly string[];
}

/** How many nodes of one kind a reader can tell apart in a namespace, and how many namespaces. */
const [MANY_NODES, MANY_NAMESPACES] = [25, 40];

/** When objects of a kind are alike: by their names, without them, and whatever they are. */
const LIKENESSES: readonly ((item: Item) => string)[] = [
  ({ name, namespace, details, isImplied }) => JSON.stringify([nameIn(namespace, name), details, isImplied]),
  ({ details, isImplied }) => JSON.stringify([details, isImplied]),
  ({ isImplied }) => `${isImplied}`,
];

/** What is known of a namespace. */
interface Contents {
  readonly namespace: string | undefined;
  readonly items: readonly Item[];
}

/** When namespaces are alike: by their names and what they hold, by what they hold, and by the kinds of it. How many of each there are never counts. */
const NAMESPACE_LIKENESSES: readonly ((contents: Contents) => string)[] = [
  ({ namespace, items }) => JSON.stringify([namespace === undefined, patternOf(namespace ?? ''), contentOf(namespace, items)]),
  ({ namespace, items }) => JSON.stringify([namespace === undefined, contentOf(namespace, items)]),
  ({ namespace, items }) => JSON.stringify([namespace === undefined, [...new Set(items.map(({ kind }) => kind))].sort()]),
];

/** Namespaces that are alike; the more there are, the less it takes. */
export function namespaceGroups(items: readonly Item[], collapseFrom: number): ReadonlyMap<string | undefined, NamespaceGroup> {
  const contents = [...groupBy(items, ({ namespace }) => namespace)].map(([namespace, held]): Contents => ({ namespace, items: held }));
  const groups = fewEnough(contents, NAMESPACE_LIKENESSES, collapseFrom, MANY_NAMESPACES);
  return new Map(groups.flatMap((group) => {
    const members = group.map(({ namespace }) => namespace ?? '').sort();
    const [{ namespace }] = group;
    const found: NamespaceGroup = namespace === undefined ? { members: [] } : { name: commonName(members), members };
    return group.map((each) => [each.namespace, found] as const);
  }));
}

/** Objects that are alike; the more of a kind a namespace has, the less it takes. */
export function itemGroups(items: readonly Item[], namespaces: ReadonlyMap<string | undefined, NamespaceGroup>, collapseFrom: number): Group[] {
  return [...groupBy(items, ({ namespace }) => namespaces.get(namespace))].flatMap(([namespace, held]) => {
    const inNamespace = namespace?.name === undefined ? {} : { namespace: namespace.name };
    const groups = [...groupBy(held, ({ kind }) => kind).values()].flatMap((ofKind) => fewEnough(ofKind, LIKENESSES, collapseFrom, MANY_NODES));
    return groups.map((group) => ({ name: commonName(group.map(({ name }) => name)), ...inNamespace, items: group }));
  });
}

/** Groups by the first likeness that leaves few enough of them, or by the last. */
function fewEnough<T>(entries: readonly T[], likenesses: readonly ((entry: T) => string)[], collapseFrom: number, most: number): T[][] {
  let groups: T[][] = [];
  for (const likeness of likenesses.slice(0, collapseFrom === Infinity ? 1 : undefined)) {
    groups = collapsed(entries, likeness, collapseFrom);
    if (groups.length <= most) break;
  }
  return groups;
}

/** Which group each object is in. */
export function groupOfItems<T extends { readonly items: readonly Item[] }>(groups: readonly T[]): ReadonlyMap<Key, T> {
  return new Map(groups.flatMap((group) => group.items.map(({ key }) => [key, group] as const)));
}

/** What is as often as wanted is put together; what is not stays apart. */
function collapsed<T>(entries: readonly T[], keyOf: (entry: T) => string, from: number): T[][] {
  return [...groupBy(entries, keyOf).values()].flatMap((group) => (group.length >= from ? [group] : group.map((entry) => [entry])));
}

function contentOf(namespace: string | undefined, items: readonly Item[]): string[] {
  return [...new Set(items.map(({ kind, name, isImplied }) => JSON.stringify([kind, nameIn(namespace, name), isImplied])))].sort();
}

/** A name that may repeat its namespace. */
function nameIn(namespace: string | undefined, name: string): string {
  return namespace && name.startsWith(namespace) ? `\0${patternOf(name.slice(namespace.length))}` : patternOf(name);
}

function commonName(names: readonly string[]): string {
  const patterns = [...new Set(names.map(patternOf))];
  return names.length === 1 ? names[0] : patterns.length === 1 ? patterns[0] : commonPattern(names);
}
