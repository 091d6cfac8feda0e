import { definitionOf, resolved } from './definition';
import type { LocatedSchema } from './definition';
import type { Kind } from './kinds';
import { QUANTITY } from './strict';
import { FILLED_IN_LATER } from '../filled-in-later';

/** Below it a value has nothing that a rule tells apart. */
const DEEPEST = 8;
/** As many values are made for one place: schemas that refer to themselves, as those of CRDs do, have no end. */
const MOST = 2_000;

const SCALARS: ReadonlyMap<string, readonly [least: unknown, full: unknown]> = new Map<string, readonly [unknown, unknown]>([
  ['string', ['1', FILLED_IN_LATER]],
  ['integer', [1, 2]],
  ['number', [1, 2]],
  ['boolean', [true, false]],
]);

/** A small value that can stand at a place of a kind: without the fields that it needs itself, but with a name. */
export function leastSample(kind: Kind, keys: readonly string[]): unknown {
  const at = schemaAt(kind, keys);
  const { schema } = at;
  const known = schema.enum?.[0] ?? SCALARS.get(typeOf(at))?.[0];
  if (known !== undefined) return known;
  if (schema.type === 'array') return [];
  return schema.properties?.name ? { name: '1' } : {};
}

/** Another value for the same place, with all fields that there can be; `undefined` where any key can be one. */
export function fullSample(kind: Kind, keys: readonly string[]): unknown {
  const at = schemaAt(kind, keys);
  return at.schema.additionalProperties ? undefined : new FullSample().of(at, DEEPEST);
}

class FullSample {
  private made = 0;

  public of(at: LocatedSchema, depth: number): unknown {
    const { file, schema: { type, enum: words = [], items, properties = {}, additionalProperties } } = at;
    if (words.length) return words.at(-1);
    const scalar = SCALARS.get(typeOf(at));
    if (scalar) return scalar[1];
    const isLast = depth === 0 || ++this.made > MOST;
    const below = (schema: LocatedSchema['schema']) => this.of(resolved({ schema, file }), depth - 1);
    if (type === 'array') return items && !isLast ? [below(items)] : [];
    if (isLast) return {};
    const fields = Object.entries(properties).map(([name, schema]) => [name, below(schema)] as const);
    return Object.fromEntries(typeof additionalProperties === 'object' ? [...fields, [FILLED_IN_LATER, below(additionalProperties)]] : fields);
  }
}

function schemaAt({ ref }: Kind, keys: readonly string[]): LocatedSchema {
  return keys.reduce<LocatedSchema>(({ file, schema: { items, properties = {}, additionalProperties } }, key) => {
    const schema = items ?? properties[key] ?? (typeof additionalProperties === 'object' ? additionalProperties : {});
    return resolved({ schema, file });
  }, definitionOf(ref));
}

/** A quantity, which has no type, may be a number. */
function typeOf({ schema, name }: LocatedSchema): string {
  return name === QUANTITY || schema['x-kubernetes-int-or-string'] ? 'integer' : [schema.type].flat().at(-1) ?? '';
}
