import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';

/** A manifest that is finished, with all patches. */
export interface VisitedManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name?: string; readonly namespace?: string };
  readonly spec?: object;
}

/** Makes another manifest of a finished one; it returns the same one where it has nothing to say. */
export type ManifestVisitor = (manifest: VisitedManifest, object: ApiObject) => VisitedManifest;

const visitors = new WeakMap<IConstruct, ManifestVisitor[]>();

/** Lets a visitor see the manifest of each resource in a scope whenever it is rendered, also of those that are made later. */
export function visitManifests(scope: IConstruct, visitor: ManifestVisitor): void {
  visitors.set(scope, [...visitors.get(scope) ?? [], visitor]);
}

/** What the visitors of all scopes of an object make of its manifest, the nearest first. */
export function visited(object: ApiObject, manifest: VisitedManifest): VisitedManifest {
  let current = manifest;
  for (let scope: IConstruct | undefined = object; scope; scope = scope.node.scope) {
    for (const visitor of visitors.get(scope) ?? []) current = visitor(current, object);
  }
  return current;
}
