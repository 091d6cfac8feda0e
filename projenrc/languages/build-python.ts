import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { absoluteLinks } from './absolute-links';
import { skipOmittedArguments } from './omitted-arguments';
import { plainErrors } from './plain-errors';
import { strictStructs } from './strict-structs';
import { jsii } from '../../package.json';

/** What the wheel has beside the code that is generated. */
const MODULES = join(__dirname, 'wheel');

/** Builds the wheel and the source distribution of generated code into a folder, once it asks for structs where mappings lose keys, tells plainly what is wrong, and links to the repository. */
export function buildPython(code: string, outdir: string): void {
  const folder = join(code, 'src', jsii.targets.python.module);
  rewrite(join(folder, '__init__.py'), (generated) => plainErrors(skipOmittedArguments(strictStructs(generated))));
  rewrite(join(code, 'README.md'), absoluteLinks);
  cpSync(MODULES, folder, { recursive: true });
  const environment = join(code, '.environment');
  execFileSync('python3', ['-m', 'venv', environment]);
  const python = join(environment, 'bin', 'python');
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'build'], { stdio: 'inherit' });
  execFileSync(python, ['-m', 'build', '--outdir', outdir, code], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function rewrite(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
