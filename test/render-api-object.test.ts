import { runInNewContext } from 'vm';
import { ApiObject, ApiObjectMetadataDefinition, App, Chart, JsonPatch, Lazy, LazyResolver, Size } from 'cdk8s';
import type { AppProps, ResolutionContext } from 'cdk8s';
import * as fc from 'fast-check';
import { isShared } from '../src/kubernetes/shared';
import { manifestOf, renderApiObject } from '../src/render-api-object';
import type { LatestManifests } from '../src/render-api-object';

/** A class with a string or a number, as `cdk8s import` makes one for fields that are either. */
class Union {
  constructor(public readonly value: unknown) {}
}

function objectOf(content: object, app: AppProps = {}): ApiObject {
  const chart = new Chart(new App(app), 'chart', { namespace: 'demo', labels: { of: 'chart' } });
  return new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'ConfigMap', ...content });
}

/** What rendering makes, with the order of keys, or what it throws. */
function outcome(render: () => unknown): unknown {
  try {
    const manifest = render();
    return { manifest, text: JSON.stringify(manifest) };
  } catch (error) {
    return String(error);
  }
}

function expectSame(object: ApiObject): void {
  const stock = outcome(() => object.toJson());
  expect(outcome(() => renderApiObject(object))).toStrictEqual(stock);
  expect(outcome(() => manifestOf(object))).toStrictEqual(stock);
}

const lazy = (value: unknown) => Lazy.any({ produce: () => value });
const token = (value: unknown) => ({ resolve: () => value });

test.each<[string, unknown]>([
  ['nothing', { a: undefined, b: null, c: {}, d: [], e: [null, undefined, {}, []], f: lazy(undefined), g: token(null), h: [lazy(null)] }],
  ['unsorted keys', { b: { d: 1, c: 2 }, a: [{ z: 1, y: 2 }], 10: 1, 2: 2, B: 3, é: 4 }],
  ['values that are told later', { a: lazy({ c: lazy([token('x')]), b: 1 }), d: token(lazy(2)), e: token(new Union('3')) }],
  ['unions', { a: new Union('a'), b: new Union(1), c: [new Union('d')] }],
  ['an empty union', new Union(true)],
  ['a key that sets the prototype', JSON.parse('{"__proto__": {"a": 1}, "b": 2}')],
  ['a key that hides the class', { constructor: 'a' }],
  ['an object of another realm', runInNewContext('({ b: 1, a: [{ d: 1, c: 2 }] })')],
  ['an object without a class', Object.create(null)],
  ['an object with inherited fields', Object.create({ a: 1 }, { b: { value: 2, enumerable: true } })],
  ['a function', () => 1],
  ['a class', Union],
  ['a symbol, a large number, text', { a: Symbol.iterator, c: 'x', d: NaN, e: -0, f: '' }],
  ['a date', new Date(0)],
  ['a map', new Map([[1, 2]])],
  ['a size', { a: [Size.gibibytes(1)] }],
  ['a list with gaps', [1, , 3]], // eslint-disable-line no-sparse-arrays
  ['what throws', { a: Lazy.any({ produce: () => { throw new Error('no'); } }) }],
])('%s is rendered as by cdk8s', (_, value) => {
  expectSame(objectOf({ spec: value, data: { b: value, a: [value] } }));
  expectSame(objectOf({ metadata: { labels: { b: 'c' }, some: value, more: { b: value, a: [value] } } }));
});

test('metadata are rendered as by cdk8s', () => {
  const object = objectOf({
    metadata: { name: 'n', namespace: 'other', labels: { z: '1' }, annotations: { b: '2', a: lazy('3') }, finalizers: ['f'], generateName: 'g-', a: {}, uid: undefined },
  });
  expectSame(object);
  object.metadata.addLabel('a', 'b');
  object.metadata.addAnnotation('c', 'd');
  object.metadata.addFinalizers('e');
  object.metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u' });
  object.metadata.add('name', 'lost');
  object.metadata.add('deletionGracePeriodSeconds', lazy(5));
  expectSame(object);
});

