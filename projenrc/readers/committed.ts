import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../assembly';

/** Where it is kept which rules read what: only the tests of all rules together show it. */
export const READERS = join(ROOT, 'docs', 'platform-readers.json');

/** `docs/platform-readers.json`. */
export interface PlatformReaders {
  readonly generated: string;
  /** The rules that read a prop, by the path of the prop. */
  readonly rules: { readonly [path: string]: readonly string[] };
}

/** The rules that read each prop, as the last `npm run docgen` saw them. */
export function committedRules(): ReadonlyMap<string, readonly string[]> {
  const { rules } = JSON.parse(readFileSync(READERS, 'utf8')) as PlatformReaders;
  return new Map(Object.entries(rules));
}

/** The text of `docs/platform-readers.json`. */
export function textOfRules(rules: ReadonlyMap<string, readonly string[]>): string {
  const file: PlatformReaders = {
    generated: 'by projenrc/rules/main.ts from what rules read while their tests run; do not edit',
    rules: Object.fromEntries(rules),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}
