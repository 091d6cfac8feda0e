import { isInternalError } from '../../admission/check';
import type { CheckedObject, LocatedFinding } from '../../admission/check';
import { renderFinding, summaryLine } from '../../admission/report';
import { printable } from '../../kubernetes/printable';
import { FindingLevel } from '../../rules/finding-level';
import { foreignLines } from '../foreign-lines';
import { findingsOf } from '../report';
import type { Report } from '../report';

const COLOURS: { readonly [level in FindingLevel]: number } = {
  [FindingLevel.REJECTED]: 31,
  [FindingLevel.UNSTARTABLE]: 31,
  [FindingLevel.WARNED]: 33,
  [FindingLevel.ADVISED]: 36,
};

/** How many findings of one rule are shown of one object. */
const SHOWN = 10;
/** How many names a line of the summary has. */
const NAMES = 10;

/** For people: a block for each finding, then how many there are of what. */
export function renderText(report: Report, coloured: boolean): string {
  return `${[...report.subjects.flatMap((subject) => blocksOf(subject, coloured)), renderSummary(report)].join('\n\n')}\n`;
}

/** A block for each of the first findings of a rule, and how many more there are. */
function blocksOf({ findings, label }: CheckedObject, coloured: boolean): string[] {
  const counts = new Map<string, number>();
  const shown = findings.filter(({ rule }) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count <= SHOWN;
  });
  const cut = [...counts].filter(([, count]) => count > SHOWN);
  return [
    ...shown.map((finding) => blockOf(finding, coloured)),
    ...cut.map(([rule, count]) => `and ${count - SHOWN} more of ${rule} in ${printable(label)}; --format json has all`),
  ];
}

function blockOf(finding: LocatedFinding, coloured: boolean): string {
  const { file, line, column, level } = finding;
  const block = renderFinding(finding, `${file}:${line}:${column}`);
  return coloured ? block.replace(/^.*/, (title) => `\u001B[1;${COLOURS[level]}m${title}\u001B[0m`) : block;
}

/** How much was looked at, and what was found. */
export function renderSummary(report: Report): string {
  const { objects, files, skipped, foreign, notJudged, unfollowed } = report;
  const findings = findingsOf(report);
  const internal = findings.filter(isInternalError).length;
  const summary = [
    summaryLine(findings),
    `checked ${counted(objects, 'object')} in ${counted(files, 'file')}`,
    ...skipped ? [`skipped ${counted(skipped, 'document')} without a Kubernetes object`] : [],
    ...notJudged.size ? [`not judged for want of a schema: ${listed([...notJudged].map(([kind, count]) => `${count} ${kind}`), 'kind')}`] : [],
    ...unfollowed.length ? [`links to directories not followed: ${listed(unfollowed, 'link')}`] : [],
    ...internal ? [`${counted(internal, 'internal error')}`] : [],
  ].join('; ');
  return [summary, ...foreignLines(foreign)].join('\n');
}

function listed(names: readonly string[], what: string): string {
  const more = names.length > NAMES ? [`and ${counted(names.length - NAMES, `more ${what}`)}`] : [];
  return [...names.slice(0, NAMES).map(printable), ...more].join(', ');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
