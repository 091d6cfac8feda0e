import { ownValue } from './own-value';

/** A mapping, or a list by its indexes. */
export interface Node { readonly [key: string]: unknown }

/** A copy with another value at a path, without the field where that is `undefined`. Where nothing is yet, a first entry makes a list. */
export function replacedAt(node: Node | undefined, [key, ...rest]: readonly string[], value: unknown): Node {
  const copy: { [key: string]: unknown } = Array.isArray(node) ? [...node] as never : !node && key === '0' ? [] as never : { ...node };
  const inner = rest.length ? replacedAt(ownValue(node, key) as Node | undefined, rest, value) : value;
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return copy;
}
