import { BlockMemory } from './block-memory';
import type { BlockPlace } from './block-memory';
import { KUBERNETES_YAML } from './kubernetes-yaml';
import { shared } from '../../kubernetes/shared';

/** What is not read here. It is thrown often, so it is made once. */
const UNUSUAL = new Error('js-yaml decides');

interface Mapping {
  [key: string]: unknown;
}

/** Printable ASCII and line ends: what else may be in YAML has rules of its own. */
const NOT_PLAIN = /[^\n -~]/;
/** Keys that YAML 1.1 takes for something else than text. */
const WORDS: ReadonlySet<string> = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);
const LONGEST_WORD = 5;
const LONGEST_KEY = 200;
const DEEPEST = 100;

const [LINE_END, SPACE, QUOTE, HASH, APOSTROPHE, DASH, COLON, QUESTION, OPEN_LIST, BACKSLASH, OPEN_MAP, BAR] = codesOf('\n "#\'-:?[\\{|');
/** What a plain text never begins with. */
const INDICATORS: ReadonlySet<number> = new Set(codesOf(',]}#&*!>%@`<'));
/** A list of words on one line: `[a, b]`. */
const WORD_LIST = /^\[ *[A-Za-z_][\w./-]*(?: *, *[A-Za-z_][\w./-]*)* *\]$/;
/** Of each character whether a key may begin with it and contain it, and whether a plain text that begins with it is nothing but text. */
const [LETTER, IN_KEY, IN_TEXT] = [/[A-Za-z_]/, /[\w./-]/, /[^~nNyYtTfFoO+\-.\d]/].map((pattern) => (
  Uint8Array.from({ length: 128 }, (_, code) => Number(pattern.test(String.fromCharCode(code))))
));

/**
 * The value of a document in the YAML that tools write: mappings and lists of lines, plain or in quotes without escapes, and blocks of lines. It is read as
 * js-yaml reads it, in a fraction of the time.
 *
 * @param memory what was read of earlier documents: where the same text stands at the same place, the same value is given again
 * @returns undefined where anything else occurs, mistakes among it: js-yaml tells what it means
 */
export function readBlocks(text: string, memory = new BlockMemory()): unknown {
  if (NOT_PLAIN.test(text)) return undefined;
  try {
    return new BlockReader(text, memory).read();
  } catch (error) {
    if (error === UNUSUAL) return undefined;
    throw error;
  }
}

class BlockReader {
  /** Where the node of the current line begins, in the text and in its line, and where the line ends; `at` is negative behind the last line. */
  private at = 0;
  private column = 0;
  private end = -1;
  /** Where the line before it ends that held something. */
  private last = -1;
  private depth = 0;

  constructor(private readonly text: string, private readonly memory: BlockMemory) {}

  public read(): unknown {
    this.nextLine();
    if (this.at < 0 || this.isEntry(this.at)) throw UNUSUAL;
    const value = this.mapping(this.column, this.memory.root);
    if (this.at >= 0) throw UNUSUAL;
    return value;
  }

  /** Goes to the next line that is neither empty nor a comment. */
  private nextLine(): void {
    const { text } = this;
    this.last = this.end;
    let start = this.end + 1;
    while (start < text.length) {
      let at = start;
      while (text.charCodeAt(at) === SPACE) at++;
      const first = text.charCodeAt(at);
      if (at < text.length && first !== LINE_END) {
        const end = text.indexOf('\n', at);
        this.end = end < 0 ? text.length : end;
        if (first !== HASH) {
          this.at = at;
          this.column = at - start;
          return;
        }
        at = this.end;
      }
      start = at + 1;
    }
    this.at = -1;
    this.end = text.length;
  }

  private isEntry(at: number): boolean {
    return this.text.charCodeAt(at) === DASH && this.endsWord(at + 1);
  }

  private endsWord(at: number): boolean {
    return at === this.end || this.text.charCodeAt(at) === SPACE;
  }

  /** A node on lines of its own. */
  private node(place: BlockPlace): object {
    const known = this.readBefore(place);
    if (known) return known;
    const { at, column } = this;
    if (++this.depth > DEEPEST) throw UNUSUAL;
    const value = this.isEntry(at) ? this.sequence(column, place) : this.mapping(column, place);
    this.depth--;
    place.keep(this.text.slice(at, this.last), column, value);
    return value;
  }

  /** The value of the node, if its lines were read before, and the next line belongs to what is around it. */
  private readBefore(place: BlockPlace): object | undefined {
    const { text, at, column, end } = this;
    const block = place.at(text, at, column);
    if (!block) return undefined;
    this.end = block.end;
    this.nextLine();
    if (this.isBehind(block.end, column, Array.isArray(block.value))) return shared(block.value);
    [this.at, this.column, this.end] = [at, column, end];
    return undefined;
  }

  /** Whether the current line, or the end of the text, comes right behind a block that ends there. What is no comment elsewhere may be one line more of a text. */
  private isBehind(end: number, column: number, isSequence: boolean): boolean {
    const { text, at } = this;
    if (text.charCodeAt(end) !== LINE_END) return false;
    if (at < 0) return end === text.length - 1;
    if (at - this.column !== end + 1) return false;
    return this.column < column || (this.column === column && isSequence && !this.isEntry(at));
  }

  private mapping(column: number, place: BlockPlace): Mapping {
    const mapping: Mapping = {};
    do {
      const colon = this.colonBehindKey(this.at);
      if (colon < 0) throw UNUSUAL;
      const key = this.keyTo(colon);
      if (Object.hasOwn(mapping, key)) throw UNUSUAL;
      mapping[key] = this.valueBehind(colon + 1, column, place, key);
    } while (this.continues(column));
    return mapping;
  }

