import type { DataValidationCxt, FormatDefinition, FuncKeywordDefinition } from 'ajv/dist/types';
import { isBase64 } from '../../kubernetes/base64';
import { parseQuantity } from '../../kubernetes/quantity';

/** What a validation function is called on: the kind whose object is judged. */
export interface Judged {
  readonly custom: boolean;
  /** Whether a fraction may be written as a number. */
  readonly takesFractions: boolean;
}

/** A quantity that Kubernetes can read. */
export const quantity: FuncKeywordDefinition = {
  keyword: 'quantity',
  validate: function (this: Judged, _: boolean, data: unknown): boolean {
    if (typeof data === 'number') return this.takesFractions || Number.isInteger(data);
    return typeof data !== 'string' || parseQuantity(data) !== undefined;
  },
};

/**
 * A list whose entries differ, as a whole (no keys) or in the keys. Of its own kinds and of metadata the API server does not demand that as
 * such: what it does there differs from field to field.
 */
export const uniqueBy: FuncKeywordDefinition = {
  keyword: 'uniqueBy',
  type: 'array',
  validate: function (this: Judged, keys: readonly string[], list: readonly unknown[], _: unknown, context?: DataValidationCxt): boolean {
    return !this.custom || context?.instancePath.startsWith('/metadata/') === true || firstRepeated(list, keys) < 0;
  },
};

/**
 * A set of words that the API server demands in its own kinds only: no CRD that uses the type has it. What a custom resource may say there,
 * rules decide.
 */
export const ownWords: FuncKeywordDefinition = {
  keyword: 'ownWords',
  type: 'string',
  validate: function (this: Judged, words: readonly string[], data: string): boolean {
    return this.custom || words.includes(data);
  },
};

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

function integerFormat(bits: number): FormatDefinition<number> {
  return { type: 'number', validate: (value) => value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1) };
}

/** The formats that the API server checks. */
export const formats = {
  'int32': integerFormat(32),
  'int64': integerFormat(64),
  'date-time': { validate: (value: string) => DATE_TIME.test(value) && !Number.isNaN(Date.parse(value)) },
  'byte': { validate: (value: string) => isBase64(value.replace(/[\r\n]/g, '')) },
};
