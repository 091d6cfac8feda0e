import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { crossObjectRules, objectRules } from '../../src/rules/registry';
import type { Rule } from '../../src/rules/rule';

const ROOM = join(__dirname, '..', '..', 'src', 'rules');
const NO_AREAS = ['object', 'subjects'];
const rules: readonly Rule[] = [...objectRules, ...crossObjectRules];
const areas = readdirSync(ROOM, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !NO_AREAS.includes(entry.name));
const topics = areas.flatMap(({ name }) => readdirSync(join(ROOM, name)).map((file) => ({ area: name, topic: file.replace('.ts', '') })));

test.each(rules.map((rule) => [rule.id, rule] as const))('%s has an id of its topic, and says what it demands', (id, rule) => {
  expect(id).toMatch(/^[a-z-]+\/[a-z0-9]+(-[a-z0-9]+)+$/);
  expect(topics.map(({ topic }) => topic)).toContain(id.split('/')[0]);
  expect(rule.summary).not.toMatch(/\.$/);
  expect(rule.why).toMatch(/\.$/);
  expect(rule.fix).toMatch(/\.$/);
});

test('ids are unique', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test('every topic that has rules is listed', () => {
  const listed = new Set(rules.map(({ id }) => id.split('/')[0]));
  const source = ({ area, topic }: { area: string; topic: string }) => readFileSync(join(ROOM, area, `${topic}.ts`), 'utf8');
  const withRules = topics.filter((file) => file.topic !== 'index' && /^export const (?:rules|crossObjectRules)\b/m.test(source(file)));
  expect(withRules.map(({ topic }) => topic).filter((topic) => !listed.has(topic))).toEqual([]);
  expect(withRules.length).toBeGreaterThan(90);
});
