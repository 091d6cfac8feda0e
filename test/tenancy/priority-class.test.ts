import { App, Chart } from 'cdk8s';
import { synth } from './fixture';
import { Admission } from '../../src/admission';
import { PriorityClass, PriorityClassProps } from '../../src/tenancy';

const BARE = { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'gold' } };

test.each<[PriorityClassProps, object]>([
  [{ value: 100 }, { value: 100 }],
  [{ value: -10, preempts: false, description: 'Last' }, { value: -10, preemptionPolicy: 'Never', description: 'Last' }],
  [{ value: 0, preempts: true, globalDefault: true }, { value: 0, preemptionPolicy: 'PreemptLowerPriority', globalDefault: true }],
])('states %j', (props, fields) => {
  const app = new App();
  const chart = new Chart(app, 'classes');
  new PriorityClass(chart, 'gold', props);
  expect(synth(chart)).toEqual([{ ...BARE, ...fields }]);
  expect(Admission.of(app).findings()).toEqual([]);
});

test.each([1.5, 2 ** 31, -(2 ** 31) - 1, NaN])('refuses %d', (value) => {
  expect(() => new PriorityClass(new Chart(new App(), 'classes'), 'gold', { value }))
    .toThrow(`value: got ${value}; allowed: a whole number from -2147483648 to 1000000000. Higher values come first.`);
});

test('values of the system are a finding', () => {
  const app = new App();
  new PriorityClass(new Chart(app, 'classes'), 'gold', { value: 2_000_000_000 });
  expect(Admission.of(app).findings().map(({ rule, field }) => [rule, field])).toEqual([['cluster-objects/has-valid-priority', 'value']]);
});

test('is one resource for cdk8s-plus', () => {
  const chart = new Chart(new App(), 'classes');
  for (const priority of [new PriorityClass(chart, 'gold', { value: 1 }), PriorityClass.fromPriorityClassName(chart, 'imported', 'gold')]) {
    expect([priority.apiVersion, priority.kind, priority.resourceType, priority.resourceName]).toEqual(['scheduling.k8s.io/v1', 'PriorityClass', 'priorityclasses', 'gold']);
  }
});
