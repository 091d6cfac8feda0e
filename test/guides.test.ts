import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadAll } from 'js-yaml';
import { runProgram } from './run-program';
import { programsOf } from '../projenrc/docs/programs';
import type { GuideProgram } from '../projenrc/docs/programs';

const ROOT = resolve(__dirname, '..');

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'guide-'));
  process.env.CDK8S_OUTDIR = join(scratch, 'dist');
  process.chdir(scratch);
});
afterEach(() => {
  process.chdir(ROOT);
  delete process.env.CDK8S_OUTDIR;
  rmSync(scratch, { recursive: true });
});

/** Runs a program as it stands, which synthesizes, and returns what it wrote. */
function run({ text, files }: GuideProgram): unknown[] {
  for (const [file, content] of files) writeFileSync(join(scratch, file), content);
  runProgram(text);
  const written = existsSync('dist') ? readdirSync('dist').filter((file) => file.endsWith('.yaml')).sort() : [];
  return written.flatMap((file) => loadAll(readFileSync(join('dist', file), 'utf8')));
}

describe.each(programsOf(ROOT).map((program) => [program.path, program] as const))('%s', (_, program) => {
  test('synthesizes without any finding, and makes what the page shows', () => {
    const said: string[] = [];
    const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    const log = jest.spyOn(console, 'log').mockImplementation();
    try {
      const made = run(program);
      expect(said.join('')).toBe('');
      for (const shown of program.makes) expect(made).toContainEqual(matching(shown));
    } finally {
      stderr.mockRestore();
      log.mockRestore();
    }
  });
});

/** A matcher for an object that holds what is shown, and more. */
function matching(shown: unknown): unknown {
  if (Array.isArray(shown)) return shown.map(matching);
  if (typeof shown !== 'object' || shown === null) return shown;
  return expect.objectContaining(Object.fromEntries(Object.entries(shown).map(([key, value]) => [key, matching(value)])));
}
