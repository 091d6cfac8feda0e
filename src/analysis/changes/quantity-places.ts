import { ownValue } from '../../kubernetes/own-value';
import { groupOf, versionOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import type { Releases } from '../../manifests/releases';
import { definitionOf, resolved } from '../../manifests/schema/definition';
import type { LocatedSchema } from '../../manifests/schema/definition';
import { versionsOf } from '../../manifests/schema/kinds';

const QUANTITY = /\.resource\.Quantity$/;

/** What the schema of a kind says of a field: that it is a quantity, if it is one. */
export function formatOf(manifest: Manifest, keys: readonly string[], releases: Releases): 'quantity' | undefined {
  const kind = versionsOf(groupOf(manifest), manifest.kind, releases)?.get(versionOf(manifest));
  let at: LocatedSchema | undefined = kind && definitionOf(kind.ref);
  for (const key of keys) at = at && below(resolved(at), key);
  return at?.schema.$ref !== undefined && QUANTITY.test(at.schema.$ref) ? 'quantity' : undefined;
}

function below({ schema, file }: LocatedSchema, key: string): LocatedSchema | undefined {
  const { items, properties, additionalProperties } = schema;
  const inner = items ?? ownValue(properties, key) ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  return inner && { schema: inner, file };
}
