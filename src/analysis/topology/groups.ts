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

/**
 * Namespaces that hold the same, if their names differ in numbers only; where there are very many, whatever their names are. What each holds is told by
 * kinds and names, not by how many of them there are.
 */
export function namespaceGroups(items: readonly Item[], collapseFrom: number): ReadonlyMap<string | undefined, NamespaceGroup> {
  const contents = [...groupBy(items, ({ namespace }) => namespace)].map(([namespace, held]) => ({
    namespace,
    pattern: patternOf(namespace ?? ''),
    content: contentOf(namespace, held),
  }));
  const byPattern = collapsed(contents, ({ namespace, pattern, content }) => `${namespace === undefined} ${pattern}\n${content}`, collapseFrom);
  const groups = byPattern.length > MANY_NAMESPACES && collapseFrom !== Infinity
    ? collapsed(contents, ({ namespace, content }) => `${namespace === undefined}\n${content}`, collapseFrom)
    : byPattern;
  return new Map(groups.flatMap((group) => {
    const members = group.map(({ namespace }) => namespace ?? '').sort();
    const [{ namespace }] = group;
    const found: NamespaceGroup = namespace === undefined ? { members: [] } : { name: group.length === 1 ? namespace : commonName(members), members };
    return group.map((each) => [each.namespace, found] as const);
  }));
}

/** Objects that are alike. Where a namespace has very many of a kind, names count no longer, and then what else is known of them. */
export function itemGroups(items: readonly Item[], namespaces: ReadonlyMap<string | undefined, NamespaceGroup>, collapseFrom: number): Group[] {
  const places = groupBy(items, ({ kind, namespace }) => JSON.stringify([kind, namespaces.get(namespace)?.name ?? null]));
  return [...places.values()].flatMap((place) => {
    const namespace = namespaces.get(place[0].namespace)?.name;
    const attempts = LIKENESSES.slice(0, collapseFrom === Infinity ? 1 : undefined).map((keyOf) => collapsed(place, keyOf, collapseFrom));
    const groups = attempts.find(({ length }) => length <= MANY_NODES) ?? attempts[attempts.length - 1];
    const inNamespace = namespace === undefined ? {} : { namespace };
    return groups.map((group) => ({ name: commonName(group.map(({ name }) => name)), ...inNamespace, items: group }));
  });
}

/** Which group each object is in. */
export function groupOfItems<T extends { readonly items: readonly Item[] }>(groups: readonly T[]): ReadonlyMap<Key, T> {
  return new Map(groups.flatMap((group) => group.items.map(({ key }) => [key, group] as const)));
}

/** What is as often as wanted is put together; what is not stays apart. */
function collapsed<T>(entries: readonly T[], keyOf: (entry: T) => string, from: number): T[][] {
  return [...groupBy(entries, keyOf).values()].flatMap((group) => (group.length >= from ? [group] : group.map((entry) => [entry])));
}

function contentOf(namespace: string | undefined, items: readonly Item[]): string {
  return [...new Set(items.map(({ kind, name, isImplied }) => JSON.stringify([kind, nameIn(namespace, name), isImplied])))].sort().join('\n');
}

/** A name that may repeat its namespace. */
function nameIn(namespace: string | undefined, name: string): string {
  return namespace && name.startsWith(namespace) ? `\0${patternOf(name.slice(namespace.length))}` : patternOf(name);
}

function commonName(names: readonly string[]): string {
  const patterns = [...new Set(names.map(patternOf))];
  return names.length === 1 ? names[0] : patterns.length === 1 ? patterns[0] : commonPattern(names);
}