  private sequence(column: number, place: BlockPlace): unknown[] {
    const entries: unknown[] = [];
    do {
      entries.push(this.entry(column, place, entries.length));
    } while (this.continues(column) && this.isEntry(this.at));
    return entries;
  }

  private entry(column: number, place: BlockPlace, index: number): unknown {
    const dash = this.at;
    let at = dash + 1;
    while (at < this.end && this.text.charCodeAt(at) === SPACE) at++;
    if (at === this.end || !(this.isEntry(at) || this.colonBehindKey(at) >= 0)) return this.valueBehind(at, column, place, index);
    this.at = at;
    this.column = column + at - dash;
    return this.node(place.below(index));
  }

  /** Whether there is one more line of a collection; one that is deeper belongs to nothing. */
  private continues(column: number): boolean {
    if (this.at >= 0 && this.column > column) throw UNUSUAL;
    return this.at >= 0 && this.column === column;
  }

  /** Where the colon of the key stands that begins somewhere; negative where no key does. */
  private colonBehindKey(start: number): number {
    const { text } = this;
    if (!LETTER[text.charCodeAt(start)]) return -1;
    let at = start + 1;
    while (IN_KEY[text.charCodeAt(at)]) at++;
    return text.charCodeAt(at) === COLON && this.endsWord(at + 1) ? at : -1;
  }

  private keyTo(colon: number): string {
    const key = this.text.slice(this.at, colon);
    if (key.length > LONGEST_KEY || key === '__proto__' || (key.length <= LONGEST_WORD && WORDS.has(key.toLowerCase()))) throw UNUSUAL;
    return key;
  }

  /** What stands behind a colon or a dash, or below. */
  private valueBehind(behind: number, column: number, place: BlockPlace, key: string | number): unknown {
    const { text, end } = this;
    let at = behind;
    while (at < end && text.charCodeAt(at) === SPACE) at++;
    if (at === end) return this.valueBelow(column, place, key);
    const first = text.charCodeAt(at);
    if (first === BAR) return this.literal(at, column);
    const value = first === QUOTE || first === APOSTROPHE ? this.quoted(at, first)
      : first === OPEN_LIST || first === OPEN_MAP ? this.flow(at)
        : this.plain(at, first);
    this.nextLine();
    return value;
  }

  private valueBelow(column: number, place: BlockPlace, key: string | number): unknown {
    this.nextLine();
    if (this.at < 0) return null;
    const isBelow = this.column > column || (typeof key === 'string' && this.column === column && this.isEntry(this.at));
    return isBelow ? this.node(place.below(key)) : null;
  }

  private flow(at: number): unknown {
    const rest = this.text.slice(at, this.end);
    if (rest === '[]') return [];
    if (rest === '{}') return {};
    if (!WORD_LIST.test(rest)) throw UNUSUAL;
    return rest.slice(1, -1).split(',').map((word) => scalarOf(word.trim()));
  }

  private quoted(at: number, quote: number): string {
    const { text, end } = this;
    let close = at + 1;
    while (close < end && text.charCodeAt(close) !== quote) {
      if (quote === QUOTE && text.charCodeAt(close) === BACKSLASH) throw UNUSUAL;
      close++;
    }
    if (close !== end - 1) throw UNUSUAL;
    return text.slice(at + 1, close);
  }

  private plain(start: number, first: number): unknown {
    const { text } = this;
    if (INDICATORS.has(first) || ((first === DASH || first === COLON || first === QUESTION) && this.endsWord(start + 1))) throw UNUSUAL;
    let { end } = this;
    for (let at = start + 1; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === COLON && this.endsWord(at + 1)) throw UNUSUAL;
      if (code === HASH && text.charCodeAt(at - 1) === SPACE) end = at;
    }
    while (text.charCodeAt(end - 1) === SPACE) end--;
    return scalarOf(this.memory.word(text.slice(start, end)));
  }

  /** `|` and `|-`: lines as they are. */
  private literal(at: number, column: number): string {
    const { text, end } = this;
    const header = text.slice(at, end);
    if (header !== '|' && header !== '|-') throw UNUSUAL;
    let [start, indent, lines] = [end + 1, -1, ''];
    for (let stop = text.indexOf('\n', start); start < text.length; stop = text.indexOf('\n', start)) {
      let content = start;
      while (text.charCodeAt(content) === SPACE) content++;
      if (stop < 0 || (content === stop && stop > start)) throw UNUSUAL;
      if (content < stop) {
        if (indent < 0) indent = content - start;
        if (indent <= column) throw UNUSUAL;
        if (content - start < indent) {
          if (text.charCodeAt(content) === HASH) throw UNUSUAL;
          break;
        }
      }
      lines += content < stop ? text.slice(start + indent, stop + 1) : '\n';
      start = stop + 1;
    }
    if (indent < 0) throw UNUSUAL;
    this.end = start - 1;
    this.nextLine();
    const kept = lines.replace(/\n+$/, '');
    return header === '|' ? `${kept}\n` : kept;
  }
}

function scalarOf(source: string): unknown {
  return IN_TEXT[source.charCodeAt(0)] ? source : KUBERNETES_YAML.resolveImplicitScalarTag(source).value;
}

function codesOf(characters: string): number[] {
  return Array.from(characters, (character) => character.charCodeAt(0));
}
