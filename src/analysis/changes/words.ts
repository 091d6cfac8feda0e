import type { Manifest } from '../../manifests/manifest';

/** How many names a sentence has. */
const NAMES = 3;

/** An object as a sentence calls it. */
export function nameOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.name ?? metadata.generateName ?? '(no name)'}`;
}

/** Objects in a sentence, the first of many. */
export function listed(objects: readonly (Manifest | { readonly manifest: Manifest })[]): string {
  const names = [...new Set(objects.map((object) => nameOf('manifest' in object ? object.manifest : object)))];
  const rest = names.length - NAMES;
  return rest > 0 ? `${names.slice(0, NAMES).join(', ')} and ${rest} more` : names.join(', ');
}
