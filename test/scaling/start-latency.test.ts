import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { StartLatency, StartSpeedUp, StartPhase, type LatencyRange, type StartLatencyOptions } from '../../src/scaling';

const range = (min: number, max: number): LatencyRange => ({ min: Duration.seconds(min), max: Duration.seconds(max) });
const seconds = ({ min, max }: LatencyRange): [number, number] => [min.toSeconds({ integral: false }), max.toSeconds({ integral: false })];
const vm = (...speedUps: StartSpeedUp[]) => StartLatency.virtualMachine({ speedUps });

test.each<[string, StartLatency, number[][]]>([
  ['container', StartLatency.container(), [[0, 5], [1, 2], [5, 30], [6, 37]]],
  ['virtual machine', vm(), [[30, 180], [20, 45], [5, 30], [55, 255]]],
  ['pool', vm(StartSpeedUp.pool()), [[6, 36], [4, 9], [5, 30], [15, 75]]],
  ['running pool', vm(StartSpeedUp.pool({ percent: 100, phases: Object.values(StartPhase) })), [[0, 0], [0, 0], [0, 0], [0, 0]]],
  ['snapshot', vm(StartSpeedUp.snapshot()), [[9, 54], [20, 45], [5, 30], [34, 129]]],
  ['preload', vm(StartSpeedUp.preload()), [[12, 72], [20, 45], [5, 30], [37, 147]]],
  ['pinning', vm(StartSpeedUp.pinning()), [[30, 180], [16, 36], [5, 30], [51, 246]]],
  ['measured preload', vm(StartSpeedUp.preload({ percent: 90 })), [[3, 18], [20, 45], [5, 30], [28, 93]]],
  ['preload and pinning', vm(StartSpeedUp.preload(), StartSpeedUp.pinning()), [[12, 72], [16, 36], [5, 30], [33, 138]]],
  ['preload then pool: not additive', vm(StartSpeedUp.preload(), StartSpeedUp.pool()), [[2.4, 14.4], [4, 9], [5, 30], [11.4, 53.4]]],
  ['the larger of snapshot and preload', vm(StartSpeedUp.largestOf(StartSpeedUp.snapshot(), StartSpeedUp.preload())), [[9, 54], [20, 45], [5, 30], [34, 129]]],
  ['snapshot and preload of different phases', vm(StartSpeedUp.snapshot(), StartSpeedUp.preload({ phases: [StartPhase.START] })),
    [[9, 54], [8, 18], [5, 30], [22, 102]]],
  ['measured ranges', StartLatency.virtualMachine({ prepare: range(1, 2), start: range(10, 20), ready: range(3, 3) }), [[1, 2], [10, 20], [3, 3], [14, 25]]],
])('%s', (_, { prepare, start, ready, total }, expected) => {
  expect([prepare, start, ready, total].map(seconds)).toEqual(expected);
});

test.each<[string, StartLatency, number[], number[]]>([
  ['a cold start', vm(), [25, 75], [5, 75]],
  ['pinned', vm(StartSpeedUp.preload(), StartSpeedUp.pinning()), [21, 66], [5, 66]],
])('the hand-over of one that waits stopped or paused: %s', (_, { handOverOfStopped, handOverOfPaused }, stopped, paused) => {
  expect([handOverOfStopped, handOverOfPaused].map(seconds)).toEqual([stopped, paused]);
});

test('ratio is computed from the totals', () => {
  const { lowest, highest, ofMinimums, ofMaximums } = vm().ratioTo(StartLatency.container());
  expect([lowest, highest, ofMinimums, ofMaximums]).toEqual([55 / 37, 255 / 6, 55 / 6, 255 / 37]);
});

test('ratio of one phase', () => {
  const none = { prepare: range(0, 0), ready: range(0, 0) };
  const { lowest, highest } = StartLatency.virtualMachine(none).ratioTo(StartLatency.container(none));
  expect([lowest, highest]).toEqual([10, 45]);
});

test('derived values with the default numbers of a virtual machine', () => {
  expect(vm().scaleUpPeriod.toSeconds()).toBe(270);
  expect(vm().scaleDownStabilization.toSeconds()).toBe(600);
  expect(vm().scaleDownPeriod.toSeconds()).toBe(300);
  expect(vm().scalingTolerancePercent).toBe(15);
  expect(vm().readinessInitialDelay.toSeconds()).toBe(20);
  expect(vm().readinessFailureThreshold()).toBe(8);
  expect(vm().readinessFailureThreshold({ period: Duration.seconds(5) })).toBe(15);
  expect(vm().minFailingToStartDuration.toMinutes()).toBe(5);
  expect(vm().poolSize({ arrivalsPerSecond: 0.04 })).toBe(11);
  expect(vm().poolSize({ arrivalsPerSecond: 0.04, buffer: 2 })).toBe(13);
  expect(vm().poolSize({ arrivalsPerSecond: 0 })).toBe(0);
});

test.each<[string, number, number, number, number, number, number]>([
  ['no time at all', 0, 30, 0, 300, 300, 10],
  ['a minute', 60, 60, 300, 300, 300, 10],
  ['exact steps', 300, 300, 600, 300, 300, 15],
  ['above five minutes', 301, 330, 900, 301, 600, 20],
  ['above the API maximum', 2000, 1800, 3600, 2000, 1800, 20],
])('derived values at the bounds: %s', (_, time, scaleUp, scaleDown, patience, scaleDownPeriod, tolerance) => {
  const latency = StartLatency.container({ prepare: range(time, time), start: range(0, 0), ready: range(0, 0) });
  expect(latency.scaleUpPeriod.toSeconds()).toBe(scaleUp);
  expect(latency.scaleDownStabilization.toSeconds()).toBe(scaleDown);
  expect(latency.scaleDownPeriod.toSeconds()).toBe(scaleDownPeriod);
  expect(latency.scalingTolerancePercent).toBe(tolerance);
  expect(latency.minFailingToStartDuration.toSeconds()).toBe(patience);
  expect(latency.readinessFailureThreshold()).toBe(1);
});

