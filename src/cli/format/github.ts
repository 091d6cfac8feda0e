import { projectPath } from './project-path';
import type { Render } from './render';
import { renderSummary } from './text';
import { messageOf } from './words';
import type { LocatedFinding } from '../../admission/located-finding';
import { printable } from '../../kubernetes/printable';
import { FindingLevel } from '../../rules/finding-level';
import { openFindings } from '../report';

const COMMANDS: { readonly [level in FindingLevel]: string } = {
  [FindingLevel.REJECTED]: 'error',
  [FindingLevel.UNSTARTABLE]: 'error',
  [FindingLevel.WARNED]: 'warning',
  [FindingLevel.ADVISED]: 'notice',
};

/** For GitHub Actions: a workflow command for each finding, those that fail first, since only the first of a step are shown; then the summary. */
export const renderGithub: Render = (report, { io }) => {
  const findings = openFindings(report);
  const sorted = [...findings.filter(report.fails), ...findings.filter((finding) => !report.fails(finding))];
  return [...sorted.map((finding) => commandOf(finding, projectPath(finding.file, io.env.GITHUB_WORKSPACE, io))), renderSummary(report), ''].join('\n');
};

function commandOf(finding: LocatedFinding, file: string): string {
  const { level, rule, line, column } = finding;
  const properties = [`file=${property(file)}`, `line=${line}`, `col=${column}`, `title=${property(rule)}`];
  return `::${COMMANDS[level]} ${properties.join(',')}::${data(printable(messageOf(finding)))}`;
}

/** Text as the runner reads it: a percent sign begins an escape. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
