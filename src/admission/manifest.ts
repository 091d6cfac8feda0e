import { shown } from './defect';
import type { Defect } from './defect';
import { Level } from './rules/level';
import type { Manifest } from './rules/rule';

const API_VERSION = /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const KIND = /^[A-Za-z](?:[-A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;

/** Whether a manifest says what it is. */
export function* typeMetaDefects({ apiVersion, kind }: { readonly apiVersion?: unknown; readonly kind?: unknown }): Iterable<Defect> {
  if (typeof apiVersion !== 'string' || !API_VERSION.test(apiVersion)) {
    yield {
      level: Level.REJECTED,
      rule: 'object/has-valid-api-version',
      summary: 'An object says which API it belongs to',
      field: 'apiVersion',
      got: shown(apiVersion),
      allowed: 'a version such as v1, or a group and a version such as kubevirt.io/v1',
      fix: 'Write apiVersion.',
    };
  }
  if (typeof kind !== 'string' || !KIND.test(kind)) {
    yield {
      level: Level.REJECTED,
      rule: 'object/has-valid-kind',
      summary: 'An object says what it is',
      field: 'kind',
      got: shown(kind),
      allowed: 'letters and digits, starting with a letter, such as VirtualMachine',
      fix: 'Write kind.',
    };
  }
}

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
  return { metadata: {}, ...object } as Manifest;
}
