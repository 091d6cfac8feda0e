import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences } from '../../../projenrc/languages/differences';

let scratch: string;
beforeEach(() => { scratch = mkdtempSync(join(tmpdir(), 'differences-')); });
afterEach(() => rmSync(scratch, { recursive: true }));

function folder(name: string, files: { [file: string]: string }): string {
  mkdirSync(join(scratch, name));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(scratch, name, file), text);
  return join(scratch, name);
}

test.each<[string, { [file: string]: string }, string[]]>([
  ['the same', { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' }, []],
  ['a byte', { 'a.yaml': 'a: 1', 'b.yaml': 'b: 1\n' }, ['a.yaml']],
  ['a file that is not there', { 'a.yaml': 'a: 1\n' }, ['b.yaml']],
  ['a file too many', { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n', 'c.yaml': '' }, ['c.yaml']],
  ['a page, which is no manifest', { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n', 'report.html': '<p>' }, []],
  ['nothing', {}, ['a.yaml', 'b.yaml']],
])('%s', (_, actual, files) => {
  expect(differences(folder('expected', { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' }), folder('actual', actual))).toEqual(files);
});
