import type { BuiltInViolation } from './built-in';
import { consequenceOf } from './consequence';
import { insteadOf } from './impossible-field';
import { limitOf } from './limit';
import { meantField } from './meant-field';
import { fieldsOf } from './other-name';
import type { MeantField } from './other-name';
import { quantityMend } from './quantity-mend';
import { bounds, format, knownField, knownValue, pattern, quantity, releasedField, requiredField, uniqueEntries, validType } from './schema-rules';
import { mendsAt, typeMend } from './type-mend';
import { closestMatch, mostAlike } from '../../kubernetes/closest-match';
import { fieldAt, fieldOf, keysOf, pointerTo } from '../../kubernetes/field-path';
import { formatValue } from '../../kubernetes/format-value';
import { isMapping } from '../../kubernetes/is-mapping';
import { HIDDEN, isSecretField } from '../../kubernetes/secret-text';
import { FILLED_IN_LATER } from '../../manifests/filled-in-later';
import type { Releases } from '../../manifests/releases';
import type { JsonSchema, SchemaError } from '../../manifests/schema/json-schema';
import { firstRepeated } from '../../manifests/schema/keywords';
import type { Kind } from '../../manifests/schema/kinds';
import { fieldSince } from '../../manifests/schema/since';
import { FindingLevel } from '../finding-level';
import type { RuleFacts } from '../rule';

type Explain = (error: SchemaError, field: string, meant?: MeantField) => BuiltInViolation;

/** A value that a fix repeats. */
const QUOTED = /: ".*"(?=\.$)/s;
const EMPTY: readonly (string | undefined)[] = [undefined, '{}', '[]'];
/** So many unknown fields are no misspelt ones: for the rest, what they were meant to be is not looked for. */
const MOST_MEANT = 1000;
/** More names than this are not worth listing. */
const SHORT_LIST = 20;
/** So many of those that are most like it are. */
const NEAREST = 5;
const BREAKING: readonly RuleFacts[] = [validType, requiredField];
const CHECKED_BY_KUBEVIRT: readonly unknown[] = [
  'VirtualMachine', 'VirtualMachineInstance', 'VirtualMachineInstancePreset', 'VirtualMachineInstanceReplicaSet',
];
/** What is more than its schema takes is not looked into either: thousands of entries would make as many findings. */
const TOO_MANY: readonly string[] = ['maxItems', 'maxProperties'];

const within: Explain = ({ data, keyword, schema, pointer }, field) => ({
  rule: bounds,
  field,
  ...typeof data === 'number' ? { mends: mendsAt(keysOf(pointer), {}) } : {},
  got: Array.isArray(data) || /Items|Properties|Length/.test(keyword) ? measured(data) : formatValue(data),
  allowed: limitOf({ keyword, schema }),
});

const oneOf: Explain = ({ data, schema }, field) => {
  const words = (schema.enum ?? schema.ownWords ?? []).map(String);
  const meant = typeof data === 'string' ? closestMatch(data, words) : undefined;
  return {
    rule: knownValue,
    field,
    got: formatValue(data),
    allowed: words.join(', '),
    ...meant ? { fix: `Did you mean ${meant}?` } : {},
  };
};

const EXPLAINERS: ReadonlyMap<string, Explain> = new Map(Object.entries<Explain>({
  additionalProperties: ({ property: name = '', data, schema }, path, meant) => ({
    rule: knownField,
    field: fieldOf(path, name),
    got: formatValue((data as { [key: string]: unknown })[name]),
    allowed: listed(name, fieldsOf(schema)),
    ...meant,
  }),
  type: ({ data, schema, pointer }, field) => {
    const mend = typeMend(data, typesOf(schema), schema);
    return {
      rule: validType,
      field,
      got: data === null ? 'null' : `${typeName(data)} ${formatValue(data)}`,
      allowed: typesOf(schema).join(' or '),
      fix: mend.fix,
      mends: mendsAt(keysOf(pointer), mend),
      ...isMapping(mend.value) ? {} : { unreadable: keysOf(pointer) },
    };
  },
  required: ({ property = '', pointer }, path) => ({
    rule: requiredField,
    field: fieldOf(path, property),
    unreadable: [...keysOf(pointer), property],
  }),
  enum: oneOf,
  ownWords: oneOf,
  pattern: ({ data, schema }, field) => ({
    rule: pattern,
    field,
    got: formatValue(data),
    allowed: `what matches ${schema.pattern}`,
  }),
  quantity: ({ data, pointer }, field) => ({
    rule: quantity,
    field,
    got: `${typeName(data)} ${formatValue(data)}`,
    allowed: 'a number with an optional suffix: n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei, or an exponent such as e3',
    ...quantityMend(data, keysOf(pointer)),
  }),
  uniqueBy: ({ data, schema }, path) => {
    const [entries, keys] = [data as ({ [key: string]: unknown } | null)[], schema.uniqueBy ?? []];
    const index = firstRepeated(entries, keys);
    const [key] = keys.length === 1 ? keys : [];
    return {
      rule: uniqueEntries,
      ...key ? { field: `${path}[${index}].${key}`, reported: `${path}[${index}]` } : { field: `${path}[${index}]` },
      got: formatValue(key ? entries[index]?.[key] : entries[index]),
      allowed: keys.length ? `entries that differ in ${keys.join(', ')}` : 'entries that differ',
    };
  },
  format: (error, field) => (error.schema.format?.startsWith('int') ? within(error, field) : {
    rule: format,
    field,
    got: formatValue(error.data),
    allowed: error.schema.format === 'byte' ? 'padded standard base64' : 'a time such as 2026-01-31T08:00:00Z',
    ...error.schema.format === 'byte' ? { fix: 'Encode it, or use stringData where the kind has that.' } : {},
  }),
}));

