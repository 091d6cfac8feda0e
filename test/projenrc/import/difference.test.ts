import fc from 'fast-check';
import { Catalog, Kind } from '../../../projenrc/import/catalog';
import { differenceOf, formatDifference, patchBetween, withDifference } from '../../../projenrc/import/difference';
import { Schemas } from '../../../projenrc/import/schema';
import { mergePatch } from '../../../src/kubernetes/merge-patch';

const key = fc.constantFrom('a', 'b', 'c', 'spec', 'properties');
const json = fc.letrec((tie) => ({
  record: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  value: fc.oneof({ maxDepth: 4 }, fc.constantFrom('x', 'y', 1, true), fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }), tie('record')),
})).record as fc.Arbitrary<{ [key: string]: unknown }>;

test('a patch makes the one of the other, and there is none between equals', () => {
  fc.assert(fc.property(json, json, (from, to) => {
    const patch = patchBetween(from, to);
    expect(mergePatch(from, patch ?? {})).toEqual(to);
    if (!patch) expect(from).toEqual(to);
    expect(patchBetween(from, from)).toBeUndefined();
  }));
});

test('a patch says nothing of what stays', () => {
  expect(patchBetween({ a: { b: 1, c: { d: 2 } }, e: [1] }, { a: { b: 1, c: { d: 3 } }, e: [1], f: {} })).toEqual({ a: { c: { d: 3 } }, f: {} });
  expect(patchBetween({ a: 1, b: {} }, { b: {} })).toEqual({ a: null });
  expect(patchBetween({ a: { b: 1 } }, { a: 'text' })).toEqual({ a: 'text' });
});

const kinds = fc.uniqueArray(fc.record({
  group: fc.constantFrom('a.example', ''),
  version: fc.constantFrom('v1', 'v1beta1'),
  kind: fc.constantFrom('Boat', 'Crew'),
  plural: fc.constantFrom('boats', 'crews'),
  scope: fc.constantFrom('Namespaced' as const, 'Cluster' as const),
  served: fc.constantFrom(['v1'], ['v1', 'v1beta1']),
  deprecated: fc.constantFrom([], ['v1beta1']),
  scale: fc.option(fc.constantFrom<{ [key: string]: string }>({ specReplicasPath: '.a' }, { specReplicasPath: '.a', labelSelectorPath: '.b' }), { nil: undefined }),
  definition: fc.constantFrom('v1.Boat', 'v1.Crew'),
}).map(({ scale, ...kind }): Kind => ({ ...kind, ...scale && { scale } })), { selector: nameOf });
const catalog = (release: string) => fc.record({ kinds, definitions: json as fc.Arbitrary<Schemas> })
  .map((parts): Catalog => ({ upstream: { repository: 'a/harbour', release }, ...parts }));

test('a difference leads to the other release, as it is written and read, and the inverse one back', () => {
  fc.assert(fc.property(catalog('v1.9.0'), catalog('v1.8.0'), (newest, other) => {
    const difference = differenceOf(newest, other);
    if (!difference) {
      expect(sorted({ ...newest, upstream: other.upstream })).toEqual(sorted(other));
      return;
    }
    const read = JSON.parse(formatDifference(difference)) as typeof difference;
    expect(sorted(withDifference(newest, read))).toEqual(sorted(other));
    const inverse = differenceOf(withDifference(newest, read), newest);
    expect(inverse && sorted(withDifference(other, inverse))).toEqual(sorted(newest));
  }));
});

test('what a kind no longer has is told', () => {
  const boat: Kind = { group: '', version: 'v1', kind: 'Boat', plural: 'boats', scope: 'Cluster', served: ['v1'], deprecated: [], definition: 'v1.Boat' };
  const upstream = { repository: 'a/harbour', release: 'v1' };
  const newest = { upstream, kinds: [{ ...boat, scale: { specReplicasPath: '.a' } }], definitions: {} };
  expect(differenceOf(newest, { upstream, kinds: [boat], definitions: {} })?.kinds).toEqual({ '/Boat/v1': { scale: null } });
});

function nameOf({ group, kind, version }: Kind): string {
  return `${group}/${kind}/${version}`;
}

function sorted({ kinds: of, ...rest }: Catalog): Catalog {
  return { ...rest, kinds: [...of].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)) };
}
