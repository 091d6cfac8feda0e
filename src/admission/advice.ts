import type { Finding } from './finding';
import { isFatal, objectName, summaryLine } from './report';
import { counted } from '../kubernetes/counted';
import { groupBy } from '../kubernetes/group-by';
import { printable } from '../kubernetes/printable';
import { FindingLevel } from '../rules/finding-level';

/** Switches advice off for a whole process. */
const VARIABLE = 'CDK8S_KUBEVIRT_ADVICE';
/** How many rules are told one by one. */
const MOST = 10;

/** Whether the environment lets advice be printed. */
export function isAdvicePrinted(): boolean {
  return process.env[VARIABLE] !== 'off';
}

/**
 * What a synthesis that succeeds tells of what it found: each rule with the number of its findings and the first of them, then how to see
 * and how to acknowledge them. Empty where nothing is left to tell.
 */
export function renderAdvice(findings: readonly Finding[]): string {
  const open = findings.filter((finding) => finding.acknowledged === undefined && !isFatal(finding));
  if (open.length === 0) return '';
  const rules = [...groupBy(open, ({ level, rule }) => `${level === FindingLevel.WARNED ? 0 : 1} ${rule}`)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rest = rules.slice(MOST);
  return [
    `cdk8s-kubevirt: ${summaryLine(open)}; the manifests are written.`,
    ...rules.slice(0, MOST).flatMap(([, ofRule]) => entryOf(ofRule)),
    ...rest.length ? [`  and ${counted(rest.flatMap(([, ofRule]) => ofRule).length, 'finding')} of ${counted(rest.length, 'more rule')}`] : [],
    `  See all: Admission.of(app).report(). Accept one: Admission.acknowledge(construct, '${rules[0][1][0].rule}', '<reason>').`,
    `  Print none: ${VARIABLE}=off.`,
    '',
  ].join('\n');
}

function entryOf([first, ...more]: readonly Finding[]): string[] {
  const { level, rule, summary, constructPath, field } = first;
  const where = constructPath === '' ? 'the app' : [objectName(first), constructPath && `(${constructPath})`, field].filter(Boolean).join(' ');
  const lines = [`  ${level.toUpperCase()} ${rule} (${more.length + 1}): ${summary}`, `    ${more.length ? 'first: ' : ''}${where}`];
  return lines.map(printable);
}
