import { closestMatch } from '../kubernetes/closest-match';
import { fieldAt, fieldOf } from '../kubernetes/field-path';
import type { JsonSchema, SchemaError } from '../manifests/schema/json-schema';
import { errorsOf } from '../manifests/schema/shape';
import type { Shape } from '../manifests/schema/shape';
import { Words } from '../usage-error';
import type { UsageError } from '../usage-error';

/** What is wrong with a field of the file. */
export interface FileProblem extends Omit<UsageError, 'what'> {
  /** The path of the field; empty for the whole. */
  readonly field: string;
}

/** A schema of a file that users write, as projenrc/platform-schema and projenrc/config-schema write it. */
interface Schema extends JsonSchema {
  /** What it takes, in a few words. */
  readonly title?: string;
  readonly properties?: { readonly [name: string]: Schema };
  readonly examples?: readonly string[];
}

const NOTHING = new Words('nothing');

/** Texts that are a value of another type without their quotes. */
const UNQUOTED: ReadonlyMap<unknown, RegExp> = new Map([['boolean', /^(?:true|false)$/], ['number', /^\d+(?:\.\d+)?$/]]);

/**
 * What a schema has against the data of a file.
 *
 * @param textOf the text of the value of a field as it is written, of 1.30 with its zero
 */
export function fileProblems(shape: Shape, data: unknown, textOf: (field: string) => string | undefined): FileProblem[] {
  const errors = errorsOf(shape, data);
  const misspelt = new Set(errors.filter(({ keyword }) => keyword === 'additionalProperties').map(meantBy));
  return errors
    .filter(({ keyword, pointer, property }) => keyword !== 'required' || !misspelt.has(`${pointer}/${property}`))
    .map((error) => problemOf(data, error, textOf));
}

function problemOf(data: unknown, error: SchemaError, textOf: (field: string) => string | undefined): FileProblem {
  const { keyword, property: name = '' } = error;
  const { field, value } = fieldAt(data, error.pointer);
  const schema: Schema = error.schema;
  const names = propsIn(schema);
  switch (keyword) {
    case 'additionalProperties': {
      const got = (value as { readonly [name: string]: unknown })[name];
      return { field: fieldOf(field, name), got, allowed: schema.title ?? names.join(', '), fix: meant(name, names) ?? 'Remove it.' };
    }
    case 'required': return { field: fieldOf(field, name), got: NOTHING, ...expected(schema.properties?.[name] ?? {}) };
    default: {
      const { allowed, fix } = expected(schema);
      return { field, got: value === null ? NOTHING : value, allowed, fix: betterFix(value, schema, () => textOf(field)) ?? fix };
    }
  }
}

/** The path that an unknown key was meant to have, if it looks like a known one. */
function meantBy({ pointer, property = '', schema }: SchemaError): string {
  return `${pointer}/${closestMatch(property, propsIn(schema))}`;
}

/** The keys that say something: `$schema` is for editors. */
function propsIn({ properties = {} }: Schema): string[] {
  return Object.keys(properties).filter((name) => !name.startsWith('$'));
}

function meant(word: string, candidates: readonly string[]): string | undefined {
  const close = closestMatch(word, candidates);
  return close && `Did you mean ${close}?`;
}

/** What to do with a value that would do if it were spelt or quoted otherwise: YAML reads 1.30 as the number 1.3. */
function betterFix(value: unknown, { type, enum: values = [], examples }: Schema, text: () => string | undefined): string | undefined {
  if (typeof value === 'string' && UNQUOTED.get(type)?.test(value)) return 'Write it without quotes.';
  if (typeof value === 'string') return meant(value, values.map(String));
  return type === 'string' && !examples && ['number', 'boolean'].includes(typeof value) ? `Quote it: "${text() ?? value}".` : undefined;
}

function expected({ title, type, enum: values, properties, examples }: Schema): { readonly allowed: string; readonly fix: string } {
  if (title) return { allowed: title, fix: `Write ${title}.` };
  if (values) return { allowed: values.join(', '), fix: 'Write one of them.' };
  if (examples) return { allowed: `a quantity such as ${examples.join(', ')}`, fix: 'Write a quantity.' };
  if (properties) return { allowed: `a mapping with ${propsIn({ properties }).join(', ')}`, fix: 'Write a mapping.' };
  if (type === 'array') return { allowed: 'a list', fix: 'Write a list.' };
  return type === 'object' ? { allowed: 'a mapping', fix: 'Write a mapping.' } : { allowed: `a ${type}`, fix: `Write a ${type}.` };
}
