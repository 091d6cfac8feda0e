import type { JsonSchema } from './json-schema';
import { isCheckedFormat } from './keywords';
import { FILLED_IN, NOT_DEMANDED } from './not-demanded';
import type { UpstreamSchema } from './upstream';

export const QUANTITY = 'io.k8s.apimachinery.pkg.api.resource.Quantity';
/** No CRD has the operators of its label selectors: what KubeVirt has against them, its webhooks say. */
const LABEL_REQUIREMENT = 'io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement';
const SAME = [
  'type', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems',
  'minProperties', 'maxProperties',
] as const;

/** The files of the releases of KubeVirt. */
const OF_KUBEVIRT = /^kubevirt[-.]/;

interface Place {
  /** The file's name. */
  readonly file: string;
  /** The name of the definition in it. */
  readonly name: string;
}

/**
 * What a definition of an upstream project means, in plain JSON Schema: an object has the fields that are listed and no others, an integer or
 * string is just that. A required field with a default may be absent, for the API server fills it in first. Nullability is left out: what is
 * `null` counts as absent, for the API server drops it.
 */
export function strictSchema(schema: UpstreamSchema, { file, name }: Place): JsonSchema {
  if (name === QUANTITY) return { type: ['string', 'number'], quantity: true };
  const notDemanded = NOT_DEMANDED.get(name);
  return {
    ...strict(schema, { file, words: name === LABEL_REQUIREMENT ? 'ownWords' : 'enum' }),
    ...notDemanded ? { notDemanded } : {},
    ...FILLED_IN.includes(`${file}#${name}`) ? { required: [] } : {},
  };
}

type Writable<T> = { -readonly [key in keyof T]: T[key] };

interface Context {
  readonly file: string;
  /** The keyword that a closed set goes to. */
  readonly words: 'enum' | 'ownWords';
}

function strict(schema: UpstreamSchema, context: Context): JsonSchema {
  const { $ref: ref } = schema;
  const facts = schema as JsonSchema;
  const result: Writable<JsonSchema> = Object.fromEntries(SAME.filter((keyword) => keyword in facts).map((keyword) => [keyword, facts[keyword]]));
  const required = facts.required?.filter((name) => schema.properties?.[name]?.default === undefined);
  if (required) result.required = required;
  if (ref) result.definition = ref.startsWith('#') ? `${context.file}${ref}` : ref;
  if (schema.enum) result[context.words] = schema.enum;
  if (schema['x-kubernetes-int-or-string']) return { type: ['integer', 'string'] };
  if (schema.format && isCheckedFormat(schema.format)) result.format = schema.format;
  if (schema.items) result.items = strict(schema.items, context);
  if (schema.properties) {
    result.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, property]) => [name, strict(property, context)]));
  }
  if (typeof schema.additionalProperties === 'object') result.additionalProperties = strict(schema.additionalProperties, context);
  else if (isClosed(schema, context)) result.additionalProperties = false;
  if (schema['x-kubernetes-list-type'] === 'set') result.uniqueBy = [];
  if (schema['x-kubernetes-list-type'] === 'map') result.uniqueBy = schema['x-kubernetes-list-map-keys'];
  return result;
}

/**
 * An object without any field is closed too: `masquerade: {}`. So is one of KubeVirt that lists fields and keeps unknown ones, `domain.clock`:
 * its own schema refuses what its CRD keeps there.
 */
function isClosed(schema: UpstreamSchema, { file }: Context): boolean {
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] && !(schema.properties && OF_KUBEVIRT.test(file));
  return schema.type === 'object' && schema.additionalProperties === undefined && !isOpen;
}
