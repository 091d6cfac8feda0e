import type { ErrorObject } from 'ajv';
import { consequenceOf } from './consequence';
import type { Defect } from './defect';
import { closestMatch } from '../../kubernetes/closest-match';
import { fieldAt, fieldOf } from '../../kubernetes/field-path';
import { formatValue } from '../../kubernetes/format-value';
import { firstRepeated } from '../../manifests/schema/keywords';

type Explained = Omit<Defect, 'level'>;
type Explain = (error: ErrorObject, field: string) => Explained;

/** More names than this are not worth listing. */
const SHORT_LIST = 12;
const SECRET_FIELD = /^(?:userData|networkData)(?:Base64)?$/;

const within: Explain = ({ data, keyword, schema, message }, field) => ({
  rule: 'schema/within-bounds',
  summary: 'The value is out of bounds',
  field,
  got: Array.isArray(data) || /Items|Properties|Length/.test(keyword) ? measured(data) : formatValue(data),
  allowed: keyword === 'format' ? `a value of type ${schema}` : message?.replace(/^must (?:NOT have|be) /, (verb) => (verb.includes('NOT') ? 'not ' : '')),
  fix: 'Write a value within the bounds.',
});

const oneOf: Explain = ({ data, schema }, field) => {
  const words = (schema as unknown[]).map(String);
  const meant = typeof data === 'string' ? closestMatch(data, words) : undefined;
  return {
    rule: 'schema/is-one-of',
    summary: 'The value is not one of those that are known',
    field,
    got: formatValue(data),
    allowed: words.join(', '),
    fix: meant ? `Did you mean ${meant}?` : 'Write one of the allowed values.',
  };
};

const EXPLAINERS: { readonly [keyword: string]: Explain } = {
  additionalProperties: ({ params, data, parentSchema }, path) => {
    const name = String(params.additionalProperty);
    const known = Object.keys(parentSchema?.properties ?? {}).sort();
    const meant = closestMatch(name, known);
    return {
      rule: 'schema/knows-field',
      summary: `There is no field ${name} here`,
      field: fieldOf(path, name),
      got: formatValue((data as { [key: string]: unknown })[name]),
      allowed: listed(known),
      fix: meant ? `Did you mean ${meant}?` : 'Remove it.',
    };
  },
  type: ({ data, schema }, field) => ({
    rule: 'schema/has-type',
    summary: 'The value has the wrong type',
    field,
    got: `${typeName(data)} ${formatValue(data)}`,
    allowed: typesOf(schema).join(' or '),
    fix: typeFix(data, typesOf(schema)),
  }),
  required: ({ params }, path) => ({
    rule: 'schema/has-required-field',
    summary: `The field ${params.missingProperty} is required`,
    field: fieldOf(path, String(params.missingProperty)),
    fix: 'Write the field.',
  }),
  enum: oneOf,
  ownWords: oneOf,
  pattern: ({ data, schema }, field) => ({
    rule: 'schema/matches-pattern',
    summary: 'The value has the wrong form',
    field,
    got: formatValue(data),
    allowed: `what matches ${schema}`,
    fix: 'Write a value of that form.',
  }),
  quantity: ({ data }, field) => ({
    rule: 'quantity/is-valid',
    summary: 'The value is not a quantity',
    field,
    got: `${typeName(data)} ${formatValue(data)}`,
    allowed: 'a number with an optional suffix: n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei, or an exponent such as e3',
    fix: typeof data === 'number' ? `Quote it: "${data}". A custom resource takes fractions only as a string.` : 'Write it as 4Gi or 500m, without spaces and without B.',
  }),
  uniqueBy: ({ data, schema }, path) => {
    const [entries, keys] = [data as { [key: string]: unknown }[], schema as string[]];
    const index = firstRepeated(entries, keys);
    const [key] = keys.length === 1 ? keys : [];
    return {
      rule: 'schema/has-unique-entries',
      summary: 'An entry of the list is repeated',
      ...key ? { field: `${path}[${index}].${key}`, reported: `${path}[${index}]` } : { field: `${path}[${index}]` },
      got: formatValue(key ? entries[index][key] : entries[index]),
      allowed: keys.length ? `entries that differ in ${keys.join(', ')}` : 'entries that differ',
      fix: 'Remove the entry, or merge it with the earlier one.',
    };
  },
  format: (error, field) => (String(error.schema).startsWith('int') ? within(error, field) : {
    rule: 'schema/matches-format',
    summary: 'The value has the wrong form',
    field,
    got: formatValue(error.data),
    allowed: error.schema === 'byte' ? 'padded standard base64' : 'a time such as 2026-01-31T08:00:00Z',
    fix: error.schema === 'byte' ? 'Encode it, or use stringData where the kind has that.' : 'Write it in that form.',
  }),
};

/** What a validator found in a manifest, one defect a mistake. */
export function explain(errors: readonly ErrorObject[], manifest: { readonly kind?: unknown }): Defect[] {
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
      const explained = (EXPLAINERS[error.keyword] ?? within)(error, field);
      const breaking = meantField(error).some((meant) => missing.has(meant));
      return [{
        level,
        ...explained,
        ...(isSecret(manifest, explained.field) ? { got: '(not shown)' } : {}),
        ...(breaking ? { breaking } : {}),
      }];
    });
}

/** The required field that an unknown one was probably meant to be: not a second mistake. */
function meantField({ keyword, params, parentSchema, instancePath }: ErrorObject): string[] {
  if (keyword !== 'additionalProperties') return [];
  const meant = closestMatch(String(params.additionalProperty), Object.keys(parentSchema?.properties ?? {}).sort());
  return meant ? [`${instancePath}/${meant}`] : [];
}

function isSecret({ kind }: { readonly kind?: unknown }, field: string): boolean {
  return (kind === 'Secret' && /^(?:data|stringData)\b/.test(field)) || SECRET_FIELD.test(field.slice(field.lastIndexOf('.') + 1));
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
