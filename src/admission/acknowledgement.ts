import type { Finding } from './finding';
import type { FindingObject } from './finding-object';
import { findingOf } from './finding-of';
import { RENAMED_RULES } from './renamed-rules';
import { closestMatch } from '../kubernetes/closest-match';
import { groupBy } from '../kubernetes/group-by';
import { currentAcknowledgement, knownRule, requiredReason, usedAcknowledgement } from '../rules/object/acknowledge-rules';

/** The annotation of an object that acknowledges findings: one `<rule>: <reason>` a line. */
export const ACKNOWLEDGE = 'admission.cdk8s-kubevirt.dev/acknowledge';

/** The reason to accept findings of one rule. */
export interface Acknowledgement<F extends Finding = Finding> {
  readonly rule: string;
  readonly reason: string;
  /** The last day on which it held, where that has passed: it accepts nothing any more. */
  readonly expired?: string;
  /** The object, construct or file it stands on, and the field. */
  readonly where: FindingObject & Pick<Finding, 'field'>;
  /** What an answered finding says besides the reason. */
  readonly told?: Partial<F>;
  /** Whether it may accept what was not judged now: it is not called unused then. */
  readonly mayBeUsedElsewhere?: boolean;
  /** Whether it applies to a finding of the rule. */
  covers(finding: F): boolean;
}

/** The acknowledgements in an annotation; a line without a reason has an empty one. */
export function parseAcknowledgements(annotation: string): { rule: string; reason: string }[] {
  return annotation.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const [, rule, reason = ''] = /^([^:\s]*)\s*:?\s*(.*)$/.exec(line) ?? [line, line];
    return { rule, reason };
  });
}

/** Findings with the reasons given for them, and findings on the acknowledgements themselves. */
export interface Acknowledged<F extends Finding> {
  readonly findings: readonly F[];
  readonly onAcknowledgements: readonly Finding[];
}

/** The findings with the reasons given for them, in their order, and findings on the acknowledgements. Ids of before a renaming still count. */
export function answer<F extends Finding>(
  findings: readonly F[], acknowledgements: readonly Acknowledgement<F>[], rules: readonly string[],
): Acknowledged<F> {
  if (!acknowledgements.length) return { findings, onAcknowledgements: [] };
  const used = new Set<Acknowledgement<F>>();
  const byRule = groupBy(acknowledgements.filter(({ reason, expired }) => reason !== '' && !expired), ({ rule }) => currentId(rule));
  const answered = findings.map((finding) => {
    const answers = (byRule.get(finding.rule) ?? []).filter(({ covers }) => covers(finding));
    for (const each of answers) used.add(each);
    const nearest = answers.at(-1);
    return nearest ? { ...finding, ...nearest.told, acknowledged: nearest.reason } : finding;
  });
  const onAcknowledgements = acknowledgements.filter((candidate) => !used.has(candidate)).flatMap((unused) => findingOn(unused, rules) ?? []);
  return { findings: answered, onAcknowledgements };
}

/** The findings with the reasons given for them, then those on the acknowledgements. */
export function acknowledge(findings: readonly Finding[], acknowledgements: readonly Acknowledgement[], rules: readonly string[]): Finding[] {
  const { findings: answered, onAcknowledgements } = answer(findings, acknowledgements, rules);
  return [...answered, ...onAcknowledgements];
}

/** The id that a rule has now. */
export function currentId(rule: string): string {
  return RENAMED_RULES.get(rule) ?? rule;
}

function findingOn<F extends Finding>(
  { rule, reason, expired, mayBeUsedElsewhere, where: { field, ...object } }: Acknowledgement<F>, rules: readonly string[],
): Finding | undefined {
  const found = { field, got: rule };
  if (reason === '') return findingOf({ rule: requiredReason, ...found, fix: `Write ${rule}: and the reason.` }, object);
  if (expired) return findingOf({ rule: currentAcknowledgement, ...found, got: `${rule}, until ${expired}` }, object);
  if (!rules.includes(currentId(rule))) {
    const meant = closestMatch(rule, rules);
    return findingOf({ rule: knownRule, ...found, ...meant ? { fix: `Write ${meant}.` } : {} }, object);
  }
  return mayBeUsedElsewhere ? undefined : findingOf({ rule: usedAcknowledgement, ...found }, object);
}
