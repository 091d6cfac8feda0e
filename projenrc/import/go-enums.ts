import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { children, Schema, Schemas } from './schema';

/** Closed sets of values by definition and property. */
export type GoEnums = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** From the folder of the OpenAPI document: what the module of Kubernetes generates from the `+enum` of its types, and leaves out of that document. */
const GENERATED = join('..', '..', 'pkg', 'generated', 'openapi', 'zz_generated.openapi.go');
const TYPE = /^func schema_k8sio_api_(\w+)\(/;
const PROPERTY = /^\t{5}"([^"]+)": \{$/;
const ENUM = /^\t+Enum: +\[\]interface\{\}\{(.*)\},?$/;

/** The sets of a release; none where the folder is not that of its module. */
export function readGoEnums(folder: string): GoEnums {
  const found = new Map<string, Map<string, readonly string[]>>();
  const file = join(folder, GENERATED);
  if (!existsSync(file)) return found;
  let [type, property] = ['', ''];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    [, type = type] = TYPE.exec(line) ?? [];
    [, property = property] = PROPERTY.exec(line) ?? [];
    const [, values] = ENUM.exec(line) ?? [];
    if (values === undefined) continue;
    found.set(type, (found.get(type) ?? new Map<string, readonly string[]>()).set(property, JSON.parse(`[${values}]`) as string[]));
  }
  return found;
}

/**
 * A definition with its sets, `io.k8s.api.core.v1.Toleration`, where the previous release has a set too: only of those is it known that the API server
 * refuses all else.
 */
export function withGoEnums(name: string, schema: Schema, enums: GoEnums, previous: Schema | undefined): Schema {
  const sets = enums.get(name.replace(/^io\.k8s\.api\./, '').replaceAll('.', '_'));
  if (!sets || !schema.properties) return schema;
  const properties: Schemas = Object.fromEntries(Object.entries(schema.properties).map(([property, value]) => {
    const set = sets.get(property);
    return [property, set && isClosed(previous?.properties?.[property]) ? withEnum(value, set) : value];
  }));
  return { ...schema, properties };
}

function isClosed(schema: Schema | undefined): boolean {
  if (!schema) return false;
  return schema.enum !== undefined || children(schema).some(([, child]) => isClosed(child));
}

/** A set belongs to the values of a list or map. */
function withEnum(schema: Schema, values: readonly string[]): Schema {
  if (schema.items) return { ...schema, items: withEnum(schema.items, values) };
  if (typeof schema.additionalProperties === 'object') return { ...schema, additionalProperties: withEnum(schema.additionalProperties, values) };
  return schema.type === 'string' ? { ...schema, enum: values } : schema;
}
