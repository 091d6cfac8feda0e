import type { Random } from './random';

/** Keys that every object inherits, or that mean something to JavaScript or to us. */
export const KEYS = [
  'constructor', 'toString', 'toLocaleString', 'valueOf', '__proto__', '__defineGetter__', 'hasOwnProperty', 'isPrototypeOf', 'prototype', 'toJSON',
  'then', 'length', 'name', 'map', 'filter', 'entries', 'get', 'size', 'spec', 'metadata', 'kind', 'apiVersion', 'items', 'status',
  '', ' ', '.', '..', '/', '~1', '~0', '[0]', 'a.b', 'a[0].b', 'a/b/c', '0', '-1', '1e3', '\u0000', '\n', 'ключ', '🦄', '\ud800', '\u202e', '$&', '%s',
];

const WORDS = [
  ...KEYS, 'null', 'true', 'False', '~', 'NaN', 'Infinity', '-0', '0x1F', '1e999', '1e-999', '9'.repeat(400), `1.${'0'.repeat(400)}1`, `1e${'9'.repeat(40)}`,
  '9223372036854775808', '-1', '1Gi', '-1Gi', '0', '1.5Ei', '.5', '1e3Gi', '5.', '+1', '10%', '-10%', '1h', '-1h1ns', '999999999999h', '1h30', 'P1D',
  '*/5 * * * *', '* * * * * *', '@every 1ns', '61 24 32 13 8', '0-59/0 * * * *', '1-1000000000 * * * *',
  'http://', 'https://user:pa%ss@[::1%25eth0]:99999/%zz?#', 'docker://', 'oci-archive:////', '//', '::', '::ffff:1.2.3.4', '0.0.0.0/0', '1.2.3.4/33', 'fe80::/-1',
  '00:00:00:00:00:00', 'ff-ff-ff-ff-ff-ff', '0200.5e10.0001', '0000:00:00.0', '2026-13-45T99:99:99Z', '2026-01-31T08:00:00Z', '9999999999-01-01T00:00:00Z',
  '(((((((((a+)+)+)+)+)+)+)+)+)$', '[', '\\', '(?P<', '{{ .Values.x }}', '#cloud-config\n{', '#cloud-config\nusers: [*a]', '!!js/function x', '&a [*a]',
  '<network><dhcp/></network>', '{"a":', '{"cniVersion":1,"plugins":{}}', '{"plugins":[null,1,"a",{"type":null}]}', '[]', '{}', '"', 'null\n', '😀'.repeat(40),
  'a'.repeat(63), 'a'.repeat(64), 'a'.repeat(253), 'a'.repeat(254), `${'a.'.repeat(126)}a`, 'é'.repeat(100), '\u0130', 'ﬀ', 'admission.cdk8s-kubevirt.dev/acknowledge',
];

/** What is repeated to text that is long, to see whether reading it takes longer than it is long. */
const UNITS = [
  'a', 'A', '0', '1', 'f', '-', '.', ',', ':', ';', '/', '_', '=', ' ', '\n', '\r\n', '\t', '*', '(', '[', '{', '{"a":',
  '%', '%41', '\\', '"', '#', '@', '&', 'é', '😀',
  'a.', 'a-', 'a/', 'a,', 'a:', 'a b ', '1h', '1_', '0.', '*/', '::', 'AAAA', 'QUJD', 'aa:', '1,', 'a=b\n', '- a\n', 'a: {', '\u0000', '\ud800',
];

const NUMBERS = [
  0, -0, 1, -1, 2, 3, 7, 0.5, -0.5, 1.1, 1e-7, 1e21, 1e308, -1e308, 5e-324, 255, 256, 65535, 65536, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 32,
  2 ** 53, 2 ** 53 + 2, 2 ** 63, -(2 ** 63), 2 ** 64, Infinity, -Infinity, NaN,
];

export function hostileString(random: Random): string {
  return random.pick(WORDS);
}

/** Text of up to `longest` characters. */
export function longString(random: Random, longest: number): string {
  const unit = random.pick(UNITS);
  const length = random.happens(0.5) ? longest : 1 + random.below(longest);
  const ending = random.happens(0.5) ? random.pick(['', '!', '\n', 'a', '=', '\u0000']) : '';
  return random.pick(['', '', 'a', '/', 'http://', '{', '#cloud-config\n']) + unit.repeat(Math.ceil(length / unit.length)) + ending;
}

export function hostileNumber(random: Random): number {
  return random.happens(0.8) ? random.pick(NUMBERS) : (random.next() - 0.5) * 10 ** random.below(40);
}

/** Lists or mappings in each other. */
export function nested(random: Random, depth: number): unknown {
  const key = random.pick(['a', 'spec', 'template', '__proto__', 'constructor']);
  const lists = random.happens(0.5);
  let value: unknown = random.pick<unknown>([null, 1, 'a', {}, []]);
  for (let i = 0; i < depth; i++) value = lists ? [value] : ownField({}, key, value);
  return value;
}

/** A mapping that shadows what every object inherits: whatever turns it into text or compares it must not ask it how. */
export function shadowing(random: Random): object {
  const object = {};
  for (const key of ['toString', 'valueOf', 'toJSON', 'constructor', 'hasOwnProperty', 'length', '__proto__', 'then', 'map', 'match']) {
    if (random.happens(0.4)) ownField(object, key, random.pick<unknown>([1, 'x', null, {}, [], true, -1]));
  }
  return object;
}

/** What no YAML holds, but an object that a program made may. */
export function unserializable(random: Random): unknown {
  return random.pick<() => unknown>([
    () => undefined,
    () => 10n ** 30n,
    () => Symbol('s'),
    () => () => 1,
    () => new Date(NaN),
    () => new Date(0),
    () => new Map([[{}, 1]]),
    () => /x/,
    () => Object.create(null) as object,
    () => ({ toString: refuse, valueOf: refuse }),
    () => ({ toJSON: refuse }),
    () => ({ toJSON: () => undefined }),
    () => new Error('x'),
  ])();
}

function refuse(): never {
  throw new Error('refused');
}

/** Any value in the place of any other. */
export function hostileValue(random: Random): unknown {
  return random.pick<() => unknown>([
    () => null, () => true, () => false, () => '', () => ({}), () => [], () => [null], () => [[]], () => [{}], () => [undefined],
    () => hostileString(random), () => hostileString(random), () => hostileNumber(random), () => hostileNumber(random),
    () => shadowing(random), () => shadowing(random), () => [hostileNumber(random)], () => [hostileString(random)],
    () => ownField({}, random.pick(KEYS), hostileString(random)), () => nested(random, 20), () => unserializable(random),
  ])();
}

/** The object with a field of its own, whatever the key: an assignment to `__proto__` would make none. */
export function ownField<T extends object>(object: T, key: string | number, value: unknown): T {
  return Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}
