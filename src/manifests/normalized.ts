import type { Manifest } from '../manifests/manifest';

/** The manifest without the fields that are `null`, which the API server drops; the very same if there are none. */
export function withoutNulls<T>(value: T): T {
  if (typeof value !== 'object' || value === null || !hasNulls(value)) return value;
  if (Array.isArray(value)) return value.map(withoutNulls) as T;
  const kept = Object.entries(value).filter(([, field]) => field !== null && field !== undefined);
  return Object.fromEntries(kept.map(([key, field]) => [key, withoutNulls(field)])) as T;
}
/** Whether there is a field to drop; entries of lists stay, whatever they are. */
function hasNulls(value: object): boolean {
  const isList = Array.isArray(value);
  for (const field of isList ? value as unknown[] : Object.values(value)) {
    if (typeof field === 'object' && field !== null ? hasNulls(field) : !isList && (field === null || field === undefined)) return true;
  }
  return false;
}
/** Whatever was written, as something that has metadata. */
export function normalized(written: unknown): Manifest {
  const manifest = withoutNulls(written);
  const object = typeof manifest === 'object' && manifest !== null ? manifest : {};
  return ('metadata' in object ? object : { metadata: {}, ...object }) as Manifest;
}
