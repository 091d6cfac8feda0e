import { ApiObject, JsonPatch } from 'cdk8s';
import { keysOf, pointerTo, valueAt } from '../kubernetes/field-path';
import type { BuiltInViolation } from '../rules/object/built-in';

/** An operation of RFC 6902. */
interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
}

/** What cdk8s keeps to itself. */
interface Patched {
  readonly patches?: readonly { _toJson(): unknown }[];
}

/** The first JSON patch that keeps an object from being rendered, and why; `undefined` where none does. */
export function patchFailure(apiObject: ApiObject): Pick<BuiltInViolation, 'got' | 'allowed' | 'fix'> | undefined {
  const { patches } = apiObject as unknown as Patched;
  if (!patches?.length) return undefined;
  try {
    let manifest: unknown = (Object.create(apiObject, { patches: { value: [] } }) as ApiObject).toJson();
    for (const patch of patches) {
      try {
        manifest = JsonPatch.apply(manifest, patch as unknown as JsonPatch);
      } catch {
        return explain(patch._toJson() as Operation, manifest);
      }
    }
  } catch {
    // It does not render without its patches either.
  }
  return undefined;
}

function explain({ op, path, from }: Operation, manifest: unknown): ReturnType<typeof patchFailure> {
  const pointer = from !== undefined && missingParent(from, manifest) ? from : path;
  const missing = missingParent(pointer, manifest);
  if (!missing) return { got: `${op} ${path}`, allowed: 'an operation that applies to the object' };
  const { parent, below } = missing;
  return {
    got: `${op} ${path}, where there is no ${parent}`,
    allowed: 'a path whose parent exists',
    fix: `Add the parent first: JsonPatch.add('${parent}', ${emptyWay(below)}).`,
  };
}

/** The first field on the way to a path that is not there, and the keys that follow it. */
function missingParent(path: string, manifest: unknown): { readonly parent: string; readonly below: readonly string[] } | undefined {
  const keys = keysOf(path);
  const missing = keys.slice(0, -1).findIndex((_, i) => valueAt(manifest, keys.slice(0, i + 1)) === undefined);
  return missing < 0 ? undefined : { parent: pointerTo(keys.slice(0, missing + 1)), below: keys.slice(missing + 1) };
}

/** What must be there for the last of some keys to be added, as JavaScript writes it. */
function emptyWay([key, ...more]: readonly string[]): string {
  const inner = more.length ? emptyWay(more) : '';
  if (/^(?:\d+|-)$/.test(key)) return `[${inner}]`;
  return inner ? `{ ${/^[A-Za-z_]\w*$/.test(key) ? key : `'${key}'`}: ${inner} }` : '{}';
}
