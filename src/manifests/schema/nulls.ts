import { definitionOf, resolved } from './definition';
import type { LocatedSchema } from './definition';
import type { Kind } from './kinds';
import type { UpstreamSchema } from './upstream';
import { isMapping } from '../../kubernetes/is-mapping';

/** A field of a custom resource that is `null` where its schema does not let it be. */
export interface NullField {
  readonly keys: readonly string[];
  /** Whether the API server keeps it, since it prunes nothing there: metadata of a template. */
  readonly kept: boolean;
}

/** What the API server treats as its own whatever the schema says. */
const OWN: readonly string[] = ['apiVersion', 'kind', 'metadata', 'status'];

/** The fields of a custom resource that are `null`, but for those whose schema allows that. */
export function nullFields({ ref }: Kind, manifest: unknown): NullField[] {
  return isMapping(manifest) ? [...nullsBelow({ keys: [], value: manifest, at: definitionOf(ref), kept: false })] : [];
}

interface Visited {
  readonly keys: readonly string[];
  readonly value: unknown;
  readonly at: LocatedSchema;
  readonly kept: boolean;
}

function* nullsBelow({ keys, value, at, kept }: Visited): Iterable<NullField> {
  if (Array.isArray(value)) {
    const { items } = at.schema;
    if (!items) return;
    const entryAt = resolved({ schema: items, file: at.file });
    for (const [i, entry] of value.entries()) yield* nullsBelow({ keys: [...keys, String(i)], value: entry, at: entryAt, kept });
    return;
  }
  if (!isMapping(value)) return;
  for (const [key, field] of Object.entries(value)) {
    const schema = keys.length === 0 && OWN.includes(key) ? undefined : schemaOf(key, at.schema);
    if (!schema) continue;
    const inside = { keys: [...keys, key], kept: kept || schema['x-kubernetes-preserve-unknown-fields'] === true };
    if (field !== null) yield* nullsBelow({ ...inside, value: field, at: resolved({ schema, file: at.file }) });
    else if (inside.kept || !schema.nullable) yield inside;
  }
}

function schemaOf(key: string, { properties, additionalProperties }: UpstreamSchema): UpstreamSchema | undefined {
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}
