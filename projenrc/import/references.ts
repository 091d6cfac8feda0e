import { Catalog, parseRef } from './catalog';
import { children, Schema, Schemas } from './schema';

/** The definitions of the same file that a schema refers to directly. */
function localRefs(schema: Schema): string[] {
  return references(schema).map(parseRef).filter(({ file }) => file === undefined).map(({ definition }) => definition);
}

/** Every `$ref` of a schema, itself included. */
export function references(schema: Schema): string[] {
  const below = children(schema).flatMap(([, child]) => references(child));
  return schema.$ref === undefined ? below : [schema.$ref, ...below];
}

/** What the named definitions reach within their file, themselves included; names without a definition are left out. */
export function reachable(definitions: Schemas, roots: readonly string[]): Set<string> {
  const reached = new Set(roots.filter(name => definitions[name] !== undefined));
  for (const name of reached) {
    localRefs(definitions[name]).filter(below => definitions[below] !== undefined).forEach(below => reached.add(below));
  }
  return reached;
}

/** Drops the definitions that no kind reaches. */
export function prune(catalog: Catalog, alsoKept: readonly string[] = []): Catalog {
  const kept = reachable(catalog.definitions, [...catalog.kinds.map(kind => kind.definition), ...alsoKept]);
  return { ...catalog, definitions: Object.fromEntries(Object.entries(catalog.definitions).filter(([name]) => kept.has(name))) };
}
