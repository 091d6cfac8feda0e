import { linkSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { directory } from './invoke';
import { WatchedDirectories } from '../../src/cli/watched-directories';
import type { Entry } from '../../src/cli/watched-directories';

/** What is looked at of a directory, each time it is asked for. */
class Looks {
  public readonly watched = new WatchedDirectories<Entry>();
  public readonly root: string;

  constructor(files: Parameters<typeof directory>[0]) {
    this.root = directory(files);
  }

  /** The names that are told, and those that were looked at; a list of all first. */
  public again(file = '.'): { readonly told: string; readonly looked: string } {
    const looked: string[] = [];
    const list = () => {
      looked.push('all');
      return readdirSync(this.root, { withFileTypes: true }).map((entry) => ({ name: entry.name, isLink: entry.isSymbolicLink(), isText: entry.name !== 'bytes' }));
    };
    const look = ({ name }: Entry) => {
      looked.push(name);
      return statSync(join(this.root, name), { bigint: true, throwIfNoEntry: false });
    };
    const seen = this.watched.lookInto({ path: this.root, file, list, look });
    return { told: seen.map(({ entry }) => entry.name).join(' '), looked: looked.join(' ') };
  }
}

const FILES = { a: 'a', b: 'b' };

test('all is looked at until changes are told, and after', () => {
  const looks = new Looks(FILES);
  const all = { told: 'a b', looked: 'all a b' };
  expect([looks.again(), looks.again()]).toEqual([all, all]);
  looks.watched.begin(looks.root);
  expect([looks.again(), looks.again(), looks.again()]).toEqual([all, { told: 'a b', looked: '' }, { told: 'a b', looked: '' }]);
  looks.watched.end(looks.root);
  expect([looks.again(), looks.again()]).toEqual([all, all]);
});

test('what is called otherwise is listed again', () => {
  const looks = new Looks(FILES);
  looks.watched.begin(looks.root);
  looks.again();
  expect([looks.again('a'), looks.again('a')].map(({ looked }) => looked)).toEqual(['all', '']);
});

test.each<[string, (looks: Looks) => void, string]>([
  ['a file', ({ watched, root }) => watched.changed(root, 'a'), 'all a'],
  ['something new', ({ watched, root }) => {
    writeFileSync(join(root, 'c'), '');
    watched.changed(root, 'c');
  }, 'all c'],
  ['something that is not known', ({ watched, root }) => watched.changed(root, null), 'all a b'],
  ['something of another directory', ({ watched }) => watched.changed('/', 'a'), ''],
  ['anything', ({ watched }) => watched.forget(), 'all a b'],
  ['so much that some may be lost', ({ watched, root }) => Array.from({ length: 1001 }, () => watched.changed(root, 'c')), 'all a b'],
])('what may have changed is looked at once: %s', (_, change, looked) => {
  const looks = new Looks(FILES);
  looks.watched.begin(looks.root);
  looks.again();
  change(looks);
  expect([looks.again().looked, looks.again().looked]).toEqual([looked, '']);
});

test.each<[string, (root: string) => void]>([
  ['a link', (root) => symlinkSync('a', join(root, 'link'))],
  ['a link to nothing', (root) => symlinkSync('nothing', join(root, 'link'))],
  ['a name of which only the bytes are known', (root) => writeFileSync(join(root, 'bytes'), '')],
])('what may change untold is looked at each time: %s', (_, make) => {
  const looks = new Looks(FILES);
  make(looks.root);
  looks.watched.begin(looks.root);
  const { told } = looks.again();
  const own = told.split(' ').at(-1);
  expect([looks.again(), looks.again()]).toEqual([{ told, looked: `all ${own}` }, { told, looked: `all ${own}` }]);
});

test('a file with several names may be changed by another one, a directory has one', () => {
  const looks = new Looks(FILES);
  linkSync(join(looks.root, 'a'), join(looks.root, 'other'));
  mkdirSync(join(looks.root, 'under'));
  looks.watched.begin(looks.root);
  looks.again();
  expect(looks.again()).toEqual({ told: 'a b other under', looked: 'all a other' });
});
