import { kindsOf } from './kinds';
import { Place, placeText } from './place';
import type { NamedType } from './shape-table';
import { closestMatch } from '../kubernetes/closest-match';
import { formatValue } from '../kubernetes/format-value';
import { HIDDEN, isSecretKey } from '../kubernetes/secret-text';
import type { UsageError } from '../usage-error';

/** As many properties as a message can tell. */
const SHOWN = 12;

/** Tells what is wrong with values, in the words of the types of a table. */
export class Told {
  constructor(private readonly types: ReadonlyMap<string, NamedType>) {}

  /** A value of another type than `code` says, or none. */
  public wrong(value: unknown, place: Place, code: string): UsageError {
    return { what: placeText(place), got: shown(value, place), allowed: this.typeOf(code), fix: this.fix(code, value) };
  }

  /** A property that a struct does not have. */
  public unknown(value: unknown, place: Place, struct: string, properties: readonly string[]): UsageError {
    const meant = closestMatch(String(place.key), properties);
    const fix = meant ? `Write ${meant}.` : `Remove it; there are ${shortList(properties)}.`;
    return { what: placeText(place), got: shown(value, place), allowed: `a property of ${struct}`, fix };
  }

  private typeOf(code: string): string {
    const type = this.types.get(code.slice(1));
    switch (code[0]) {
      case 's': return 'a string';
      case 'n': return 'a number';
      case 'b': return 'true or false';
      case '[': return `a list, each ${this.typeOf(code.slice(1))}`;
      case '{': return `an object, each value ${this.typeOf(code.slice(1))}`;
      default: return type?.kind === 'enum' ? type.values.join(', ') : aOrAn(code.slice(1));
    }
  }

  private fix(code: string, value: unknown): string {
    const type = this.types.get(code.slice(1));
    switch (code[0]) {
      case 's': return typeof value === 'number' || typeof value === 'boolean' ? `Write '${value}'.` : 'Give one.';
      case 'n': return typeof value === 'string' && value.trim() && Number.isFinite(Number(value)) ? `Write ${Number(value)}.` : 'Give one.';
      case 'b': return value === 'true' || value === 'false' ? `Write ${value}.` : 'Give one of them.';
      case '[': return Array.isArray(value) || value === undefined ? 'Give one.' : 'Put it into [ ].';
      case '{': return 'Give one.';
    }
    switch (type?.kind) {
      case 'enum': return `Write ${(typeof value === 'string' && closestMatch(value, type.values.map(String))) || 'one of them'}.`;
      case 'struct': return `Give an object with ${this.requiredOf(code.slice(1)).join(', ') || 'its properties'}.`;
      default: return type?.ways.length ? `Make one by ${oneOf(type.ways)}.` : 'Give an object of a class that is one.';
    }
  }

  private requiredOf(struct: string): string[] {
    const type = this.types.get(struct);
    if (type?.kind !== 'struct') return [];
    const own = Object.entries(type.props).filter(([, code]) => !code.startsWith('?')).map(([name]) => name);
    return [...(type.bases ?? []).flatMap((base) => this.requiredOf(base)), ...own];
  }
}

/** An object by its properties, whose values may be anything. */
function objectWith(keys: readonly string[]): string {
  return keys.length ? `an object with ${shortList(keys)}` : 'an object with nothing';
}

function aOrAn(noun: string): string {
  return `${/^(?:[AEO]|I)/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

function shortList(words: readonly string[]): string {
  return `${words.slice(0, SHOWN).join(', ')}${words.length > SHOWN ? ' …' : ''}`;
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** What was found, without what is secret; of objects of classes, of functions and of lists only what they are. */
function shown(value: unknown, { key }: Place): unknown {
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return value.length === 1 ? 'a list of one' : `a list of ${value.length}`;
  const [kind] = kindsOf(value);
  if (kind !== undefined) return aOrAn(kind);
  if (typeof value === 'object' && value !== null) return objectWith(Object.keys(value));
  if (typeof key === 'string' && value !== undefined && isSecretKey(key)) return HIDDEN;
  return typeof value === 'string' ? formatValue(value) : value;
}
