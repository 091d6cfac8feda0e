import type { Finding } from './finding';
import { closestMatch } from '../kubernetes/closest-match';
import { groupBy } from '../kubernetes/group-by';
import { FindingLevel } from '../rules/finding-level';

/** The annotation of an object that acknowledges findings: one `<rule>: <reason>` a line. */
export const ACKNOWLEDGE = 'admission.cdk8s-kubevirt.dev/acknowledge';

/** What was said about findings of one rule. */
export interface Acknowledgement {
  readonly rule: string;
  readonly reason: string;
  /** Where it was said: what a finding about the acknowledgement itself tells. */
  readonly where: Pick<Finding, 'apiVersion' | 'kind' | 'namespace' | 'name' | 'constructPath' | 'field'>;
  /** The findings it speaks of. */
  covers(finding: Finding): boolean;
}

/** The acknowledgements in an annotation; a line without a reason has an empty one. */
export function parseAcknowledgements(annotation: string): { rule: string; reason: string }[] {
  return annotation.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const [, rule, reason = ''] = /^([^:\s]*)\s*:?\s*(.*)$/.exec(line) ?? [line, line];
    return { rule, reason };
  });
}

/** The findings with the reasons given for them, and what is wrong with the acknowledgements themselves. */
export function acknowledge(findings: readonly Finding[], acknowledgements: readonly Acknowledgement[], rules: readonly string[]): Finding[] {
  if (!acknowledgements.length) return [...findings];
  const used = new Set<Acknowledgement>();
  const byRule = groupBy(acknowledgements, ({ rule }) => rule);
  const answered = findings.map((finding) => {
    const answers = (byRule.get(finding.rule) ?? []).filter(({ reason, covers }) => reason !== '' && covers(finding));
    for (const answer of answers) used.add(answer);
    return answers.length ? { ...finding, acknowledged: answers[answers.length - 1].reason } : finding;
  });
  return [...answered, ...acknowledgements.filter((candidate) => !used.has(candidate)).map((unused) => complaint(unused, rules))];
}

function complaint({ rule, reason, where }: Acknowledgement, rules: readonly string[]): Finding {
  const common = { level: FindingLevel.ADVISED, ...where, got: rule };
  if (reason === '') {
    return { ...common, rule: 'acknowledge/gives-reason', summary: 'An acknowledgement says why', fix: `Write ${rule}: and the reason.` };
  }
  if (rules.includes(rule)) {
    return { ...common, rule: 'acknowledge/is-used', summary: 'What is acknowledged is found', fix: 'Remove the acknowledgement: nothing here breaks the rule.' };
  }
  const meant = closestMatch(rule, rules);
  return {
    ...common,
    rule: 'acknowledge/names-rule',
    summary: 'An acknowledgement names a rule that there is',
    fix: meant ? `Write ${meant}.` : 'Write the id of the finding, as the report shows it.',
  };
}
