import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotated, readersOf, unread } from './annotate';
import { committedRules } from './committed';
import { constructsThatRead } from './constructs';
import { libraryProgram } from './program';
import { platformProps } from './props';
import { ROOT } from '../assembly';

/** Writes into the docstring of each prop of Platform who reads it. Run after projenrc/rules, before a compilation. */
const program = libraryProgram();
const props = platformProps(program);
const readers = readersOf(props, committedRules(), constructsThatRead(program, props));
const missing = unread(readers);
if (missing.length) throw new Error(`nothing reads ${missing.join(', ')}: remove it from Platform, or make what it promises`);
for (const [file, text] of annotated(readers)) writeFileSync(join(ROOT, file), text);
