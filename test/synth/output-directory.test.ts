import { spawn, spawnSync } from 'child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { contents } from './contents';
import { textOf } from '../../src/synth/documents';
import { OutputDirectory } from '../../src/synth/output-directory';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'output-'));
});
afterEach(() => rmSync(outdir, { recursive: true }));

const OLD = { 'a.yaml': 'old: a\n', 'b.yaml': 'old: b\n' };

function write(files: { [name: string]: unknown }): void {
  const output = new OutputDirectory(outdir, 'test');
  try {
    output.commit(Object.entries(files).map(([name, document]) => ({ name, staged: output.stage(textOf(documents(document))) })));
  } finally {
    output.close();
  }
}

function* documents(document: unknown): Iterable<unknown> {
  if (document instanceof Error) throw document;
  yield document;
}

function before(files: { [name: string]: string } = OLD): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(outdir, name), text);
}

test('files are written, folders included, and nothing is left beside them', () => {
  before();
  write({ 'a.yaml': { a: 1 }, 'c/d.yaml': { d: 1 } });
  expect(contents(outdir)).toEqual({ 'a.yaml': 'a: 1\n', 'b.yaml': 'old: b\n', 'c': undefined, 'c/d.yaml': 'd: 1\n' });
});

test.each<[string, () => void, { [name: string]: unknown }, RegExp]>([
  ['the last document cannot be rendered', () => undefined, { 'a.yaml': { a: 1 }, 'b.yaml': new Error('no') }, /^no$/],
  ['a directory is in the way', () => mkdirSync(join(outdir, 'c.yaml')), { 'a.yaml': { a: 1 }, 'b.yaml': { b: 1 }, 'c.yaml': { c: 1 } }, /c\.yaml is not a file/],
  ['a file is where a folder must be', () => undefined, { 'b.yaml': { b: 1 }, 'a.yaml/x.yaml': { a: 1 } }, /EEXIST|ENOTDIR/],
])('where %s, the output stays as it was', (_, prepare, files, message) => {
  before();
  prepare();
  const previous = contents(outdir);
  expect(() => write(files)).toThrow(message);
  expect(contents(outdir)).toEqual(previous);
});

test('a full disk leaves the output as it was', () => {
  if (!existsSync('/dev/full')) return;
  before();
  const output = new OutputDirectory(outdir, 'test');
  output.stage(textOf([{ a: 1 }]));
  symlinkSync('/dev/full', join(outdir, '.cdk8s-test.tmp', '1'));
  expect(() => output.stage(textOf([{ b: 1 }]))).toThrow(/ENOSPC/);
  output.close();
  expect(contents(outdir)).toEqual(OLD);
});

// The first rename is that of the journal.
test.each([0, 1, 2, 3])('what a synthesis changed that was killed at rename %i is undone by the next', (renames) => {
  before();
  const args = ['--import', 'tsx', join(__dirname, 'killed-while-moving.ts'), outdir, String(renames)];
  expect(spawnSync(process.execPath, args)).toMatchObject({ signal: 'SIGKILL' });
  expect(() => write({ 'd.yaml': new Error('no') })).toThrow('no');
  expect(contents(outdir)).toEqual(OLD);
});

test('a synthesis that is not killed writes all of them', () => {
  before();
  spawnSync(process.execPath, ['--import', 'tsx', join(__dirname, 'killed-while-moving.ts'), outdir, '4']);
  expect(contents(outdir)).toEqual({ 'a.yaml': 'new\n', 'b.yaml': 'new\n', 'c.yaml': 'new\n' });
});

test('a directory that was missing is removed where nothing is written', () => {
  const path = join(outdir, 'x', 'y');
  new OutputDirectory(path, 'test').close();
  expect(contents(outdir)).toEqual({});
  const output = new OutputDirectory(path, 'test');
  output.commit([{ name: 'a.yaml', staged: output.stage(['a\n']) }]);
  output.close();
  expect(contents(path)).toEqual({ 'a.yaml': 'a\n' });
});

test('links and modes stay what they are', () => {
  writeFileSync(join(outdir, 'real'), 'old');
  symlinkSync('real', join(outdir, 'link.yaml'));
  writeFileSync(join(outdir, 'private.yaml'), 'old');
  chmodSync(join(outdir, 'private.yaml'), 0o600);
  write({ 'link.yaml': { a: 1 }, 'private.yaml': { b: 1 } });
  expect(lstatSync(join(outdir, 'link.yaml')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(outdir, 'real'), 'utf8')).toBe('a: 1\n');
  expect((statSync(join(outdir, 'private.yaml')).mode % 0o1000).toString(8)).toBe('600');
});

describe('two at once', () => {
  test('the second is told who writes, and changes nothing', async () => {
    before();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
    writeFileSync(join(outdir, '.cdk8s-test.lock'), String(other.pid));
    const previous = contents(outdir);
    try {
      expect(() => write({ 'a.yaml': { a: 1 } })).toThrow(`process ${other.pid} is writing into the same output directory`);
      expect(contents(outdir)).toEqual(previous);
    } finally {
      other.kill();
    }
  });

  test('what a killed one left is cleared away', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(join(outdir, '.cdk8s-test.lock'), String(pid));
    mkdirSync(join(outdir, '.cdk8s-test.tmp'));
    writeFileSync(join(outdir, '.cdk8s-test.tmp', '0'), 'half');
    write({ 'a.yaml': { a: 1 } });
    expect(readdirSync(outdir)).toEqual(['a.yaml']);
  });

  test('others by name do not meet', () => {
    const first = new OutputDirectory(outdir, '1-of-2');
    const second = new OutputDirectory(outdir, '2-of-2');
    const [a, b] = [first.stage(textOf([{ a: 1 }])), second.stage(textOf([{ b: 1 }]))];
    first.commit([{ name: 'a.yaml', staged: a }]);
    first.close();
    second.commit([{ name: 'b.yaml', staged: b }]);
    second.close();
    expect(contents(outdir)).toEqual({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' });
  });
});
