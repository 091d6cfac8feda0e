import fc from 'fast-check';
import { distinctNames } from '../../src/synth/distinct-names';

test.each<[string, string[][], string[]]>([
  ['different names stay', [['a'], ['b']], ['a', 'b']],
  ['of one name each takes its next', [['a', 'x.a'], ['a', 'y.a'], ['b', 'x.b']], ['x.a', 'y.a', 'b']],
  ['names that differ in case only are one', [['A', 'x.A'], ['a', 'x2.a']], ['x.A', 'x2.a']],
  ['a next name may be taken already', [['a', 'b'], ['a', 'c'], ['b', 'x.b']], ['a-x', 'c', 'b'].map((name) => (name === 'a-x' ? 'b-2' : name))],
  ['a number where nothing else differs', [['a', 'x.a'], ['a', 'x.a'], ['a', 'x.a']], ['x.a', 'x.a-2', 'x.a-3']],
  ['nothing', [], []],
])('%s', (_, candidates, expected) => expect(distinctNames(candidates)).toEqual(expected));

test('many entries of one name take linear time', () => {
  const names = distinctNames(Array.from({ length: 100_000 }, () => ['a', 'x.a']));
  expect([names[0], names[99_999], new Set(names).size]).toEqual(['x.a', 'x.a-100000', 100_000]);
});

const name = fc.constantFrom('a', 'A', 'b', 'a-2', 'b-2', 'x.a');
const entries = fc.array(fc.array(name, { minLength: 1, maxLength: 3 }), { maxLength: 12 });

test('no two names are the same, in no file system', () => {
  fc.assert(fc.property(entries, (candidates) => {
    const names = distinctNames(candidates);
    expect(names).toHaveLength(candidates.length);
    expect(new Set(names.map((each) => each.toLowerCase())).size).toBe(candidates.length);
  }));
});
