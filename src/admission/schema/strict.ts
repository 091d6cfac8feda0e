import type { SchemaObject } from 'ajv';
import { formats } from './keywords';
import type { Upstream, UpstreamSchema } from './upstream';

const QUANTITY = 'io.k8s.apimachinery.pkg.api.resource.Quantity';
/** No CRD has the operators of its label selectors: what KubeVirt has against them, its webhooks say. */
const LABEL_REQUIREMENT = 'io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement';
const SAME = [
  'type', 'required', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems',
  'minProperties', 'maxProperties', 'oneOf',
] as const;

/** All definitions of an upstream project as strict JSON schemas under the file's name. */
export function strictSchemas({ file, definitions }: Upstream): SchemaObject {
  const strictDefinitions = Object.fromEntries(Object.entries(definitions).map(([name, definition]) => (
    [name, name === QUANTITY ? { type: ['string', 'number'], quantity: true } : strict(definition, name === LABEL_REQUIREMENT ? 'ownWords' : 'enum')]
  )));
  return { $id: file, definitions: strictDefinitions };
}

/**
 * What upstream means, in plain JSON schema: an object has the fields that are listed and no others, an integer or string is just that.
 * Defaults and nullability are left out: what is `null` counts as absent, for the API server drops it. A closed set goes to the keyword
 * `words`.
 */
function strict(schema: UpstreamSchema, words: 'enum' | 'ownWords'): SchemaObject {
  const facts = schema as SchemaObject;
  const result: SchemaObject = {};
  for (const keyword of SAME) {
    if (keyword in facts) result[keyword] = facts[keyword];
  }
  if (schema.$ref) result.definition = schema.$ref;
  if (schema.enum) result[words] = schema.enum;
  if (schema['x-kubernetes-int-or-string']) return { type: ['integer', 'string'] };
  if (schema.format && schema.format in formats) result.format = schema.format;
  if (schema.items) result.items = strict(schema.items, words);
  if (schema.properties) {
    result.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, property]) => [name, strict(property, words)]));
  }
  if (typeof schema.additionalProperties === 'object') result.additionalProperties = strict(schema.additionalProperties, words);
  else if (isClosed(schema)) result.additionalProperties = false;
  if (schema['x-kubernetes-list-type'] === 'set') result.uniqueBy = [];
  if (schema['x-kubernetes-list-type'] === 'map') result.uniqueBy = schema['x-kubernetes-list-map-keys'];
  return result;
}

/** An object without any field is one too: `masquerade: {}`. */
function isClosed(schema: UpstreamSchema): boolean {
  return schema.type === 'object' && schema.additionalProperties === undefined && !schema['x-kubernetes-preserve-unknown-fields'];
}
