import type { Finding } from '../admission/finding';
import { isFatal, LEVELS } from '../admission/report';
import { topicOf } from '../admission/rule-book';
import { groupBy } from '../kubernetes/group-by';
import { FindingLevel } from '../rules/finding-level';

/** How what is found in the same objects differs between two releases. */
export interface Comparison<F extends Finding> {
  /** What keeps objects from being admitted, or VMs from starting, that the release before admits and starts. */
  readonly refused: readonly F[];
  /** Warnings and advice that the release before does not give. */
  readonly warned: readonly F[];
  /** What the release before finds, and that after no longer does. */
  readonly lifted: readonly F[];
  /** What keeps objects from being admitted, or VMs from starting, before, where nothing does after. */
  readonly admitted: readonly F[];
  /** How many objects both refuse. */
  readonly refusedByBoth: number;
}

/** Findings on acknowledgements, which follow from other findings. */
const ACKNOWLEDGE = 'acknowledge';
/** Of an object whose apiVersion is refused nothing else is looked at. */
const OBJECT = 'object';

/**
 * Compares what was found in objects, object by object: a finding is the same in both releases where its rule and its field are. What is
 * acknowledged is not new.
 */
export function compare<F extends Finding>(before: readonly (readonly F[])[], after: readonly (readonly F[])[]): Comparison<F> {
  return together(after.map((findings, i) => compareObject(before[i].filter(isOfObject), findings.filter(isOfObject))));
}

/** Some comparisons as one. */
export function together<F extends Finding>(compared: readonly Comparison<F>[]): Comparison<F> {
  return {
    refused: compared.flatMap(({ refused }) => refused),
    warned: compared.flatMap(({ warned }) => warned),
    lifted: compared.flatMap(({ lifted }) => lifted),
    admitted: compared.flatMap(({ admitted }) => admitted),
    refusedByBoth: compared.reduce((sum, { refusedByBoth }) => sum + refusedByBoth, 0),
  };
}

function compareObject<F extends Finding>(before: readonly F[], after: readonly F[]): Comparison<F> {
  const earlier = groupBy(before, keyOf);
  const appeared = after.filter((finding) => (
    finding.acknowledged === undefined && !(earlier.get(keyOf(finding)) ?? []).some((same) => gravity(same) <= gravity(finding))
  ));
  const isRefusedBefore = before.some((finding) => finding.level === FindingLevel.REJECTED && isFatal(finding));
  const isFatalBefore = before.some(isFatal);
  const refused = appeared.filter((finding) => isFatal(finding) && !(finding.level === FindingLevel.REJECTED ? isRefusedBefore : isFatalBefore));
  const later = new Set(after.map(keyOf));
  const isUnread = after.some((finding) => (
    finding.level === FindingLevel.REJECTED && topicOf(finding.rule) === OBJECT && !earlier.has(keyOf(finding))
  ));
  const isFatalAfter = after.some(isFatal);
  return {
    refused,
    warned: appeared.filter(({ level }) => level === FindingLevel.WARNED || level === FindingLevel.ADVISED),
    lifted: isUnread ? [] : before.filter((finding) => !later.has(keyOf(finding))),
    admitted: isFatalAfter ? [] : before.filter(isFatal),
    refusedByBoth: isFatalBefore && isFatalAfter && !refused.length ? 1 : 0,
  };
}

function isOfObject({ rule }: Finding): boolean {
  return topicOf(rule) !== ACKNOWLEDGE;
}

function keyOf({ rule, field }: Finding): string {
  return `${rule} ${field}`;
}

function gravity({ level }: Finding): number {
  return LEVELS.indexOf(level);
}
