import { Duration, Size } from 'cdk8s';
import { MigrationEstimate, MigrationEstimateOptions } from '../../src/resilience';

/** 64 GiB at 64 MiB a second. */
const BIG = { memory: Size.gibibytes(64), bandwidth: Size.mebibytes(64) };
const of = (options: Partial<MigrationEstimateOptions> = {}) => MigrationEstimate.of({ ...BIG, ...options });

test.each<[string, MigrationEstimate, duration: number | undefined, budget: number | undefined, fits: boolean]>([
  ['an idle guest', of(), 1024, 69 * 150, true],
  ['a budget of its own', of({ completionTimeoutPerGiB: Duration.seconds(800) }), 1024, 69 * 800, true],
  ['half the bandwidth is lost', of({ dirtyRate: Size.mebibytes(32) }), 2048, 69 * 150, true],
  ['nearly all is lost', of({ dirtyRate: Size.mebibytes(60) }), 16384, 69 * 150, false],
  ['all is lost', of({ dirtyRate: Size.mebibytes(64) }), undefined, 69 * 150, false],
  ['more than all is lost', of({ dirtyRate: Size.mebibytes(100) }), undefined, 69 * 150, false],
  ['no limit', of({ dirtyRate: Size.mebibytes(60), completionTimeoutPerGiB: Duration.seconds(0) }), 16384, undefined, true],
  ['disks are copied', of({ copiedDisks: Size.gibibytes(36) }), 1600, 108 * 150, true],
  ['less than a gigabyte', of({ memory: Size.mebibytes(512) }), 8, 150, true],
])('%s', (_, { duration, budget, fits, converges }, ...expected) => {
  expect([duration?.toSeconds(), budget?.toSeconds(), fits]).toEqual(expected);
  expect(converges).toBe(duration !== undefined);
});

test.each<[string, MigrationEstimate, ...string[]]>([
  ['that fits', of()],
  ['that is slow', of({ dirtyRate: Size.mebibytes(60) }),
    'It takes at least 16384 s, and has 10350 s. Then it is aborted, and the guest stays where it is. Give it more bandwidth or time.'],
  ['that is slow, with post-copy', of({ dirtyRate: Size.mebibytes(60), allowPostCopy: true }),
    'It takes at least 16384 s, and has 10350 s. Then it goes on as post-copy, where a broken network loses the guest. Give it more bandwidth or time.'],
  ['that is slow, with a pause', of({ dirtyRate: Size.mebibytes(60), allowWorkloadDisruption: true }),
    'It takes at least 16384 s, and has 10350 s. Then the guest is paused until it is copied. Give it more bandwidth or time.'],
  ['that never ends', of({ dirtyRate: Size.mebibytes(64) }),
    'It never ends: the guest writes 64 MiB/s, and the network takes 64 MiB/s. Then it is aborted, and the guest stays where it is. Give it more bandwidth.'],
  ['that is slowed down', of({ dirtyRate: Size.mebibytes(64), allowAutoConverge: true }),
    'It never ends: the guest writes 64 MiB/s, and the network takes 64 MiB/s. Then it is aborted, and the guest stays where it is, unless the guest is slowed down enough '
    + 'before. Give it more bandwidth.'],
  ['that nothing ends', of({ dirtyRate: Size.mebibytes(64), completionTimeoutPerGiB: Duration.seconds(0) }),
    'It never ends: the guest writes 64 MiB/s, and the network takes 64 MiB/s. Nothing ends it but no progress at all. Give it more bandwidth.'],
])('warns of one %s', (_, { warnings }, ...expected) => expect(warnings).toEqual(expected));

test.each<[guests: number, parallel: number | undefined, seconds: number]>([[1, undefined, 1024], [5, undefined, 3 * 1024], [5, 5, 1024]])('%i guests, %p at a time', (guests, parallel, seconds) => {
  expect(of().drainTime({ guests, parallel })?.toSeconds()).toBe(seconds);
});

test('a drain that never ends', () => expect(of({ dirtyRate: Size.mebibytes(64) }).drainTime({ guests: 1 })).toBeUndefined());

test('as text', () => {
  expect(`${of({ dirtyRate: Size.mebibytes(8.5) })}`).toBe([
    'copied      64Gi', 'bandwidth   64 MiB/s', 'dirty rate  8.5 MiB/s', 'takes       1181 s', 'may take    10350 s',
  ].join('\n'));
});

test.each<[string, () => unknown, string]>([
  ['no memory', () => of({ memory: Size.gibibytes(0) }), 'MigrationEstimate memory: got 0; allowed: more than 0'],
  ['no bandwidth', () => of({ bandwidth: Size.gibibytes(0) }), 'MigrationEstimate bandwidth: got 0; allowed: more than 0'],
  ['half a guest', () => of().drainTime({ guests: 0.5 }), 'drainTime.guests: got 0.5; allowed: a whole number from 1'],
  ['none at a time', () => of().drainTime({ guests: 1, parallel: 0 }), 'drainTime.parallel: got 0'],
])('refuses %s', (_, build, message) => expect(build).toThrow(message));
