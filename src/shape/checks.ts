import { Check, CheckSource, SLIP } from './check';
import { kindsOf } from './kinds';
import type { Place } from './place';
import type { NamedType } from './shape-table';
import { structCheck } from './struct-check';
import { Told } from './told';
import { closestMatch } from '../kubernetes/closest-match';
import { isMapping } from '../kubernetes/is-mapping';
import type { UsageError } from '../usage-error';

const PRIMITIVES: ReadonlyMap<string, string> = new Map([['s', 'string'], ['n', 'number'], ['b', 'boolean']]);

/** Checks of types by their codes, each made when it is first needed. */
export class Checks implements CheckSource {
  public readonly told: Told;
  private readonly made = new Map<string, Check>();
  /** The classes of which it is known what they are declared to be. */
  private readonly declared: ReadonlySet<string>;

  constructor(public readonly types: ReadonlyMap<string, NamedType>) {
    this.told = new Told(types);
    this.declared = new Set([...types.values()].flatMap((type) => (type.kind === 'interface' ? type.classes ?? [] : [])));
  }

  public of(code: string): Check {
    let check = this.made.get(code);
    if (!check) this.made.set(code, check = this.make(code));
    return check;
  }

  private make(code: string): Check {
    const rest = code.slice(1);
    const type = this.types.get(rest);
    switch (code[0]) {
      case 'a': return () => {};
      case '[': return this.list(code, this.of(rest));
      case '{': return this.map(code, this.of(rest));
      case '@': return type?.kind === 'struct' ? this.object(code, structCheck(this, rest, true)) : this.simple(code, fitsNamed(rest, type, this.declared));
      default: return this.simple(code, (value) => typeof value === PRIMITIVES.get(code));
    }
  }

  private simple(code: string, fits: (value: unknown) => boolean): Check {
    return (value, place, found) => {
      if (!fits(value) && !isLate(value)) found.push(this.told.wrong(value, place, code));
    };
  }

  private list(code: string, entry: Check): Check {
    return (value, place, found) => {
      if (Array.isArray(value)) value.forEach((each, i) => entry(each, { key: i, of: place }, found));
      else if (!isLate(value)) found.push(this.told.wrong(value, place, code));
    };
  }

  private map(code: string, entry: Check): Check {
    return this.object(code, (value, place, found) => {
      for (const [key, each] of Object.entries(value)) if (each !== undefined) entry(each, { key, of: place }, found);
    });
  }

  private object(code: string, inner: (value: object, place: Place, found: UsageError[]) => void): Check {
    return (value, place, found) => {
      if (!isMapping(value)) found.push(this.told.wrong(value, place, code));
      else if (!isLate(value)) inner(value, place, found);
    };
  }
}

function fitsNamed(name: string, type: NamedType | undefined, declared: ReadonlySet<string>): (value: unknown) => boolean {
  switch (type?.kind) {
    case 'enum': return fitsEnum(type);
    case 'interface': return (value) => typeof value === 'object' && value !== null && type.members.every((member) => member in value) && !isOther(value, type, declared);
    default: return (value) => kindsOf(value).has(name);
  }
}

/** Whether an object is of classes that are declared to be something else, where members do not tell. */
function isOther(value: object, { isBare, classes = [] }: NamedType & { readonly kind: 'interface' }, declared: ReadonlySet<string>): boolean {
  if (!isBare) return false;
  const kinds = [...kindsOf(value)];
  return kinds.some((kind) => declared.has(kind)) && !kinds.some((kind) => classes.includes(kind));
}

function fitsEnum({ values, isOfPeer }: NamedType & { readonly kind: 'enum' }): (value: unknown) => boolean {
  const known: ReadonlySet<unknown> = new Set(values);
  if (!isOfPeer) return (value) => known.has(value);
  const words = values.map(String);
  return (value) => known.has(value) || (typeof value === typeof values[0] && closestMatch(String(value), words, SLIP) === undefined);
}

/** Whether a value is known at synthesis only: what `Lazy` makes, and whatever cdk8s resolves. */
function isLate(value: unknown): boolean {
  return kindsOf(value).has('Lazy') || (typeof value === 'object' && value !== null && 'resolve' in value && typeof value.resolve === 'function');
}
