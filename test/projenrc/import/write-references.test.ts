import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeReferences } from '../../../projenrc/import/write-references';

const ROOT = join(__dirname, '..', '..', '..');
let scratch: string;
beforeAll(() => { scratch = mkdtempSync(join(tmpdir(), 'references-')); });
afterAll(() => rmSync(scratch, { recursive: true }));

test('the committed references are what the committed imports give', () => {
  writeReferences(join(ROOT, 'imports'), scratch);
  expect(readdirSync(scratch).sort()).toEqual(['common-instancetype.ts', 'common-preference.ts']);
  for (const file of readdirSync(scratch)) {
    expect(readFileSync(join(ROOT, 'src', 'instancetype', file), 'utf8')).toBe(readFileSync(join(scratch, file), 'utf8'));
  }
});
