import { IoThreadsPolicy } from '../../../src/compute';
import { guestSpec } from '../fixture';

test.each<[string, IoThreadsPolicy, object]>([
  ['shared', IoThreadsPolicy.SHARED, { ioThreadsPolicy: 'shared' }],
  ['auto', IoThreadsPolicy.AUTO, { ioThreadsPolicy: 'auto' }],
  ['one', IoThreadsPolicy.supplementalPool(1), { ioThreadsPolicy: 'supplementalPool', ioThreads: { supplementalPoolThreadCount: 1 } }],
  ['several', IoThreadsPolicy.supplementalPool(4), { ioThreadsPolicy: 'supplementalPool', ioThreads: { supplementalPoolThreadCount: 4 } }],
])('%s', (_, ioThreadsPolicy, rendered) => {
  const { ioThreadsPolicy: policy, ioThreads } = guestSpec({ ioThreadsPolicy }).domain;
  expect({ ioThreadsPolicy: policy, ioThreads }).toEqual(rendered);
});

test.each([0, -1, 1.5, NaN])('a pool of %d threads', (count) => {
  expect(() => guestSpec({ ioThreadsPolicy: IoThreadsPolicy.supplementalPool(count) })).toThrow(new Error(
    `[chart/vm] IoThreadsPolicy.supplementalPool: got ${count}; allowed: a whole number from 1. Start with the number of busy disks.`));
});
