import { Chart, Testing } from 'cdk8s';

/** A rendered object, free-form as tests look into all kinds. */
export interface Rendered {
  readonly [field: string]: any;
}

/** What a chart renders, in order. */
export function synth(chart: Chart): Rendered[] {
  return Testing.synth(chart);
}

/** The one object of this kind and name. */
export function object(all: Rendered[], kind: string, name: string): Rendered {
  const found = all.filter((one) => one.kind === kind && one.metadata.name === name);
  expect(found).toHaveLength(1);
  return found[0];
}
