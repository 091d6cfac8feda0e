import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { mutantsOf } from './mutants';
import type { Mutant } from './mutants';
import { TestRunner } from './runner';

/** The share of mutants that the tests must notice. */
const DEMANDED = 0.95;
/** What is tested by the rules that are built on it, not by a test of its own alone. */
const ENGINE = ['src/rules/define-rule.ts', 'src/rules/subject.ts', 'src/rules/applies-to.ts'];

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
  console.table(Object.fromEntries([...counts].sort().map(([kind, { all, survived }]) => [kind, { all, survived, noticed: share(all - survived, all) }])));
  const all = [...counts.values()].reduce((sum, count) => sum + count.all, 0);
  console.log(`${all} mutants, ${survivors.length} survive: ${share(all - survivors.length, all)} noticed`);
  process.exitCode = all - survivors.length < DEMANDED * all ? 1 : 0;
}

function sourcesIn(path: string): string[] {
  if (path.endsWith('.ts')) return [path];
  const files = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.sort().map((file) => `${path}/${file}`).filter((file) => ENGINE.includes(file) || testsFor(file).length > 0);
}

/** The test of the same name, in the folder that mirrors src/; of the engine all tests of rules. */
function testsFor(file: string): string[] {
  const folder = 'test/rules';
  if (ENGINE.includes(file)) {
    const areas = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    return areas.filter((each) => each.endsWith('.test.ts')).map((each) => `${folder}/${each}`);
  }
  const own = file.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts');
  return existsSync(join(root, own)) && !basename(own).startsWith('index.') ? [own] : [];
}

function share(part: number, whole: number): string {
  return `${(part / whole * 100).toFixed(1)} %`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 80);
}
