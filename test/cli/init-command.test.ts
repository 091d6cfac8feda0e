import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directory, invoke } from './invoke';

const ROOT = join(__dirname, '..', '..');
const WORKFLOW = '.github/workflows/manifests.yaml';

const filesOf = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();

test.each<[string, string[]]>([
  ['typescript', [WORKFLOW, '.gitignore', 'README.md', 'main.ts', 'package.json', 'tsconfig.json', 'web.test.ts', 'web.ts']],
  ['python', [WORKFLOW, '.gitignore', 'README.md', 'main.py', 'requirements.txt', 'test_web.py', 'web.py']],
  ['go', [WORKFLOW, '.gitignore', 'README.md', 'go.mod', 'main.go', 'web.go', 'web_test.go']],
  ['java', [WORKFLOW, '.gitignore', 'README.md', 'pom.xml', 'src/main/java/manifests/Main.java', 'src/main/java/manifests/Web.java', 'src/test/java/manifests/WebTest.java']],
])('a project in %s', (language, expected) => {
  const folder = directory({});
  expect(invoke(folder, ['init', '--language', language])).toMatchObject({ code: 0, stderr: '' });
  expect(filesOf(folder)).toEqual(expected);
  // But for the versions in package.json, and those of a release, they are the templates.
  for (const file of expected.filter((name) => name !== 'package.json')) {
    expect(readFileSync(join(folder, file), 'utf8')).toBe(readFileSync(join(ROOT, 'templates', language, file), 'utf8'));
  }
});

test('tells what is written and the commands that come next', () => {
  const folder = directory({ 'a/.git/HEAD': 'ref: refs/heads/main\n' });
  const next = '\nNext:\n  cd a/b\n  npm install\n  npm run build\n';
  const { code, stdout } = invoke(folder, ['init', 'a/b']);
  expect([code, stdout.startsWith(`  ${WORKFLOW}\n  .gitignore\n`), stdout.endsWith(next)]).toEqual([0, true, true]);
  expect(invoke(join(folder, 'a', 'b'), ['init', '.']).code).toBe(2);
});

test('a repository without files is empty', () => {
  const folder = directory({ '.git/HEAD': 'ref: refs/heads/main\n' });
  expect(invoke(folder, ['init']).stdout).toMatch(/\nNext:\n {2}npm install\n {2}npm run build\n$/);
});

test.each<[string, string[], string]>([
  ['a directory with a file', ['init', 'full'], 'full is not empty: it has .env; name a new directory'],
  ['a file', ['init', 'full/.env'], 'EEXIST'],
  ['another language', ['init', '-l', 'typscript', 'new'], 'typescript'],
  ['two directories', ['init', 'new', 'new2'], 'init takes one directory, not 2'],
])('refuses %s', (_, args, message) => {
  const folder = directory({ 'full/.env': '' });
  const { code, stdout, stderr } = invoke(folder, args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(filesOf(folder)).toEqual(['full/.env']);
});

/** Does something as a user without rights: whoever may do everything is not refused anything. */
function unprivileged<T>(act: () => T): T {
  if (process.getuid?.() !== 0) return act();
  process.seteuid!(65534);
  try {
    return act();
  } finally {
    process.seteuid!(0);
  }
}

test('leaves nothing where it cannot write', () => {
  const folder = directory({});
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'locked'), { mode: 0o555 });
  const { code, stdout, stderr } = unprivileged(() => invoke(folder, ['init', 'locked']));
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^cdk8s-kubevirt: EACCES: permission denied, mkdtemp '.*locked\/\.init-/);
  chmodSync(join(folder, 'locked'), 0o755);
  expect(readdirSync(join(folder, 'locked'))).toEqual([]);
});
