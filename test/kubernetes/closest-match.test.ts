import { closestMatch } from '../../src/kubernetes/closest-match';

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
  expect(closestMatch(word, candidates)).toBe(expected);
});
