import type { LocatedFinding } from '../../admission/located-finding';
import { groupBy } from '../../kubernetes/group-by';
import { findingsOf } from '../report';
import type { Report } from '../report';

/** What a run has read, by the names of files, and what it reports. */
export interface Outcome {
  readonly texts: ReadonlyMap<string, string>;
  readonly report: Report;
}

/** What is otherwise than it was. */
export interface Difference {
  /** Files, each with what became of it. */
  readonly files: readonly string[];
  /** What is reported now and was not before. */
  readonly added: Pick<Report, 'subjects'>;
  /** What was reported before and is not now. */
  readonly gone: readonly LocatedFinding[];
}

/** How two outcomes differ. Of findings that are alike as many are the same as there were. */
export function differenceOf(before: Outcome, after: Outcome): Difference {
  const isAdded = without(findingsOf(before.report));
  const isGone = without(findingsOf(after.report));
  return {
    files: [...filesChanged(before.texts, after.texts)],
    added: { subjects: after.report.subjects.map((subject) => ({ ...subject, findings: subject.findings.filter(isAdded) })) },
    gone: findingsOf(before.report).filter(isGone),
  };
}

function* filesChanged(before: Outcome['texts'], after: Outcome['texts']): Generator<string> {
  for (const [file, text] of after) {
    if (!before.has(file)) yield `${file} added`;
    else if (before.get(file) !== text) yield `${file} changed`;
  }
  for (const file of before.keys()) if (!after.has(file)) yield `${file} removed`;
}

/** Whether a finding is none of some others, of which each stands for one. */
function without(others: readonly LocatedFinding[]): (finding: LocatedFinding) => boolean {
  const counts = new Map([...groupBy(others, keyOf)].map(([key, { length }]) => [key, length]));
  return (finding) => {
    const key = keyOf(finding);
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left <= 0;
  };
}

/** What stays of a finding where lines and entries of lists move. */
function keyOf({ line: _, column: __, field, ...rest }: LocatedFinding): string {
  return JSON.stringify([field.replace(/\[\d+\]/g, '[]'), rest]);
}
