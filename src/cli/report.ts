import type { Judged } from './judge';
import type { LocatedFinding } from '../admission/check';

/** All that a format needs to write about one invocation. */
export interface Report extends Judged {
  /** Whether a finding makes the invocation fail. */
  fails(finding: LocatedFinding): boolean;
}

/** All findings of a report, in the order of the files. */
export function findingsOf({ subjects }: Report): LocatedFinding[] {
  return subjects.flatMap(({ findings }) => findings);
}
