import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../../src/cli/check-command';
import { parse } from '../../../src/cli/options';
import { Watch } from '../../../src/cli/watch/watch';
import { WatchedDirectories } from '../../../src/cli/watched-directories';
import { ALLOWED_NAME, directory, GOOD, invoke, REJECTED, silentIo } from '../invoke';

const open: Watch[] = [];
afterEach(() => open.splice(0).forEach((watch) => watch.close()));

/** A watch of a directory, with all that it writes. */
class Watched {
  private text = '';
  private heard?: () => void;

  constructor(public readonly root: string, ...args: string[]) {
    const output = {
      write: (text: string) => {
        this.text += text;
        this.heard?.();
      },
    };
    const watch = new Watch(parse(args, check.options), { ...silentIo(root), stdout: output, stderr: output });
    open.push(watch);
    watch.start();
  }

  /** All that is written until some text is, which it takes away. */
  public async next(expected: string): Promise<string> {
    while (!this.text.includes(expected)) await new Promise<void>((resolve) => { this.heard = resolve; });
    const { text } = this;
    this.text = '';
    return text;
  }

  public write(file: string, text: string): void {
    writeFileSync(join(this.root, file), text);
  }
}

const SUMMARY = 'checked ';

test('tells all, then which files have changed, what is new, what is gone and how much there is', async () => {
  const watched = new Watched(directory({ 'a.yaml': REJECTED, 'b.yaml': GOOD }), '.');
  expect(await watched.next('watching')).toContain('1 finding: 1 rejected; checked 2 objects in 2 files\ncdk8s-kubevirt: watching for changes; Ctrl-C ends it\n');
  watched.write('a.yaml', GOOD.replace('name: a', 'name: c'));
  expect(await watched.next(SUMMARY)).toBe(`
a.yaml changed

gone:
  REJECTED metadata/has-valid-name at a.yaml:4:3 ConfigMap A

no findings; checked 2 objects in 2 files
`);
  watched.write('c.yaml', REJECTED);
  expect(await watched.next(SUMMARY)).toBe(`
c.yaml added

new:

REJECTED metadata/has-valid-name: The name of an object must have the form that its kind demands
  at        c.yaml:4:3
  object    ConfigMap A
  field     metadata.name
  got       A
  allowed   ${ALLOWED_NAME}
  why       The API server refuses other names: most kinds want a DNS subdomain, namespaces and services a DNS label.
  fix       Write another name.

1 finding: 1 rejected; checked 3 objects in 3 files
`);
  rmSync(join(watched.root, 'b.yaml'));
  expect(await watched.next(SUMMARY)).toBe('\nb.yaml removed\n\n1 finding: 1 rejected; checked 2 objects in 2 files\n');
});

test('what is below directories that are made, moved, removed and made again is watched', async () => {
  const watched = new Watched(directory({ 'a.yaml': GOOD, 'old/b.yaml': REJECTED }), '.');
  await watched.next('watching');
  mkdirSync(join(watched.root, 'new'));
  watched.write('new/c.yaml', REJECTED.replace('A', 'C'));
  expect(await watched.next(SUMMARY)).toContain(`${join('new', 'c.yaml')} added`);
  watched.write('new/c.yaml', GOOD.replace('name: a', 'name: c'));
  expect(await watched.next(SUMMARY)).toContain('gone:\n');
  renameSync(join(watched.root, 'old'), join(watched.root, 'moved'));
  expect(await watched.next(SUMMARY)).toContain(`${join('moved', 'b.yaml')} added, ${join('old', 'b.yaml')} removed`);
  watched.write('moved/b.yaml', GOOD.replace('name: a', 'name: b'));
  expect(await watched.next(SUMMARY)).toContain(`${join('moved', 'b.yaml')} changed`);
  rmSync(join(watched.root, 'moved'), { recursive: true });
  expect(await watched.next(SUMMARY)).toContain(`${join('moved', 'b.yaml')} removed`);
  mkdirSync(join(watched.root, 'moved'));
  watched.write('moved/d.yaml', GOOD.replace('name: a', 'name: d'));
  expect(await watched.next(SUMMARY)).toContain(`${join('moved', 'd.yaml')} added`);
});

