import { EVENT_ID, SCALAR_STYLE } from 'js-yaml';
import type { Event } from 'js-yaml';

/** Where the aliases of a document are refused, and why. */
export interface AliasProblem {
  readonly offset: number;
  readonly reason: string;
}

/** Values that a document of any size may take from aliases. */
const FREE_ALIASED = 100;
const FREE_TOTAL = 1000;
/** Up to how many values 99 % may come from aliases, and from how many on 10 % at most. */
const [SMALL, LARGE] = [400_000, 4_000_000];

/**
 * The alias at which `sigs.k8s.io/yaml` (its copy of go-yaml v2) gives up: one whose anchor contains it, or one that expands to too many
 * values. It counts values as that decoder does while it expands aliases, so it ends where that ends.
 */
export function aliasProblem(events: readonly Event[], text: string): AliasProblem | undefined {
  if (!events.some(({ type }) => type === EVENT_ID.ALIAS)) return undefined;
  const targets = targetsOf(events, text);
  const ends = endsOf(events);
  const open = new Set<number>();
  const frames: { at: number; readonly end: number; readonly alias?: number }[] = [{ at: 0, end: events.length }];
  let [total, aliased, outermost] = [0, 0, -1];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    if (frame.at >= frame.end) {
      if (frame.alias !== undefined) open.delete(frame.alias);
      if (frame.alias === outermost) outermost = -1;
      frames.pop();
      continue;
    }
    const index = frame.at++;
    const event = events[index];
    if (event.type === EVENT_ID.POP || isMergeKey(event, text)) continue;
    total++;
    if (outermost >= 0 && isExcessive(++aliased, total)) return { offset: offsetOf(events[outermost]), reason: 'document contains excessive aliasing' };
    if (event.type !== EVENT_ID.ALIAS) continue;
    if (open.has(index)) return { offset: offsetOf(event), reason: `anchor '${nameOf(event, text)}' value contains itself` };
    const target = targets.get(index);
    if (target === undefined) continue;
    if (outermost < 0) outermost = index;
    open.add(index);
    frames.push({ at: target, end: ends[target], alias: index });
  }
  return undefined;
}

/** For each event the index of the one after its node. */
export function endsOf(events: readonly Event[]): Int32Array {
  const ends = new Int32Array(events.length);
  const open: number[] = [];
  events.forEach(({ type }, i) => {
    if (type === EVENT_ID.POP) ends[open.pop() ?? i] = i + 1;
    else if (type === EVENT_ID.SCALAR || type === EVENT_ID.ALIAS) ends[i] = i + 1;
    else open.push(i);
  });
  return ends;
}

/** For each alias the node of its anchor: the last one of that name before it. */
function targetsOf(events: readonly Event[], text: string): ReadonlyMap<number, number> {
  const anchors = new Map<string, number>();
  const targets = new Map<number, number>();
  events.forEach((event, i) => {
    const name = nameOf(event, text);
    if (name === undefined) return;
    if (event.type !== EVENT_ID.ALIAS) anchors.set(name, i);
    else if (anchors.has(name)) targets.set(i, anchors.get(name)!);
  });
  return targets;
}

function nameOf(event: Event, text: string): string | undefined {
  return 'anchorStart' in event && event.anchorStart >= 0 ? text.slice(event.anchorStart, event.anchorEnd) : undefined;
}

function offsetOf(event: Event): number {
  return 'anchorStart' in event ? event.anchorStart - 1 : 0;
}

/** Whether a scalar is the merge key, if it is a key. */
export function isMergeKey(event: Event, text: string): boolean {
  return event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN && event.valueEnd - event.valueStart === 2
    && text.startsWith('<<', event.valueStart);
}

function isExcessive(aliased: number, total: number): boolean {
  return aliased > FREE_ALIASED && total > FREE_TOTAL && aliased / total > allowedShare(total);
}

function allowedShare(total: number): number {
  if (total <= SMALL) return 0.99;
  return total >= LARGE ? 0.1 : 0.99 - 0.89 * (total - SMALL) / (LARGE - SMALL);
}
