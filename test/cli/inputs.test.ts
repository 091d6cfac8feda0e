import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { directory, GOOD, invoke, REJECTED } from './invoke';

interface Summary { readonly files: number; readonly objects: number; readonly unfollowedLinks: string[] }

/** Where something was found and what, the exit code, and the summary. */
function check(cwd: string, ...args: string[]) {
  const { code, stdout } = invoke(cwd, ['check', '--format', 'json', ...args]);
  const { findings, summary } = JSON.parse(stdout) as { findings: { [key: string]: unknown }[]; summary: Summary };
  return { code, summary, found: findings.map(({ file, line, column, rule, got }) => [`${file}:${line}:${column}`, rule, got]) };
}

const unreadable = (file: string, got: unknown, place = '1:1') => [`${file}:${place}`, 'file/is-readable', got];
/** What is found in a file beside a bad one. */
const OTHER = ['z.yaml:4:3', 'metadata/has-valid-name', 'A'];

describe('one bad file is one finding, and the others are judged', () => {
  test.each<[string, (path: string) => void, string]>([
    ['named pipe', (path) => { execFileSync('mkfifo', [path]); }, 'a named pipe'],
    ['device', (path) => symlinkSync('/dev/zero', path), 'a device'],
    ['dangling link', (path) => symlinkSync('nowhere', path), 'a link to nothing'],
    ['link to itself', (path) => symlinkSync('a.yaml', path), 'a link that leads back to itself'],
  ])('%s', (_, make, reason) => {
    const root = directory({ 'z.yaml': REJECTED });
    make(join(root, 'a.yaml'));
    expect(check(root, '.')).toMatchObject({ code: 1, found: [unreadable('a.yaml', reason), OTHER], summary: { files: 2, objects: 1 } });
    expect(check(root, 'a.yaml', 'z.yaml').found).toEqual([unreadable('a.yaml', reason), OTHER]);
  });

  test.each<[string, Buffer, string, string]>([
    ['Latin-1', Buffer.from(`# caf\u00e9\n${GOOD}`, 'latin1'), 'bytes that are not UTF-8', '1:6'],
    ['a cut character', Buffer.concat([Buffer.from(`${GOOD}# \u20ac `), Buffer.from([0xE2, 0x82])]), 'bytes that are not UTF-8', '5:5'],
    ['an overlong form', Buffer.concat([Buffer.from(GOOD), Buffer.from([0xC0, 0x80])]), 'bytes that are not UTF-8', '5:1'],
    ['half of a surrogate pair', Buffer.concat([Buffer.from(GOOD), Buffer.from([0xED, 0xA0, 0x80])]), 'bytes that are not UTF-8', '5:1'],
  ])('%s', (_, bytes, reason, place) => {
    const root = directory({ 'z.yaml': REJECTED });
    writeFileSync(join(root, 'a.yaml'), bytes);
    expect(check(root, '.')).toMatchObject({ code: 1, found: [unreadable('a.yaml', reason, place), OTHER], summary: { objects: 1 } });
  });

  test('a name that is not UTF-8', () => {
    const root = directory({ 'z.yaml': GOOD });
    writeFileSync(Buffer.concat([Buffer.from(`${root}/a`), Buffer.from([0xFF]), Buffer.from('.yaml')]), REJECTED);
    expect(check(root, '.')).toMatchObject({ found: [['a\\xff.yaml:4:3', 'metadata/has-valid-name', 'A']], summary: { objects: 2 } });
  });

  test('a directory with the name of a file is a directory', () => {
    const root = directory({ 'x.yaml/a.yaml': REJECTED });
    expect(check(root, '.').found).toEqual([[`${join('x.yaml', 'a.yaml')}:4:3`, 'metadata/has-valid-name', 'A']]);
  });

  test('what may not be read', () => {
    const root = directory({ 'a.yaml': GOOD, 'closed/b.yaml': GOOD, 'z.yaml': REJECTED });
    chmodSync(join(root, 'a.yaml'), 0);
    chmodSync(join(root, 'closed'), 0);
    const program = join(__dirname, '..', '..', 'lib', 'cli', 'main.js');
    // Root may read everything.
    const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
    chmodSync(root, 0o755);
    const { status, stdout } = spawnSync(process.execPath, [program, 'check', '.', '--format', 'json'], { cwd: root, encoding: 'utf8', ...nobody });
    chmodSync(join(root, 'closed'), 0o755);
    const found = JSON.parse(stdout).findings.map(({ file, rule, got }: { file: string; rule: string; got: string }) => [file, rule, got]);
    expect({ status, found }).toEqual({
      status: 1,
      found: [
        ['a.yaml', 'file/is-readable', 'permission denied'], ['closed', 'file/is-readable', 'permission denied'], ['z.yaml', 'metadata/has-valid-name', 'A'],
      ],
    });
  });
});

