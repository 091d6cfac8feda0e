import { goPattern } from './go-pattern';
import type { JsonSchema, Judged, Keyword } from './json-schema';
import { isBase64 } from '../../kubernetes/base64';
import { parseQuantity } from '../../kubernetes/quantity';

/** What a value is to JSON Schema; whatever JSON cannot hold is `other`. */
export type DataType = 'number' | 'string' | 'array' | 'object' | 'other';

/** What a keyword asks of a value that has the type it is for. `path` leads to the value. */
export type Test = (data: never, judged: Judged, path: readonly string[]) => boolean;

interface ScalarKeyword {
  readonly keyword: Keyword;
  /** The types that it says something about; all unless given. */
  readonly types?: readonly DataType[];
  /** What it asks, where a schema has it. */
  test(schema: Required<JsonSchema>): Test;
}

/** The keywords that look at one value and at nothing below it. */
export const KEYWORDS: readonly ScalarKeyword[] = [
  { keyword: 'minimum', types: ['number'], test: ({ minimum }) => (data: number) => data >= minimum },
  { keyword: 'maximum', types: ['number'], test: ({ maximum }) => (data: number) => data <= maximum },
  { keyword: 'format', types: ['number'], test: ({ format }) => INTEGERS.get(format) ?? (() => true) },
  { keyword: 'minLength', types: ['string'], test: ({ minLength }) => (data: string) => charactersIn(data) >= minLength },
  { keyword: 'maxLength', types: ['string'], test: ({ maxLength }) => (data: string) => data.length <= maxLength || charactersIn(data) <= maxLength },
  { keyword: 'pattern', types: ['string'], test: ({ pattern }) => matching(goPattern(pattern)) },
  { keyword: 'format', types: ['string'], test: ({ format }) => TEXTS.get(format) ?? (() => true) },
  { keyword: 'ownWords', types: ['string'], test: ({ ownWords }) => (data: string, { custom }) => custom || ownWords.includes(data) },
  { keyword: 'enum', test: ({ enum: values }) => (data: unknown) => values.includes(data) },
  { keyword: 'quantity', types: ['number', 'string'], test: () => isQuantity },
  { keyword: 'minItems', types: ['array'], test: ({ minItems }) => (data: unknown[]) => data.length >= minItems },
  { keyword: 'maxItems', types: ['array'], test: ({ maxItems }) => (data: unknown[]) => data.length <= maxItems },
  { keyword: 'uniqueBy', types: ['array'], test: ({ uniqueBy }) => uniqueIn(uniqueBy) },
  { keyword: 'minProperties', types: ['object'], test: ({ minProperties }) => (data: object) => Object.keys(data).length >= minProperties },
  { keyword: 'maxProperties', types: ['object'], test: ({ maxProperties }) => (data: object) => Object.keys(data).length <= maxProperties },
];

/** The index of the first entry that an earlier one equals in the keys; -1 if all differ. */
export function firstRepeated(entries: readonly unknown[], keys: readonly string[]): number {
  const seen = new Set<unknown>();
  return entries.findIndex((entry) => {
    const identity = identityOf(keys.length ? keys.map((key) => (entry as { [key: string]: unknown } | null)?.[key]) : entry);
    return seen.size === seen.add(identity).size;
  });
}

/** What equal values share; of what JSON cannot hold, the value itself. */
function identityOf(value: unknown): unknown {
  try {
    return JSON.stringify(value);
  } catch {
    return value;
  }
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** The formats that the API server checks. */
const INTEGERS: ReadonlyMap<string, Test> = new Map([['int32', integerOf(32)], ['int64', integerOf(64)]]);
const TEXTS: ReadonlyMap<string, Test> = new Map([
  ['date-time', (data: string) => DATE_TIME.test(data) && !Number.isNaN(Date.parse(data))],
  ['byte', (data: string) => isBase64(data.replace(/[\r\n]/g, ''))],
]);

/** Whether the API server checks a format. */
export function isCheckedFormat(format: string): boolean {
  return INTEGERS.has(format) || TEXTS.has(format);
}

function integerOf(bits: number): Test {
  return (data: number) => data >= -(2 ** (bits - 1)) && data < 2 ** (bits - 1);
}

function matching(form: RegExp): Test {
  return (data: string) => form.test(data);
}

function charactersIn(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** A quantity that Kubernetes can read. */
function isQuantity(data: number | string, { takesFractions }: Judged): boolean {
  return typeof data === 'number' ? takesFractions || Number.isInteger(data) : parseQuantity(data) !== undefined;
}

/** Of its own kinds and of metadata the API server does not demand differing entries as such: what it does there differs from field to field. */
function uniqueIn(keys: readonly string[]): Test {
  return (data: unknown[], { custom }, path) => !custom || path[0] === 'metadata' || firstRepeated(data, keys) < 0;
}
