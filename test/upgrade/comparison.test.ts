import type { Finding } from '../../src/admission/finding';
import { FindingLevel } from '../../src/rules/finding-level';
import { compare } from '../../src/upgrade/comparison';

const { REJECTED, UNSTARTABLE, WARNED, ADVISED } = FindingLevel;

const finding = (level: FindingLevel, rule = 'disk/has-known-bus', more: Partial<Finding> = {}): Finding => (
  { level, rule, summary: '', apiVersion: 'v1', kind: 'Pod', name: 'a', field: 'spec.x', fix: '', ...more }
);
const acknowledged = { acknowledged: 'It is so.' };

/** The levels of what is found on each side of one object, and what becomes of it. */
test.each<[string, Finding[], Finding[], { refused?: number; warned?: number; lifted?: number; admitted?: number; refusedByBoth?: number }]>([
  ['nothing', [], [], {}],
  ['the same', [finding(WARNED)], [finding(WARNED)], {}],
  ['refused from then on', [], [finding(REJECTED)], { refused: 1 }],
  ['not started from then on', [], [finding(UNSTARTABLE)], { refused: 1 }],
  ['warned and advised from then on', [], [finding(WARNED), finding(ADVISED)], { warned: 2 }],
  ['graver', [finding(ADVISED)], [finding(REJECTED)], { refused: 1 }],
  ['less grave', [finding(REJECTED)], [finding(WARNED)], { admitted: 1 }],
  ['in another field', [finding(WARNED, 'a/b')], [finding(WARNED, 'a/b', { field: 'spec.y' })], { warned: 1, lifted: 1 }],
  ['refused by both, for other reasons', [finding(REJECTED, 'a/b')], [finding(REJECTED, 'a/c')], { lifted: 1, refusedByBoth: 1 }],
  ['not started, and then refused', [finding(UNSTARTABLE, 'a/b')], [finding(REJECTED, 'a/c')], { refused: 1, lifted: 1 }],
  ['refused, and then not started', [finding(REJECTED, 'a/b')], [finding(UNSTARTABLE, 'a/c')], { lifted: 1, refusedByBoth: 1 }],
  ['refused before only', [finding(REJECTED)], [], { lifted: 1, admitted: 1 }],
  ['refused before only, by one of two rules', [finding(REJECTED, 'a/b'), finding(REJECTED, 'a/c')], [finding(REJECTED, 'a/c')], { lifted: 1, refusedByBoth: 1 }],
  ['acknowledged', [], [finding(REJECTED, 'a/b', acknowledged)], {}],
  ['acknowledged before, and gone', [finding(REJECTED, 'a/b', acknowledged)], [], { lifted: 1 }],
  ['on an acknowledgement', [], [finding(ADVISED, 'acknowledge/is-used')], {}],
  ['a version that is not served hides all else', [finding(WARNED, 'a/b')], [finding(REJECTED, 'object/requires-served-version')], { refused: 1 }],
])('%s', (_, before, after, expected) => {
  const { refused, warned, lifted, admitted, refusedByBoth } = compare([before], [after]);
  expect({ refused: refused.length, warned: warned.length, lifted: lifted.length, admitted: admitted.length, refusedByBoth })
    .toEqual({ refused: 0, warned: 0, lifted: 0, admitted: 0, refusedByBoth: 0, ...expected });
});

test('objects are compared one by one', () => {
  expect(compare([[finding(WARNED)], []], [[], [finding(WARNED)]])).toMatchObject({ warned: [{}], lifted: [{}] });
});
