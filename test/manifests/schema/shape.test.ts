import { AjvJudge } from './ajv-judge';
import type { Said } from './ajv-judge';
import { Bases } from '../../../projenrc/fuzz/bases';
import { mutant } from '../../../projenrc/fuzz/mutations';
import { Random } from '../../../projenrc/fuzz/random';
import { Sampler } from '../../../projenrc/fuzz/sample';
import type { JsonSchema, Judged } from '../../../src/manifests/schema/json-schema';
import { errorsOf, shapeOf } from '../../../src/manifests/schema/shape';
import type { Shape } from '../../../src/manifests/schema/shape';
import { strictSchema } from '../../../src/manifests/schema/strict';
import { newestUpstreams } from '../../../src/manifests/schema/upstream';
import type { UpstreamKind } from '../../../src/manifests/schema/upstream';

const said = (schema: JsonSchema, data: unknown) => errorsOf(shapeOf(schema), data)
  .map(({ keyword, pointer, property }) => [keyword, pointer, ...property === undefined ? [] : [property]].join(' '));

const holes: unknown[] = [, 'a'];

test.each<[JsonSchema, data: unknown, ...errors: string[]]>([
  [{ required: ['a', 'b'] }, {}, 'required  a', 'required  b'],
  [{ required: ['a'] }, { a: undefined }, 'required  a'],
  [{ required: ['a'] }, { a: null }],
  [{ required: ['a'] }, 'a'],
  [{ required: ['source'], properties: { source: { type: 'object' } } }, /x/, 'required  source'],
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

/** Whether all fields are own ones: of any other object Ajv also reads those of the prototype. */
function isData(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return ['[object Object]', '[object Array]'].includes(Object.prototype.toString.call(value)) && Object.values(value).every(isData);
}

describe('judges as Ajv does', () => {
  const upstreams = newestUpstreams();
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
  const sizes = { text: 1000, list: 100, depth: 20, manifest: 100_000, perMille: 2 };

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
      if (!isData(manifest)) continue;
      const { apiVersion, kind } = (manifest ?? {}) as { readonly apiVersion?: unknown; readonly kind?: unknown };
      const own = byKind.get(`${typeof apiVersion === 'string' ? apiVersion : ''} ${typeof kind === 'string' ? kind : ''}`);
      broken += compare(own && random.happens(0.9) ? own : random.pick(kinds).definition, manifest, random) ? 1 : 0;
    }
    expect(broken).toBeGreaterThan(1000);
  });
});
