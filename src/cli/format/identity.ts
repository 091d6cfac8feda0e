import type { LocatedFinding } from '../../admission/located-finding';

/** What a finding is of. Lines move and values change: neither makes it another finding. */
export function identityOf({ rule, apiVersion, kind, namespace = '', name, field }: LocatedFinding): string {
  return JSON.stringify([rule, apiVersion, kind, namespace, name, field]);
}
