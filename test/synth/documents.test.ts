import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Yaml } from 'cdk8s';
import { textOf, writeText } from '../../src/synth/documents';

const folder = mkdtempSync(join(tmpdir(), 'documents-'));
const file = join(folder, 'file.yaml');
afterAll(() => rmSync(folder, { recursive: true }));

const LARGE = { text: 'ä'.repeat(700_000) };

test.each([[[]], [[{ a: 1 }]], [[{ a: 1 }, undefined, { b: 2 }]], [[LARGE, { a: 1 }, LARGE, LARGE]]])('the same bytes as by cdk8s, case %#', (documents) => {
  writeText(file, textOf(documents));
  const written = readFileSync(file, 'utf8');
  Yaml.save(file, documents);
  expect(written === readFileSync(file, 'utf8')).toBe(true);
});
