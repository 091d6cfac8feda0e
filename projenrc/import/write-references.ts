import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommonDifference, CommonInstancetypes } from './common-instancetypes';
import { commonReferences } from './common-references';
import { compareReleases } from '../../src/kubernetes/release';

/** The references to common instancetypes and preferences that `imports` comes to, by file of `src/instancetype`. */
export function readReferences(imports: string): ReadonlyMap<string, string> {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(imports, file), 'utf8'));
  const releases = readdirSync(join(imports, 'releases')).flatMap((file) => /^common-instancetypes-(\d+\.\d+)\.json$/.exec(file)?.[1] ?? []).sort(compareReleases);
  const differences = releases.map((release) => [release, read(join('releases', `common-instancetypes-${release}.json`)) as CommonDifference] as const);
  return commonReferences(read('common-instancetypes.json') as CommonInstancetypes, differences);
}

/** Writes them. */
export function writeReferences(imports: string, folder: string): void {
  for (const [file, text] of readReferences(imports)) writeFileSync(join(folder, file), text);
}
