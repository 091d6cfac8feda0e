import type { Defect } from './defect';
import { explain } from './explain';
import type { Kind } from '../../manifests/schema/kinds';
import { schemaErrors } from '../../manifests/schema/validator';

/** Whether a manifest has the shape of its kind, and where it has not. Of an unknown kind only the metadata is judged. */
export function structureDefects(kind: Kind | undefined, manifest: { readonly kind?: unknown }): Defect[] {
  return explain(schemaErrors(kind, manifest), manifest);
}
