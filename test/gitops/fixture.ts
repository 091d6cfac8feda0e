import { Chart } from 'cdk8s';
import { Admission } from '../../src/admission';
import { newChart, objects, Rendered } from '../compute/fixture';

/** The one object that is made, which its schema accepts. */
export function made(make: (chart: Chart) => unknown): Rendered {
  const chart = newChart();
  make(chart);
  expect(Admission.of(chart).findings().filter(({ level }) => level === 'rejected')).toEqual([]);
  const [object, ...others] = objects(chart);
  expect(others).toEqual([]);
  return object;
}

/** What is said of each mistake: `<what>: got <got>`. */
export function errors(make: (chart: Chart) => unknown): string[] {
  try {
    make(newChart());
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.split('; allowed:')[0].replace(/^\[.*?\] /, ''));
  }
  return [];
}
