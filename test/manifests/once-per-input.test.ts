import { clusterOf } from '../../src/manifests/cluster';
import { Catalog } from '../../src/manifests/effective/catalog';
import { oncePerInput } from '../../src/manifests/once-per-input';

const clusters = [1, 2].map((cpuAllocationRatio) => clusterOf({ cpuAllocationRatio }, new Catalog([])));

test('an answer is kept for a list and its cluster', () => {
  const question = jest.fn((_, { cpuAllocationRatio }) => ({ cpuAllocationRatio }));
  const ask = oncePerInput(question);
  const [one, other] = [[], []];
  const [first] = clusters;
  expect(ask(one, first)).toBe(ask(one, first));
  expect(question).toHaveBeenCalledTimes(1);
  expect(ask(other, first)).not.toBe(ask(one, first));
  expect(clusters.map((cluster) => ask(one, cluster))).toEqual([{ cpuAllocationRatio: 1 }, { cpuAllocationRatio: 2 }]);
});
