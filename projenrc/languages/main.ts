import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bind } from './bindings';
import { differences } from './differences';
import { installGo } from './go';
import { initProject } from './init-project';
import { installJava } from './java';
import { installPython } from './python';
import { MAIN, Ported, ported, Toolchain } from './toolchain';
import { ROOT } from '../assembly';
import { examples } from '../examples/catalog';

const INSTALL: { readonly [language in Ported]: (scratch: string) => Toolchain } = { python: installPython, go: installGo, java: installJava };

/**
 * Builds the package of each language on the command line, or of all, runs the examples that are ported to it, or those on the command line, and
 * compares what they write with the goldens; then does in a project of `init` what its README says. Of .NET the code is generated, no more.
 */
const LANGUAGES = [...Object.keys(MAIN) as Ported[], 'dotnet'] as const;
const asked = process.argv.slice(2);
const known = [...LANGUAGES, ...examples()];
const unknown = asked.filter((each) => !known.includes(each));
if (unknown.length) throw new Error(`got ${unknown.join(', ')}; allowed: ${known.join(', ')}`);

for (const language of askedOf(LANGUAGES)) {
  const scratch = mkdtempSync(join(tmpdir(), `${language}-`));
  try {
    if (language === 'dotnet') generateDotnet(scratch);
    else tryLanguage(language, scratch);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Those of some names that are on the command line, or all where none is. */
function askedOf<T extends string>(names: readonly T[]): readonly T[] {
  const some = names.filter((name) => asked.includes(name));
  return some.length ? some : names;
}

function generateDotnet(scratch: string): void {
  bind('dotnet', scratch, '--code-only');
  console.log('dotnet: generated, not compiled');
}

function tryLanguage(language: Ported, scratch: string): void {
  const toolchain = INSTALL[language](scratch);
  for (const example of askedOf(ported(language))) {
    const outdir = join(scratch, 'dist', example);
    mkdirSync(outdir, { recursive: true });
    toolchain.run(example, outdir);
    const files = differences(join(ROOT, 'test', 'golden', example), outdir);
    console.log(`${language} ${example}: ${files.length ? `differs in ${files.join(', ')}` : 'equal'}`);
    if (files.length) process.exitCode = 1;
  }
  toolchain.tryProject(initProject(language, join(scratch, 'project')));
}
