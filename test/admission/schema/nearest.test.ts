import { nearest } from '../../../src/admission/schema/nearest';

test.each([
  ['buss', ['bus', 'readonly'], 'bus'],
  ['Bus', ['bus', 'tray'], 'bus'],
  ['imgae', ['image', 'imagePullPolicy', 'path'], 'image'],
  ['dedicatedCPUPlacement', ['cores', 'dedicatedCpuPlacement'], 'dedicatedCpuPlacement'],
  ['domains', ['domain', 'hostname'], 'domain'],
  ['ab', ['ac', 'aa'], 'ac'],
  ['size', ['guest', 'hugepages'], undefined],
  ['x', [], undefined],
  ['', ['a'], 'a'],
])('%s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
