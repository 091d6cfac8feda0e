import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadAll } from 'js-yaml';
import { WRITTEN_DEFAULTS } from './versions';

interface Fields { readonly [key: string]: unknown }

/** The files of examples whose objects differ from the golden ones in more than what a later cdk8s-plus writes of Kubernetes' defaults. */
export function differingFiles(dist: string, golden: string, major: number): string[] {
  const defaults = WRITTEN_DEFAULTS.filter(({ since }) => since <= major);
  return readdirSync(golden).flatMap((example) => readdirSync(join(golden, example)).flatMap((file) => {
    const [made, expected] = [dist, golden].map((folder) => loadAll(readFileSync(join(folder, example, file), 'utf8')));
    return isDeepStrictEqual(made.map((object) => withoutDefaults(object, defaults)), expected) ? [] : [join(example, file)];
  }));
}

/** An object without fields that have just the value of a default. */
export function withoutDefaults(object: unknown, defaults: typeof WRITTEN_DEFAULTS): unknown {
  return defaults.reduce((rest, { field, value }) => without(rest, field, value), object);
}

function without(object: unknown, [key, ...deeper]: readonly string[], value: unknown): unknown {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, key)) return object;
  const { [key]: found, ...rest } = object as Fields;
  if (deeper.length) return { ...object, [key]: without(found, deeper, value) };
  return found === value ? rest : object;
}
