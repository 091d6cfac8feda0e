import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { copyFor } from './copy';
import { differingFiles } from './goldens';
import { REFERENCE } from './versions';
import { ROOT } from '../assembly';

/**
 * Builds the library against another cdk8s-plus and packs it into a folder.
 *
 * @param isTested whether the tests of all that is made with cdk8s-plus run as well, and the examples must make the golden objects
 */
export function packFor(major: number, destination: string, isTested: boolean): void {
  const folder = mkdtempSync(join(tmpdir(), `plus-${major}-`));
  const run = (command: string, ...args: string[]): void => void execFileSync(command, args, { cwd: folder, stdio: 'inherit' });
  try {
    copyFor(major, folder);
    run('npm', 'run', '--silent', 'compile');
    if (isTested) {
      run('npx', 'jest', '--ci', '--testPathIgnorePatterns', 'examples.test.ts', '--', ...roomsOfConstructs().map((room) => join('test', room)));
      run('npx', 'tsx', join('projenrc', 'examples', 'main.ts'));
      const differing = differingFiles(join(folder, 'dist'), join(ROOT, 'test', 'golden'), major);
      if (differing.length) throw new Error(`not the golden objects: ${differing.join(', ')}`);
    }
    run('npx', 'tsx', join('projenrc', 'package', 'main.ts'), resolve(destination));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The rooms whose sources name cdk8s-plus. */
function roomsOfConstructs(): string[] {
  const sources = (room: string) => readdirSync(join(ROOT, 'src', room), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const isOfConstructs = (room: string) => sources(room).some((file) => readFileSync(join(ROOT, 'src', room, file), 'utf8').includes(`from 'cdk8s-plus-${REFERENCE}'`));
  return readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).filter(isOfConstructs);
}
