import type { JsonSchema, Judged, SchemaError } from './json-schema';
import { KEYWORDS } from './keywords';
import type { DataType } from './keywords';
import { ownValue } from '../../kubernetes/own-value';
import { recall } from '../../kubernetes/recall';
import { isShared } from '../../kubernetes/shared';

/** A schema, ready to be asked often. */
export interface Shape {
  readonly schema: JsonSchema;
  /** Whether a value has the type; any will do unless given. */
  readonly accepts?: (data: unknown) => boolean;
  /** What is asked of a value, by its type. */
  readonly checks: { readonly [type in DataType]: readonly Check[] };
}

type Check = (data: never, run: Run) => void;
type Fields = { readonly [key: string]: unknown };

const ACCEPTS: ReadonlyMap<string, (data: unknown) => boolean> = new Map([
  ['object', (data: unknown) => typeOf(data) === 'object'],
  ['array', Array.isArray],
  ['string', (data: unknown) => typeof data === 'string'],
  ['boolean', (data: unknown) => typeof data === 'boolean'],
  ['integer', Number.isInteger],
  ['number', Number.isFinite],
]);

/** How an object is judged: as one of a custom resource unless given. */
export interface Judging extends Partial<Judged> {
  /** Finds a definition. */
  readonly shapeAt?: (definition: string) => Shape;
  /** The values with which nothing was found to be wrong when they were judged so, of those that stand in more than one object. */
  readonly faultless?: WeakMap<Shape, WeakSet<object>>;
}

/** What a schema has against a value: of one that has the wrong type, only that. */
export function errorsOf(shape: Shape, data: unknown, judging: Judging = {}): readonly SchemaError[] {
  const run = new Run(judging);
  run.visit(shape, data);
  return run.errors;
}

class Run implements Judged {
  public readonly errors: SchemaError[] = [];
  /** Where the value stands that is judged now. */
  public readonly path: string[] = [];
  public readonly custom: boolean;
  public readonly takesFractions: boolean;
  public readonly shapeAt: (definition: string) => Shape;
  private readonly faultless: WeakMap<Shape, WeakSet<object>>;

  constructor({ custom = true, takesFractions = true, shapeAt = unknownDefinition, faultless = new WeakMap() }: Judging) {
    this.custom = custom;
    this.takesFractions = takesFractions;
    this.shapeAt = shapeAt;
    this.faultless = faultless;
  }

  public visit(shape: Shape, data: unknown): void {
    if (!isShared(data)) return this.judge(shape, data);
    const known = recall(this.faultless, shape, () => new WeakSet());
    if (known.has(data)) return;
    const before = this.errors.length;
    this.judge(shape, data);
    if (this.errors.length === before) known.add(data);
  }

  private judge({ schema, accepts, checks }: Shape, data: unknown): void {
    if (accepts && !accepts(data)) return this.report({ keyword: 'type', data, schema });
    for (const check of checks[typeOf(data)]) check(data as never, this);
  }

  public visitBelow(key: string, shape: Shape, data: unknown): void {
    this.path.push(key);
    this.visit(shape, data);
    this.path.pop();
  }

  public report(error: Omit<SchemaError, 'pointer'>): void {
    this.errors.push({ ...error, pointer: this.path.map((key) => `/${escaped(key)}`).join('') });
  }
}

/** Makes a schema ready, with all below it; what it refers to is looked up when the first value stands there. */
export function shapeOf(schema: JsonSchema): Shape {
  const of = (type: DataType) => [...scalarChecks(schema, type), ...referenceCheck(schema), ...innerChecks(schema, type)];
  return {
    schema,
    accepts: typeCheck(schema),
    checks: { number: of('number'), string: of('string'), array: of('array'), object: of('object'), other: of('other') },
  };
}

function typeCheck({ type }: JsonSchema): Shape['accepts'] {
  if (type === undefined) return undefined;
  const [one, ...others] = [type].flat().map((name) => ACCEPTS.get(name) ?? (() => true));
  return others.length ? (data) => one(data) || others.some((other) => other(data)) : one;
}

function scalarChecks(schema: JsonSchema, ofType: DataType): Check[] {
  const used = KEYWORDS.filter(({ keyword, types }) => schema[keyword] !== undefined && types?.includes(ofType) !== false);
  return used.map(({ keyword, test }): Check => {
    const holds = test(schema as Required<JsonSchema>);
    return (data, run) => {
      if (!holds(data, run, run.path)) run.report({ keyword, data, schema });
    };
  });
}

function referenceCheck({ definition }: JsonSchema): Check[] {
  let shape: Shape | undefined;
  return definition === undefined ? [] : [(data, run) => run.visit(shape ??= run.shapeAt(definition), data)];
}

function innerChecks(schema: JsonSchema, ofType: DataType): Check[] {
  if (ofType === 'array') return schema.items ? [entryCheck(shapeOf(schema.items))] : [];
  return ofType === 'object' ? [...requiredChecks(schema), ...fieldChecks(schema)] : [];
}

function entryCheck(shape: Shape): Check {
  return (data: readonly unknown[], run) => {
    for (let i = 0; i < data.length; i++) run.visitBelow(String(i), shape, data[i]);
  };
}

function requiredChecks(schema: JsonSchema): Check[] {
  return (schema.required ?? []).map((property): Check => (data: Fields, run) => {
    if (ownValue(data, property) === undefined) run.report({ keyword: 'required', data, schema, property });
  });
}

/** A field that is `undefined` is absent where it is known. */
function fieldChecks(schema: JsonSchema): Check[] {
  const { properties = {}, additionalProperties = true } = schema;
  const known = new Map(Object.entries(properties).map(([name, property]) => [name, shapeOf(property)]));
  const rest = typeof additionalProperties === 'object' ? shapeOf(additionalProperties) : undefined;
  if (!known.size && !rest && additionalProperties) return [];
  return [(data: Fields, run) => {
    for (const key of Object.keys(data)) {
      const shape = known.get(key);
      if (shape) {
        if (data[key] !== undefined) run.visitBelow(key, shape, data[key]);
      } else if (rest) {
        run.visitBelow(key, rest, data[key]);
      } else if (!additionalProperties) {
        run.report({ keyword: 'additionalProperties', data, schema, property: key });
      }
    }
  }];
}

function unknownDefinition(definition: string): never {
  throw new Error(`there is no schema ${definition}`);
}

function typeOf(data: unknown): DataType {
  switch (typeof data) {
    case 'object': return data === null ? 'other' : Array.isArray(data) ? 'array' : 'object';
    case 'number': return Number.isFinite(data) ? 'number' : 'other';
    case 'string': return 'string';
    default: return 'other';
  }
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