test('patched objects are rendered as by cdk8s', () => {
  const object = objectOf({ data: { b: '1' } });
  object.addJsonPatch(JsonPatch.add('/data/a', '2'), JsonPatch.remove('/metadata/labels'), JsonPatch.add('/immutable', true));
  expectSame(object);
  object.addJsonPatch(JsonPatch.remove('/none'));
  expectSame(object);
  const replaced = objectOf({});
  replaced.addJsonPatch(JsonPatch.replace('', { kind: 'b', apiVersion: 'a' }));
  expectSame(replaced);
});

test('keys stay in their order where cdk8s is told not to sort', () => {
  process.env.CDK8S_DISABLE_SORT = '1';
  try {
    expectSame(objectOf({ data: { b: '1', a: '2' }, metadata: { labels: { b: '1', a: '2' } } }));
  } finally {
    delete process.env.CDK8S_DISABLE_SORT;
  }
});

test('cdk8s renders what has resolvers or metadata of another make', () => {
  const resolve = (context: ResolutionContext) => { if (context.value === 'b') context.replaceValue('resolved'); };
  const resolved = objectOf({ data: { a: 'b' } }, { resolvers: [{ resolve }] });
  expectSame(resolved);
  expect(renderApiObject(resolved)).toMatchObject({ data: { a: 'resolved' } });
  const stock = jest.spyOn(ApiObjectMetadataDefinition.prototype, 'toJson').mockReturnValue({ name: 'mocked' });
  expect(renderApiObject(objectOf({}))).toMatchObject({ metadata: { name: 'mocked' } });
  stock.mockRestore();
  const more = objectOf({});
  Object.assign(more.metadata, { managedFields: [] });
  const slow = jest.spyOn(more.metadata, 'toJson');
  renderApiObject(more);
  expect(slow).toHaveBeenCalled();
  const hidden = Object.create(objectOf({ data: { a: 'b' } }), { patches: { value: undefined } });
  expect(() => renderApiObject(hidden)).toThrow('is not iterable');
});

test('a chart without an app is no reason for another error', () => {
  expectSame(new ApiObject(new Chart(undefined as never, 'chart'), 'object', { apiVersion: 'v1', kind: 'ConfigMap' }));
});

test('a class with a toJson of its own renders itself, any other without cdk8s', () => {
  class Own extends ApiObject {
    public toJson(): unknown {
      return { ...super.toJson(), own: true };
    }
  }
  const own = new Own(new Chart(new App(), 'chart'), 'object', { apiVersion: 'v1', kind: 'ConfigMap' });
  expect(manifestOf(own)).toStrictEqual(own.toJson());
  const slow = jest.spyOn(LazyResolver.prototype, 'resolve');
  manifestOf(objectOf({ data: lazy('a') }));
  expect(slow).not.toHaveBeenCalled();
  manifestOf(own);
  expect(slow).toHaveBeenCalled();
  slow.mockRestore();
});

test('values are told once, in the order in which they are written', () => {
  const told: string[] = [];
  const tell = (name: string) => Lazy.any({ produce: () => told.push(name) });
  const object = objectOf({ spec: { b: tell('b'), a: [tell('a')] }, data: tell('data'), metadata: { late: tell('metadata') } });
  renderApiObject(object);
  const ours = told.splice(0);
  object.toJson();
  expect(ours).toEqual(told);
});

const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined, new Date(0), Size.kibibytes(1), Symbol.iterator)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('value', 'name', 'labels', '1', '10', '2')), tie('value'), { maxKeys: 5, noNullPrototype: true }),
    tie('value').map(lazy),
    tie('value').map(token),
    tie('value').map((value) => new Union(value)),
  ),
}));