/**
 * What a validator found in a manifest, one violation for each mistake.
 *
 * @param kind the kind of the manifest, where it is known: it says where a field belongs that is at the wrong place
 * @param releases those that the kind is of; the newest by default
 * @param written the manifest with the fields that are `null`
 */
export function explain(
  errors: readonly SchemaError[], manifest: Judged, kind?: Kind, releases?: Releases, written: Judged = manifest,
): BuiltInViolation[] {
  const unknown = errors.filter(({ keyword }) => keyword === 'additionalProperties');
  const sinces = new Map(kind && releases ? unknown.map((error) => [error, sinceOf(error, kind, releases)]) : []);
  const misnamed = unknown.slice(0, MOST_MEANT).filter((error) => sinces.get(error) === undefined);
  const meants = new Map(misnamed.map((error) => [error, meantField(error, written, kind)]));
  const filled = new Set([...meants.values()].flatMap((meant) => (meant ? pointersOf(meant) : [])));
  const missing = new Set(errors.filter(({ keyword }) => keyword === 'required').map(({ pointer, property }) => `${pointer}/${property}`));
  const moved = movedByOthers(meants);
  return errors
    .filter((error) => !moved.has(error) && (error.keyword !== 'required' || !filled.has(`${error.pointer}/${error.property}`)))
    .flatMap((error) => {
      const level = consequenceOf(error, manifest);
      if (!level) return [];
      const since = sinces.get(error);
      if (since !== undefined) return [newerField(error, manifest, since)];
      const meant = meants.get(error);
      const { field } = fieldAt(manifest, error.pointer);
      const explained = { ...(EXPLAINERS.get(error.keyword) ?? within)(error, field, meant), ...meant ? {} : insteadOf(error, kind) };
      if (error.keyword === 'required' && level !== FindingLevel.REJECTED) return [{ level, ...explained, ...emptyText(error) }];
      const breaksShape = BREAKING.includes(explained.rule) || TOO_MANY.includes(error.keyword)
        || (meant !== undefined && pointersOf(meant).some((place) => missing.has(place)));
      return [{ level, ...isSecretField(manifest.kind, explained.field) ? withoutValue(explained) : explained, breaksShape }];
    });
}

interface Judged {
  readonly kind?: unknown;
}

/** A text that is missing: a webhook writes "", where something was meant. */
function emptyText({ pointer, property = '' }: SchemaError): Pick<BuiltInViolation, 'emptied' | 'mends'> {
  const keys = [...keysOf(pointer), property];
  return { emptied: keys, mends: [{ to: keys, value: FILLED_IN_LATER }] };
}

function sinceOf({ pointer, property = '' }: SchemaError, kind: Kind, releases: Releases): string | undefined {
  return fieldSince(kind, [...keysOf(pointer), property], releases);
}

/** A field that only a later release has. KubeVirt's own check of VMs, VMIs, presets and replica sets refuses what it does not know. */
function newerField({ pointer, property = '', data }: SchemaError, manifest: Judged, since: string): BuiltInViolation {
  const field = fieldOf(fieldAt(manifest, pointer).field, property);
  const got = isSecretField(manifest.kind, field) ? HIDDEN : formatValue((data as { readonly [key: string]: unknown })[property]);
  const level = CHECKED_BY_KUBEVIRT.includes(manifest.kind) ? { level: FindingLevel.REJECTED } : {};
  return { rule: releasedField, field, got, allowed: `only on ${since} or later`, dropped: [...keysOf(pointer), property], levelInApp: FindingLevel.REJECTED, ...level };
}

/** The fields that are moved where an earlier one is: together they are one mistake. */
function movedByOthers(meants: ReadonlyMap<SchemaError, MeantField | undefined>): ReadonlySet<SchemaError> {
  const movers = new Map<string, SchemaError>();
  return new Set([...meants].flatMap(([error, meant]) => {
    const [own, ...others] = [`${error.pointer}/${error.property}`, ...meant?.mends.flatMap(({ from }) => (from ? [pointerTo(from)] : [])) ?? []];
    if (movers.has(own)) return [error];
    for (const pointer of others) movers.set(pointer, error);
    return [];
  }));
}

/** The fields that there would be if a field were where it was meant to be: that field, and what it stands in. */
function pointersOf({ mends }: MeantField): string[] {
  return mends.flatMap(({ to = [] }) => to.map((_, i) => pointerTo(to.slice(0, i + 1))));
}

/** Neither what was found nor a fix shows what may be secret. */
function withoutValue(violation: BuiltInViolation): BuiltInViolation {
  const { got, fix } = violation;
  return { ...violation, ...EMPTY.includes(got) ? {} : { got: HIDDEN }, ...fix === undefined ? {} : { fix: fix.replace(QUOTED, '') } };
}

/** Few names are listed; of many, those that are most like the one that was written. */
function listed(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'nothing: {}';
  if (known.length <= SHORT_LIST) return known.join(', ');
  const similar = known.filter((candidate) => contain(candidate.toLowerCase(), name.toLowerCase())).slice(0, SHORT_LIST);
  const told = similar.length ? similar : mostAlike(name, known, NEAREST);
  return `${told.join(', ')} and ${known.length - told.length} other fields`;
}

/** Whether one of two words is part of the other. */
function contain(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}

function typesOf({ type = [] }: JsonSchema): readonly string[] {
  return [type].flat();
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

function measured(value: unknown): string {
  if (Array.isArray(value)) return `${value.length} entries`;
  return typeof value === 'string' ? `${formatValue(value)} (${[...value].length} characters)` : `${Object.keys(value as object).length} entries`;
}
