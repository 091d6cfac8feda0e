import { EVENT_ID } from 'js-yaml';
import type { Event } from 'js-yaml';
import { endsOf, isMergeKey } from './alias-budget';

/** The events with each list of mappings to merge turned round: what is merged later overrides, and of a list the first counts. */
export function inMergeOrder(events: Event[], text: string): Event[] {
  if (!events.some((event) => isMergeKey(event, text))) return events;
  const ends = endsOf(events);
  const ordered = [...events];
  // A list within a list stands behind its start, so it is turned round first.
  for (const start of mergedLists(events, text).reverse()) {
    const items: Event[][] = [];
    for (let at = start + 1; at < ends[start] - 1; at = ends[at]) items.push(ordered.slice(at, ends[at]));
    if (items.some((item) => item.some(hasAnchor))) continue;
    items.reverse().flat().forEach((event, i) => { ordered[start + 1 + i] = event; });
  }
  return ordered;
}

function mergedLists(events: readonly Event[], text: string): number[] {
  const found: number[] = [];
  const open: { readonly isMapping: boolean; nodes: number }[] = [];
  events.forEach((event, i) => {
    const { type } = event;
    if (type === EVENT_ID.POP) return void open.pop();
    const parent = open.at(-1);
    const isKey = parent?.isMapping && parent.nodes++ % 2 === 0;
    if (isKey && isMergeKey(event, text) && events[i + 1].type === EVENT_ID.SEQUENCE) found.push(i + 1);
    if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) open.push({ isMapping: type === EVENT_ID.MAPPING, nodes: 0 });
  });
  return found;
}

function hasAnchor(event: Event): boolean {
  return event.type !== EVENT_ID.ALIAS && 'anchorStart' in event && event.anchorStart >= 0;
}
