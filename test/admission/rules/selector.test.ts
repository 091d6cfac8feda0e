import { judge, merged, pool, replicaSet } from '../judge';
import type { Json, Verdict } from '../judge';
import { reportedFields } from './reported-fields';

const rows: [title: string, selector: Json, found: Verdict[]][] = [
  ['its label', { matchLabels: { app: 'a' } }, []],
  ['everything', { matchLabels: undefined }, []],
  ['another value', { matchLabels: { app: 'b' } }, [['selector/matches-template', 'spec.selector.matchLabels.app', 'b']]],
  ['another label', { matchLabels: { 'app': 'a', 'example.com/tier': 'x' } },
    [['selector/matches-template', 'spec.selector.matchLabels[example.com/tier]', 'x']]],
  ['expressions that hold', {
    matchExpressions: [
      { key: 'app', operator: 'In', values: ['a', 'b'] }, { key: 'app', operator: 'NotIn', values: ['c'] },
      { key: 'app', operator: 'Exists' }, { key: 'tier', operator: 'DoesNotExist' },
    ],
  }, []],
  ['an expression that does not', { matchExpressions: [{ key: 'app', operator: 'Exists' }, { key: 'app', operator: 'In', values: ['b'] }] },
    [['selector/matches-template', 'spec.selector.matchExpressions[1]', 'app In b']]],
  ['a label that should not exist', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] },
    [['selector/matches-template', 'spec.selector.matchExpressions[0]', 'app DoesNotExist']]],
  ['a value that is excluded', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] },
    [['selector/matches-template', 'spec.selector.matchExpressions[0]', 'app NotIn a']]],
  ['by a value that no label has', { matchLabels: { app: 'a b' } }, [['selector/is-valid', 'spec.selector.matchLabels.app', 'app: a b']]],
  ['by a key that no label has', { matchExpressions: [{ key: 'a b', operator: 'Exists' }] },
    [['selector/is-valid', 'spec.selector.matchExpressions[0].key', 'a b']]],
  ['by In without values', { matchExpressions: [{ key: 'app', operator: 'In' }] },
    [['selector/is-valid', 'spec.selector.matchExpressions[0].values', '[]']]],
  ['by Exists with values', { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['a'] }] },
    [['selector/is-valid', 'spec.selector.matchExpressions[0].values', '["a"]']]],
  ['by an unknown operator', { matchExpressions: [{ key: 'app', operator: 'Is', values: ['a'] }] },
    [['schema/is-one-of', 'spec.selector.matchExpressions[0].operator', 'Is'], ['selector/is-valid', 'spec.selector.matchExpressions[0].operator', 'Is']]],
];

test.each(rows)('a replica set that selects %s', (_, selector, found) => {
  expect(judge(merged(replicaSet(), { spec: { selector } }))).toEqual(found);
});

test.each(rows)('a pool that selects %s', (_, selector, found) => {
  expect(judge(merged(pool(), { spec: { selector } }))).toEqual(found);
});

test('a pool selects VMs, not their instances', () => {
  const labels = { spec: { virtualMachineTemplate: { metadata: { labels: undefined }, spec: { template: { metadata: { labels: { app: 'a' } } } } } } };
  expect(judge(merged(pool(), labels))).toEqual([['selector/matches-template', 'spec.selector.matchLabels.app', 'a']]);
});

test('KubeVirt reports the whole selector', () => {
  expect(reportedFields(merged(pool(), { spec: { selector: { matchLabels: { app: 'b' } } } }))).toEqual([['selector/matches-template', 'spec.selector']]);
  expect(reportedFields(merged(pool(), { spec: { selector: { matchLabels: { app: 'a b' } } } }))).toEqual([['selector/is-valid', 'spec.selector']]);
});

test('the schema asks for the template of a replica set', () => {
  expect(judge(merged(replicaSet(), { spec: { template: undefined } }))).toEqual([['schema/has-required-field', 'spec.template']]);
});
