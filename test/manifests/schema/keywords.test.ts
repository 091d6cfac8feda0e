import type { JsonSchema } from '../../../src/manifests/schema/json-schema';
import { isCheckedFormat } from '../../../src/manifests/schema/keywords';
import { errorsOf, shapeOf } from '../../../src/manifests/schema/shape';
import type { Judging } from '../../../src/manifests/schema/shape';

const said = (schema: JsonSchema, data: unknown, judging?: Judging) => errorsOf(shapeOf(schema), data, judging).map(({ keyword, pointer }) => `${keyword} ${pointer}`);

test.each<[string, JsonSchema, accepted: unknown[], refused: unknown[]]>([
  ['type', { type: 'object' }, [{}, { a: 1 }], [[], null, 'a', 1, true, undefined]],
  ['type', { type: 'array' }, [[], [1]], [{}, null, 'a']],
  ['type', { type: 'string' }, ['', 'a'], [1, null, true, [], {}]],
  ['type', { type: 'boolean' }, [true, false], ['true', 0, null]],
  ['type', { type: 'integer' }, [0, -1, 2 ** 60], [1.5, NaN, Infinity, '1', 1n]],
  ['type', { type: 'number' }, [0, 1.5], [NaN, -Infinity, '1', null]],
  ['type', { type: ['integer', 'string'] }, [1, '50%'], [1.5, true, null, {}]],
  ['type', { type: ['integer', 'string', 'boolean'] }, [1, '50%', true], [1.5, null, {}]],
  ['enum', { enum: ['a', ''] }, ['a', ''], ['b', null, 1]],
  ['minimum', { minimum: 1 }, [1, 2, 'a'], [0, 0.9]],
  ['maximum', { maximum: 1 }, [1, 0, 'a'], [2, 1.1]],
  ['format', { format: 'int32' }, [2 ** 31 - 1, -(2 ** 31), 'a'], [2 ** 31, -(2 ** 31) - 1]],
  ['format', { format: 'int64' }, [2 ** 62, -(2 ** 63)], [2 ** 63]],
  ['format', { format: 'byte' }, ['', 'YQ==', 'YW\nJj', 1], ['a', 'YQ=']],
  ['format', { format: 'date-time' }, ['2026-01-31T08:00:00Z', '2026-01-31T08:00:00.5+01:00', 1], ['2026-01-31', '2026-13-31T08:00:00Z', '+012026-01-31T08:00:00Z', '2026-01-31T08:00:00Z (a)']],
  ['format', { format: 'unknown' }, ['a', 1], []],
  ['minLength', { minLength: 2 }, ['ab', '😀😀', 1], ['a', '😀']],
  ['maxLength', { maxLength: 2 }, ['ab', '😀😀', 111], ['abc', '😀😀😀']],
  ['pattern', { pattern: '^[a-z]+$' }, ['a', 1], ['A', '']],
  ['minItems', { minItems: 1 }, [[1], {}], [[]]],
  ['maxItems', { maxItems: 1 }, [[1], []], [[1, 2]]],
  ['minProperties', { minProperties: 1 }, [{ a: 1 }, []], [{}]],
  ['maxProperties', { maxProperties: 1 }, [{ a: 1 }, {}], [{ a: 1, b: 2 }]],
  ['uniqueBy', { uniqueBy: [] }, [[], ['a', 'b'], [{ a: 1 }, { a: 2 }]], [['a', 'a'], [{ a: 1 }, { a: 1 }]]],
  ['uniqueBy', { uniqueBy: ['a', 'b'] }, [[{ a: 1, b: 1 }, { a: 1, b: 2 }]], [[{ a: 1, c: 1 }, { a: 1 }], [null, {}], [{ a: 1, b: 1 }, { a: 1, b: 1 }]]],
  ['quantity', { quantity: true }, ['1Gi', 1, 1.5, true], ['1 Gi', '']],
])('%s: %j', (keyword, schema, accepted, refused) => {
  expect(accepted.flatMap((data) => said(schema, data))).toEqual([]);
  expect(refused.map((data) => said(schema, data))).toEqual(refused.map(() => [`${keyword} `]));
});

test('what only some kinds are asked', () => {
  const words = { ownWords: ['a'] };
  expect([said(words, 'b', { custom: true }), said(words, 'b', { custom: false })]).toEqual([[], ['ownWords ']]);
  const entries: JsonSchema = { properties: { metadata: { properties: { list: { uniqueBy: [] } } }, list: { uniqueBy: [] } } };
  const manifest = { metadata: { list: [1, 1] }, list: [1, 1] };
  expect([said(entries, manifest, { custom: true }), said(entries, manifest, { custom: false })]).toEqual([['uniqueBy /list'], []]);
  const quantity = { quantity: true };
  expect([said(quantity, 0.5, { takesFractions: true }), said(quantity, 0.5, { takesFractions: false })]).toEqual([[], ['quantity ']]);
});

test('formats that the API server checks', () => {
  expect(['int32', 'int64', 'byte', 'date-time', 'double', 'toString'].filter(isCheckedFormat)).toEqual(['int32', 'int64', 'byte', 'date-time']);
});
