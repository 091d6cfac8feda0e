import type { Judged } from './judge';
import type { LocatedFinding } from '../admission/check';

/** All that a format needs to write about one invocation. */
export interface Report extends Judged {
  /** Whether a finding makes the invocation fail. */
  fails(finding: LocatedFinding): boolean;
}

/** All findings, in the order of the files. */
export function findingsOf({ subjects }: Judged): LocatedFinding[] {
  return subjects.flatMap(({ findings }) => findings);
}
