const PATCHABLE: readonly string[] = ['/spec/', '/metadata/labels/', '/metadata/annotations/'];

/** Where the patches of a restore may begin, in words. */
export const PATCHABLE_WORDS = PATCHABLE.join(', ');

/** The entries that KubeVirt splits the text of a patch into, which it does not read as JSON (kubevirt/kubevirt#18617). */
export function patchEntriesOf(patch: string): readonly string[] {
  return patch.replace(/^[{}]+|[{}]+$/g, '').split(',');
}

/** An entry that KubeVirt refuses, as it has not one colon. */
export function malformedEntry(entries: readonly string[]): string | undefined {
  return entries.find((entry) => entry.split(':').length !== 2);
}

/** A path that KubeVirt refuses, in its quotes. */
export function refusedPath(entries: readonly string[]): string | undefined {
  return entries.map(pathOf).find((path) => path && !PATCHABLE.some((prefix) => path.startsWith(`"${prefix}`)));
}

/** The value of the entry `"path"`, in its quotes; `undefined` for every other entry. */
function pathOf(entry: string): string | undefined {
  const [key, value, ...more] = entry.split(':').map((text) => text.trim());
  return key === '"path"' && !more.length ? value : undefined;
}
