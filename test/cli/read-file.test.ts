import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { directory } from './invoke';
import { readAll, readOpen } from '../../src/cli/read-file';

test('what does not end is given up', () => {
  const file = openSync('/dev/zero', 'r');
  expect(() => readAll(file, 1_000_000)).toThrow('more than 1000000 bytes');
  closeSync(file);
});

test('a file that is closed is a problem', () => {
  const root = directory({ 'a.yaml': 'a' });
  const file = openSync(join(root, 'a.yaml'), 'r');
  closeSync(file);
  expect(readOpen(file)).toEqual({ text: '', problem: { reason: expect.stringContaining('EBADF') } });
});
