import { formatValue } from '../../src/kubernetes/format-value';

const refuse = (): never => {
  throw new Error('asked');
};

test.each<[string, unknown, string | undefined]>([
  ['text, without quotes', 'a b', 'a b'],
  ['no text', '', ''],
  ['text of 100 characters', 'a'.repeat(100), 'a'.repeat(100)],
  ['longer text', 'a'.repeat(101), `${'a'.repeat(100)}… (101 characters)`],
  ['a number', 1.5, '1.5'],
  ['zero with a sign', -0, '0'],
  ['a number that JSON does not have', -Infinity, '-Infinity'],
  ['no number', NaN, 'NaN'],
  ['a large integer', 10n ** 30n, `1${'0'.repeat(30)}`],
  ['a boolean', false, 'false'],
  ['null', null, 'null'],
  ['an empty list', [], '[]'],
  ['a list', [1, 'a', null, [true]], '[1,"a",null,[true]]'],
  ['an empty mapping', {}, '{}'],
  ['a mapping', { 'a': 'x"y', 'b c': { d: [] } }, '{"a":"x\\"y","b c":{"d":[]}}'],
  ['numbers that JSON does not have, in a list', [NaN, Infinity], '[NaN,Infinity]'],
  ['no data', undefined, undefined],
  ['a function', refuse, undefined],
  ['a symbol', Symbol('s'), undefined],
  ['no data in a list', [undefined, refuse], '[null,null]'],
  ['no data in a mapping', { a: undefined, b: 1, c: refuse }, '{"b":1}'],
  ['a long list', Array(60).fill(1), `[${'1,'.repeat(49)}1… (121 characters)`],
  ['a list too long to count', Array(20_000).fill(1), `[${'1,'.repeat(49)}1… (more than 1000 characters)`],
  ['long text in a list', ['a'.repeat(5_000_000)], `["${'a'.repeat(98)}… (more than 1000 characters)`],
  ['a long key', { ['a'.repeat(5_000_000)]: 1 }, `{"${'a'.repeat(98)}… (more than 1000 characters)`],
])('%s', (_, value, expected) => expect(formatValue(value)).toBe(expected));

test.each<[string, unknown, string]>([
  ['fields of names that every object inherits', JSON.parse('{"toString":1,"valueOf":null,"__proto__":{"a":1},"toJSON":"x"}'), '{"toString":1,"valueOf":null,"__proto__":{"a":1},"toJSON":"x"}'],
  ['methods of such names', { toString: refuse, valueOf: refuse, toJSON: refuse, [Symbol.toPrimitive]: refuse }, '{}'],
  ['no prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
  ['inherited fields', Object.create({ a: 1 }), '{}'],
  ['a field that throws', { get a() { return refuse(); } }, '(cannot be read)'],
  ['a time', new Date(NaN), '{}'],
])('asks no value how to show it: %s', (_, value, expected) => expect(formatValue(value)).toBe(expected));

test('a value of any depth, and one that holds itself', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i++) deep = [deep];
  const round: { self?: unknown } = {};
  round.self = round;
  expect([deep, round].map(formatValue)).toEqual([`${'['.repeat(100)}… (more than 1000 characters)`, expect.stringMatching(/^\{"self":\{"self":.*… \(more than 1000 characters\)$/)]);
});
