import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Argo's own linter and Tekton's own validation judge what is of their kinds among the goldens and the scenarios.
 * With arguments: among those files and folders only.
 */
const ROOT = resolve(__dirname, '..');
const CACHE = join(__dirname, '.cache');
const given = process.argv.slice(2);
const run = (command: string, args: readonly string[], cwd = ROOT): boolean => spawnSync(command, args, { cwd, stdio: 'inherit' }).status === 0;

mkdirSync(CACHE, { recursive: true });
const paths = given.length ? given.map((path) => resolve(path)) : [join(ROOT, 'test', 'golden'), join(ROOT, 'dist', 'scenarios')];
const written = given.length > 0 || run('npx', ['tsx', join('projenrc', 'scenarios', 'main.ts')]);
const judged = ['argo', 'tekton'].map((judge) => {
  const binary = join(CACHE, judge);
  return run('go', ['build', '-ldflags', '-s -w', '-o', binary, '.'], join(__dirname, judge)) && run(binary, paths);
});
process.exitCode = written && judged.every(Boolean) ? 0 : 1;
