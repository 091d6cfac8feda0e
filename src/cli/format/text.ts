import { renderFinding, summaryLine } from '../../admission/report';
import { FindingLevel } from '../../rules/finding-level';
import { findingsOf } from '../report';
import type { Report } from '../report';

const COLOURS: { readonly [level in FindingLevel]: number } = {
  [FindingLevel.REJECTED]: 31,
  [FindingLevel.UNSTARTABLE]: 31,
  [FindingLevel.WARNED]: 33,
  [FindingLevel.ADVISED]: 36,
};

/** For people: a block for each finding, then how many there are of what. */
export function renderText(report: Report, coloured: boolean): string {
  const blocks = findingsOf(report).map((finding) => {
    const { file, line, column, level } = finding;
    const block = renderFinding(finding, `${file}:${line}:${column}`);
    return coloured ? block.replace(/^.*/, (title) => `\u001B[1;${COLOURS[level]}m${title}\u001B[0m`) : block;
  });
  return `${[...blocks, renderSummary(report)].join('\n\n')}\n`;
}

/** How much was looked at, and what was found. */
export function renderSummary(report: Report): string {
  const { objects, files, skipped } = report;
  const left = skipped ? `; skipped ${counted(skipped, 'document')} without a Kubernetes object` : '';
  return `${summaryLine(findingsOf(report))}; checked ${counted(objects, 'object')} in ${counted(files, 'file')}${left}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
