import { closestMatch, nearMiss } from '../../src/kubernetes/closest-match';

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

test('a word of millions of characters is not compared with short ones', () => {
  const start = performance.now();
  expect(closestMatch('a'.repeat(5_000_000), Array(20).fill('hostname') as string[])).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(500);
});

test.each([
  ['webs', ['web', 'db'], 'web'],
  ['wbe', ['web'], undefined],
  ['fedora-disc', ['fedora-disk', 'fedora'], 'fedora-disk'],
  ['fedora-dsic', ['fedora-disk'], 'fedora-disk'],
  ['fedora-dc', ['fedora-disks'], undefined],
  ['seed', ['need-1', 'see-d'], 'see-d'],
  ['disk-1', ['disk-2', 'disk2'], undefined],
  ['data-b', ['data-a'], undefined],
])('%s among %j is meant for %s', (name, candidates, expected) => {
  expect(nearMiss(name, candidates)).toBe(expected);
});
