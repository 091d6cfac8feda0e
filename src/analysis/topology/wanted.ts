import type { Draft, Key } from './draft';
import type { TopologyOptions } from './model';
import { groupBy } from '../../kubernetes/group-by';

/** The objects that are to be shown: those of the namespaces, all that they lead to, and what acts on them from elsewhere. */
export function wantedItems(draft: Draft, { namespaces, roles }: TopologyOptions): ReadonlySet<Key> {
  const reached = namespaces ? reachedFrom(draft, namespaces) : new Set(draft.items.keys());
  if (!roles) return reached;
  return new Set([...reached].filter((key) => roles.includes(draft.items.get(key)!.role)));
}

function reachedFrom({ items, links }: Draft, namespaces: readonly string[]): Set<Key> {
  const held = new Set([...items.values()].flatMap(({ key, namespace }) => (namespace !== undefined && namespaces.includes(namespace) ? [key] : [])));
  const reached = new Set(held);
  const outgoing = groupBy(links, ({ from }) => from);
  const followed = new Set<readonly Key[]>();
  const waiting = [...held];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    for (const { to } of outgoing.get(key) ?? []) {
      if (followed.has(to)) continue;
      followed.add(to);
      for (const each of to) {
        if (reached.has(each)) continue;
        reached.add(each);
        waiting.push(each);
      }
    }
  }
  const touching = new Map<readonly Key[], boolean>();
  for (const { from, to } of links) {
    const touches = touching.get(to) ?? to.some((each) => held.has(each));
    touching.set(to, touches);
    if (touches) reached.add(from);
  }
  return reached;
}
