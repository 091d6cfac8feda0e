import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { judge, merged, pool, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';

const STRATEGIES = 'Always, Halted, Manual, Once, RerunOnFailure';

says({
  'run-strategy/excludes-deprecated-running': { level: FindingLevel.WARNED, allowed: 'runStrategy' },
  'run-strategy/excludes-running': { allowed: 'either running or runStrategy' },
  'run-strategy/is-known': { allowed: STRATEGIES },
  'run-strategy/requires-gate-for-receiver': {
    allowed: 'only while the feature gate DecentralizedLiveMigration is on',
  },
  'run-strategy/requires-strategy': { allowed: STRATEGIES, reported: ['spec.running', 'spec.virtualMachineTemplate.spec.running'] },
});

const rows: [title: string, spec: Json, ...found: Verdict[]][] = [
  ['Always', { runStrategy: 'Always' }],
  ['Halted', { runStrategy: 'Halted' }],
  ['Manual', { runStrategy: 'Manual' }],
  ['RerunOnFailure', { runStrategy: 'RerunOnFailure' }],
  ['both running and runStrategy', { running: true }, ['run-strategy/excludes-running', 'running', 'true']],
  ['both, where they agree', { running: false, runStrategy: 'Halted' }, ['run-strategy/excludes-running', 'running', 'false']],
  ['neither running nor runStrategy', { runStrategy: undefined }, ['run-strategy/requires-strategy', 'runStrategy']],
  ['an unknown strategy', { runStrategy: 'always' }, ['run-strategy/is-known', 'runStrategy', 'always', { fix: 'Did you mean Always?' }]],
  ['an empty strategy', { runStrategy: '' }, ['run-strategy/is-known', 'runStrategy', '']],
  ['a strategy that needs a gate', { runStrategy: 'WaitAsReceiver' },
    ['run-strategy/requires-gate-for-receiver', 'runStrategy', 'WaitAsReceiver']],
];
const under = (path: string, found: Verdict[]) => found.map(([rule, field, ...got]) => [rule, `${path}.${field}`, ...got]);
const vmWith = (spec: Json) => merged(virtualMachine(), { spec });
const poolWith = (spec: Json) => merged(pool(), { spec: { virtualMachineTemplate: { spec } } });
const running = { runStrategy: undefined, running: false };

const once: [string, Json] = ['Once', { runStrategy: 'Once' }];

test.each([...rows, once])('a VM with %s', (_, spec, ...found) => {
  expect(judge(vmWith(spec))).toEqual(under('spec', found));
});

const advice = { level: FindingLevel.ADVISED, allowed: 'Always, RerunOnFailure, Manual, Halted' };
test.each([...rows, [...once, ['pool/avoids-run-once', 'runStrategy', 'Once', advice] as Verdict] as typeof rows[number]])('a pool with %s', (_, spec, ...found) => {
  expect(judge(poolWith(spec))).toEqual(under('spec.virtualMachineTemplate.spec', found));
});

test('the gate lifts the rule on receivers', () => {
  expect(judge(vmWith({ runStrategy: 'WaitAsReceiver' }), gates('DecentralizedLiveMigration'))).toEqual([]);
});

test('running alone is warned of in a VM, not in a pool', () => {
  expect(judge(vmWith(running))).toEqual([['run-strategy/excludes-deprecated-running', 'spec.running', 'false']]);
  expect(judge(poolWith(running))).toEqual([]);
});
