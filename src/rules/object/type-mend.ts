import type { Mend } from './built-in';
import { isMapping } from '../../kubernetes/is-mapping';
import type { JsonSchema } from '../../manifests/schema/json-schema';

/** What to do about a value of the wrong type, and the value that it was meant to be, where one can tell. */
export interface TypeMend {
  readonly fix: string;
  readonly value?: unknown;
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;
/** So many fields are named. */
const SHORT_LIST = 12;
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'on', 'y'].map((word) => [word, true] as const), ...['false', 'no', 'off', 'n'].map((word) => [word, false] as const),
]);

/** What a value was meant to be that is of none of the types of its field. */
export function typeMend(data: unknown, types: readonly string[], schema: JsonSchema = {}): TypeMend {
  if (types.includes('string') && (typeof data === 'number' || typeof data === 'boolean')) return { fix: `Quote it: "${data}".`, value: String(data) };
  if (typeof data === 'string') {
    const number = NUMBER.test(data) ? Number(data) : undefined;
    if (number !== undefined && (types.includes('number') || (types.includes('integer') && Number.isInteger(number)))) return { fix: 'Write it without quotes.', value: number };
    const truth = types.includes('boolean') ? BOOLEANS.get(data.toLowerCase()) : undefined;
    if (truth !== undefined) return { fix: /^(?:true|false)$/.test(data) ? 'Write it without quotes.' : `Write ${truth}.`, value: truth };
    if (types.includes('integer') && data !== '') return { fix: 'Write a whole number, without a unit.' };
  }
  if (types.includes('array') && data !== null) return { fix: 'Make it a list.', value: isMapping(data) ? listIn(data) ?? [data] : [data] };
  if (types.includes('object')) return objectMend(data, schema);
  return { fix: 'Write a value of that type.' };
}

/** Of a mapping that only holds a list, the list. */
function listIn(data: { readonly [key: string]: unknown }): unknown {
  const [only, ...more] = Object.values(data);
  return more.length === 0 && Array.isArray(only) ? only : undefined;
}

function objectMend(data: unknown, { required = [], properties = {} }: JsonSchema): TypeMend {
  if (Array.isArray(data) && data.length && data.every(isMapping)) {
    const fix = data.length === 1 ? 'Write it without the dash: it is no list.' : 'Make it one object: it is no list.';
    return { fix, value: Object.assign({}, ...data) as unknown };
  }
  const isSwitch = data === true || data === '' || (Array.isArray(data) && !data.length) || (typeof data === 'string' && BOOLEANS.get(data.toLowerCase()) === true);
  if (isSwitch) return { fix: 'Write {} for it as it is by default, or its fields.', value: {} };
  const [only, ...more] = required;
  if (typeof data === 'string' && only !== undefined && only !== 'name' && !more.length && properties[only]?.type === 'string') {
    return { fix: `Write it one level down, as its ${only}.`, value: { [only]: data } };
  }
  const names = Object.keys(properties).sort();
  return names.length && names.length <= SHORT_LIST ? { fix: `Write its fields below it: ${names.join(', ')}.` } : { fix: 'Write a value of that type.' };
}

/** The change that a mend is at its place. Without a value the field goes, but no entry of a list. */
export function mendsAt(keys: readonly string[], { value }: Pick<TypeMend, 'value'>): readonly Mend[] {
  if (value !== undefined) return [{ to: keys, value }];
  return /^\d+$/.test(keys.at(-1) ?? '') ? [] : [{ from: keys }];
}
