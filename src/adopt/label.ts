import type { Written } from './adopter';
import { formatValue } from '../kubernetes/format-value';
import { at } from '../kubernetes/untyped';

/** What an object is called: `<kind> <namespace>/<name>`. */
export function labelOf({ kind, metadata }: Written): string {
  const [namespace, name, generateName] = ['namespace', 'name', 'generateName'].map((field) => formatValue(at(metadata, field)));
  return `${formatValue(kind) ?? '(no kind)'} ${namespace === undefined ? '' : `${namespace}/`}${name ?? generateName ?? '(no name)'}`;
}
