import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml';
import type { Event } from 'js-yaml';
import { endsOf } from './alias-budget';
import { MAX_DEPTH, newlines } from './document';
import type { Position, SourceDocument } from './document';
import { fieldOf } from '../../kubernetes/field-path';

/** A value of the document: its event, its path, and where it begins or its key does. */
interface Node {
  readonly index: number;
  readonly path: string;
  readonly offset: number;
}

/** Knows where in a file the fields of one document stand. It reads the text once more: only documents with findings are asked. */
export class Locator {
  private readonly events: readonly Event[];
  /** For each event the index of the one after its node. */
  private readonly ends: Int32Array;

  constructor(private readonly document: SourceDocument) {
    this.events = parseEvents(document.text, { maxDepth: MAX_DEPTH });
    this.ends = endsOf(this.events);
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
    const { text, line } = this.document;
    const before = text.slice(0, offset);
    const position = { line: line + newlines(before) + 1, column: offset - before.lastIndexOf('\n') };
    const value = this.events[index];
    if (path !== field || value.type !== EVENT_ID.SCALAR || value.style !== SCALAR_STYLE.PLAIN) return position;
    return { ...position, text: getScalarValue(text, value) };
  }

  private childTowards(field: string, index: number, path: string): Node | undefined {
    const { events, ends, document: { text } } = this;
    const { type } = events[index];
    if (type === EVENT_ID.SEQUENCE) {
      for (let item = index + 1, n = 0; events[item].type !== EVENT_ID.POP; item = ends[item], n++) {
        const child = `${path}[${n}]`;
        if (leadsTo(child, field)) return { index: item, path: child, offset: this.startOf(item) };
      }
    }
    if (type !== EVENT_ID.MAPPING) return undefined;
    let last: Node | undefined;
    for (let at = index + 1; events[at].type !== EVENT_ID.POP; at = ends[ends[at]]) {
      const key = events[at];
      const child = key.type === EVENT_ID.SCALAR ? fieldOf(path, getScalarValue(text, key)) : undefined;
      if (child !== undefined && leadsTo(child, field)) last = { index: ends[at], path: child, offset: this.startOf(at) };
    }
    return last;
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

/** Whether a field is this one or lies below it. */
function leadsTo(path: string, field: string): boolean {
  return field.startsWith(path) && (field.length === path.length || '.['.includes(field[path.length]));
}
