import { baseRef, OBJECT_META, QUANTITY } from './catalog';
import { FREE_FORM, INT_OR_STRING, mapChildren, omit, PRESERVE_UNKNOWN, Schema } from './schema';

export const PROSE = ['description', 'title', 'example', 'externalDocs', 'x-kubernetes-validations'];

/** What controller-gen writes for `resource.Quantity`, beside `x-kubernetes-int-or-string`. */
const QUANTITY_PATTERN =
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$';

const METADATA: Schema = { $ref: baseRef(OBJECT_META) };

/**
 * A CRD's schema in the form the catalogs keep: without prose, quantities and object metadata by reference, `status` free-form
 * (a manifest does not write it), and the three properties that the API server implies.
 */
export function canonicalKind(schema: Schema): Schema {
  const { properties = {}, ...head } = canonicalSchema(schema);
  return {
    ...head,
    properties: {
      ...properties,
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: METADATA,
      ...properties.status && { status: FREE_FORM },
    },
  };
}

export function canonicalSchema(schema: Schema): Schema {
  if (schema[INT_OR_STRING] === true) return canonicalIntOrString(schema);
  const { default: initial, ...head } = omit(schema, PROSE);
  const { properties, ...rest } = mapChildren({ ...head, ...initial !== '' && initial !== undefined && { default: initial } }, canonicalSchema);
  return { ...rest, ...properties && { properties: canonicalObject(properties) } };
}

function canonicalIntOrString(schema: Schema): Schema {
  const { anyOf: _either, ...rest } = omit(schema, PROSE);
  return rest.pattern === QUANTITY_PATTERN ? { ...omit(rest, ['pattern', 'type', INT_OR_STRING]), $ref: baseRef(QUANTITY) } : rest;
}

/** Objects within objects: a template keeps its metadata as an unknown object, a stored copy has a `status`. */
function canonicalObject(properties: NonNullable<Schema['properties']>): NonNullable<Schema['properties']> {
  const { metadata, spec, status } = properties;
  return {
    ...properties,
    ...metadata && metadata[PRESERVE_UNKNOWN] === true && !metadata.properties && { metadata: { ...omit(metadata, ['type']), ...METADATA } },
    ...metadata && spec && status?.properties && { status: FREE_FORM },
  };
}
