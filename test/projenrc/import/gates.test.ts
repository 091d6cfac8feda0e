import fc from 'fast-check';
import { formatGates, Gates, withRelease } from '../../../projenrc/import/gates';

const registered = (gates: { [gate: string]: string }) => Object.fromEntries(Object.entries(gates).map(([gate, state]) => [gate, { state }]));
const take = (...releases: [string, { [gate: string]: string }][]) => (
  releases.reduce<Gates>((known, [release, gates]) => withRelease(known, release, registered(gates)), { releases: [], gates: {} })
);

test('a history says when a gate came, changed and went', () => {
  expect(take(
    ['1.6', { Old: 'Beta', Same: 'Alpha' }],
    ['1.7', { Old: 'General Availability', Same: 'Alpha', New: 'Alpha' }],
    ['1.8', { Same: 'Alpha', New: 'Beta' }],
  ).gates).toEqual({
    New: { 1.7: 'Alpha', 1.8: 'Beta' },
    Old: { 1.6: 'Beta', 1.7: 'GA', 1.8: null },
    Same: { 1.6: 'Alpha' },
  });
});

test('a gate that comes back', () => {
  expect(take(['1.6', { A: 'Alpha' }], ['1.7', {}], ['1.8', { A: 'Alpha' }]).gates).toEqual({ A: { 1.6: 'Alpha', 1.7: null, 1.8: 'Alpha' } });
});

test('a release that is taken again replaces what was known of it', () => {
  expect(take(['1.6', { A: 'Alpha' }], ['1.7', { A: 'Beta' }], ['1.6', { A: 'Beta' }]).gates).toEqual({ A: { 1.6: 'Beta' } });
});

test('1.10 comes after 1.9', () => {
  expect(take(['1.10', { A: 'Beta' }], ['1.9', { A: 'Alpha' }])).toEqual({ releases: ['1.9', '1.10'], gates: { A: { '1.9': 'Alpha', '1.10': 'Beta' } } });
});

test('the order in which releases are taken does not matter', () => {
  const gates = fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('Alpha', 'Beta', 'General Availability'));
  fc.assert(fc.property(fc.tuple(gates, gates, gates, gates), fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (all, order) => {
    const releases = all.map((each, i): [string, { [gate: string]: string }] => [`1.${8 + i}`, each]);
    expect(take(...order.map((i) => releases[i]))).toEqual(take(...releases));
  }));
});

test('one gate a line', () => {
  expect(formatGates({ releases: ['1.6', '1.7'], gates: { B: { 1.6: 'Beta' }, A: { 1.7: null } } }).split('\n').slice(2, 7)).toEqual([
    '"releases": ["1.6","1.7"],', '"gates": {', '"A": {"1.7":null},', '"B": {"1.6":"Beta"}', '}',
  ]);
});
