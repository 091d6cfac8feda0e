import type { ErrorObject } from 'ajv';
import type { BuiltInViolation } from './built-in';
import { consequenceOf } from './consequence';
import { bounds, format, knownField, knownValue, pattern, quantity, requiredField, uniqueEntries, validType } from './schema-rules';
import { closestMatch } from '../../kubernetes/closest-match';
import { fieldAt, fieldOf } from '../../kubernetes/field-path';
import { formatValue } from '../../kubernetes/format-value';
import { HIDDEN, isSecretField } from '../../kubernetes/secret-text';
import { firstRepeated } from '../../manifests/schema/keywords';
import type { RuleFacts } from '../rule';

type Explain = (error: ErrorObject, field: string) => BuiltInViolation;

/** A value that a fix repeats. */
const QUOTED = /: ".*"(?=\.$)/s;
const EMPTY: readonly (string | undefined)[] = [undefined, '{}', '[]'];
/** More names than this are not worth listing. */
const SHORT_LIST = 12;
const BREAKING: readonly RuleFacts[] = [validType, requiredField];
/** What is more than its schema takes is not looked into either: thousands of entries would make as many findings. */
const TOO_MANY: readonly string[] = ['maxItems', 'maxProperties'];

const within: Explain = ({ data, keyword, schema, message }, field) => ({
  rule: bounds,
  field,
  got: Array.isArray(data) || /Items|Properties|Length/.test(keyword) ? measured(data) : formatValue(data),
  allowed: keyword === 'format' ? `a value of type ${schema}` : message?.replace(/^must (?:NOT have|be) /, (verb) => (verb.includes('NOT') ? 'not ' : '')),
});

const oneOf: Explain = ({ data, schema }, field) => {
  const words = (schema as unknown[]).map(String);
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
  additionalProperties: ({ params, data, parentSchema }, path) => {
    const name = String(params.additionalProperty);
    const known = fieldsOf(parentSchema);
    const meant = closestMatch(name, known);
    return {
      rule: knownField,
      field: fieldOf(path, name),
      got: formatValue((data as { [key: string]: unknown })[name]),
      allowed: listed(known),
      ...meant ? { fix: `Did you mean ${meant}?` } : {},
    };
  },
  type: ({ data, schema }, field) => ({
    rule: validType,
    field,
    got: `${typeName(data)} ${formatValue(data)}`,
    allowed: typesOf(schema).join(' or '),
    fix: typeFix(data, typesOf(schema)),
  }),
  required: ({ params }, path) => ({
    rule: requiredField,
    field: fieldOf(path, String(params.missingProperty)),
  }),
  enum: oneOf,
  ownWords: oneOf,
  pattern: ({ data, schema }, field) => ({
    rule: pattern,
    field,
    got: formatValue(data),
    allowed: `what matches ${schema}`,
  }),
  quantity: ({ data }, field) => ({
    rule: quantity,
    field,
    got: `${typeName(data)} ${formatValue(data)}`,
    allowed: 'a number with an optional suffix: n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei, or an exponent such as e3',
    ...typeof data === 'number' ? { fix: `Quote it: "${data}". A custom resource takes fractions only as a string.` } : {},
  }),
  uniqueBy: ({ data, schema }, path) => {
    const [entries, keys] = [data as ({ [key: string]: unknown } | null)[], schema as string[]];
    const index = firstRepeated(entries, keys);
    const [key] = keys.length === 1 ? keys : [];
    return {
      rule: uniqueEntries,
      ...key ? { field: `${path}[${index}].${key}`, reported: `${path}[${index}]` } : { field: `${path}[${index}]` },
      got: formatValue(key ? entries[index]?.[key] : entries[index]),
      allowed: keys.length ? `entries that differ in ${keys.join(', ')}` : 'entries that differ',
    };
  },
  format: (error, field) => (String(error.schema).startsWith('int') ? within(error, field) : {
    rule: format,
    field,
    got: formatValue(error.data),
    allowed: error.schema === 'byte' ? 'padded standard base64' : 'a time such as 2026-01-31T08:00:00Z',
    ...error.schema === 'byte' ? { fix: 'Encode it, or use stringData where the kind has that.' } : {},
  }),
}));

/** What a validator found in a manifest, one violation for each mistake. */
export function explain(errors: readonly ErrorObject[], manifest: { readonly kind?: unknown }): BuiltInViolation[] {
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath));
  const misspelt = new Set(errors.flatMap((error) => meantField(error)));
  const missing = new Set(errors.filter(({ keyword }) => keyword === 'required').map(({ instancePath, params }) => `${instancePath}/${params.missingProperty}`));
  return errors
    .filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath))
    .filter(({ keyword, instancePath, params }) => keyword !== 'required' || !misspelt.has(`${instancePath}/${params.missingProperty}`))
    .flatMap((error) => {
      const level = consequenceOf(error, manifest);
      if (!level) return [];
      const { field } = fieldAt(manifest, error.instancePath);
      const explained = (EXPLAINERS.get(error.keyword) ?? within)(error, field);
      const breaksShape = BREAKING.includes(explained.rule) || TOO_MANY.includes(error.keyword)
        || meantField(error).some((meant) => missing.has(meant));
      return [{ level, ...isSecretField(manifest.kind, explained.field) ? withoutValue(explained) : explained, breaksShape }];
    });
}

/** The required field that an unknown one was probably meant to be: not a second mistake. */
function meantField({ keyword, params, parentSchema, instancePath }: ErrorObject): string[] {
  if (keyword !== 'additionalProperties') return [];
  const meant = closestMatch(String(params.additionalProperty), fieldsOf(parentSchema));
  return meant ? [`${instancePath}/${meant}`] : [];
}

/** Neither what was found nor a fix shows what may be secret. */
function withoutValue(violation: BuiltInViolation): BuiltInViolation {
  const { got, fix } = violation;
  return { ...violation, ...EMPTY.includes(got) ? {} : { got: HIDDEN }, ...fix === undefined ? {} : { fix: fix.replace(QUOTED, '') } };
}

const fields = new WeakMap<object, readonly string[]>();

/** The names of the fields that a schema lists, sorted. */
function fieldsOf(schema: ErrorObject['parentSchema'] = {}): readonly string[] {
  const known = fields.get(schema) ?? Object.keys((schema.properties ?? {}) as object).sort();
  fields.set(schema, known);
  return known;
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'nothing: {}';
  return names.length <= SHORT_LIST ? names.join(', ') : `${names.length} other fields`;
}

function typesOf(schema: unknown): readonly string[] {
  return Array.isArray(schema) ? schema.map(String) : [String(schema)];
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

function typeFix(data: unknown, types: readonly string[]): string {
  if (types.includes('string') && (typeof data === 'number' || typeof data === 'boolean')) return `Quote it: "${data}".`;
  if (typeof data === 'string' && data !== '' && types.some((type) => type === 'integer' || type === 'number' || type === 'boolean')) {
    return 'Write it without quotes.';
  }
  return types.includes('array') && typeof data === 'object' ? 'Make it a list.' : 'Write a value of that type.';
}

function measured(value: unknown): string {
  if (Array.isArray(value)) return `${value.length} entries`;
  return typeof value === 'string' ? `${formatValue(value)} (${[...value].length} characters)` : `${Object.keys(value as object).length} entries`;
}
