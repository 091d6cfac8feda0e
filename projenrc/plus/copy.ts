import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { rewrittenPackage, rewrittenText } from './rewritten';
import { PLUS_VERSIONS } from './versions';
import { ROOT } from '../assembly';

/** What is text that may name cdk8s-plus. */
const SOURCES = new Set(['.ts', '.json', '.md', '.yaml']);
/** What stays as it is: npm itself adapts the lock. */
const KEPT = /^(?:test\/golden\/|imports\/schemas\/|package-lock\.json$)/;

/** Copies the checkout into a folder, for another cdk8s-plus, and installs what it takes. */
export function copyFor(major: number, folder: string): void {
  const files = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).split('\0');
  for (const file of files.filter((name) => name && existsSync(join(ROOT, name)))) {
    const [from, to] = [join(ROOT, file), join(folder, file)];
    mkdirSync(dirname(to), { recursive: true });
    if (KEPT.test(file) || !SOURCES.has(extname(file))) cpSync(from, to);
    else writeFileSync(to, rewritten(file, readFileSync(from, 'utf8'), major));
    chmodSync(to, statSync(from).mode);
  }
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent'], { cwd: folder, stdio: 'inherit' });
}

function rewritten(file: string, text: string, major: number): string {
  const version = PLUS_VERSIONS.get(major);
  if (version === undefined) throw new Error(`cdk8s-plus-${major} is not known; known are ${[...PLUS_VERSIONS.keys()].join(', ')}`);
  return file === 'package.json' ? rewrittenPackage(text, major, version) : rewrittenText(text, major);
}
