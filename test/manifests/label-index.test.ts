import { LabelIndex, matchesSelector } from '../../src/manifests/label-index';

const pod = (name: string, labels: { [key: string]: string }, namespace = 'x') => (
  { manifest: { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace } }, labels }
);
const expression = (key: string, operator: any, ...values: string[]) => ({ matchExpressions: [{ key, operator, values }] });

test.each<[string, object, { [key: string]: string }, boolean]>([
  ['an empty selector selects everything', {}, {}, true],
  ['all labels', { matchLabels: { a: '1', b: '2' } }, { a: '1', b: '2', c: '3' }, true],
  ['another value', { matchLabels: { a: '1' } }, { a: '2' }, false],
  ['In', expression('a', 'In', '1', '2'), { a: '2' }, true],
  ['In, another value', expression('a', 'In', '1'), { a: '2' }, false],
  ['In, missing', expression('a', 'In', '1'), {}, false],
  ['NotIn', expression('a', 'NotIn', '1'), { a: '2' }, true],
  ['NotIn, missing', expression('a', 'NotIn', '1'), {}, true],
  ['NotIn, there', expression('a', 'NotIn', '1'), { a: '1' }, false],
  ['Exists', expression('a', 'Exists'), { a: '' }, true],
  ['Exists, missing', expression('a', 'Exists'), {}, false],
  ['Exists, of a name that every object inherits', expression('constructor', 'Exists'), {}, false],
  ['DoesNotExist', expression('a', 'DoesNotExist'), {}, true],
  ['DoesNotExist, of a name that every object inherits', expression('toString', 'DoesNotExist'), {}, true],
  ['DoesNotExist, there', expression('a', 'DoesNotExist'), { a: '1' }, false],
  ['an unknown operator is another mistake', expression('a', 'in', '1'), {}, true],
])('%s', (_, selector, labels, expected) => expect(matchesSelector(selector, labels)).toBe(expected));

test('an index finds within a namespace', () => {
  const pods = [pod('a', { app: 'web', tier: 'x' }), pod('b', { app: 'web' }), pod('c', { app: 'web' }, 'y')];
  const index = new LabelIndex(pods);
  expect(index.find('x', { matchLabels: { app: 'web' } })).toBe(pods[0]);
  expect(index.find('x', { matchLabels: { app: 'web' }, ...expression('tier', 'DoesNotExist') })).toBe(pods[1]);
  expect(index.find('y', {})).toBe(pods[2]);
  expect(index.find('z', {})).toBeUndefined();
  expect(index.find('x', { matchLabels: { app: 'db' } })).toBeUndefined();
});