test('the initial delay is whole seconds', () => {
  expect(vm(StartSpeedUp.pinning({ percent: 33 })).readinessInitialDelay.toSeconds()).toBe(13);
});

test('binary fractions do not add an instance', () => {
  expect(vm().poolSize({ arrivalsPerSecond: 0.2 })).toBe(51);
});

const bad = (options: StartLatencyOptions) => () => StartLatency.virtualMachine(options);
test.each<[string, () => unknown, string]>([
  ['min above max', bad({ start: range(5, 4) }), 'StartLatency start: got "5 s to 4 s"; allowed: finite times, min not above max.'],
  ['endless time', bad({ prepare: range(0, Infinity) }), 'StartLatency prepare: got "0 s to Infinity s"'],
  ['no number', bad({ ready: range(NaN, 1) }), 'StartLatency ready: got "NaN s to 1 s"'],
  ['negative time', () => range(-1, 1), 'negative'],
  ['a reduction above 100', () => StartSpeedUp.pool({ percent: 101 }), 'StartSpeedUp.pool: got 101; allowed: 0 to 100 percent'],
  ['a negative reduction', () => StartSpeedUp.pinning({ percent: -1 }), 'StartSpeedUp.pinning: got -1'],
  ['a reduction that is no number', () => StartSpeedUp.pinning({ percent: NaN }), 'StartSpeedUp.pinning: got'],
  ['snapshot beside preload', () => vm(StartSpeedUp.snapshot(), StartSpeedUp.pinning(), StartSpeedUp.preload()),
    'StartLatency speedUps: got "snapshot and preload for phase prepare"; allowed: one of them for a phase: they save the same download. '
    + 'Write StartSpeedUp.largestOf(StartSpeedUp.snapshot(), StartSpeedUp.preload()).'],
  ['a speed-up twice', () => vm(StartSpeedUp.pool(), StartSpeedUp.pool({ percent: 10 })), 'StartLatency speedUps: got "pool"; allowed: each speed-up once.'],
  ['a speed-up again inside a choice', () => vm(StartSpeedUp.preload(), StartSpeedUp.largestOf(StartSpeedUp.snapshot(), StartSpeedUp.preload())), 'got "preload"'],
  ['a ratio to nothing', () => vm().ratioTo(StartLatency.container({ start: range(0, 2), ready: range(0, 5) })), 'StartLatency.ratioTo: got "0 s"'],
  ['a period of zero', () => vm().readinessFailureThreshold({ period: Duration.seconds(0) }), 'readinessFailureThreshold.period: got 0'],
  ['negative arrivals', () => vm().poolSize({ arrivalsPerSecond: -1 }), 'poolSize.arrivalsPerSecond: got -1'],
  ['endless arrivals', () => vm().poolSize({ arrivalsPerSecond: Infinity }), 'poolSize.arrivalsPerSecond: got'],
  ['half an instance', () => vm().poolSize({ arrivalsPerSecond: 1, buffer: 0.5 }), 'poolSize.buffer: got 0.5'],
  ['several at once', bad({ start: range(5, 4), speedUps: [StartSpeedUp.pool(), StartSpeedUp.pool()] }),
    'finite times, min not above max. Exchange min and max.\nStartLatency speedUps: got "pool"'],
])('refuses %s', (_, misused, message) => {
  expect(misused).toThrow(message);
});

test('speed-ups never lengthen a phase, whatever their order', () => {
  const percent = fc.integer({ min: 0, max: 100 });
  fc.assert(fc.property(percent, percent, (pool, preload) => {
    const speedUps = [StartSpeedUp.pool({ percent: pool }), StartSpeedUp.preload({ percent: preload })];
    const [min, max] = seconds(vm(...speedUps).total);
    expect(min).toBeLessThanOrEqual(55);
    expect(max).toBeLessThanOrEqual(255);
    expect(seconds(vm(...speedUps.reverse()).total)[1]).toBeCloseTo(max, 5);
  }));
});

test('each lever tells what it saves of what the ones before left', () => {
  const { levers } = vm(StartSpeedUp.largestOf(StartSpeedUp.snapshot(), StartSpeedUp.preload()), StartSpeedUp.pool());
  expect(levers.map(({ name, before, after, saves }) => [name, ...[before, after, saves].map(seconds)])).toEqual([
    ['snapshot or preload', [55, 255], [34, 129], [21, 126]],
    ['pool', [34, 129], [10.8, 49.8], [23.2, 79.2]],
  ]);
  expect(vm().levers).toEqual([]);
});

test('is a table for people', () => {
  expect(`${vm(StartSpeedUp.preload(), StartSpeedUp.pinning())}`).toBe([
    '         cold      with levers',
    'prepare  30–180 s  12–72 s',
    'start    20–45 s   16–36 s',
    'ready    5–30 s    5–30 s',
    'total    55–255 s  33–138 s',
    'preload  55–255 s  37–147 s     saves 18–108 s',
    'pinning  37–147 s  33–138 s     saves 4–9 s',
  ].join('\n'));
  expect(StartLatency.container().toString()).toBe('prepare  0–5 s\nstart    1–2 s\nready    5–30 s\ntotal    6–37 s');
});
