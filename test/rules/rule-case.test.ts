import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judge } from './judge';
import { CASES_FOLDER, keepCase } from './rule-case';

const folder = mkdtempSync(join(tmpdir(), 'cdk8s-kubevirt-'));
const { [CASES_FOLDER]: before } = process.env;

afterEach(() => {
  if (before === undefined) delete process.env[CASES_FOLDER];
  else process.env[CASES_FOLDER] = before;
});
afterAll(() => rmSync(folder, { recursive: true }));

test('what is judged is kept where somebody collects it', () => {
  const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
  delete process.env[CASES_FOLDER];
  judge(manifest);
  expect(readdirSync(folder)).toEqual([]);

  process.env[CASES_FOLDER] = folder;
  judge(manifest, { architecture: 'arm64' });
  keepCase('a: 1');
  const [file, ...more] = readdirSync(folder);
  expect(more).toEqual([]);
  const kept = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
  expect(kept).toEqual([{ judged: [manifest], profile: { architecture: 'arm64' } }, { judged: 'a: 1' }]);
});
