import type { Judged } from './judge';
import type { LocatedFinding } from '../admission/located-finding';

/** All that a format needs to write about one invocation. */
export interface Report extends Judged {
  /** What was found and is not reported, in a few words each. */
  readonly unreported: readonly string[];
  /** Whether a finding makes the invocation fail. */
  fails(finding: LocatedFinding): boolean;
}

/** All findings, in the order of the files. */
export function findingsOf({ subjects }: Pick<Judged, 'subjects'>): LocatedFinding[] {
  return subjects.flatMap(({ findings }) => findings);
}

/** Those that are neither acknowledged nor in the baseline. */
export function openFindings(judged: Pick<Judged, 'subjects'>): LocatedFinding[] {
  return findingsOf(judged).filter(({ acknowledged, baseline }) => acknowledged === undefined && !baseline);
}
