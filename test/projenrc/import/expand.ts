import { parseRef } from '../../../projenrc/import/catalog';
import { mapChildren, omit, Schema, Schemas } from '../../../projenrc/import/schema';

/** Writes a folded type out in full, as the CRD had it; types that are not among the definitions stay references. */
export function expand(definitions: Schemas, schema: Schema): Schema {
  const target = schema.$ref === undefined ? undefined : definitions[parseRef(schema.$ref).definition];
  return target === undefined
    ? mapChildren(schema, child => expand(definitions, child))
    : { ...expand(definitions, target), ...omit(schema, ['$ref']) };
}
