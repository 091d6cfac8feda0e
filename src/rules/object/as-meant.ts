import type { Move } from './built-in';
import { valueAt } from '../../kubernetes/field-path';
import { replacedAt } from '../../kubernetes/replaced-at';
import type { Node } from '../../kubernetes/replaced-at';

/** Each change copies the lists on its way. */
const MOST = 100;

/** What a manifest would be with some fields where they were meant to be. A field that is there already stays. */
export function asMeant<T extends object>(manifest: T, moves: readonly Move[]): T {
  return moves.slice(0, MOST).reduce((moved: Node, { from, to }) => {
    if (valueAt(moved, to) !== undefined) return moved;
    return replacedAt(replacedAt(moved, from, undefined), to, valueAt(moved, from));
  }, manifest as unknown as Node) as unknown as T;
}

/** What an object is to rules without fields that the API server drops. */
export function withoutDropped<T extends object>(manifest: T, fields: readonly (readonly string[])[]): T {
  return fields.slice(0, MOST).reduce((kept: Node, keys) => replacedAt(kept, keys, undefined), manifest as unknown as Node) as unknown as T;
}

/** What a manifest is after a webhook that writes a text which is missing as "". */
export function withEmptied<T extends object>(manifest: T, fields: readonly (readonly string[])[]): T {
  return fields.slice(0, MOST).reduce((filled: Node, keys) => replacedAt(filled, keys, ''), manifest as unknown as Node) as unknown as T;
}
