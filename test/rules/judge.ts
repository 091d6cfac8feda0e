import { keepCase } from './rule-case';
import { admit } from '../../src/admission/admission';
import { CheckMemory } from '../../src/admission/check-memory';
import type { Finding } from '../../src/admission/finding';
import { AdmissionMemory } from '../../src/admission/memory';
import { RULE_BOOK } from '../../src/admission/rule-book';
import { valueAt } from '../../src/kubernetes/field-path';
import { replacedAt } from '../../src/kubernetes/replaced-at';
import { kindOf } from '../../src/manifests/manifest';
import type { Manifest } from '../../src/manifests/manifest';
import type { AdmissionProfile } from '../../src/manifests/profile';
import { vmSpecOf } from '../../src/manifests/vm-spec';
import { VMI_SPEC_PATHS } from '../../src/manifests/vmi';
import { FindingLevel } from '../../src/rules/finding-level';
import { builtInRules } from '../../src/rules/object';
import { crossObjectRules } from '../../src/rules/registry';

export interface Json { [key: string]: any }
/** Rule, field, what was found as far as anything was, and what is said otherwise than `says` has it. */
export type Verdict = [rule: string, field: string, got?: string, said?: Said];

/** What a finding says beyond rule, field and what was found. */
export interface Said {
  /** REJECTED where it is not given. */
  readonly level?: FindingLevel;
  /** `null` where nothing is said although `says` has it. */
  readonly allowed?: string | null;
  /** The path that upstream reports, where it is not the real one. */
  readonly reported?: string | null;
  /** Where it is not the fix of the rule. */
  readonly fix?: string | null;
}

type Choices<T> = { readonly [K in keyof T]: T[K] | readonly T[K][] };
const BUILT_IN = new Set(builtInRules.map(({ id }) => id));
const KEYS = ['level', 'allowed', 'reported', 'fix'] as const;
/** Rules that are not asked again where what they read is equal. */
const READING = new Set(crossObjectRules.filter(({ reads }) => reads).map(({ id }) => id));
/** What is known from the cases before: most have what the one before has, but for a field. */
const known = new CheckMemory();
let expected: { readonly [rule: string]: Choices<Said> } = {};

/** What findings of these rules say in a test file; where a list is given, one of its entries. */
export function says(rules: typeof expected): void {
  expected = rules;
}

/** What is found in manifests, in the order of the report. */
export function judge(manifests: Json | Json[], profile?: AdmissionProfile): Verdict[] {
  const judged = [manifests].flat();
  keepCase(judged, profile);
  const submissions = judged.map((manifest) => ({ manifest }));
  const findings = admit(submissions, profile);
  expect(admit(submissions, profile, { trackingThreshold: 0 })).toEqual(findings);
  const memory = new AdmissionMemory(profile ?? {});
  admit(submissions.slice(1), profile, { memory });
  expect(admit(submissions, profile, { memory })).toEqual(findings);
  expect(admit(submissions, profile, { memory: known.of(profile ?? {}) })).toEqual(findings);
  if (findings.some(({ rule }) => READING.has(rule))) expectSameWithoutFields(judged, profile);
  return findings.map((finding): Verdict => {
    const { rule, field, got } = finding;
    const said = saidOtherwise(finding);
    if (said) return [rule, field, got, said];
    return got === undefined ? [rule, field] : [rule, field, got];
  });
}

/** Where guests lack a field, whichever it is, the same is found by what is known from before and by what is not. */
function expectSameWithoutFields(manifests: readonly Json[], profile?: AdmissionProfile): void {
  const memory = new AdmissionMemory(profile ?? {});
  for (const field of new Set(manifests.flatMap((manifest) => guestFields(manifest as Manifest)))) {
    const path = field.split('.');
    const without = (manifest: Json) => (valueAt(manifest, path) === undefined ? manifest : replacedAt(manifest, path, undefined));
    const submissions = manifests.map((manifest) => ({ manifest: without(manifest) }));
    expect(admit(submissions, profile, { memory })).toEqual(admit(submissions, profile));
  }
}

/** The fields that say how the guests of an object run. */
function guestFields(manifest: Manifest): string[] {
  const guest = VMI_SPEC_PATHS.get(kindOf(manifest));
  return guest === undefined ? [] : [vmSpecOf(manifest).path, guest, `${guest}.domain`, `${guest}.domain.devices`].flatMap((path) => (
    Object.keys(valueAt(manifest, path.split('.')) ?? {}).map((key) => `${path}.${key}`)
  ));
}

/** What a finding says that is not expected of its rule. Built-in rules are tested in their own files, and only there. */
function saidOtherwise(finding: Finding): Said | undefined {
  const { rule, level, reported } = finding;
  expect(reported).not.toBe(finding.field);
  if (BUILT_IN.has(rule) && !expected[rule]) return undefined;
  const { [rule]: expectation = {} } = expected;
  const fix = RULE_BOOK.get(rule)?.fix;
  const said: Said = {
    level: level === FindingLevel.REJECTED ? undefined : level,
    allowed: finding.allowed,
    reported,
    fix: finding.fix === fix ? undefined : finding.fix,
  };
  const otherwise = KEYS.filter((key) => ![expectation[key]].flat().includes(said[key]));
  return otherwise.length ? Object.fromEntries(otherwise.map((key) => [key, key === 'level' ? level : said[key] ?? null])) : undefined;
}

/** A VM that the default cluster admits, with a fragment merged into its VMI spec. */
export function virtualMachine(fragment: Json = {}): Json {
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 't', namespace: 'default' },
    spec: { runStrategy: 'Halted', template: { spec: guestSpec(fragment) } },
  };
}

export function instance(fragment: Json = {}): Json {
  return { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance', metadata: { name: 't' }, spec: guestSpec(fragment) };
}

export function replicaSet(fragment: Json = {}): Json {
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceReplicaSet',
    metadata: { name: 't' },
    spec: { selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: guestSpec(fragment) } },
  };
}

export function pool(fragment: Json = {}): Json {
  return {
    apiVersion: 'pool.kubevirt.io/v1beta1',
    kind: 'VirtualMachinePool',
    metadata: { name: 't' },
    spec: {
      selector: { matchLabels: { app: 'a' } },
      virtualMachineTemplate: { metadata: { labels: { app: 'a' } }, spec: { runStrategy: 'Halted', template: { spec: guestSpec(fragment) } } },
    },
  };
}

function guestSpec(fragment: Json): Json {
  return merged({ domain: { memory: { guest: '1Gi' }, devices: {} } }, fragment);
}

/** Objects are merged, everything else is replaced; `undefined` removes a field. */
export function merged(base: Json, fragment: Json): Json {
  const result: Json = { ...base };
  for (const [key, value] of Object.entries(fragment)) {
    if (value === undefined) delete result[key];
    else result[key] = isObject(value) && isObject(base[key]) ? merged(base[key], value) : value;
  }
  return result;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