test.each<[string, Buffer]>([
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${REJECTED}`)],
  ['UTF-16 of Windows', Buffer.from(`\uFEFF${REJECTED}`, 'utf16le')],
  ['UTF-16, the other way round', Buffer.from(`\uFEFF${REJECTED}`, 'utf16le').swap16()],
])('%s is text', (_, bytes) => {
  const root = directory({});
  writeFileSync(join(root, 'z.yaml'), bytes);
  expect(check(root, '.').found).toEqual([OTHER]);
});

describe('a file is judged once', () => {
  const root = directory({ 'a.yaml': GOOD, 'tree/b.yaml': GOOD.replace('name: a', 'name: b') });
  symlinkSync('a.yaml', join(root, 'link.yaml'));
  linkSync(join(root, 'a.yaml'), join(root, 'same.yaml'));
  symlinkSync('tree', join(root, 'linked'));

  test.each<[string, string[], number]>([
    ['named twice', ['a.yaml', './a.yaml', join(root, 'a.yaml')], 1],
    ['through a link', ['a.yaml', 'link.yaml'], 1],
    ['with a second name', ['a.yaml', 'same.yaml'], 1],
    ['in a directory that has both', ['.'], 2],
    ['named, and in a directory', ['.', 'link.yaml', 'tree'], 2],
    ['in a linked directory that is named', ['tree', 'linked', 'linked/b.yaml'], 1],
    ['standard input twice', ['a.yaml', '-', '-'], 2],
  ])('%s', (_, args, files) => {
    const { code, stdout } = invoke(root, ['check', '--format', 'json', ...args], { stdin: GOOD.replace('name: a', 'name: c') });
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, findings: [], summary: { files, objects: files } });
  });

  test('links to directories are named, and not followed', () => {
    symlinkSync('..', join(root, 'tree', 'up'));
    symlinkSync('tree', join(root, 'tree.yaml'));
    const unfollowed = ['linked', join('tree', 'up'), 'tree.yaml'];
    expect(check(root, '.').summary).toMatchObject({ files: 2, unfollowedLinks: unfollowed });
    expect(invoke(root, ['check', '.']).stdout).toBe(`no findings; checked 2 objects in 2 files; links to directories not followed: ${unfollowed.join(', ')}\n`);
  });
});

describe('--output', () => {
  const refused = (root: string, ...args: string[]) => {
    const before = readFileSync(join(root, 'a.yaml'), 'utf8');
    const { code, stderr } = invoke(root, ['check', ...args]);
    expect(readFileSync(join(root, 'a.yaml'), 'utf8')).toBe(before);
    return { code, stderr };
  };

  test.each([
    ['a.yaml', ['a.yaml']], ['a.yaml', ['.']], ['./a.yaml', ['a.yaml']], ['link', ['.']], ['broken.yaml', ['.']],
  ])('%s does not replace %j', (output, inputs) => {
    const root = directory({ 'a.yaml': REJECTED, 'broken.yaml': 'a: [\n' });
    symlinkSync('a.yaml', join(root, 'link'));
    const replaced = output === 'broken.yaml' ? output : 'a.yaml';
    expect(refused(root, ...inputs, '--output', output))
      .toEqual({ code: 2, stderr: `cdk8s-kubevirt: --output ${output} would replace ${replaced}, which is to be judged\n` });
  });

  test('nor what describes the cluster', () => {
    const root = directory({ 'a.yaml': GOOD, 'p.yaml': 'architecture: arm64\n' });
    expect(refused(root, 'a.yaml', '--platform', 'p.yaml', '--output', './p.yaml'))
      .toEqual({ code: 2, stderr: 'cdk8s-kubevirt: --output ./p.yaml would replace p.yaml, which describes the cluster\n' });
  });

  test('an earlier report is replaced, and is no input', () => {
    const root = directory({ 'a.yaml': REJECTED });
    const report = () => {
      invoke(root, ['check', '.', '--format', 'json', '--output', 'report.json']);
      return readFileSync(join(root, 'report.json'), 'utf8');
    };
    const first = report();
    expect(report()).toBe(first);
    expect(JSON.parse(first).summary).toMatchObject({ files: 1, skipped: 0 });
  });

  test('a link stays a link, and nothing else is left', () => {
    const root = directory({ 'a.yaml': GOOD, 'out/report': 'before' });
    symlinkSync(join('out', 'report'), join(root, 'latest'));
    chmodSync(join(root, 'out', 'report'), 0o640);
    expect(invoke(root, ['check', 'a.yaml', '--output', 'latest']).code).toBe(0);
    expect(readFileSync(join(root, 'out', 'report'), 'utf8')).toMatch(/^no findings; /);
    expect([readdirSync(root), readdirSync(join(root, 'out'))]).toEqual([['a.yaml', 'latest', 'out'], ['report']]);
  });

  test('a report that cannot be written leaves nothing', () => {
    const root = directory({ 'a.yaml': GOOD });
    mkdirSync(join(root, 'taken'));
    expect(invoke(root, ['check', 'a.yaml', '--output', 'taken'])).toMatchObject({ code: 2, stderr: expect.stringContaining('EISDIR') });
    expect(readdirSync(root)).toEqual(['a.yaml', 'taken']);
  });

  test('a device is written to', () => {
    const root = directory({ 'a.yaml': GOOD });
    expect(invoke(root, ['check', 'a.yaml', '--output', '/dev/null']).code).toBe(0);
    expect(readFileSync('/dev/null', 'utf8')).toBe('');
  });
});

describe('the program', () => {
  const program = join(__dirname, '..', '..', 'lib', 'cli', 'main.js');
  const shell = (cwd: string, script: string) => spawnSync('bash', ['-c', script, 'bash', process.execPath, program], { cwd, encoding: 'utf8', timeout: 60_000 });
  const root = directory({ 'a.yaml': GOOD, 'z.yaml': REJECTED });

  test.each<[string, string, number, RegExp]>([
    ['standard input is a directory', '"$1" "$2" check - z.yaml < .', 1, /at {8}stdin:1:1\n.*\n {2}got {7}a directory\n[^]*2 findings: 2 rejected; checked 1 object in 2 files/],
    ['standard input is closed', '"$1" "$2" check - <&-', 2, /no Kubernetes object in stdin/],
    ['standard input is late', '(sleep 0.3; cat a.yaml) | "$1" "$2" check -', 0, /no findings; checked 1 object in 1 file/],
    ['standard input does not block', '(sleep 2; cat a.yaml) | ("$1" -e "new (require(\'net\').Socket)({fd: 0}).pause(); process.kill(process.pid, \'SIGKILL\')"; "$1" "$2" check -)', 0, /checked 1 object/],
    ['process substitution', '"$1" "$2" check <(cat a.yaml) z.yaml', 1, /1 finding: 1 rejected; checked 2 objects in 2 files/],
    ['the working directory is gone', 'mkdir d && cd d && rmdir ../d && "$1" "$2" check .', 2, /the working directory no longer exists/],
    ['the working directory is gone, but the path is absolute', 'r=$PWD && mkdir e && cd e && rmdir ../e && "$1" "$2" check "$r/a.yaml"', 0, /checked 1 object/],
  ])('%s', (_, script, code, said) => {
    const { status, stdout, stderr } = shell(root, script);
    expect({ status, said: stdout + stderr }).toEqual({ status: code, said: expect.stringMatching(said) });
  });
});
