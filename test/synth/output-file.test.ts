import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Yaml } from 'cdk8s';
import { writeDocuments } from '../../src/synth/output-file';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-file-'));
  file = join(folder, 'file.yaml');
});
afterEach(() => rmSync(folder, { recursive: true }));

const LARGE = { text: 'ä'.repeat(700_000) };

test.each([[[]], [[{ a: 1 }]], [[{ a: 1 }, undefined, { b: 2 }]], [[LARGE, { a: 1 }, LARGE, LARGE]]])('the same bytes as by cdk8s, case %#', (documents) => {
  writeDocuments(file, documents);
  const written = readFileSync(file, 'utf8');
  Yaml.save(file, documents);
  expect(written === readFileSync(file, 'utf8')).toBe(true);
  expect(readdirSync(folder)).toEqual(['file.yaml']);
});

test.each([[[{ a: 1 }]], [[LARGE, LARGE, LARGE]]])('a document that cannot be rendered leaves the file as it was, case %#', (documents) => {
  function* failing(): Iterable<unknown> {
    yield* documents;
    throw new Error('no');
  }
  writeFileSync(file, 'before');
  expect(() => writeDocuments(file, failing())).toThrow('no');
  expect(readFileSync(file, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['file.yaml']);
});
