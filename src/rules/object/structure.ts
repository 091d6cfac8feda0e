import type { BuiltInViolation } from './built-in';
import { explain } from './explain';
import { knownField } from './schema-rules';
import type { SchemaError } from '../../manifests/schema/json-schema';
import type { Kind } from '../../manifests/schema/kinds';
import { schemaErrors } from '../../manifests/schema/validator';

interface Judged {
  readonly kind?: unknown;
}

/**
 * What the schema of its kind refuses of a manifest; of an unknown kind only the metadata is judged, where an unknown field is one of
 * something that is no Kubernetes object, such as the `metadata.region` of eksctl, unless it is a misspelt one.
 *
 * @param written the manifest with the fields that are `null`, whose names must be known too
 */
export function structureViolations(kind: Kind | undefined, manifest: Judged, written: Judged = manifest): BuiltInViolation[] {
  const errors = schemaErrors(kind, manifest).filter((error) => kind?.custom !== false || isDemanded(error));
  const violations = [...explain(errors, manifest, kind), ...unknownNulls(kind, manifest, written)];
  return kind ? violations : violations.filter(({ rule, fix }) => rule !== knownField || fix);
}

/** Whether a missing field is one that the API server asks for in its own kinds; the validator leaves the others on the schema. */
function isDemanded({ keyword, schema, property = '' }: SchemaError): boolean {
  return keyword !== 'required' || !schema.notDemanded?.includes(property);
}

function unknownNulls(kind: Kind | undefined, manifest: Judged, written: Judged): BuiltInViolation[] {
  if (written === manifest || !hasNull(written)) return [];
  const errors = schemaErrors(kind, written).filter(({ keyword, data, property = '' }) => keyword === 'additionalProperties'
    && (data as { readonly [key: string]: unknown })[property] === null);
  return explain(errors, written, kind);
}

function hasNull(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.values(value).some(hasNull));
}
