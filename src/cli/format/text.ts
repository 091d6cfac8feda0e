import type { Rendering } from './render';
import { placeOf } from './words';
import { isInternalError } from '../../admission/check';
import type { LocatedFinding } from '../../admission/located-finding';
import { LEVELS, objectName, renderFinding, summaryLine } from '../../admission/report';
import { RULE_BOOK } from '../../admission/rule-book';
import { counted } from '../../kubernetes/counted';
import { groupBy } from '../../kubernetes/group-by';
import { printable } from '../../kubernetes/printable';
import { FindingLevel } from '../../rules/finding-level';
import { foreignLines } from '../foreign-lines';
import { findingsOf, openFindings } from '../report';
import type { Report } from '../report';

const COLOURS: { readonly [level in FindingLevel]: number } = {
  [FindingLevel.REJECTED]: 31,
  [FindingLevel.UNSTARTABLE]: 31,
  [FindingLevel.WARNED]: 33,
  [FindingLevel.ADVISED]: 36,
};

/** As many findings are shown in full. */
const FEW = 20;
/** Where there are more, as many places of each rule, and as many of one object among them. */
const PLACES = 10;
const PLACES_OF_OBJECT = 3;
/** How many names a line of the summary has. */
const NAMES = 10;

/** For people: a block for each finding, or for each rule where there are many, then how many there are of what. */
export function renderText(report: Report, rendering: Rendering): string {
  return `${[...renderBlocks(report, rendering), renderSummary(report)].join('\n\n')}\n`;
}

/** What is reported, and whether it fails. */
type Reported = Pick<Report, 'subjects' | 'fails'>;

/** The same without the summary. */
export function renderBlocks(report: Reported, { isColoured, showsAll }: Rendering): string[] {
  const findings = findingsOf(report).filter(({ baseline }) => !baseline);
  return showsAll || findings.length <= FEW
    ? findings.map((finding) => coloured(renderFinding(finding, placeOf(finding)), finding.level, isColoured))
    : blocksOfRules(report, isColoured);
}

/** A block for each rule, the gravest first. Of advice that does not fail only the first place is told. */
function blocksOfRules(report: Reported, isColoured: boolean): string[] {
  const ofRules = [...groupBy(openFindings(report), ({ level, rule }) => `${LEVELS.indexOf(level)} ${rule}`)].sort(([a], [b]) => (a < b ? -1 : 1));
  const blocks = ofRules.map(([, findings]) => {
    const [{ level }] = findings;
    const isFolded = level === FindingLevel.ADVISED && !findings.some(report.fails);
    return coloured((isFolded ? foldedBlock : blockOf)(findings), level, isColoured);
  });
  return [...blocks, 'Every finding in full: --all. How many of each rule: --format summary. Why a rule is there: cdk8s-kubevirt rules ID.'];
}

function blockOf(findings: readonly LocatedFinding[]): string {
  const allowed = commonOf(findings, (finding) => finding.allowed);
  const fix = commonOf(findings, (finding) => finding.fix);
  const ofObjects = [...groupBy(findings, (finding) => `${finding.file} ${objectName(finding)}`).values()];
  const shown = ofObjects.flatMap((ofObject) => ofObject.slice(0, PLACES_OF_OBJECT)).slice(0, PLACES);
  const rest = findings.length - shown.length;
  return [
    titleOf(findings),
    ...whyOf(findings),
    ...allowed === undefined ? [] : [line('allowed', allowed)],
    ...fix === undefined ? [] : [line('fix', fix)],
    ...shown.map((finding, i) => line(i ? '' : 'at', [
      `${placeOf(finding)} ${whatIsThere(finding)}`,
      ...allowed === undefined && finding.allowed !== undefined ? [`allowed: ${finding.allowed}`] : [],
      ...fix === undefined ? [finding.fix] : [],
    ].join('; '))),
    ...rest ? [line('', `and ${rest} more`)] : [],
  ].join('\n');
}

/** What all findings say; nothing where they differ. */
function commonOf(findings: readonly LocatedFinding[], said: (finding: LocatedFinding) => string | undefined): string | undefined {
  const [first, ...others] = new Set(findings.map(said));
  return others.length ? undefined : first;
}

function foldedBlock(findings: readonly LocatedFinding[]): string {
  const [first, ...more] = findings;
  return [titleOf(findings), line(more.length ? 'first at' : 'at', `${placeOf(first)} ${whatIsThere(first)}`)].join('\n');
}

function titleOf([{ level, rule, summary }, ...more]: readonly LocatedFinding[]): string {
  return `${level.toUpperCase()} ${rule}${more.length ? ` (${more.length + 1})` : ''}: ${summary}`;
}

function whyOf([{ rule }]: readonly LocatedFinding[]): string[] {
  const { why } = RULE_BOOK.get(rule) ?? {};
  return why === undefined ? [] : [line('why', why)];
}

function whatIsThere(finding: LocatedFinding): string {
  const { field, got } = finding;
  return `${objectName(finding)}${field && ` ${field}`}${got === undefined ? '' : `: ${got}`}`;
}

function line(label: string, text: string): string {
  return `  ${label.padEnd(9)} ${printable(text)}`;
}

function coloured(block: string, level: FindingLevel, isColoured: boolean): string {
  return isColoured ? block.replace(/^.*/, (title) => `\u001B[1;${COLOURS[level]}m${title}\u001B[0m`) : block;
}

/** How much was looked at, and what was found. */
export function renderSummary(report: Report): string {
  const { objects, files, skipped, foreign, notJudged, renders, unfollowed, ignored, unreported } = report;
  const findings = findingsOf(report).filter(({ baseline }) => !baseline);
  const internal = findings.filter(isInternalError).length;
  const summary = [
    summaryLine(findings),
    ...unreported.length ? [`not shown: ${unreported.join(', ')}`] : [],
    `checked ${counted(objects, 'object')} in ${counted(files, 'file')}`,
    ...skipped ? [`skipped ${counted(skipped, 'document')} without a Kubernetes object`] : [],
    ...notJudged.size ? [`not judged for want of a schema: ${listed([...notJudged].map(([kind, count]) => `${count} ${kind}`), 'kind')}`] : [],
    ...unfollowed.length ? [`links to directories not followed: ${listed(unfollowed, 'link')}`] : [],
    ...ignored.length ? [`ignored, as the config says: ${listed(ignored, 'path')}`] : [],
    ...internal ? [`${counted(internal, 'internal error')}`] : [],
  ].join('; ');
  return [summary, ...foreignLines(foreign, renders)].join('\n');
}

function listed(names: readonly string[], what: string): string {
  const more = names.length > NAMES ? [`and ${counted(names.length - NAMES, `more ${what}`)}`] : [];
  return [...names.slice(0, NAMES).map(printable), ...more].join(', ');
}
