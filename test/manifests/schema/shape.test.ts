import { AjvJudge } from './ajv-judge';
import type { Said } from './ajv-judge';
import { Bases } from '../../../projenrc/fuzz/bases';
import { mutant } from '../../../projenrc/fuzz/mutations';
import { Random } from '../../../projenrc/fuzz/random';
import { Sampler } from '../../../projenrc/fuzz/sample';
import type { JsonSchema, Judged } from '../../../src/manifests/schema/json-schema';
import { allUpstreams } from '../../../src/manifests/schema/kinds';
import { errorsOf, shapeOf } from '../../../src/manifests/schema/shape';
import type { Judging, Shape } from '../../../src/manifests/schema/shape';
import { strictSchema } from '../../../src/manifests/schema/strict';
import type { UpstreamKind } from '../../../src/manifests/schema/upstream';

const said = (schema: JsonSchema, data: unknown, judging?: Judging) => errorsOf(shapeOf(schema), data, judging)
  .map(({ keyword, pointer, property }) => [keyword, pointer, ...property === undefined ? [] : [property]].join(' '));

const holes: unknown[] = [, 'a'];

test.each<[string, JsonSchema, accepted: unknown[], refused: unknown[]]>([
  ['type', { type: 'object' }, [{}, { a: 1 }], [[], null, 'a', 1, true, undefined]],
  ['type', { type: 'array' }, [[], [1]], [{}, null, 'a']],
  ['type', { type: 'string' }, ['', 'a'], [1, null, true, [], {}]],
  ['type', { type: 'boolean' }, [true, false], ['true', 0, null]],
  ['type', { type: 'integer' }, [0, -1, 2 ** 60], [1.5, NaN, Infinity, '1', 1n]],
  ['type', { type: 'number' }, [0, 1.5], [NaN, -Infinity, '1', null]],
  ['type', { type: ['integer', 'string'] }, [1, '50%'], [1.5, true, null, {}]],
  ['enum', { enum: ['a', ''] }, ['a', ''], ['b', null, 1]],
  ['minimum', { minimum: 1 }, [1, 2, 'a'], [0, 0.9]],
  ['maximum', { maximum: 1 }, [1, 0, 'a'], [2, 1.1]],
  ['format', { format: 'int32' }, [2 ** 31 - 1, -(2 ** 31), 'a'], [2 ** 31, -(2 ** 31) - 1]],
  ['format', { format: 'int64' }, [2 ** 62, -(2 ** 63)], [2 ** 63]],
  ['format', { format: 'byte' }, ['', 'YQ==', 'YW\nJj', 1], ['a', 'YQ=']],
  ['format', { format: 'date-time' }, ['2026-01-31T08:00:00Z', '2026-01-31T08:00:00.5+01:00', 1], ['2026-01-31', '2026-13-31T08:00:00Z']],
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

test.each<[JsonSchema, data: unknown, ...errors: string[]]>([
  [{ required: ['a', 'b'] }, {}, 'required  a', 'required  b'],
  [{ required: ['a'] }, { a: undefined }, 'required  a'],
  [{ required: ['a'] }, { a: null }],
  [{ required: ['a'] }, 'a'],
  [{ properties: { a: { type: 'string' } } }, { a: 1, b: 1 }, 'type /a'],
  [{ properties: { a: { type: 'string' } }, additionalProperties: false }, { a: undefined, b: undefined }, 'additionalProperties  b'],
  [{ additionalProperties: false }, { constructor: 1, ['__proto__']: 1 }, 'additionalProperties  constructor', 'additionalProperties  __proto__'],
  [{ additionalProperties: false }, {}],
  [{ additionalProperties: true }, { a: 1 }],
  [{ properties: { a: {} }, additionalProperties: { type: 'string' } }, { 'a': 1, 'b': 'x', 'c/d~e': 1, 'f': undefined }, 'type /c~1d~0e', 'type /f'],
  [{ items: { type: 'string' } }, ['a', 1, 'b', null], 'type /1', 'type /3'],
  [{ items: { type: 'string' } }, holes, 'type /0'],
  [{ items: { properties: { a: { type: 'array', items: { enum: [1] } } } } }, [{ a: [1, 2] }, { a: [2] }], 'enum /0/a/1', 'enum /1/a/0'],
  [{ type: 'string', enum: ['a'], pattern: '^b$' }, 1, 'type '],
  [{ type: 'string', enum: ['a'], pattern: '^b$' }, 'c', 'pattern ', 'enum '],
  [{ type: 'object', required: ['a'], maxProperties: 0 }, { b: 1 }, 'maxProperties ', 'required  a'],
])('%j has against %j', (schema, data, ...errors) => {
  expect(said(schema, data)).toEqual(errors);
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

test('a definition is looked up when a value stands there, once, and may refer to itself', () => {
  const asked: string[] = [];
  const shapeAt = (definition: string) => {
    asked.push(definition);
    return tree;
  };
  const tree = shapeOf({ type: 'object', properties: { below: { definition: 'tree' } }, additionalProperties: false });
  const judge = (data: unknown) => errorsOf(tree, data, { shapeAt }).map(({ pointer, property }) => `${pointer} ${property}`);
  expect(judge({})).toEqual([]);
  expect(asked).toEqual([]);
  expect(judge({ below: { below: { below: {}, other: 1 } } })).toEqual(['/below/below other']);
  expect(asked).toEqual(['tree']);
  expect(() => said({ definition: 'tree' }, 1)).toThrow('there is no schema tree');
});

describe('judges as Ajv does', () => {
  const upstreams = allUpstreams();
  const schemas = new Map<string, JsonSchema>(upstreams.flatMap(({ file, definitions }) => (
    Object.entries(definitions).map(([name, schema]) => [`${file}#/definitions/${name}`, strictSchema(schema, { file, name })] as const)
  )));
  const schemaAt = (definition: string) => schemas.get(definition) ?? {};
  const shapes = new Map<string, Shape>();
  const shapeAt = (definition: string) => {
    const shape = shapes.get(definition) ?? shapeOf(schemaAt(definition));
    shapes.set(definition, shape);
    return shape;
  };
  const ajv = new AjvJudge(schemaAt);
  const ours = (definition: string, judged: Judged, data: unknown) => errorsOf(shapeAt(definition), data, { ...judged, shapeAt })
    .map(({ keyword, pointer, property }): Said => ({ keyword, pointer, ...property === undefined ? {} : { property } }));
  const sorted = (errors: readonly Said[]) => errors.map(({ keyword, pointer, property = '' }) => `${pointer} ${keyword} ${property}`).sort();
  const definitionOf = (file: string, { definition }: UpstreamKind) => `${file}#/definitions/${definition}`;
  const kinds = upstreams.flatMap(({ file, kinds: served }) => served.map((kind) => ({ file, kind, definition: definitionOf(file, kind) })));
  const sizes = { text: 1000, list: 100, depth: 20, perMille: 2 };

  const compare = (definition: string, data: unknown, random: Random): number => {
    const judged = { custom: random.happens(0.5), takesFractions: random.happens(0.5) };
    const found = ours(definition, judged, data);
    const context = { definition, judged, data };
    expect({ ...context, found: sorted(found) }).toEqual({ ...context, found: sorted(ajv.judge(definition, judged, data)) });
    return found.length;
  };

  test('of samples of every kind', () => {
    const random = new Random(12);
    const sampler = new Sampler(random, upstreams, new Map());
    for (const { file, kind, definition } of kinds) {
      for (let i = 0; i < 3; i++) compare(definition, sampler.manifestOf(file, kind), random);
    }
  });

  test('of manifests with anything anywhere, by their own kind and by any', () => {
    const random = new Random(10);
    const bases = new Bases(random);
    const byKind = new Map(kinds.map(({ kind: { group, version, kind }, definition }) => [`${group ? `${group}/` : ''}${version} ${kind}`, definition]));
    let broken = 0;
    for (let i = 0; i < 3000; i++) {
      const manifest = mutant(bases, random, sizes);
      const { apiVersion, kind } = (manifest ?? {}) as { readonly apiVersion?: unknown; readonly kind?: unknown };
      const own = byKind.get(`${typeof apiVersion === 'string' ? apiVersion : ''} ${typeof kind === 'string' ? kind : ''}`);
      broken += compare(own && random.happens(0.9) ? own : random.pick(kinds).definition, manifest, random) ? 1 : 0;
    }
    expect(broken).toBeGreaterThan(1000);
  });
});
