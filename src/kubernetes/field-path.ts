import { ownValue } from './own-value';

const PLAIN = /^[A-Za-z_][\w-]*$/;

/** The path of a field as kubectl writes it, with the value found there: `spec.volumes[0].name`, `metadata.labels[example.com/a]`. */
export function fieldAt(root: unknown, pointer: string): { field: string; value: unknown } {
  const keys = keysOf(pointer);
  return { field: pathOf(root, keys), value: valueAt(root, keys) };
}

/** The keys of a JSON pointer. */
export function keysOf(pointer: string): string[] {
  return pointer.split('/').slice(1).map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The JSON pointer to what lies behind some keys. */
export function pointerTo(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The path of what lies, or would lie, behind some keys. */
export function pathOf(root: unknown, keys: readonly string[]): string {
  let field = '';
  let value = root;
  for (const key of keys) {
    field = Array.isArray(value) ? `${field}[${key}]` : fieldOf(field, key);
    value = ownValue((value ?? undefined) as { readonly [key: string]: unknown } | undefined, key);
  }
  return field;
}

/** What lies behind some keys; `undefined` where there is nothing. */
export function valueAt(root: unknown, keys: Iterable<string>): unknown {
  let value = root;
  for (const key of keys) value = ownValue((value ?? undefined) as { readonly [key: string]: unknown } | undefined, key);
  return value;
}

/** The path of a field of the object at `path`. */
export function fieldOf(path: string, key: string): string {
  if (!PLAIN.test(key)) return `${path}[${key}]`;
  return path ? `${path}.${key}` : key;
}

/** The path of a field below a path; either may be empty. */
export function joinPaths(path: string, field: string): string {
  if (!path || !field) return path || field;
  return field.startsWith('[') ? `${path}${field}` : `${path}.${field}`;
}

/** Whether a path is another one, or leads on from it. */
export function isAtOrBelow(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`) || path.startsWith(`${other}[`);
}
