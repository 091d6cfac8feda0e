import type { Submission } from './submission';
import { fieldOf, joinPaths } from '../kubernetes/field-path';
import { embeddedIn } from '../manifests/embedded';
import type { EmbeddedManifest } from '../manifests/embedded';
import { FILLED_IN_LATER } from '../manifests/filled-in-later';
import type { Manifest } from '../manifests/manifest';
import { FindingLevel } from '../rules/finding-level';
import type { BuiltInViolation } from '../rules/object/built-in';
import { knownField } from '../rules/object/schema-rules';

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
 * Judges the manifests that stand in others, each by itself: what is made when a pipeline runs or a template is processed is no part of the cluster before. Only what is found whatever
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

/** What refuses, rather than to warn or advise. */
const REFUSING: readonly FindingLevel[] = [FindingLevel.REJECTED, FindingLevel.UNSTARTABLE];

/**
 * A filling that cannot be read says nothing where another can: a number may be missing there. Advice on a value of which a part is filled in is not certain
 * either: that part may be the tag that an image lacks.
 */
function* certain({ path, fillings }: EmbeddedManifest, judged: readonly Judged[]): Generator<BuiltInViolation> {
  const readable = judged.filter(({ wellFormed }) => wellFormed);
  const [first, ...others] = readable.length ? readable : judged;
  const unknown = fieldsWith(fillings[0], (text) => text === FILLED_IN_LATER);
  const partly = new Set(fieldsWith(fillings[0], (text) => text.includes(FILLED_IN_LATER) && !text.includes('\n')));
  const isUnknown = (field: string) => unknown.some((each) => (
    isBelow(field, each) || (readable.length < judged.length && isBelow(each, field))
  ));
  const keyOf = ({ rule, field }: BuiltInViolation) => `${rule.id} ${field}`;
  const known = others.map(({ violations }) => new Set(violations.map(keyOf)));
  for (const violation of first.violations) {
    // Whatever an unknown field holds, it is unknown.
    if ((violation.rule !== knownField && isUnknown(violation.field)) || !known.every((keys) => keys.has(keyOf(violation)))) continue;
    const { rule, level = rule.level, field, got, allowed, calculation, fix } = violation;
    if (partly.has(field) && !REFUSING.includes(level)) continue;
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

/** The fields with texts that are such. */
function fieldsWith(value: unknown, isSuch: (text: string) => boolean, field = ''): string[] {
  if (typeof value === 'string') return isSuch(value) ? [field] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((entry, i) => fieldsWith(entry, isSuch, `${field}[${i}]`));
  return Object.entries(value).flatMap(([key, entry]) => fieldsWith(entry, isSuch, fieldOf(field, key)));
}

function isBelow(field: string, other: string): boolean {
  return field === other || field.startsWith(`${other}.`) || field.startsWith(`${other}[`);
}
