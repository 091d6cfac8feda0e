import { Construct } from 'constructs';
import { kindsOf } from './kinds';
import { Place, placeText } from './place';
import type { NamedType } from './shape-table';
import { WIRE_WORDS } from './wire-words';
import { closestMatch } from '../kubernetes/closest-match';
import { formatValue } from '../kubernetes/format-value';
import { isMapping } from '../kubernetes/is-mapping';
import { HIDDEN, isSecretKey } from '../kubernetes/secret-text';
import { type UsageError, Words } from '../usage-error';

/** As many properties as a message can tell, and as many ways to make an object. */
const SHOWN = 12;
const SHOWN_WAYS = 8;

/** The units of quantities of Kubernetes that a Size has. */
const SIZES = new Map([['Ki', 'kibibytes'], ['Mi', 'mebibytes'], ['Gi', 'gibibytes'], ['Ti', 'tebibytes']]);

/** Tells what is wrong with values, in the words of the types of a table. */
export class Told {
  constructor(private readonly types: ReadonlyMap<string, NamedType>) {}

  /** A value of another type than `code` says, or none. */
  public wrong(value: unknown, place: Place, code: string): UsageError {
    return { what: placeText(place), got: shown(value, place), allowed: this.typeOf(code), fix: this.fix(code, value) };
  }

  /** A property that a struct does not have. */
  public unknown(value: unknown, place: Place, struct: string, properties: readonly string[]): UsageError {
    const fix = this.fixOfUnknown(String(place.key), struct, properties);
    return { what: placeText(place), got: shown(value, place), allowed: `a property of ${struct}`, fix };
  }

  private fixOfUnknown(key: string, struct: string, properties: readonly string[]): string {
    const [property, fix] = WIRE_WORDS.get(key) ?? [];
    if (property && fix && properties.includes(property)) return fix;
    const meant = closestMatch(key, properties);
    if (meant) return `Write ${meant}.`;
    const inner = this.within(struct, key);
    return inner ? `Remove it, or write ${inner}.` : `Remove it; there are ${shortList(relatedFirst(key, properties))}.`;
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
      case 's': return textFor(value);
      case 'n': return typeof value === 'string' && value.trim() && Number.isFinite(Number(value)) ? `Write ${Number(value)}.` : 'Give one.';
      case 'b': return value === 'true' || value === 'false' ? `Write ${value}.` : 'Give one of them.';
      case '[': return Array.isArray(value) || value === undefined ? 'Give one.' : 'Put it into [ ].';
      case '{': return 'Give one.';
    }
    switch (type?.kind) {
      case 'enum': return `Write ${(typeof value === 'string' && closestMatch(value, type.values.map(String))) || 'one of them'}.`;
      case 'struct': return `Give an object with ${this.requiredOf(code.slice(1)).join(', ') || 'its properties'}.`;
      default: return type?.ways.length ? wayOf(code.slice(1), type.ways, value) : 'Give an object of a class that is one.';
    }
  }

  /** A property of that name of what a property of the struct is, such as `metadata.name`. */
  private within(struct: string, key: string): string | undefined {
    const owner = Object.entries(this.propsOf(struct)).find(([, code]) => Object.hasOwn(this.propsOf(code.replace(/^\??@/, '')), key));
    return owner && `${owner[0]}.${key}`;
  }

  private propsOf(struct: string): { readonly [name: string]: string } {
    const type = this.types.get(struct);
    if (type?.kind !== 'struct') return {};
    return Object.assign({}, ...(type.bases ?? []).map((base) => this.propsOf(base)), type.props);
  }

  private requiredOf(struct: string): string[] {
    return Object.entries(this.propsOf(struct)).filter(([, code]) => !code.startsWith('?')).map(([name]) => name);
  }
}

/** The text that was meant by another value. */
function textFor(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return `Write '${value}'.`;
  const isResource = Construct.isConstruct(value) && typeof (value as { readonly name?: unknown }).name === 'string';
  return isResource ? 'Write .name behind it, or call what takes the object.' : 'Give one.';
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
  if (words.length > SHOWN_WAYS) return `${words.slice(0, SHOWN_WAYS).join(', ')} …`;
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** How to make an object: the way whose name was written in its place, or all. */
function wayOf(type: string, ways: readonly string[], value: unknown): string {
  const quantity = type === 'Size' && typeof value === 'string' ? /^(\d+)([KMGT]i)$/.exec(value) : null;
  if (quantity) return `Write Size.${SIZES.get(quantity[2])}(${quantity[1]}).`;
  const written = new Set((typeof value === 'string' ? [value] : isMapping(value) ? Object.keys(value) : []).map(plain));
  return `Make one by ${ways.find((way) => written.has(plain(way.slice(way.indexOf('.') + 1)))) ?? oneOf(ways)}.`;
}

/** Letters and digits, by which a word of a manifest and its constant are alike: `virtio` and `VIRTIO`, `rhel.9` and `RHEL_9`. */
function plain(word: string): string {
  return word.replace(/[^a-z0-9]/gi, '').toLowerCase();
}

/** Names with those first that begin with a word of `key`, or have one of its words: `runStrategy` for `running`. */
function relatedFirst(key: string, names: readonly string[]): string[] {
  const words = wordsOf(key);
  const isRelated = (name: string) => wordsOf(name).some((word) => words.some((own) => own.startsWith(word) || word.startsWith(own)));
  return [...names.filter(isRelated), ...names.filter((name) => !isRelated(name))];
}

/** The words of a name, but for short ones. */
function wordsOf(name: string): string[] {
  return name.split(/(?=[A-Z])/).filter(({ length }) => length > 2).map((word) => word.toLowerCase());
}

/** What was found, without what is secret; of objects of classes, of functions and of lists only what they are. */
function shown(value: unknown, { key }: Place): unknown {
  if (typeof value === 'function') return new Words('a function');
  if (Array.isArray(value)) return new Words(value.length === 1 ? 'a list of one' : `a list of ${value.length}`);
  const [kind] = kindsOf(value);
  if (kind !== undefined) return new Words(aOrAn(kind));
  if (typeof value === 'object' && value !== null) return new Words(objectWith(Object.keys(value)));
  if (typeof key === 'string' && value !== undefined && isSecretKey(key)) return new Words(HIDDEN);
  return typeof value === 'string' ? formatValue(value) : value;
}
