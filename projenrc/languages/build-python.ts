import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { skipOmittedArguments } from './omitted-arguments';
import { plainErrors } from './plain-errors';
import { escapeWords } from './python-words';
import { strictStructs } from './strict-structs';
import { jsii } from '../../package.json';

/** What the wheel has beside the code that is generated. */
const MODULES = join(__dirname, 'wheel');

/** Builds the wheel and the source distribution of generated code into a folder, once it asks for structs where mappings lose keys, and tells plainly what is wrong. */
export function buildPython(code: string, outdir: string): void {
  const folder = join(code, 'src', jsii.targets.python.module);
  const generated = join(folder, '__init__.py');
  writeFileSync(generated, plainErrors(skipOmittedArguments(strictStructs(escapeWords(readFileSync(generated, 'utf8'))))));
  cpSync(MODULES, folder, { recursive: true });
  const environment = join(code, '.environment');
  execFileSync('python3', ['-m', 'venv', environment]);
  const python = join(environment, 'bin', 'python');
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'build'], { stdio: 'inherit' });
  execFileSync(python, ['-m', 'build', '--outdir', outdir, code], { stdio: ['ignore', 'ignore', 'inherit'] });
}
