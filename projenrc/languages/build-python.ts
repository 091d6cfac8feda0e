import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { skipOmittedArguments } from './omitted-arguments';
import { escapeWords } from './python-words';
import { strictStructs } from './strict-structs';

/** Builds the wheel and the source distribution of generated code into a folder, once mappings in place of structs are refused and what is left out is not checked. */
export function buildPython(code: string, outdir: string): void {
  const files = readdirSync(join(code, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.py')).map((file) => join(code, 'src', file));
  for (const file of files) writeFileSync(file, skipOmittedArguments(strictStructs(escapeWords(readFileSync(file, 'utf8')))));
  const environment = join(code, '.environment');
  execFileSync('python3', ['-m', 'venv', environment]);
  const python = join(environment, 'bin', 'python');
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'build'], { stdio: 'inherit' });
  execFileSync(python, ['-m', 'build', '--outdir', outdir, code], { stdio: ['ignore', 'ignore', 'inherit'] });
}
