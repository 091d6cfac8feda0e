import type { BuiltInViolation } from './built-in';
import { explain } from './explain';
import type { Kind } from '../../manifests/schema/kinds';
import { schemaErrors } from '../../manifests/schema/validator';

/** What the schema of its kind refuses of a manifest; of an unknown kind only the metadata is judged. */
export function structureViolations(kind: Kind | undefined, manifest: { readonly kind?: unknown }): BuiltInViolation[] {
  return explain(schemaErrors(kind, manifest), manifest);
}
