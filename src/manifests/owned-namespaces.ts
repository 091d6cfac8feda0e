import { kindOf } from './manifest';
import type { Manifest } from './manifest';

/** The namespaces that the app makes, and so all of what is in them. */
export function ownedNamespaces(manifests: readonly Manifest[]): ReadonlySet<string | undefined> {
  return new Set(manifests.filter((manifest) => kindOf(manifest) === '/Namespace').map(({ metadata }) => metadata.name));
}
