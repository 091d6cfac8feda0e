import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotated, readersOf, unread } from './annotate';
import { committedRules } from './committed';
import { constructsThatRead } from './constructs';
import { PAGE_FILE, readersPage } from './page';
import { libraryProgram } from './program';
import { platformProps } from './props';
import { RULE_BOOK } from '../../src/admission/rule-book';
import { ROOT } from '../assembly';

/** Writes into the docstring of each prop of Platform who reads it, and docs/platform-readers.md. Run after projenrc/rules, before a compilation. */
const program = libraryProgram();
const props = platformProps(program);
const readers = readersOf(props, committedRules(), constructsThatRead(program, props));
const missing = unread(readers);
if (missing.length) throw new Error(`nothing reads ${missing.join(', ')}: remove it from Platform, or make what it promises`);
writeFileSync(PAGE_FILE, readersPage(readers, RULE_BOOK));
for (const [file, text] of annotated(readers)) writeFileSync(join(ROOT, file), text);
