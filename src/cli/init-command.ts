import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import type { Command } from './command';
import { absolute, attempt, UsageError } from './io';
import { choice } from './options';

/** What installs a project, and what then makes its manifests, tests and judges them. */
const NEXT = {
  typescript: ['npm install', 'npm run build'],
  python: [
    'python3 -m venv .venv && . .venv/bin/activate && pip install -r requirements.txt',
    'python main.py && python -m unittest && cdk8s-kubevirt check dist',
  ],
  go: ['go mod tidy', 'go run . && go test ./... && npx cdk8s-kubevirt check dist'],
  java: ['mvn package', 'mvn exec:java && npx cdk8s-kubevirt check dist'],
} as const;

type Language = keyof typeof NEXT;
type Templates = { readonly [language in Language]: { readonly [path: string]: string } };

const LANGUAGES = Object.keys(NEXT) as Language[];

export const init: Command = {
  takes: '[DIR]',
  description: `\
Writes a project into an empty directory, the current one unless another is named: a virtual machine with a
Service, a test, and a workflow of GitHub that makes the manifests, tests and judges them. Nothing is
downloaded; the two commands that come next are told.`,
  options: {
    language: { value: 'LANGUAGE', short: 'l', words: LANGUAGES, help: `${LANGUAGES.join(', ')} (default: typescript)` },
  },

  run({ values, positionals: [directory = '.', ...more] }, io) {
    const language = choice('language', values.language ?? 'typescript', LANGUAGES);
    if (more.length) throw new UsageError(`init takes one directory, not ${more.length + 1}`);
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { [language]: files } = require('../../lib/cli/templates.json') as Templates;
    const target = absolute(directory, io);
    attempt(directory, () => mkdirSync(target, { recursive: true }));
    const [found] = attempt(directory, () => readdirSync(target)).filter((name) => name !== '.git');
    if (found !== undefined) throw new UsageError(`${directory} is not empty: it has ${found}; name a new directory`);
    attempt(directory, () => writeAll(new Map(Object.entries(files)), target));
    const commands = [...directory === '.' ? [] : [`cd ${directory}`], ...NEXT[language]];
    io.stdout.write(`${Object.keys(files).map((path) => `  ${path}\n`).join('')}\nNext:\n${commands.map((command) => `  ${command}\n`).join('')}`);
    return 0;
  },
};

/** Writes files into a directory, all or none. */
function writeAll(files: ReadonlyMap<string, string>, target: string): void {
  const stage = mkdtempSync(join(target, '.init-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(stage, path)), { recursive: true });
      writeFileSync(join(stage, path), text);
    }
    for (const name of readdirSync(stage)) renameSync(join(stage, name), join(target, name));
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
