import type { Move } from './built-in';
import { valueAt } from '../../kubernetes/field-path';
import { ownValue } from '../../kubernetes/own-value';

/** A mapping, or a list by its indexes. */
interface Node { readonly [key: string]: unknown }

/** Each move copies the lists on its way. */
const MOST = 100;

/** What a manifest would be with some fields where they were meant to be. A field that is there already stays. */
export function asMeant<T extends object>(manifest: T, moves: readonly Move[]): T {
  return moves.slice(0, MOST).reduce((moved: Node, { from, to }) => {
    if (valueAt(moved, to) !== undefined) return moved;
    return replaced(replaced(moved, from, undefined), to, valueAt(moved, from));
  }, manifest as unknown as Node) as unknown as T;
}

/** A copy with another value at a path, without the field where that is `undefined`. */
function replaced(node: Node | undefined, [key, ...rest]: readonly string[], value: unknown): Node {
  const copy: { [key: string]: unknown } = Array.isArray(node) ? [...node] as never : { ...node };
  const inner = rest.length ? replaced(ownValue(node, key) as Node | undefined, rest, value) : value;
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return copy;
}
