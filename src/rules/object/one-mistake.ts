import type { BuiltInViolation } from './built-in';
import { knownField, noNull, requiredField } from './schema-rules';
import { pathOf, pointerTo, valueAt } from '../../kubernetes/field-path';
import { groupBy } from '../../kubernetes/group-by';
import { isEmpty } from '../../kubernetes/is-mapping';
import { FindingLevel } from '../finding-level';

/**
 * What the schema of a kind refuses of a manifest, one violation for each mistake.
 *
 * @param written the manifest with the fields that are `null`
 */
export function oneForEachMistake(violations: readonly BuiltInViolation[], written: unknown): BuiltInViolation[] {
  return withoutNulls(withoutSiblings(violations, written), written);
}

/** Fields that all belong into an object that is not there: its line is missing. */
function withoutSiblings(violations: readonly BuiltInViolation[], written: unknown): readonly BuiltInViolation[] {
  const groups = [...groupBy(violations, (violation) => missingObject(violation, written))];
  const merged = new Map(groups.flatMap(([owner, members]) => (
    owner === undefined || members.length < 2 ? [] : members.map((each, i) => [each, i ? undefined : together(members, owner)] as const)
  )));
  return merged.size ? violations.flatMap((each) => (merged.has(each) ? merged.get(each) ?? [] : each)) : violations;
}

/** The object that a field belongs into, in words, where the manifest does not have it. */
function missingObject({ rule, mends = [] }: BuiltInViolation, written: unknown): string | undefined {
  const [{ from, to }, ...more] = [...mends, {}];
  if (rule !== knownField || more.length > 1 || !from || !to || from.at(-1) !== to.at(-1)) return undefined;
  const owner = to.slice(0, -1);
  if (!owner.length || !isEmpty(valueAt(written, owner))) return undefined;
  const name = owner.at(-1) === '0' ? `the entries of ${pathOf(written, owner.slice(0, -1))}` : pathOf(written, owner);
  return `${pointerTo(from.slice(0, -1))} ${name}`;
}

function together(members: readonly BuiltInViolation[], owner: string): BuiltInViolation {
  const mends = members.flatMap((each) => each.mends ?? []);
  return {
    ...members[0],
    got: mends.map(({ to = [] }) => to.at(-1)).join(', '),
    fix: `They are fields of ${owner.slice(owner.indexOf(' ') + 1)}, which is missing: move them there.`,
    breaksShape: members.some(({ breaksShape }) => breaksShape),
    mends,
  };
}

/** A field that is missing since it is `null`, or whose content stands elsewhere, is one mistake. */
function withoutNulls(violations: readonly BuiltInViolation[], written: unknown): BuiltInViolation[] {
  const nulls = new Set(violations.filter(({ rule }) => rule === noNull).map(({ field }) => field));
  if (!nulls.size) return [...violations];
  const others = violations.filter(({ rule }) => rule !== noNull);
  const told = new Set(others.flatMap(({ field, mends = [] }) => [
    field, ...mends.flatMap(({ to = [] }) => to.map((_, i) => pathOf(written, to.slice(0, i + 1)))),
  ]));
  return violations
    .filter(({ rule, field, level = rule.level }) => rule !== noNull || level === FindingLevel.REJECTED || !told.has(field))
    .map((violation) => (violation.rule === requiredField && nulls.has(violation.field) ? { got: 'null', ...violation } : violation));
}

/**
 * The same once rules have been asked: what they have against a field that does not fit its schema, and the advice that a field is `null` which something else is
 * wrong without.
 */
export function oncePerField(violations: readonly BuiltInViolation[], ruled: readonly BuiltInViolation[]): BuiltInViolation[] {
  const unfit = new Map(violations.filter(({ rule }) => rule !== noNull && rule.id.startsWith('schema/')).map((violation) => [violation.field, gravity(violation)]));
  const left = ruled.filter((violation) => gravity(violation) < (unfit.get(violation.field) ?? Infinity));
  const wrong = new Set(left.map(({ field }) => field));
  const isTold = ({ rule, field, level = rule.level }: BuiltInViolation) => (
    rule === noNull && level === FindingLevel.ADVISED && (wrong.has(field) || wrong.has(field.replace(/\.[^.]*$/, '')))
  );
  return [...violations.filter((violation) => !isTold(violation)), ...left];
}

/** The graver, the less. */
function gravity({ rule, level = rule.level }: BuiltInViolation): number {
  return Object.values(FindingLevel).indexOf(level);
}
