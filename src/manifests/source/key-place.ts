import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE } from 'js-yaml';
import type { Event } from 'js-yaml';

/** What may stand before a key on its line, of a block: dashes, properties, and what its own text begins with. */
const BEFORE_KEY = /^\s*(?:[-?:]\s+|[&!]\S*\s+)*[!&*]?$/;

/**
 * Where the first key of a block stands that does not begin its line, undefined where each does. js-yaml reads `- "x"y: z` in a list at the column of its
 * parent as an entry and a key of the parent, and `a: &x b: c` as a mapping in one line: both are mistakes to `sigs.k8s.io/yaml`.
 */
export function misplacedKey(events: readonly Event[], text: string): number | undefined {
  const open: { readonly isBlock: boolean; nodes: number }[] = [];
  let [line, seen] = [0, 0];
  for (const event of events) {
    const { type } = event;
    if (type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const parent = open.at(-1);
    if (parent?.isBlock && parent.nodes++ % 2 === 0) {
      const start = beginningOf(event);
      // Keys come in the order of the text: only what is new since the last one is searched.
      if (start > seen) {
        const passed = text.slice(seen, start);
        const end = Math.max(passed.lastIndexOf('\n'), passed.lastIndexOf('\r'));
        if (end >= 0) line = seen + end + 1;
        seen = start;
      }
      if (start >= 0 && !BEFORE_KEY.test(text.slice(line, start))) return start;
    }
    if (type === EVENT_ID.SCALAR || type === EVENT_ID.ALIAS) continue;
    open.push({ isBlock: type === EVENT_ID.MAPPING && event.style === COLLECTION_STYLE.BLOCK, nodes: 0 });
  }
  return undefined;
}

/** Where a scalar, with its quote, or an alias begins; negative for one without text. */
function beginningOf(event: Event): number {
  const isQuoted = event.type === EVENT_ID.SCALAR && (event.style === SCALAR_STYLE.DOUBLE_QUOTED || event.style === SCALAR_STYLE.SINGLE_QUOTED);
  const starts = [
    'valueStart' in event ? event.valueStart - Number(isQuoted) : -1, 'tagStart' in event ? event.tagStart : -1, 'anchorStart' in event ? event.anchorStart : -1,
  ].filter((start) => start >= 0);
  return starts.length ? Math.min(...starts) : -1;
}
