import type { LabelSelector } from '../../imports/kubernetes';

/** A selector of labels; without any it selects all. */
export function selectorOf(labels: { readonly [label: string]: string } | undefined): LabelSelector | undefined {
  if (!labels) return undefined;
  return Object.keys(labels).length > 0 ? { matchLabels: { ...labels } } : {};
}