test('what lies below a directory is watched where another takes its place', async () => {
  const watched = new Watched(directory({ 'a.yaml': GOOD, 'up/down/b.yaml': REJECTED, 'other/down/c.yaml': GOOD }), '.');
  await watched.next('watching');
  renameSync(join(watched.root, 'up'), join(watched.root, '.old'));
  renameSync(join(watched.root, 'other'), join(watched.root, 'up'));
  expect(await watched.next(SUMMARY)).toContain(`${join('up', 'down', 'c.yaml')} added, ${join('other', 'down', 'c.yaml')} removed, ${join('up', 'down', 'b.yaml')} removed`);
  watched.write('up/down/c.yaml', REJECTED);
  expect(await watched.next(SUMMARY)).toContain(`${join('up', 'down', 'c.yaml')} changed`);
});

test('what changes without being told is found some time after another change', async () => {
  const untold = jest.spyOn(WatchedDirectories.prototype, 'changed').mockImplementation();
  const watched = new Watched(directory({ 'a.yaml': GOOD }), '.');
  await watched.next('watching');
  watched.write('a.yaml', REJECTED);
  expect(await watched.next(SUMMARY)).toContain('a.yaml changed\n\nnew:');
  untold.mockRestore();
});

test('a file that is named is watched, also where editors replace it', async () => {
  const watched = new Watched(directory({ 'a.yaml': REJECTED }), 'a.yaml');
  await watched.next('watching');
  watched.write('a.yaml~', GOOD);
  renameSync(join(watched.root, 'a.yaml~'), join(watched.root, 'a.yaml'));
  expect(await watched.next(SUMMARY)).toContain('gone:\n');
});

test('a file behind links is watched, by the name of the first, also one that is not UTF-8; a link to nothing ends nothing', async () => {
  const elsewhere = directory({ 'a.yaml': REJECTED });
  const root = directory({});
  symlinkSync(join(elsewhere, 'a.yaml'), join(root, 'a.yaml'));
  symlinkSync(join(elsewhere, 'a.yaml'), Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xFF]), Buffer.from('.yaml')]));
  symlinkSync('nothing', join(root, 'b.yaml'));
  const watched = new Watched(root, '.');
  await watched.next('watching');
  writeFileSync(join(elsewhere, 'a.yaml'), GOOD);
  expect(await watched.next(SUMMARY)).toContain('\\xff.yaml changed');
});

test('a change of what says how files are judged judges them all; a mistake there is told, and watched', async () => {
  const watched = new Watched(directory({ 'a.yaml': REJECTED, 'p.yml': '{}' }), '.');
  await watched.next('watching');
  watched.write('.cdk8s-kubevirt.yaml', 'rules: {');
  expect(await watched.next('flow collection')).toMatch(/^cdk8s-kubevirt: \.cdk8s-kubevirt\.yaml:\d+:\d+: /);
  watched.write('.cdk8s-kubevirt.yaml', 'rules: {metadata: advised}\nplatform: p.yml\n');
  expect(await watched.next(SUMMARY)).toContain('\n.cdk8s-kubevirt.yaml added\n\nnew:\n\nADVISED metadata');
});

test.each([
  [['.', '--output', 'x'], '--watch takes no --output: run check without --watch for that'],
  [['.', '--write-baseline'], '--watch takes no --write-baseline: run check without --watch for that'],
  [['.', '--format', 'json'], '--watch writes text; leave out --format'],
  [['-'], 'standard input cannot be watched; name files or directories'],
  [['nope'], 'no such file or directory: nope'],
])('%j is a mistake', (args, message) => {
  expect(invoke(directory({ 'a.yaml': GOOD }), ['check', '--watch', ...args])).toEqual({ code: 2, stdout: '', stderr: `cdk8s-kubevirt: ${message}\n` });
});
