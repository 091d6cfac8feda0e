import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { casesOfTests } from './cases';
import { examplesOf } from './examples';
import { renderRules } from './markdown';
import { RULE_BOOK } from '../../src/admission/rule-book';
import type { RuleExamples } from '../../src/admission/rule-example';
import { READERS, textOfRules } from '../readers/committed';
import { libraryProgram } from '../readers/program';
import { platformProps } from '../readers/props';
import { rulesThatRead } from '../readers/rules';

const DOCS = resolve(__dirname, '..', '..', 'docs');

const rules = [...RULE_BOOK.values()];
const cases = casesOfTests();
const examples = examplesOf(cases, rules);
const file: RuleExamples = {
  generated: 'by projenrc/rules/main.ts from what the tests of the rules judge; do not edit',
  examples: Object.fromEntries(examples),
};
rmSync(join(DOCS, 'rules'), { recursive: true, force: true });
mkdirSync(join(DOCS, 'rules'), { recursive: true });
writeFileSync(join(DOCS, 'rule-examples.json'), `${JSON.stringify(file, null, 1)}\n`);
for (const [path, text] of renderRules(rules, examples)) writeFileSync(join(DOCS, path), text);
writeFileSync(READERS, textOfRules(rulesThatRead(cases, platformProps(libraryProgram()))));
