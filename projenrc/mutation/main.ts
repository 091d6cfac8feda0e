import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mutantsOf } from './mutants';
import type { Mutant } from './mutants';
import { TestRunner } from './runner';

/** The share of mutants that the tests must notice. */
const DEMANDED = 0.95;
/** What has no test of its own name, or more than one. */
const TESTED_BY: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['src/rules/app/quota.ts', ['test/rules/app/quota.test.ts', 'test/rules/app/quota-fits.test.ts']],
  ['src/rules/app/reference.ts', ['reference', 'reference-key', 'reference-objects'].map((name) => `test/rules/app/${name}.test.ts`)],
  ['src/rules/app/shortage.ts', ['test/rules/app/quota-fits.test.ts', 'test/rules/migration/migration-room.test.ts']],
  ['src/rules/cdi/import-hosts.ts', ['test/rules/cdi/import-traffic.test.ts']],
  ['src/rules/network/backends.ts', ['test/rules/network/exposure.test.ts']],
  ['src/rules/network/callees.ts', ['test/rules/network/exposure.test.ts']],
  ['src/rules/subject.ts', ['test/rules/define-rule.test.ts']],
  ...['advise', 'launcher-change', 'launchers', 'order', 'steps', 'text'].map((name): [string, string[]] => (
    [`src/upgrade/${name}.ts`, ['test/upgrade/upgrade-advice.test.ts', 'test/upgrade/comparison.test.ts']]
  )),
  ...['gate-change', 'gate-listings'].map((name): [string, string[]] => [`src/upgrade/${name}.ts`, ['test/upgrade/gates.test.ts']]),
]);

/** What a folder is tested by, whose files have no tests of their own names. */
const FOLDERS_TESTED_BY: readonly (readonly [folder: string, tests: readonly string[]])[] = [
  ['src/analysis/changes/', ['vectors', 'consequences', 'kinds', 'compare', 'reapplied'].map((name) => `test/analysis/changes/${name}.test.ts`)],
];

const root = resolve(__dirname, '..', '..');
const [, , ...only] = process.argv;
void main(only.length ? only : ['src/rules']);

async function main(paths: readonly string[]): Promise<void> {
  const runner = new TestRunner(root);
  const survivors: Mutant[] = [];
  const counts = new Map<string, { all: number; survived: number }>();
  for (const file of paths.flatMap(sourcesIn)) {
    const tests = testsFor(file);
    const text = readFileSync(join(root, file), 'utf8');
    const failure = await runner.failure(file, text, tests);
    if (failure) throw new Error(`a test of ${file} fails without any change: ${failure}`);
    for (const mutant of mutantsOf(file, text)) {
      const count = counts.get(mutant.kind) ?? { all: 0, survived: 0 };
      counts.set(mutant.kind, count);
      count.all++;
      if (mutant.kind === 'fix of the rule' || await runner.failure(file, mutant.text, tests)) continue;
      count.survived++;
      survivors.push(mutant);
      console.log(`${mutant.file}:${mutant.line} ${mutant.kind}: ${oneLine(mutant.before)} -> ${oneLine(mutant.after)}`);
    }
  }
  const rows = [...counts].sort().map(([kind, { all, survived }]) => [kind, { all, survived, noticed: share(all - survived, all) }]);
  console.table(Object.fromEntries(rows));
  const total = [...counts.values()].reduce((sum, { all }) => sum + all, 0);
  console.log(`${total} mutants, ${survivors.length} survive: ${share(total - survivors.length, total)} noticed`);
  process.exitCode = total - survivors.length < DEMANDED * total ? 1 : 0;
}

/** The sources of a folder that have a test. */
function sourcesIn(path: string): string[] {
  if (path.endsWith('.ts')) return [path];
  const files = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.sort().map((file) => `${path}/${file}`).filter((file) => testsFor(file).length > 0);
}

/** The test of the same name, in the folder that mirrors src/, if nothing else is said. */
function testsFor(file: string): string[] {
  const ofFolder = FOLDERS_TESTED_BY.find(([folder]) => file.startsWith(folder))?.[1];
  const tests = TESTED_BY.get(file) ?? ofFolder ?? [file.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts')];
  return tests.filter((test) => existsSync(join(root, test)));
}

function share(part: number, whole: number): string {
  return `${(part / whole * 100).toFixed(1)} %`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 80);
}
