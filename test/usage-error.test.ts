import { App, Chart } from 'cdk8s';
import { keepProblems, messagesOf, problemsOf, throwIfAny, usageError } from '../src/usage-error';

const rest = { what: 'memory', allowed: 'a Size', fix: 'Give one.' };

test.each<[unknown, string]>([
  ['2Gi', '"2Gi"'],
  [undefined, 'undefined'],
  [null, 'null'],
  [-1, '-1'],
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  [['cpu', 'memory'], '["cpu","memory"]'],
  [{ to: 'x' }, '{"to":"x"}'],
])('shows %p as %s', (got, shown) => {
  expect(usageError(undefined, { ...rest, got }).message).toBe(`memory: got ${shown}; allowed: a Size. Give one.`);
});

test('carries the path of the construct, where there is one', () => {
  const app = new App();
  expect(usageError(new Chart(app, 'chart'), { ...rest, got: 1 }).message).toBe('[chart] memory: got 1; allowed: a Size. Give one.');
  expect(usageError(app, { ...rest, got: 1 }).message).toBe('memory: got 1; allowed: a Size. Give one.');
});

test('reports all problems together', () => {
  const chart = new Chart(new App(), 'chart');
  expect(() => throwIfAny(chart, [{ ...rest, got: 1 }, { what: 'cpu', got: 0, allowed: 'from 1', fix: 'Give more.' }])).toThrow(new Error(
    '[chart] memory: got 1; allowed: a Size. Give one.\n[chart] cpu: got 0; allowed: from 1. Give more.',
  ));
  expect(() => throwIfAny(chart, [])).not.toThrow();
});

test('a value keeps its problems until a construct throws them', () => {
  const value = {};
  const other = {};
  keepProblems(value, [{ ...rest, got: 1 }]);
  keepProblems(value, [{ ...rest, got: 2 }]);
  expect(problemsOf(value, other, undefined).map(({ got }) => got)).toEqual([1, 2]);
  expect(messagesOf(problemsOf(value, value))).toHaveLength(4);
});

test('messages for a validation carry no path, which cdk8s adds', () => {
  expect(messagesOf([{ ...rest, got: 1 }])).toEqual(['memory: got 1; allowed: a Size. Give one.']);
});
