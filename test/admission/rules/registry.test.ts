import { readdirSync } from 'fs';
import { join } from 'path';
import { crossObjectRules, objectRules } from '../../../src/admission/rules/registry';

const rules = [...objectRules, ...crossObjectRules];
const topics = readdirSync(join(__dirname, '../../../src/admission/rules')).map((file) => file.replace('.ts', ''));

test.each(rules.map((rule) => [rule.id, rule] as const))('%s has an id of its topic, and says what it demands', (id, rule) => {
  expect(id).toMatch(/^[a-z-]+\/[a-z0-9]+(-[a-z0-9]+)+$/);
  expect(topics).toContain(id.split('/')[0]);
  expect(rule.summary).not.toMatch(/\.$/);
  expect(rule.why).toMatch(/\.$/);
  expect(rule.fix).toMatch(/\.$/);
});

test('ids are unique', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
