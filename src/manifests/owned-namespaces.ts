import type { Manifest } from './manifest';
import { ofKind } from './of-kind';

/** The namespaces that the app makes, and so all of what is in them. */
export function ownedNamespaces(manifests: readonly Manifest[]): ReadonlySet<string | undefined> {
  return new Set(ofKind(manifests, '/Namespace').map(({ metadata }) => metadata.name));
}
