import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderRules } from './markdown';
import { RULE_BOOK } from '../../src/admission/rule-book';

const DOCS = resolve(__dirname, '..', '..', 'docs');

mkdirSync(DOCS, { recursive: true });
writeFileSync(join(DOCS, 'rules.md'), renderRules([...RULE_BOOK.values()]));
