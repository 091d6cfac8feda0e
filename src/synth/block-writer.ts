import { SCALAR_STYLE } from 'js-yaml';
import { stringStyle } from './string-style';

/** What is not written here: js-yaml decides. */
class Unusual extends Error {}

/**
 * A mapping as a YAML document in block style, as cdk8s writes it, whose strings are plain, need quotes only, or are lines.
 * That is nearly all that manifests hold, and takes a fraction of the time of a YAML library.
 *
 * @returns undefined where something else occurs, or one object twice
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
      this.text += before + stringText(key, true) + ':';
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
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function scalarText(value: unknown, indent: string): string {
  switch (typeof value) {
    case 'string': return value.includes('\n') ? literalText(value, indent) : stringText(value, false);
    case 'boolean': return value ? 'true' : 'false';
    case 'number':
      if (Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
      throw new Unusual();
    default:
      if (value === null) return 'null';
      throw new Unusual();
  }
}

/** Lines that are indented, but for empty ones; the last line break is part of the text, or cut off. */
function literalText(value: string, indent: string): string {
  if (stringStyle(value, false) !== SCALAR_STYLE.LITERAL_BLOCK) throw new Unusual();
  const [header, lines] = value.endsWith('\n') ? ['|', value.slice(0, -1)] : ['|-', value];
  return `${header}\n${indent}${lines.replace(/\n(?=[^\n])/g, `\n${indent}`)}`;
}

/** A text in quotes that needs no escape. */
const UNESCAPED = /^[ !#-[\]-~]*$/;

function stringText(value: string, isKey: boolean): string {
  const style = stringStyle(value, isKey);
  if (style === SCALAR_STYLE.PLAIN) return value;
  if (style === SCALAR_STYLE.DOUBLE_QUOTED && UNESCAPED.test(value)) return `"${value}"`;
  throw new Unusual();
}
