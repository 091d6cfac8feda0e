import { EVENT_ID, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { Event, ScalarEvent } from 'js-yaml';
import { endsOf } from './alias-budget';
import type { SourceDocument } from './document';
import { eventsOf } from './events';
import type { Position } from './text-problem';
import { fieldOf } from '../../kubernetes/field-path';

/** A value of the document: its event, its path, and where it begins or its key does. */
interface Node {
  readonly index: number;
  readonly path: string;
  readonly offset: number;
}

/** The children of a node by their paths, and how long these are: a key may be of millions of characters, at each of which a path could end. */
interface Children {
  readonly byPath: ReadonlyMap<string, Node>;
  readonly lengths: ReadonlySet<number>;
}

/** The text of a key. What JSON can read of one in double quotes, it reads many times as fast. */
function keyIn(text: string, key: ScalarEvent): string {
  if (key.style !== SCALAR_STYLE.DOUBLE_QUOTED) return getScalarValue(text, key);
  try {
    return JSON.parse(text.slice(key.valueStart - 1, key.valueEnd + 1)) as string;
  } catch {
    return getScalarValue(text, key);
  }
}

/** Knows where in a file the fields of one document stand. It reads the text once more: only documents with findings are asked. */
export class Locator {
  private readonly events: readonly Event[];
  /** For each event the index of the one after its node. */
  private readonly ends: Int32Array;
  /** The offsets at which lines start. */
  private readonly rows: readonly number[];
  private readonly children = new Map<number, Children>();

  constructor(private readonly document: SourceDocument) {
    this.events = eventsOf(document.text);
    this.ends = endsOf(this.events);
    this.rows = [0, ...[...document.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  /** Where a field stands, or the nearest field around it where it is not there, and the text of its value where that is a plain word. */
  public find(field: string): Position & { readonly text?: string } {
    let [index, path] = [1, ''];
    let offset = this.startOf(index);
    while (path !== field) {
      const next = this.childTowards(field, index, path);
      if (!next) break;
      ({ index, path, offset } = next);
    }
    const { text, line, column = 0 } = this.document;
    const row = this.rowOf(offset);
    const position = { line: line + row + 1, column: offset - this.rows[row] + (row ? 0 : column) + 1 };
    const value = this.events[index];
    if (path !== field || value?.type !== EVENT_ID.SCALAR || value.style !== SCALAR_STYLE.PLAIN) return position;
    return { ...position, text: getScalarValue(text, value) };
  }

  /** The child of a node that a field is or lies below. Its path ends where the field ends or a key follows. */
  private childTowards(field: string, index: number, path: string): Node | undefined {
    const { byPath, lengths } = this.childrenOf(index, path);
    for (let end = path.length + 1; end <= field.length; end++) {
      if (!lengths.has(end) || (end < field.length && !'.['.includes(field[end]))) continue;
      const child = byPath.get(field.slice(0, end));
      if (child) return child;
    }
    return undefined;
  }

  /** The children of a node by their paths; of a repeated key the last, which is the one that counts. */
  private childrenOf(index: number, path: string): Children {
    const known = this.children.get(index);
    if (known) return known;
    const { events, ends, document: { text } } = this;
    const children = new Map<string, Node>();
    const { type } = events[index];
    if (type === EVENT_ID.SEQUENCE) {
      for (let item = index + 1, n = 0; events[item].type !== EVENT_ID.POP; item = ends[item], n++) {
        const child = `${path}[${n}]`;
        const offset = this.startOf(item);
        // An entry of which there is only the dash stands nowhere.
        children.set(child, { index: item, path: child, offset: offset < 0 ? this.startOf(index) : offset });
      }
    } else if (type === EVENT_ID.MAPPING) {
      for (let at = index + 1; events[at].type !== EVENT_ID.POP; at = ends[ends[at]]) {
        const key = events[at];
        if (key.type !== EVENT_ID.SCALAR) continue;
        const child = fieldOf(path, keyIn(text, key));
        children.set(child, { index: ends[at], path: child, offset: this.startOf(at) });
      }
    }
    const found = { byPath: children, lengths: new Set(Array.from(children.keys(), ({ length }) => length)) };
    this.children.set(index, found);
    return found;
  }

  /** The last line that does not start behind an offset. */
  private rowOf(offset: number): number {
    let [first, last] = [0, this.rows.length - 1];
    while (first < last) {
      const middle = Math.ceil((first + last) / 2);
      if (this.rows[middle] <= offset) first = middle;
      else last = middle - 1;
    }
    return first;
  }

  private startOf(index: number): number {
    const event = this.events[index];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return event.valueStart - (event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0);
      case EVENT_ID.ALIAS:
        return event.anchorStart - 1;
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE:
        return event.start;
      default:
        return 0;
    }
  }
}
