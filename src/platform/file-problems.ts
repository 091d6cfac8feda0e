import Ajv from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { closestMatch } from '../kubernetes/closest-match';
import { fieldAt, fieldOf } from '../kubernetes/field-path';
import type { UsageError } from '../usage-error';

/** What is wrong with a field of the file. */
export interface FileProblem extends Omit<UsageError, 'what'> {
  /** The path of the field; empty for the whole. */
  readonly field: string;
}

/** As much of a JSON schema as projenrc/platform-schema writes. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly properties?: { readonly [name: string]: Schema };
  readonly examples?: readonly string[];
}

/** Texts that are a value of another type without their quotes. */
const UNQUOTED: ReadonlyMap<string | undefined, RegExp> = new Map([['boolean', /^(?:true|false)$/], ['number', /^\d+(?:\.\d+)?$/]]);

let validate: ValidateFunction | undefined;

/** What platform.schema.json has against the data of a file. */
export function fileProblems(data: unknown): FileProblem[] {
  // A literal path, so that bundlers find it; both src/platform and lib/platform lie two folders below the package.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  validate ??= new Ajv({ allErrors: true, verbose: true }).compile(require('../../platform.schema.json') as object);
  if (validate(data)) return [];
  const errors = validate.errors ?? [];
  const misspelt = new Set(errors.filter(({ keyword }) => keyword === 'additionalProperties').map(meantBy));
  return errors
    .filter(({ keyword, instancePath, params }) => keyword !== 'required' || !misspelt.has(`${instancePath}/${params.missingProperty}`))
    .map((error) => problemOf(data, error));
}

function problemOf(data: unknown, error: ErrorObject): FileProblem {
  const { keyword, params, parentSchema } = error;
  const { field, value } = fieldAt(data, error.instancePath);
  const schema = parentSchema as Schema;
  const names = Object.keys(schema.properties ?? {});
  switch (keyword) {
    case 'additionalProperties': {
      const name = params.additionalProperty as string;
      const got = (value as { readonly [name: string]: unknown })[name];
      return { field: fieldOf(field, name), got, allowed: names.join(', '), fix: meant(name, names) ?? 'Remove it.' };
    }
    case 'required': {
      const name = params.missingProperty as string;
      return { field: fieldOf(field, name), got: 'nothing', ...expected(schema.properties?.[name] ?? {}) };
    }
    default: {
      const { allowed, fix } = expected(schema);
      return { field, got: value === null ? 'nothing' : value, allowed, fix: betterFix(value, schema) ?? fix };
    }
  }
}

/** The path that an unknown key was meant to have, if it looks like a known one. */
function meantBy({ instancePath, params, parentSchema }: ErrorObject): string {
  return `${instancePath}/${closestMatch(params.additionalProperty as string, Object.keys((parentSchema as Schema).properties ?? {}))}`;
}

function meant(word: string, candidates: readonly string[]): string | undefined {
  const close = closestMatch(word, candidates);
  return close && `Did you mean ${close}?`;
}

/** A value that would do if it were spelt or quoted otherwise: YAML reads 1.34 as a number. */
function betterFix(value: unknown, { type, enum: values = [], examples }: Schema): string | undefined {
  if (typeof value === 'string' && UNQUOTED.get(type)?.test(value)) return 'Write it without quotes.';
  if (typeof value === 'string') return meant(value, values);
  return type === 'string' && !examples && ['number', 'boolean'].includes(typeof value) ? `Quote it: "${value}".` : undefined;
}

function expected({ type, enum: values, properties, examples }: Schema): { readonly allowed: string; readonly fix: string } {
  if (values) return { allowed: values.join(', '), fix: 'Write one of them.' };
  if (examples) return { allowed: `a quantity such as ${examples.join(', ')}`, fix: 'Write a quantity.' };
  if (properties) return { allowed: `a mapping with ${Object.keys(properties).join(', ')}`, fix: 'Write a mapping.' };
  if (type === 'array') return { allowed: 'a list', fix: 'Write a list.' };
  return type === 'object' ? { allowed: 'a mapping', fix: 'Write a mapping.' } : { allowed: `a ${type}`, fix: `Write a ${type}.` };
}
