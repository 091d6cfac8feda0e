import { DNS_1035_LABEL, DNS_LABEL_WORDS, DNS_SUBDOMAIN_WORDS, fits, isDnsLabel, isDnsSubdomain, wordsOf } from '../../kubernetes/dns-name';
import { isLabelKey, isLabelValue, LABEL_KEY_WORDS, LABEL_VALUE_WORDS } from '../../kubernetes/label';
import { isPortName } from '../../kubernetes/port-name';
import { parseQuantity } from '../../kubernetes/quantity';
import { repeated } from '../../kubernetes/repeated';
import { isOlder } from '../../manifests/by-release';
import type { Releases } from '../../manifests/releases';
import type { Violation } from '../rule';

/** What Kubernetes refuses of a value; fields are relative to it. */
export type Check = (value: any, releases?: Releases) => Iterable<Violation>;

const LARGEST_INT32 = 2 ** 31 - 1;
const PORT_WORDS = 'a port from 1 to 65535';
const PORT_NAME_WORDS = 'at most 15 lower-case letters, digits and -, with a letter, not starting or ending with - and without --';

/** A value that fits, or nothing but what is allowed instead. */
export function must(isFit: (value: any) => boolean, allowed: string): Check {
  return function* (value) {
    if (!isFit(value)) yield { field: '', got: value, allowed };
  };
}

/** All of some checks. */
export function all(...checks: readonly Check[]): Check {
  return function* (value, releases) {
    for (const check of checks) yield* check(value, releases);
  };
}

/** One check before a release, another since; the latter where the release of the cluster is not known. */
export function since(release: string, later: Check, earlier: Check): Check {
  return (value, releases) => {
    const check = releases && isOlder('kubernetes', release, releases) ? earlier : later;
    return check(value, releases);
  };
}

/** Fields that must be there, and no empty text or list. */
export function requires(...fields: readonly string[]): Check {
  return function* (value: { readonly [key: string]: unknown }) {
    for (const field of fields) {
      const given = value[field];
      if (given === undefined || given === '' || (Array.isArray(given) && !given.length)) yield { field, got: given, allowed: 'a value' };
    }
  };
}

/** Fields of which one must be set, and no other beside it. */
export function oneOf(...fields: readonly string[]): Check {
  return function* (value: { readonly [key: string]: unknown }) {
    const found = fields.filter((field) => value[field] !== undefined);
    if (found.length !== 1) yield { field: '', got: found, allowed: fields.length > 6 ? 'exactly one source' : `exactly one of ${fields.join(', ')}` };
  };
}

/** Fields of which no two may be set. */
export function atMostOne(...fields: readonly string[]): Check {
  return function* (value: { readonly [key: string]: unknown }) {
    const found = fields.filter((field) => value[field] !== undefined);
    if (found.length > 1) yield { field: '', got: found, allowed: `one of ${found.join(', ')}` };
  };
}

/** A check of what may also be an empty text. */
export function emptyOr(check: Check): Check {
  return function* (value, releases) {
    if (value !== '') yield* check(value, releases);
  };
}

/** Entries that must differ in a key. */
export function differBy(keyOf: (entry: any) => unknown, field = ''): Check {
  return function* (entries: readonly unknown[]) {
    for (const i of repeated(entries, keyOf)) {
      const at = field ? `[${i}].${field}` : `[${i}]`;
      yield { field: at, got: keyOf(entries[i]), allowed: 'a value that no earlier entry has' };
    }
  };
}

/** A number of 32 bits within bounds. */
export function between(low: number, high = LARGEST_INT32): Check {
  return must((value) => typeof value !== 'number' || (value >= low && value <= high), high === LARGEST_INT32 ? `${low} or more` : `${low} to ${high}`);
}

export const natural = between(0);
export const dnsLabel = must((name) => isDnsLabel(name), DNS_LABEL_WORDS);
export const dnsSubdomain = must((name) => isDnsSubdomain(name), DNS_SUBDOMAIN_WORDS);
/** The name of a Service (gate RelaxedServiceNameValidation). */
export const serviceName = since('1.36', dnsLabel, must((name) => fits(DNS_1035_LABEL, name), wordsOf(DNS_1035_LABEL)));
export const labelKey = must((key) => isLabelKey(key), LABEL_KEY_WORDS);
export const labelValue = must((value) => isLabelValue(value), LABEL_VALUE_WORDS);

/** The name of a port (`IsValidPortName`). */
export const portName = must((name) => isPortName(name), PORT_NAME_WORDS);

/** The number of a port, or its name. */
export const port: Check = function* (value: number | string) {
  if (typeof value === 'number' ? value > 0 && value < 65_536 : isPortName(value)) return;
  const quoted = typeof value === 'string' && /^\d+$/.test(value) ? { got: `string ${value}`, fix: 'Write it without quotes: a text is the name of a port.' } : { got: value };
  yield { field: '', allowed: `${PORT_WORDS}, or its name: ${PORT_NAME_WORDS}`, ...quoted };
};
export const portNumber: Check = must((value) => value > 0 && value < 65_536, PORT_WORDS);

/** A share of pods: a number, or a percentage from 0% to 100%. */
export const share: Check = must((value) => (typeof value === 'number' ? value >= 0 : /^\d+%$/.test(value) && parseInt(value, 10) <= 100),
  'a number from 0 without quotes, or "0%" to "100%"');
/** A share that may be above 100%. */
export const surge: Check = must((value) => (typeof value === 'number' ? value >= 0 : /^\d+%$/.test(value)), 'a number from 0 without quotes, or a percentage in quotes');

/** Amounts that are not negative. */
export const amounts: Check = function* (list: { readonly [name: string]: string | number }) {
  for (const [name, amount] of Object.entries(list)) {
    if ((parseQuantity(amount) ?? 0n) < 0n) yield { field: `[${name}]`, got: amount, allowed: '0 or more' };
  }
};

/** Keys of ConfigMaps and Secrets (`IsConfigMapKey`). */
export function isDataKey(key: string): boolean {
  return key.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(key) && key !== '.' && !key.startsWith('..');
}

export const DATA_KEY_WORDS = 'at most 253 letters, digits, -, _ and ., not . and not starting with ..';
