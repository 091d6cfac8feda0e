import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { fileTest } from '../../../src/cli/config/patterns';
import type { Io } from '../../../src/cli/io';
import { directory } from '../invoke';

const root = directory({ 'repo/.gitkeep': '' });
const repo = join(root, 'repo');
const io = { cwd: root } as Io;
const git = (args: string[], input = '') => spawnSync('git', args, { cwd: repo, input, encoding: 'utf8' });

test.each([['repo/a.yaml', true], ['repo/b/a.yaml', true], ['a.yaml', false], ['elsewhere/a.yaml', false], ['repo', false]])('%s: %j', (file, isMeant) => {
  expect(fileTest(['a.yaml'], repo, io)(file)).toBe(isMeant);
});

test('patterns tell small letters from capitals', () => {
  expect(fileTest(['A.yaml'], repo, io)('repo/a.yaml')).toBe(false);
});

test('patterns mean the files that git ignores', () => {
  git(['init', '-q']);
  const word = fc.constantFrom('a', 'b', 'ab', 'a.yaml', 'b.yaml');
  const path = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('/'));
  const part = fc.constantFrom('a', 'b', '*', '**', 'a*', '?', '[ab]', '*.yaml', 'a.yaml');
  const pattern = fc.tuple(fc.constantFrom('', '/', '!'), fc.array(part, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '/'))
    .map(([start, parts, end]) => `${start}${parts.join('/')}${end}`);
  fc.assert(fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), path, (patterns, file) => {
    writeFileSync(join(repo, '.gitignore'), `${patterns.join('\n')}\n`);
    mkdirSync(dirname(join(repo, 'files', file)), { recursive: true });
    const { status } = git(['check-ignore', '-q', '--no-index', file]);
    rmSync(join(repo, 'files'), { recursive: true });
    expect([patterns, file, fileTest(patterns, repo, io)(join('repo', file))]).toEqual([patterns, file, status === 0]);
  }), { numRuns: 150 });
});
