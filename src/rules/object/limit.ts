import type { JsonSchema, Keyword, SchemaError } from '../../manifests/schema/json-schema';

const LIMITS: { readonly [keyword in Keyword]?: (schema: JsonSchema) => string } = {
  format: ({ format }) => `a value of type ${format}`,
  minimum: ({ minimum }) => `>= ${minimum}`,
  maximum: ({ maximum }) => `<= ${maximum}`,
  minLength: ({ minLength }) => `at least ${counted(minLength, 'character')}`,
  maxLength: ({ maxLength }) => `at most ${counted(maxLength, 'character')}`,
  minItems: ({ minItems }) => `at least ${counted(minItems, 'item')}`,
  maxItems: ({ maxItems }) => `at most ${counted(maxItems, 'item')}`,
  minProperties: ({ minProperties }) => `at least ${counted(minProperties, 'property')}`,
  maxProperties: ({ maxProperties }) => `at most ${counted(maxProperties, 'property')}`,
};

function counted(count: number | undefined, word: string): string {
  return `${count} ${count === 1 ? word : word.replace(/y$/, 'ie').concat('s')}`;
}

/** What a schema allows that a value exceeds or falls short of. */
export function limitOf({ keyword, schema }: Pick<SchemaError, 'keyword' | 'schema'>): string | undefined {
  return LIMITS[keyword]?.(schema);
}
