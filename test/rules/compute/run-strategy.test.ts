import { admit } from '../../../src/admission/admission';
import { judge, merged, pool, virtualMachine, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'run-strategy/excludes-running': { allowed: 'either running or runStrategy' },
  'run-strategy/requires-strategy': {
    allowed: 'Always, Halted, Manual, Once, RerunOnFailure',
    reported: ['spec.running', 'spec.virtualMachineTemplate.spec.running'],
  },
  'run-strategy/is-known': { allowed: 'Always, Halted, Manual, Once, RerunOnFailure' },
  'run-strategy/requires-gate-for-receiver': { allowed: 'only while the feature gate DecentralizedLiveMigration is on' },
});

const rows: [title: string, spec: Json, found: Verdict[]][] = [
  ['Always', { runStrategy: 'Always' }, []],
  ['RerunOnFailure', { runStrategy: 'RerunOnFailure' }, []],
  ['both', { running: true }, [['run-strategy/excludes-running', 'running', 'true']]],
  ['neither', { runStrategy: undefined }, [['run-strategy/requires-strategy', 'runStrategy']]],
  ['another word', { runStrategy: 'always' }, [['run-strategy/is-known', 'runStrategy', 'always']]],
  ['an empty word', { runStrategy: '' }, [['run-strategy/is-known', 'runStrategy', '']]],
  ['a receiver', { runStrategy: 'WaitAsReceiver' }, [['run-strategy/requires-gate-for-receiver', 'runStrategy', 'WaitAsReceiver']]],
];
const under = (path: string, found: Verdict[]) => found.map(([rule, field, ...got]) => [rule, `${path}.${field}`, ...got]);
const running = { spec: { runStrategy: undefined, running: false } };

test.each(rows)('a VM with %s', (_, spec, found) => {
  expect(judge(merged(virtualMachine(), { spec }))).toEqual(under('spec', found));
});

test.each(rows)('a pool with %s', (_, spec, found) => {
  const path = 'spec.virtualMachineTemplate.spec';
  expect(judge(merged(pool(), { spec: { virtualMachineTemplate: { spec } } }))).toEqual(under(path, found));
});

test('the gate lifts the rule on receivers', () => {
  const receiver = merged(virtualMachine(), { spec: { runStrategy: 'WaitAsReceiver' } });
  expect(judge(receiver, { enabledFeatureGates: ['DecentralizedLiveMigration'] })).toEqual([]);
});

test('running alone is warned of, in a VM only', () => {
  expect(admit([{ manifest: merged(virtualMachine(), running) }])).toEqual([
    expect.objectContaining({ level: 'warned', rule: 'run-strategy/excludes-deprecated-running', field: 'spec.running', got: 'false' }),
  ]);
  expect(judge(merged(pool(), { spec: { virtualMachineTemplate: running } }))).toEqual([]);
});
