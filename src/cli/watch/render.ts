import type { Difference } from './difference';
import { objectName } from '../../admission/report';
import { printable } from '../../kubernetes/printable';
import type { Rendering } from '../format/render';
import { renderBlocks, renderSummary } from '../format/text';
import { placeOf } from '../format/words';
import type { Report } from '../report';

/** How many files, and findings that are gone, are named. */
const NAMED = 10;

/** What has changed, then how much there is now; nothing where nothing has changed. */
export function renderDifference({ files, added, gone }: Difference, report: Report, rendering: Rendering): string {
  const blocks = renderBlocks({ ...added, fails: report.fails }, rendering);
  if (!files.length && !blocks.length && !gone.length) return '';
  const goneLines = few(gone.map((finding) => printable(`${finding.level.toUpperCase()} ${finding.rule} at ${placeOf(finding)} ${objectName(finding)}`)));
  return `${[
    `\n${few(files.map(printable)).join(', ')}`,
    ...blocks.length ? ['new:', ...blocks] : [],
    ...gone.length ? [['gone:', ...goneLines.map((line) => `  ${line}`)].join('\n')] : [],
    renderSummary(report),
  ].join('\n\n')}\n`;
}

function few(lines: readonly string[]): readonly string[] {
  return lines.length > NAMED ? [...lines.slice(0, NAMED), `and ${lines.length - NAMED} more`] : lines;
}
