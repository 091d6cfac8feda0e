import type { LocatedFinding } from '../../admission/located-finding';

/** Where a finding stands, and for which clusters where it is not for all of its file. */
export function placeOf({ file, line, column, clusters }: LocatedFinding): string {
  return `${file}:${line}:${column}${clusters ? `, for ${clusters.join(' and ')}` : ''}`;
}
