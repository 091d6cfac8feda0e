import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
// eslint-disable-next-line import/no-extraneous-dependencies -- nothing of conformance is in the package
import fc from 'fast-check';
import { texts } from './generator/texts';
import { documentsOf } from '../src/manifests/source/document';

/**
 * kubectl's own reader (`yaml/`) and ours read the same generated texts, or the YAML below some paths: what a text holds, up to what cannot be read.
 *
 *     tsx conformance/yaml.ts [COUNT [SEED]] | PATH...
 */
interface Answer {
  readonly documents: readonly unknown[];
  readonly error?: string;
}

/** A difference that stays, as src/manifests/source/README.md has it. */
interface Known {
  readonly reason: string;
  readonly covers: (text: string, ours: Answer, kubectl: Answer) => boolean;
}

const KNOWN: readonly Known[] = [
  { reason: 'both refuse it, at another document', covers: (_, ours, kubectl) => isRefused(ours) && isRefused(kubectl) },
  { reason: 'text that kubectl loses', covers: (_, { error }, kubectl) => !isRefused(kubectl) && /end of the stream|document ends here/.test(error ?? '') },
  { reason: 'infinity and NaN', covers: (_, ours, { error }) => !isRefused(ours) && /unsupported value/.test(error ?? '') },
  { reason: 'U+0085 and U+2028', covers: (text) => /[\u0085\u2028]/.test(text) },
  { reason: 'a byte order mark within the file', covers: (text) => text.includes('\uFEFF') },
  { reason: 'a block that is the whole document', covers: (text) => /(?:^|\n)(?:---.*\n|\.\.\.\s*\n|#.*\n|\s*\n)*\s*[|>]/.test(text) },
  { reason: 'a tab or a lone carriage return', covers: (text) => /\t|\r(?!\n)/.test(text) },
  { reason: 'a question mark or a colon at the edge of a word in a flow collection', covers: (text) => /[[{][^]*(?:\?\S|\S\?|:[[{,\]}]|[\s,[{]:[^\s,]|:\n)/.test(text) || /[[{][^]*\n\s*:/.test(text) },
  { reason: 'a comment right behind a bracket or a comma', covers: (text, ours) => isRefused(ours) && /["'[\]{},]#/.test(text) },
  { reason: 'what only looks like a stream of JSON', covers: (text) => /^\s*[[{]/.test(text) },
];

const args = process.argv.slice(2);
const paths = args.filter((arg) => !/^\d+$/.test(arg));
const [count = 50_000, seed = 1] = paths.length ? [] : args.map(Number);
const questions = paths.length ? paths.flatMap(filesBelow).map((file) => readFileSync(file, 'utf8')) : fc.sample(texts, { numRuns: count, seed });
const known = new Map<string, number>();
let unexplained = 0;
for (const [i, kubectl] of ask(questions).entries()) {
  const text = questions[i];
  const ours = read(text);
  if (comparable(ours) === comparable(kubectl)) continue;
  const reason = KNOWN.find(({ covers }) => covers(text, ours, kubectl))?.reason;
  if (reason) {
    known.set(reason, (known.get(reason) ?? 0) + 1);
    continue;
  }
  unexplained++;
  console.log(JSON.stringify({ text, ours, kubectl }));
}
for (const [reason, times] of known) console.log(`${times} differ: ${reason}`);
console.log(`${questions.length} texts: ${unexplained} differences without a reason`);
process.exitCode = !questions.length || unexplained > questions.length / 1000 ? 1 : 0;

function read(text: string): Answer {
  const documents: unknown[] = [];
  for (const { value, problems } of documentsOf('', text)) {
    const problem = problems.find(({ duplicateKey }) => duplicateKey === undefined);
    if (problem) return { documents, error: problem.reason };
    if (value !== null) documents.push(value);
  }
  return { documents };
}

function isRefused({ error }: Answer): boolean {
  return error !== undefined;
}

/** As JSON holds it, whatever the order of keys. */
function comparable({ documents, error }: Answer): string {
  return JSON.stringify([JSON.parse(JSON.stringify(documents), inOrder), error !== undefined]);
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return { entries: Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)) };
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file)).map((file) => join(path, file));
}

function ask(each: readonly string[]): Answer[] {
  const input = each.map((text) => `${JSON.stringify(text)}\n`).join('');
  const { status, stdout } = spawnSync(reader(), [], { input, encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error('kubectl\'s reader does not answer');
  return stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Answer);
}

function reader(): string {
  const target = join(__dirname, '.cache', 'yaml');
  mkdirSync(join(__dirname, '.cache'), { recursive: true });
  if (spawnSync('go', ['build', '-o', target, './yaml'], { cwd: __dirname, stdio: 'inherit' }).status !== 0) throw new Error('kubectl\'s reader cannot be built');
  return target;
}
