import { createHash } from 'node:crypto';

/** The part of an OpenAPI schema that CRDs and Kubernetes' own definitions use. Unknown keys are carried along. */
export interface Schema {
  readonly [key: string]: unknown;
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Schemas;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

export interface Schemas { readonly [name: string]: Schema }

export const PRESERVE_UNKNOWN = 'x-kubernetes-preserve-unknown-fields';
export const INT_OR_STRING = 'x-kubernetes-int-or-string';
export const FREE_FORM: Schema = { type: 'object', [PRESERVE_UNKNOWN]: true };

/** Keys that say something of the place where a type is used, not of the type. */
export const SITE_KEYS: readonly string[] = ['default', 'nullable'];

export const compareCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function sortedEntries<T>(record: { readonly [key: string]: T }): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => compareCodeUnits(a, b));
}

/** A mapping as JSON, an entry a line, sorted: small, and a change reads well as a diff. */
export function jsonLines(record: { readonly [key: string]: unknown }): string {
  return sortedEntries(record).map(([key, value]) => `${JSON.stringify(key)}: ${canonicalJson(value)}`).join(',\n');
}

export function omit(schema: Schema, keys: readonly string[]): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));
}

export function pick(schema: Schema, keys: readonly string[]): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => keys.includes(key)));
}

/** The schemas right below one, keyed by the step that leads there: `.name` for a property, `[]` for items, `{}` for map values. */
export function children(schema: Schema): [string, Schema][] {
  const { properties = {}, items, additionalProperties } = schema;
  const below: [string, Schema][] = sortedEntries(properties).map(([name, property]) => [`.${name}`, property]);
  if (items !== undefined) below.push(['[]', items]);
  if (typeof additionalProperties === 'object') below.push(['{}', additionalProperties]);
  return below;
}

/** The same schema with the schemas right below it replaced. */
export function mapChildren(schema: Schema, replace: (child: Schema, step: string) => Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, replace(property, `.${name}`)])),
    },
    ...items && { items: replace(items, '[]') },
    ...typeof additionalProperties === 'object' && { additionalProperties: replace(additionalProperties, '{}') },
  };
}

/** JSON with sorted keys: equal texts for equal values. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(sortedEntries(inner)) : inner);
}

/** Names a structure, whatever the schemas below it are: those are given by their own fingerprints. */
export function fingerprint(schema: Schema, below: (step: string) => string): string {
  const required = schema.required && [...schema.required].sort(compareCodeUnits);
  const shallow = mapChildren({ ...schema, ...required && { required } }, (child, step) =>
    ({ ...pick(child, SITE_KEYS), $ref: below(step) }));
  return createHash('sha1').update(canonicalJson(omit(shallow, SITE_KEYS))).digest('hex');
}
