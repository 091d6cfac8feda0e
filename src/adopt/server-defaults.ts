import type { Written } from './adopter';
import { writtenKind } from './written-kind';
import { isEmptyMapping, isMapping } from '../kubernetes/is-mapping';
import { hasServerDefaults, isServerDefault } from '../manifests/server-defaults';

/** What one would rather read, though it is the default, or may not leave out. */
const SAID: readonly string[] = ['replicas', 'roleRef', 'value'];

/** A manifest without values that the API server writes where they are missing. */
export function withoutDefaults(manifest: Written): Written {
  return without(manifest, () => false);
}

/** The same, but what tells most. */
export function withoutSilentDefaults(manifest: Written): Written {
  return without(manifest, (keys) => SAID.includes(keys[0]) || SAID.includes(keys[1]));
}

type IsKept = (keys: readonly string[]) => boolean;

function without(manifest: Written, isKept: IsKept): Written {
  const kind = writtenKind(manifest);
  return hasServerDefaults(kind) ? withoutIn(manifest, [], kind, isKept) as Written : manifest;
}

/** A mapping that had nothing else goes, too. */
function withoutIn(value: unknown, keys: readonly string[], kind: string, isKept: IsKept): unknown {
  if (Array.isArray(value)) return value.map((entry, i) => withoutIn(entry, [...keys, String(i)], kind, isKept));
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, field]): [string, unknown][] => {
    const inner = [...keys, key];
    if (isKept(inner)) return [[key, field]];
    if (field !== '' && isServerDefault(kind, inner, field, () => value.image)) return [];
    const rest = withoutIn(field, inner, kind, isKept);
    return isEmptyMapping(rest) && !isEmptyMapping(field) ? [] : [[key, rest]];
  }));
}
