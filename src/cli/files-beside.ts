import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { CHART_NAME } from '../manifests/foreign/foreign-files';
import type { PlacedText } from '../manifests/foreign/foreign-files';
import { KUSTOMIZATION_NAMES } from '../manifests/foreign/kustomization';

/** What says of the files in its folder and below what they are. */
const NAMES = [...KUSTOMIZATION_NAMES, CHART_NAME];
/** How many folders above one that is asked for are looked at. */
const LEVELS = 5;

/** The kustomizations and charts in the folders around some paths: who checks one patch means no object either. */
export function filesBeside(paths: readonly string[]): PlacedText[] {
  const folders = new Set<string>();
  for (const path of paths) {
    let folder = dirname(path);
    for (let level = 0; level < LEVELS && !folders.has(folder); level++, folder = dirname(folder)) folders.add(folder);
  }
  return [...folders].flatMap((folder) => NAMES.flatMap((name) => textAt(join(folder, name))));
}

function textAt(file: string): PlacedText[] {
  if (!existsSync(file)) return [];
  try {
    return [{ file, text: readFileSync(file, 'utf8') }];
  } catch {
    return [];
  }
}
