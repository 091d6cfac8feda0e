import { oncePerShared } from '../kubernetes/shared';
import type { Manifest } from '../manifests/manifest';

/**
 * The manifest as the API server reads it once it is written: without fields that are `null`, which it drops, and functions; a `bigint` is
 * written as any number. The very same value if there is nothing of these.
 */
export function asRead<T>(value: T): T {
  if (typeof value === 'bigint') return Number(value) as T;
  if (typeof value !== 'object' || value === null || !differsAsRead(value)) return value;
  if (Array.isArray(value)) return value.map(asRead) as T;
  return Object.fromEntries(Object.entries(value).filter(([, field]) => !isDropped(field)).map(([key, field]) => [key, asRead(field)])) as T;
}

/** Entries of lists stay, whatever they are. */
const differsAsRead: (value: object) => boolean = oncePerShared((value) => {
  const isList = Array.isArray(value);
  for (const key in value) {
    const field = (value as { readonly [key: string]: unknown })[key];
    if (typeof field === 'object' && field !== null ? differsAsRead(field) : typeof field === 'bigint' || (!isList && isDropped(field))) return true;
  }
  return false;
});

function isDropped(field: unknown): boolean {
  return field === null || field === undefined || typeof field === 'function';
}

/** Whatever was written, as something that has metadata. */
export function normalized(written: unknown): Manifest {
  const manifest = asRead(written);
  const object = typeof manifest === 'object' && manifest !== null ? manifest : {};
  return ('metadata' in object ? object : { metadata: {}, ...object }) as Manifest;
}
