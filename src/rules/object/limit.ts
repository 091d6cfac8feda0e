import type { JsonSchema, Keyword, SchemaError } from '../../manifests/schema/json-schema';

const LIMITS: { readonly [keyword in Keyword]?: (schema: JsonSchema) => string } = {
  format: ({ format }) => `a value of type ${format}`,
  minimum: ({ minimum }) => `>= ${minimum}`,
  maximum: ({ maximum }) => `<= ${maximum}`,
  minLength: ({ minLength }) => `not fewer than ${minLength} characters`,
  maxLength: ({ maxLength }) => `not more than ${maxLength} characters`,
  minItems: ({ minItems }) => `not fewer than ${minItems} items`,
  maxItems: ({ maxItems }) => `not more than ${maxItems} items`,
  minProperties: ({ minProperties }) => `not fewer than ${minProperties} properties`,
  maxProperties: ({ maxProperties }) => `not more than ${maxProperties} properties`,
};

/** What a schema allows that a value exceeds or falls short of. */
export function limitOf({ keyword, schema }: Pick<SchemaError, 'keyword' | 'schema'>): string | undefined {
  return LIMITS[keyword]?.(schema);
}
