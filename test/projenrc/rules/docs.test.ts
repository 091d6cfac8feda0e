import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderRules } from '../../../projenrc/rules/markdown';
import { RULE_BOOK } from '../../../src/admission/rule-book';
import type { RuleExamples } from '../../../src/admission/rule-example';

const DOCS = resolve(__dirname, '..', '..', '..', 'docs');
const rules = [...RULE_BOOK.values()];
const { examples } = JSON.parse(readFileSync(join(DOCS, 'rule-examples.json'), 'utf8')) as RuleExamples;
const pages = renderRules(rules, new Map(Object.entries(examples)));

// The examples are taken as they are: only `npm run docgen` knows whether a test now has a plainer one.
test.each([...pages])('docs/%s is what the rules say; if not, run npm run docgen', (path, text) => {
  expect(readFileSync(join(DOCS, path), 'utf8')).toBe(text);
});

test('there are no other pages, and no examples of rules that are gone', () => {
  expect(readdirSync(join(DOCS, 'rules')).map((file) => `rules/${file}`)).toEqual([...pages.keys()].filter((path) => path.startsWith('rules/')));
  expect(Object.keys(examples).filter((id) => !RULE_BOOK.has(id))).toEqual([]);
});
