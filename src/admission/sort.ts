import type { Finding } from './finding';

/** By object, then field, then rule, each by code unit: the same order on every machine. */
export function compareFindings(a: Finding, b: Finding): number {
  const [left, right] = [orderOf(a), orderOf(b)];
  const differing = left.findIndex((part, i) => part !== right[i]);
  if (differing < 0) return 0;
  return left[differing] < right[differing] ? -1 : 1;
}

function orderOf({ constructPath = '', apiVersion, kind, namespace = '', name, field, rule, got = '' }: Finding): string[] {
  return [constructPath, apiVersion, kind, namespace, name, field, rule, got];
}