test('random values are rendered as by cdk8s', () => {
  fc.assert(fc.property(anything, anything, anything, (spec, data, more) => {
    const object = objectOf({ spec, data, metadata: { name: 'n', more } });
    const [stock, ours] = [outcome(() => object.toJson()), outcome(() => renderApiObject(object))];
    // Of several values that cannot be written, either may be named.
    if (typeof stock === 'string') expect(ours).toMatch(/^Error: Failed serializing construct at path 'chart\/object' with name 'n': Error: can't render/);
    else expect(ours).toStrictEqual(stock);
  }), { numRuns: 5_000, seed: 1 });
});

describe('what is equal in the latest manifest of the kind', () => {
  const rendered = (latest: LatestManifests, content: object) => manifestOf(objectOf(content), latest);

  test('is the same value, and marked', () => {
    const latest: LatestManifests = new Map();
    const [one, other] = ['1', '2'].map((name) => rendered(latest, { metadata: { name }, data: { a: [{ b: lazy(name), c: { d: 1 } }, [1]], e: { f: 2, b: 1 } } }));
    expect(other).toStrictEqual(objectOf({ metadata: { name: '2' }, data: { a: [{ b: '2', c: { d: 1 } }, [1]], e: { b: 1, f: 2 } } }).toJson());
    const pairs = [
      [one.metadata.labels, other.metadata.labels, true],
      [one.data.a[0].c, other.data.a[0].c, true],
      [one.data.a[1], other.data.a[1], true],
      [one.data.e, other.data.e, true],
      [one.metadata, other.metadata, false],
      [one.data.a[0], other.data.a[0], false],
      [one.data.a, other.data.a, false],
      [one.data, other.data, false],
      [one, other, false],
    ];
    for (const [a, b, same] of pairs) expect([a === b, isShared(a), isShared(b)]).toEqual([same, same, same]);
  });

  test.each<[string, unknown, unknown]>([
    ['another order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['a key less', { a: 1, b: 2 }, { a: 1 }],
    ['a key more', { a: 1 }, { a: 1, b: 2 }],
    ['an item less', [1, 2], [1]],
    ['an item more', [1], [1, 2]],
    ['a list', [], {}],
    ['a mapping', {}, []],
    ['a zero below zero', [0], [-0]],
    ['a field of all mappings', {}, { toString: {} }],
    ['a union', new Union(1), new Union(2)],
  ])('differs: %s', (_, before, after) => {
    process.env.CDK8S_DISABLE_SORT = '1';
    try {
      const latest: LatestManifests = new Map();
      rendered(latest, { spec: before });
      const object = objectOf({ spec: after });
      expect(outcome(() => manifestOf(object, latest))).toStrictEqual(outcome(() => object.toJson()));
    } finally {
      delete process.env.CDK8S_DISABLE_SORT;
    }
  });

  test('is not in another kind, nor in a patched object', () => {
    const latest: LatestManifests = new Map();
    const data = { a: { b: 1 } };
    const one = rendered(latest, { data });
    const patched = objectOf({ data });
    patched.addJsonPatch(JsonPatch.add('/data/a/b', 2));
    expect(manifestOf(patched, latest).data).toEqual({ a: { b: 2 } });
    expect(rendered(latest, { data, kind: 'Secret' }).data).not.toBe(one.data);
    expect(rendered(latest, { data }).data).toBe(one.data);
    expect(one.data).toEqual(data);
  });

  test('is so for random values, and changes none', () => {
    const picks = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })), { minLength: 2, maxLength: 6 });
    fc.assert(fc.property(fc.tuple(anything, anything, anything), picks, (values, picked) => {
      const latest: LatestManifests = new Map();
      const objects = picked.map(([i, j]) => objectOf({ spec: values[i], data: { a: values[j], b: [values[i]] } }));
      const made = objects.map((object) => madeOrNothing(() => renderApiObject(object, latest)));
      for (const [i, object] of objects.entries()) {
        const stock = outcome(() => object.toJson());
        if (typeof stock === 'string') expect(made[i]).toBeUndefined();
        else expect(outcome(() => made[i])).toStrictEqual(stock);
      }
    }), { numRuns: 2_000, seed: 1 });
  });
});

function madeOrNothing(make: () => unknown): unknown {
  try {
    return make();
  } catch {
    return undefined;
  }
}
