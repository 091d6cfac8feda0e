import { ACKNOWLEDGE } from '../../src/admission/acknowledgement';
import { admit } from '../../src/admission/admission';
import { RENAMED_RULES } from '../../src/admission/renamed-rules';
import { RULE_BOOK } from '../../src/admission/rule-book';

test.each([...RENAMED_RULES])('%s is now %s', (old, current) => {
  expect([RULE_BOOK.has(old), RULE_BOOK.has(current)]).toEqual([false, true]);
});

test('an acknowledgement of an old id still counts', () => {
  const annotations = { [ACKNOWLEDGE]: 'metadata/has-fitting-namespace: kept for an old tool' };
  const manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', namespace: 'b', annotations } };
  expect(admit([{ manifest }]).map(({ rule, acknowledged }) => [rule, acknowledged])).toEqual([['metadata/fits-scope', 'kept for an old tool']]);
});
