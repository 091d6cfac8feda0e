import * as fc from 'fast-check';
import { documentsOf } from '../../../src/manifests/source/document';
import { renderPlatform } from '../../../src/platform/from-cluster/render';

const text = fc.oneof(
  fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('yes', 'Null', '1.30', '0', '08', '-', '64Gi', '64gi', 'a: b', '#', 'a #b', '&a', '*a', '~', '.5', '1e3', 'on', '=', '<<'),
);
const scalar = fc.oneof(text, fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
/** Keys of a prop: others do not come from a cluster. */
const labels = fc.dictionary(text.filter((key) => key !== '__proto__'), scalar, { noNullPrototype: true });
const value = fc.oneof(scalar, fc.array(scalar), labels);
/** -0 is 0, and YAML has no other. */
const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data));

test('whatever is written is read back', () => {
  fc.assert(fc.property(value, value, labels, fc.array(text), (one, other, entry, from) => {
    const written = renderPlatform({
      facts: [{ prop: 'a', value: one, from: from.join() }, { prop: 'b.c', value: other, from: 'x' }, { prop: 'b.d', value: one, from: 'y' }],
      storageClasses: [{ value: { name: 'n', labels: entry, list: [entry] }, from }],
      nodes: [],
    }, 's', from);
    const [{ value: read, problems }] = [...documentsOf('p', written)];
    expect(problems).toEqual([]);
    expect(plain(read)).toEqual(plain({ a: one, b: { c: other, d: one }, storageClasses: [{ name: 'n', labels: entry, list: [entry] }] }));
  }), { numRuns: 300 });
});

test('facts of one place share its comment, others have their own', () => {
  const facts = (...from: readonly string[]) => renderPlatform(
    { facts: from.map((each, i) => ({ prop: `dns.p${i}`, value: i, from: each })), storageClasses: [], nodes: [] }, 's', [],
  ).split('\n').slice(2).join('\n');
  expect(facts('a', 'a')).toBe('# from a\ndns:\n  p0: 0\n  p1: 1\n');
  expect(facts('a', 'b')).toBe('dns:\n  # from a\n  p0: 0\n  # from b\n  p1: 1\n');
});

test('a long list has a line for each entry', () => {
  const listOf = (length: number) => renderPlatform({ facts: [{ prop: 'a', value: Array.from({ length }, () => 'abcdefgh'), from: 'x' }], storageClasses: [], nodes: [] }, 's', []);
  expect(listOf(10)).toMatch(/^a: \[(?:abcdefgh(?:, )?){10}\]$/m);
  expect(listOf(11)).toMatch(/^a:\n(?: {2}- abcdefgh\n){11}$/m);
});
