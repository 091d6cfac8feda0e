import { selectorLabels } from '../../src/compute/selector-labels';
import { isLabelValue } from '../../src/kubernetes/label';

test.each<[string, string, { [key: string]: string } | undefined, string]>([
  ['the name', 'db', undefined, 'db'],
  ['the name beside other labels', 'db', { tier: 'data' }, 'db'],
  ['the application it is part of', 'db', { 'app.kubernetes.io/name': 'bank' }, 'bank'],
  ['a name as long as a label may be', 'a'.repeat(63), undefined, 'a'.repeat(63)],
])('%s', (_, workload, labels, expected) => {
  expect(selectorLabels(workload, labels)).toEqual({ 'app.kubernetes.io/name': expected });
});

test('longer names become valid labels that differ where the names do', () => {
  const values = ['a', 'b', '.c'].map((end) => selectorLabels(`${'a'.repeat(80)}${end}`)['app.kubernetes.io/name']);
  expect(values.map((value) => [value.length, isLabelValue(value)])).toEqual([[63, true], [63, true], [63, true]]);
  expect(new Set(values).size).toBe(3);
});
