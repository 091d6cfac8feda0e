import type { Mend } from './built-in';
import { valueAt } from '../../kubernetes/field-path';
import { isEmpty } from '../../kubernetes/is-mapping';
import { replacedAt } from '../../kubernetes/replaced-at';
import type { Node } from '../../kubernetes/replaced-at';

/** Each change copies the lists on its way. */
const MOST = 100;

/** What a manifest would be with its mistakes mended. A field that another one would replace stays. */
export function asMeant<T extends object>(manifest: T, mends: readonly Mend[]): T {
  return mends.slice(0, MOST).reduce(mended, manifest as unknown as Node) as unknown as T;
}

function mended(node: Node, { from, to, value }: Mend): Node {
  const without = from ? replacedAt(node, from, undefined) : node;
  if (!to) return without;
  return from && !isEmpty(valueAt(node, to)) ? node : replacedAt(without, to, value);
}

/** What an object is to rules without fields that the API server drops. */
export function withoutDropped<T extends object>(manifest: T, fields: readonly (readonly string[])[]): T {
  return asMeant(manifest, fields.map((from) => ({ from })));
}

/** What a manifest is after a webhook that writes a text which is missing as "". */
export function withEmptied<T extends object>(manifest: T, fields: readonly (readonly string[])[]): T {
  return asMeant(manifest, fields.map((to) => ({ to, value: '' })));
}
