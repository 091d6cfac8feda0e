import type { Finding } from './finding';
import type * as ruleBook from './rule-book';
import { printable } from '../kubernetes/printable';
import { FindingLevel } from '../rules/finding-level';

/** The levels, the gravest first. */
export const LEVELS = [FindingLevel.REJECTED, FindingLevel.UNSTARTABLE, FindingLevel.WARNED, FindingLevel.ADVISED];

/** A level and all that are graver. */
export function levelsFrom(level: FindingLevel): FindingLevel[] {
  return LEVELS.slice(0, LEVELS.indexOf(level) + 1);
}

/** Whether a level refuses, rather than to warn or advise. */
export function isRefusing(level: FindingLevel): boolean {
  return level === FindingLevel.REJECTED || level === FindingLevel.UNSTARTABLE;
}

/** Whether a finding keeps `synth` from writing anything. */
export function isFatal({ level, acknowledged }: Finding): boolean {
  return acknowledged === undefined && isRefusing(level);
}

/** An object as it is called in a report: `VirtualMachine demo/web`. */
export function objectName({ kind, namespace, name }: Pick<Finding, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name || '(no name)'}`;
}

/** One finding as a block of text, with the place in a file that it is about where that is known. No value can add a line to it. */
export function renderFinding(finding: Finding, place?: string): string {
  const { level, rule, summary, kind, namespace, name, constructPath, field, got, allowed, calculation = [], fix, acknowledged } = finding;
  const lines: [string, string | undefined][] = [
    ['at', place],
    ['object', objectName({ kind, namespace, name })],
    ['construct', constructPath],
    ['field', field || undefined],
    ['got', got],
    ['allowed', allowed],
    ...calculation.map((line, i): [string, string] => [i ? '' : 'counted', line]),
    ['why', acknowledged === undefined ? whyOf(rule) : undefined],
    ['fix', acknowledged === undefined ? fix : undefined],
    ['reason', acknowledged],
  ];
  return [
    `${level.toUpperCase()}${acknowledged === undefined ? '' : ' (acknowledged)'} ${rule}: ${summary}`,
    ...lines.flatMap(([label, text]) => (text === undefined ? [] : [`  ${label.padEnd(9)} ${printable(text)}`])),
  ].join('\n');
}

/** What the cluster does otherwise. The rules are loaded already where there is a finding. */
function whyOf(rule: string): string | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { RULE_BOOK } = require('./rule-book') as typeof ruleBook;
  return RULE_BOOK.get(rule)?.why;
}

/** Fatal findings as one error of a synthesis: how many there are, then each of them, indented as cdk8s indents errors. */
export function renderRefusal(findings: readonly Finding[]): string {
  return `${[summaryLine(findings), ...findings.map((finding) => renderFinding(finding))].join('\n\n').replace(/^(?=.)/gm, '  ').trimStart()}\n`;
}

/** All findings, and how many there are of each level. */
export function renderReport(findings: readonly Finding[]): string {
  return [...findings.map((finding) => renderFinding(finding)), summaryLine(findings)].join('\n\n');
}

/** How many findings there are, and how many of each level. */
export function summaryLine(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'no findings';
  const open = findings.filter(({ acknowledged }) => acknowledged === undefined);
  const counts = LEVELS.map((level) => ({ what: `${level}`, count: open.filter((finding) => finding.level === level).length }));
  counts.push({ what: 'acknowledged', count: findings.length - open.length });
  const parts = counts.filter(({ count }) => count > 0).map(({ what, count }) => `${count} ${what}`);
  return `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}: ${parts.join(', ')}`;
}
