import type { Finding } from '../../src/admission/finding';
import { compareFindings } from '../../src/admission/sort';
import { FindingLevel } from '../../src/rules/finding-level';

const FINDING: Finding = {
  level: FindingLevel.REJECTED, rule: 'a/b', summary: 'A', apiVersion: 'v1', kind: 'A', namespace: 'a', name: 'a', constructPath: 'a', field: 'a', got: 'a', fix: 'A.',
};

test.each(['constructPath', 'apiVersion', 'kind', 'namespace', 'name', 'field', 'rule', 'got'] as const)('%s decides where all before it is equal', (key) => {
  const later = { ...FINDING, [key]: `${FINDING[key]}a` };
  expect(compareFindings(FINDING, later)).toBe(-1);
  expect(compareFindings(later, FINDING)).toBe(1);
});

test('what is left out comes first', () => {
  const { constructPath, namespace, got, ...bare } = FINDING;
  expect([constructPath, namespace, got]).toEqual(['a', 'a', 'a']);
  expect(compareFindings(bare, FINDING)).toBe(-1);
});

test('order is by code unit, not by locale', () => {
  expect(compareFindings({ ...FINDING, name: 'Z' }, { ...FINDING, name: 'a' })).toBe(-1);
});

test('level and texts do not matter', () => {
  expect(compareFindings(FINDING, { ...FINDING, level: FindingLevel.ADVISED, summary: 'B', fix: 'B.' })).toBe(0);
});
