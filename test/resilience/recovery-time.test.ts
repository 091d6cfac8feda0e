import { Duration } from 'cdk8s';
import { RecoveryTime, RecoveryTimeOptions } from '../../src/resilience';
import { StartLatency, StartSpeedUp } from '../../src/scaling';

const of = (options: Partial<RecoveryTimeOptions> = {}) => RecoveryTime.ofNodeFailure({ unhealthyDuration: Duration.minutes(1), ...options });
const range = (min: number, max: number) => ({ min: Duration.seconds(min), max: Duration.seconds(max) });
const noPreparation = StartLatency.virtualMachine({ prepare: range(0, 0) });

test.each<[string, RecoveryTime, min: number, max: number]>([
  ['the defaults', of(), 40 + 60 + 180 + 55, 50 + 60 + 318 + 255],
  ['disks that are there', of({ start: noPreparation }), 40 + 60 + 180 + 25, 50 + 60 + 318 + 75],
  ['fractions', of({ start: StartLatency.virtualMachine({ speedUps: [StartSpeedUp.preload(), StartSpeedUp.pool()] }) }), 40 + 60 + 180 + 11.4, 50 + 60 + 318 + 53.4],
  ['power that is switched off', of({ detection: range(50, 50), fencing: range(10, 20) }), 50 + 60 + 10 + 55, 50 + 60 + 20 + 255],
])('%s', (_, { total: { min, max } }, ...expected) => {
  expect([min, max].map((duration) => duration.toSeconds({ integral: false }))).toEqual(expected);
});

test.each([[682, false], [683, true]])('an objective of %i s is met: %p', (seconds, met) => expect(of().meets(Duration.seconds(seconds))).toBe(met));

test('as text', () => {
  expect(`${of()}`).toBe(['detection  40–50 s', 'unhealthy  60 s', 'fencing    180–318 s', 'start      55–255 s', 'total      335–683 s'].join('\n'));
});

test('refuses ranges that are reversed', () => {
  expect(() => of({ detection: range(2, 1), fencing: range(2, 1) })).toThrow([
    'RecoveryTime detection: got "2–1 s"; allowed: min not above max. Exchange min and max.',
    'RecoveryTime fencing: got "2–1 s"; allowed: min not above max. Exchange min and max.',
  ].join('\n'));
});
