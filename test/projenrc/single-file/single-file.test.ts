import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeSingleFile } from '../../../projenrc/single-file/single-file';
import { invoke } from '../../cli/invoke';

const ROOT = resolve(__dirname, '..', '..', '..');
let root: string;

beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'single-file-')));
  await writeSingleFile(join(root, 'cdk8s-kubevirt.cjs'));
  cpSync(join(ROOT, 'test', 'golden', 'quickstart'), join(root, 'good'), { recursive: true });
  const vm = readFileSync(join(ROOT, 'test', 'golden', 'quickstart', 'quickstart.k8s.yaml'), 'utf8');
  writeFileSync(join(root, 'bad.yaml'), vm.replace('runStrategy', 'runStratgy'));
  writeFileSync(join(root, 'platform.yaml'), 'kubevirtVersion: 1.8.0\n');
}, 60_000);
afterAll(() => rmSync(root, { recursive: true }));

test.each([
  [['check', 'good']],
  [['check', 'bad.yaml']],
  [['check', 'bad.yaml', '--format', 'json', '--platform', 'platform.yaml']],
  [['check', 'bad.yaml', '--format', 'sarif']],
  [['graph', 'good', '--format', 'svg']],
  [['rules', 'vm/has-one-run-setting']],
  [['--version']],
  [['chek']],
])('without node_modules, %j says what the package says', (args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'cdk8s-kubevirt.cjs'), ...args], { cwd: root, encoding: 'utf8' });
  expect({ code: status, stdout, stderr }).toEqual(invoke(root, args));
});
