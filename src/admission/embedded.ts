import type { Submission } from './submission';
import { fieldOf, joinPaths } from '../kubernetes/field-path';
import { embeddedIn, FILLED_IN_LATER } from '../manifests/embedded';
import type { EmbeddedManifest } from '../manifests/embedded';
import type { Manifest } from '../manifests/manifest';
import { FindingLevel } from '../rules/finding-level';
import type { BuiltInViolation } from '../rules/object/built-in';

/** What was found in a manifest by itself. */
interface Judged {
  readonly violations: readonly BuiltInViolation[];
  /** Whether it can be read as an object of its kind. */
  readonly wellFormed: boolean;
}

interface Owner {
  readonly manifest: Manifest;
  readonly constructPath?: string;
  readonly violations: BuiltInViolation[];
}

/**
 * Judges the manifests that stand in others as texts, each by itself: what is made when a pipeline runs is no part of the cluster before. Only what is found whatever
 * is filled in later is told, as a violation of the object that has the text.
 */
export function judgeEmbedded(owners: readonly Owner[], judge: (submissions: readonly Submission[]) => readonly Judged[]): void {
  const found = owners.flatMap((owner) => embeddedIn(owner.manifest).map((embedded) => ({ owner, embedded })));
  if (!found.length) return;
  const judged = judge(found.flatMap(({ owner: { constructPath }, embedded }) => embedded.fillings.map((manifest) => ({ manifest, constructPath }))));
  let next = 0;
  for (const { owner, embedded } of found) {
    const fillings = judged.slice(next, next += embedded.fillings.length);
    for (const violation of certain(embedded, fillings)) owner.violations.push(violation);
  }
}

/** A filling that cannot be read says nothing where another can: a number may be missing there. */
function* certain({ path, fillings }: EmbeddedManifest, judged: readonly Judged[]): Generator<BuiltInViolation> {
  const readable = judged.filter(({ wellFormed }) => wellFormed);
  const [first, ...others] = readable.length ? readable : judged;
  const unknown = unknownFields(fillings[0]);
  const isUnknown = (field: string) => unknown.some((each) => (
    isBelow(field, each) || (readable.length < judged.length && isBelow(each, field))
  ));
  const keyOf = ({ rule, field }: BuiltInViolation) => `${rule.id} ${field}`;
  const known = others.map(({ violations }) => new Set(violations.map(keyOf)));
  for (const violation of first.violations) {
    if (isUnknown(violation.field) || !known.every((keys) => keys.has(keyOf(violation)))) continue;
    const { rule, level = rule.level, field, got, allowed, calculation, fix } = violation;
    yield {
      rule,
      allowed,
      calculation,
      fix,
      level: level === FindingLevel.REJECTED ? FindingLevel.UNSTARTABLE : level,
      field: joinPaths(path, field),
      got: got?.replaceAll(FILLED_IN_LATER, '…'),
    };
  }
}

/** The fields of which the whole value is filled in later. */
function unknownFields(value: unknown, field = ''): string[] {
  if (value === FILLED_IN_LATER) return [field];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((entry, i) => unknownFields(entry, `${field}[${i}]`));
  return Object.entries(value).flatMap(([key, entry]) => unknownFields(entry, fieldOf(field, key)));
}

function isBelow(field: string, other: string): boolean {
  return field === other || field.startsWith(`${other}.`) || field.startsWith(`${other}[`);
}
