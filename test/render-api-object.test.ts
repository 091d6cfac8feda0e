import { runInNewContext } from 'vm';
import { ApiObject, ApiObjectMetadataDefinition, App, Chart, JsonPatch, Lazy, LazyResolver, Size } from 'cdk8s';
import type { AppProps, ResolutionContext } from 'cdk8s';
import * as fc from 'fast-check';
import { manifestOf, renderApiObject } from '../src/render-api-object';

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
