import { compareReleases, isRelease } from '../../src/kubernetes/release';

test.each([
  ['1.9', '1.10', -1],
  ['1.34', '1.30', 1],
  ['1.9.0', '1.9', 0],
  ['1.9', '1.9.3', 0],
  ['1.9.1', '1.9.3', -1],
  ['v2.0', '1.66.0', 1],
])('%s compared with %s', (a, b, sign) => {
  expect(Math.sign(compareReleases(a, b))).toBe(sign);
});

test.each([['1.34', true], ['v1.9.0', true], ['1', false], ['1.x', false], ['', false], ['1.9.0-rc.0', false]])('%s is a version: %s', (version, expected) => {
  expect(isRelease(version)).toBe(expected);
});
