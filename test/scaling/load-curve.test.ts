import { Duration } from 'cdk8s';
import { LoadCurve, LoadPoint } from '../../src';

const point = (seconds: number, cpus: number): LoadPoint => ({ at: Duration.seconds(seconds), cpus });
const POINTS = [point(0, 1), point(60, 3), point(120, 3)];

test.each([[0, 1, 1], [30, 1, 2], [59, 1, 1 + 2 * 59 / 60], [60, 3, 3], [90, 3, 3], [500, 3, 3]])('at %d s', (seconds, steps, linear) => {
  const at = Duration.seconds(seconds);
  expect([LoadCurve.steps(POINTS).at(at), LoadCurve.linear(POINTS).at(at)]).toEqual([steps, linear]);
});

test.each<[string, LoadPoint[], string]>([
  ['nothing', [], 'LoadCurve points: got "no point"; allowed: the first at 0. Say what is asked at the beginning.'],
  ['a late start', [point(5, 1)], 'LoadCurve points: got "the first at 5 s"; allowed: the first at 0. Say what is asked at the beginning.'],
  ['a time twice', [point(0, 1), point(5, 1), point(5, 2)], 'LoadCurve points: got "5 s after 5 s"; allowed: times that rise. Sort the points, and give each time once.'],
  ['a negative demand', [point(0, -1)], 'LoadCurve points: got -1; allowed: CPUs from 0. Give the demand in CPUs: 2.5 keeps two and a half of them busy.'],
  ['an endless demand', [point(0, Infinity)], 'LoadCurve points: got Infinity; allowed: CPUs from 0. Give the demand in CPUs: 2.5 keeps two and a half of them busy.'],
])('%s is refused', (_, points, message) => {
  for (const curve of [LoadCurve.steps, LoadCurve.linear]) expect(() => curve(points)).toThrow(new Error(message));
});
