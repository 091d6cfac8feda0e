import type { Finding } from './finding';
import { findingOf } from './finding-of';
import type { FindingObject } from './finding-of';
import { RENAMED_RULES } from './renamed-rules';
import { closestMatch } from '../kubernetes/closest-match';
import { groupBy } from '../kubernetes/group-by';
import { knownRule, requiredReason, usedAcknowledgement } from '../rules/object/acknowledge-rules';

/** The annotation of an object that acknowledges findings: one `<rule>: <reason>` a line. */
export const ACKNOWLEDGE = 'admission.cdk8s-kubevirt.dev/acknowledge';

/** The reason to accept findings of one rule. */
export interface Acknowledgement {
  readonly rule: string;
  readonly reason: string;
  /** The object or construct it stands on, and the field. */
  readonly where: FindingObject & Pick<Finding, 'field'>;
  /** Whether it applies to a finding of the rule. */
  covers(finding: Finding): boolean;
}

/** The acknowledgements in an annotation; a line without a reason has an empty one. */
export function parseAcknowledgements(annotation: string): { rule: string; reason: string }[] {
  return annotation.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const [, rule, reason = ''] = /^([^:\s]*)\s*:?\s*(.*)$/.exec(line) ?? [line, line];
    return { rule, reason };
  });
}

/** The findings with the reasons given for them, and findings on the acknowledgements themselves. Ids of before a renaming still count. */
export function acknowledge(findings: readonly Finding[], acknowledgements: readonly Acknowledgement[], rules: readonly string[]): Finding[] {
  if (!acknowledgements.length) return [...findings];
  const used = new Set<Acknowledgement>();
  const byRule = groupBy(acknowledgements, ({ rule }) => RENAMED_RULES.get(rule) ?? rule);
  const answered = findings.map((finding) => {
    const answers = (byRule.get(finding.rule) ?? []).filter(({ reason, covers }) => reason !== '' && covers(finding));
    for (const answer of answers) used.add(answer);
    return answers.length ? { ...finding, acknowledged: answers[answers.length - 1].reason } : finding;
  });
  return [...answered, ...acknowledgements.filter((candidate) => !used.has(candidate)).map((unused) => findingOn(unused, rules))];
}

function findingOn({ rule, reason, where: { field, ...object } }: Acknowledgement, rules: readonly string[]): Finding {
  const found = { field, got: rule };
  if (reason === '') return findingOf({ rule: requiredReason, ...found, fix: `Write ${rule}: and the reason.` }, object);
  if (rules.includes(RENAMED_RULES.get(rule) ?? rule)) return findingOf({ rule: usedAcknowledgement, ...found }, object);
  const meant = closestMatch(rule, rules);
  return findingOf({ rule: knownRule, ...found, ...meant ? { fix: `Write ${meant}.` } : {} }, object);
}
