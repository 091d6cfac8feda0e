import { certain } from './certain';
import type { Judged } from './certain';
import { failure, messageOf } from './failure';
import { LEVELS } from './report';
import type { Submission } from './submission';
import { fieldOf } from '../kubernetes/field-path';
import { isMapping } from '../kubernetes/is-mapping';
import { hasPlaceholder, placeholdersIn, withoutPlaceholders } from '../kubernetes/placeholder';
import { recall } from '../kubernetes/recall';
import { remembered } from '../kubernetes/remembered';
import { isSecretField } from '../kubernetes/secret-text';
import { oncePerShared } from '../kubernetes/shared';
import { FILLED_IN_LATER } from '../manifests/filled-in-later';
import { groupOf, kindOf } from '../manifests/manifest';
import type { Manifest } from '../manifests/manifest';
import { POD_SPECS } from '../manifests/pod-specs';
import { VMI_SPEC_PATHS } from '../manifests/vmi';
import { FindingLevel } from '../rules/finding-level';
import type { BuiltInViolation } from '../rules/object/built-in';
import { placeholderViolation } from '../rules/object/placeholder';
import type { Unfilled } from '../rules/object/placeholder';
import { knownField, validType } from '../rules/object/schema-rules';

interface Candidate {
  readonly manifest: Manifest;
  readonly violations: BuiltInViolation[];
  readonly wellFormed: boolean;
}

type Judge = (submissions: readonly Submission[]) => readonly Judged[];

/** Groups whose controllers fill in texts themselves, each in its own way. */
const FILLING_GROUPS: readonly string[] = [
  'apiextensions.crossplane.io', 'argoproj.io', 'external-secrets.io', 'kro.run', 'kyverno.io', 'monitoring.coreos.com', 'nmstate.io', 'policies.kyverno.io',
  'tekton.dev', 'template.kubevirt.io', 'template.openshift.io', 'triggers.tekton.dev',
];
const isUnfilledKey = remembered(hasPlaceholder);
/** No image is called so, though nothing refuses it before it is pulled. */
const IMAGE = /(?:[cC]ontainers\[\d+\]|\.container|\.containerDisk)\.image$/;

/** A field that has placeholders in its value, or whose key has. */
export interface UnfilledField extends Unfilled {
  readonly isKey?: boolean;
}

type KnownFields = WeakMap<Manifest, readonly UnfilledField[]>;

/**
 * Tells placeholders as what they are, once for each object, in place of what is found in fields that have them. An object that cannot be read for them is judged as
 * if they were filled in, by what is found whatever the values are.
 *
 * @param known the fields of objects that have placeholders, as far as they are known
 */
export function explainPlaceholders(candidates: readonly Candidate[], judge: Judge, known?: KnownFields): void {
  for (const candidate of candidates) {
    try {
      explainIn(candidate, judge, known);
    } catch (error) {
      candidate.violations.push(failure('what is to be filled in', messageOf(error)));
    }
  }
}

function explainIn({ manifest, violations, wellFormed }: Candidate, judge: Judge, known?: KnownFields): void {
  if (!hasTypeMeta(manifest) || FILLING_GROUPS.includes(groupOf(manifest))) return;
  const mayStart = wellFormed && (VMI_SPEC_PATHS.has(kindOf(manifest)) || POD_SPECS.has(kindOf(manifest)));
  if (!violations.length && !mayStart) return;
  // What is secret is not shown; user data has variables of its own.
  const all = recall(known, manifest, () => (isUnfilled(manifest) ? unfilledIn(manifest) : []));
  const unfilled = new Map(all.filter(({ field }) => !isSecretField(manifest.kind, field)).map((each) => [each.field, each]));
  if (!unfilled.size) return;
  const caused = violations.filter(({ rule, field }) => unfilled.get(field)?.isKey || (unfilled.has(field) && rule !== knownField));
  const isCause = (field: string) => caused.some((violation) => violation.field === field);
  const fields = [...unfilled.values()].filter(({ field }) => isCause(field) || (mayStart && IMAGE.test(field)));
  if (!fields.length) return;
  const levels = caused.map(({ rule, level = rule.level }) => level);
  const found = placeholderViolation(fields, LEVELS.find((level) => levels.includes(level)) ?? FindingLevel.ADVISED);
  const kept = wellFormed
    ? violations.filter((violation) => !caused.includes(violation))
    : whateverIsFilledIn(manifest, [...unfilled.keys()], caused, judge);
  violations.splice(0, violations.length, found, ...kept);
}

function hasTypeMeta({ apiVersion, kind }: { readonly apiVersion?: unknown; readonly kind?: unknown }): boolean {
  return typeof apiVersion === 'string' && typeof kind === 'string';
}

/** What is found in an object for each of two fillings. */
function whateverIsFilledIn(manifest: Manifest, open: readonly string[], caused: readonly BuiltInViolation[], judge: Judge): BuiltInViolation[] {
  const typed = new Map(caused.filter(({ rule }) => rule === validType).map(({ field, allowed = '' }) => [field, allowed]));
  const types = new Map(open.map((field) => [field, typed.get(field) ?? 'string']));
  const fillings = [filled(manifest, types, FILLED_IN_LATER, 1), filled(manifest, types, '1', 2)];
  return [...certain({ fillings, open }, judge(fillings.map((each) => ({ manifest: each }))))];
}

/** A value with fields filled in, each by something of its type; lists and mappings are left out. */
function filled(value: unknown, types: ReadonlyMap<string, string>, text: string, number: number, field = ''): unknown {
  const type = types.get(field);
  if (typeof value === 'string' && type !== undefined) {
    if (/string/.test(type)) return withoutPlaceholders(value, text);
    return /integer|number/.test(type) ? number : /boolean/.test(type) ? true : undefined;
  }
  if (Array.isArray(value)) return value.map((entry, i) => filled(entry, types, text, number, `${field}[${i}]`));
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, filled(entry, types, text, number, fieldOf(field, key))] as const);
  return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined));
}

/** Whether a placeholder is anywhere in a value, which is seldom so and sooner known than where. */
function isUnfilled(value: unknown): boolean {
  if (typeof value === 'string') return hasPlaceholder(value);
  return typeof value === 'object' && value !== null && holdsUnfilled(value);
}

const holdsUnfilled = oncePerShared((value: object): boolean => {
  if (Array.isArray(value)) return value.some(isUnfilled);
  for (const [key, field] of Object.entries(value)) if (isUnfilledKey(key) || isUnfilled(field)) return true;
  return false;
});

/** The fields that have placeholders in their values or keys. */
function unfilledIn(value: unknown, field = ''): UnfilledField[] {
  if (typeof value === 'string') {
    const placeholders = placeholdersIn(value);
    return placeholders.length ? [{ field, placeholders }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((entry, i) => unfilledIn(entry, `${field}[${i}]`));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => {
    const path = fieldOf(field, key);
    const placeholders = placeholdersIn(key);
    return placeholders.length ? [{ field: path, placeholders, isKey: true }] : unfilledIn(entry, path);
  });
}
