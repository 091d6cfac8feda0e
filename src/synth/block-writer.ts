import { stringStyle, StringStyle } from './string-style';
import { remembered } from '../kubernetes/remembered';
import { isShared } from '../kubernetes/shared';

/** What is not written here: cdk8s decides. */
class Unusual extends Error {}

/**
 * A mapping as a YAML document in block style, as cdk8s writes it, in a fraction of the time of a YAML library.
 *
 * @returns undefined where it holds something else than data, one object twice, or one of the strings that cdk8s escapes in its own way
 */
export function writeBlocks(document: unknown): string | undefined {
  if (!isMapping(document)) return undefined;
  try {
    return new BlockWriter().write(document);
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

/** The text of values that stand in more than one document, as it was written last. */
const texts = new WeakMap<object, { readonly indent: string; readonly isBehindKey: boolean; readonly text: string }>();

class BlockWriter {
  private text = '';
  private readonly seen = new Set<object>();

  public write(document: Mapping): string {
    const keys = Object.keys(document);
    if (keys.length === 0) return '{}\n';
    this.seen.add(document);
    this.mapping(document, keys, '', '');
    return this.text;
  }

  /** The first key follows what is already on the line, the others are lines of their own. */
  private mapping(mapping: Mapping, keys: readonly string[], indent: string, first: string): void {
    let before = first;
    for (const key of keys) {
      this.text += before + keyText(key);
      before = indent;
      this.value(mapping[key], indent + '  ', true);
    }
  }

  /** A value behind a key or a dash. */
  private value(value: unknown, indent: string, isBehindKey: boolean): void {
    if (typeof value !== 'object' || value === null) {
      this.text += ' ' + scalarText(value, indent) + '\n';
      return;
    }
    if (this.seen.has(value)) throw new Unusual();
    this.seen.add(value);
    if (!isShared(value)) return this.block(value, indent, isBehindKey);
    const written = texts.get(value);
    if (written?.indent === indent && written.isBehindKey === isBehindKey) {
      this.text += written.text;
      return;
    }
    const start = this.text.length;
    this.block(value, indent, isBehindKey);
    texts.set(value, { indent, isBehindKey, text: this.text.slice(start) });
  }

  private block(value: object, indent: string, isBehindKey: boolean): void {
    if (Array.isArray(value)) this.sequence(value, indent, isBehindKey);
    else if (isMapping(value)) this.nested(value, indent, isBehindKey);
    else throw new Unusual();
  }

  private sequence(items: readonly unknown[], indent: string, isBehindKey: boolean): void {
    if (items.length === 0) {
      this.text += ' []\n';
      return;
    }
    let before = isBehindKey ? '\n' + indent : ' ';
    for (const item of items) {
      this.text += before + '-';
      before = indent;
      this.value(item, indent + '  ', false);
    }
  }

  private nested(mapping: Mapping, indent: string, isBehindKey: boolean): void {
    const keys = Object.keys(mapping);
    if (keys.length === 0) this.text += ' {}\n';
    else this.mapping(mapping, keys, indent, isBehindKey ? '\n' + indent : ' ');
  }
}

interface Mapping {
  readonly [key: string]: unknown;
}

/** An object as literals and parsers make it: classes, dates and maps are none. */
function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function scalarText(value: unknown, indent: string): string {
  if (typeof value === 'string') return value.includes('\n') ? literalText(value, indent) : stringText(value, false);
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  throw new Unusual();
}

/** Lines that are indented, but for empty ones; the last line break is part of the text, or cut off. */
function literalText(value: string, indent: string): string {
  if (stringStyle(value, false) !== StringStyle.LINES) throw new Unusual();
  const [header, lines] = value.endsWith('\n') ? ['|', value.slice(0, -1)] : ['|-', value];
  return `${header}\n${indent}${lines.replace(/\n(?=[^\n])/g, `\n${indent}`)}`;
}

/** Manifests have few different keys. */
const keyText = remembered((key) => stringText(key, true) + ':');

function stringText(value: string, isKey: boolean): string {
  switch (stringStyle(value, isKey)) {
    case StringStyle.PLAIN: return value;
    case StringStyle.SINGLE_QUOTED: return `'${value}'`;
    case StringStyle.DOUBLE_QUOTED: return JSON.stringify(value);
    default: throw new Unusual();
  }
}
