import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directory, invoke } from './invoke';

const VM = `\
apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: {name: db, uid: '1'}
spec: {runStrategy: Always, template: {spec: {domain: {memory: {guest: 1Gi}, devices: {}}, hostname: db.example}}}
`;
const PROGRAM = `\
import { App, Chart, Size } from 'cdk8s';
import { VirtualMachine, VirtualMachineIdentity } from 'cdk8s-kubevirt';

const app = new App();
const chart = new Chart(app, 'machines');

new VirtualMachine(chart, 'db', {
  memory: Size.gibibytes(1),
  networks: [],
  selectorLabels: {},
  identity: VirtualMachineIdentity.fromCluster(),
});

app.synth();
`;
const SUMMARY = `\
1 object in 1 file: 1 by constructs of cdk8s-kubevirt
3 fields by constructs, of which 0 are patched; 0 fields as they are written
proven: the program synthesizes what was read
`;
const plain = VM.replace(', hostname: db.example', '');

test('the program goes to standard output, what is told to standard error', () => {
  const files = directory({ 'Machines.yaml': plain });
  expect(invoke(files, ['adopt', 'Machines.yaml'])).toEqual({ code: 0, stdout: PROGRAM, stderr: SUMMARY });
  expect(invoke(files, ['adopt', '-'], { stdin: plain }).stdout).toBe(PROGRAM.replace('machines', 'adopted'));
});

test('into a folder, where nothing is replaced unless that is wanted', () => {
  const files = directory({ 'machines.yaml': plain });
  const main = () => readFileSync(join(files, 'src', 'main.ts'), 'utf8');
  expect(invoke(files, ['adopt', 'machines.yaml', '-o', 'src'])).toEqual({ code: 0, stdout: SUMMARY, stderr: '' });
  expect(main()).toBe(PROGRAM);
  expect(invoke(files, ['adopt', 'machines.yaml', '--output', 'src'])).toEqual({
    code: 2, stdout: '', stderr: 'cdk8s-kubevirt: src/main.ts is there; write --force to replace it\n',
  });
  expect(invoke(files, ['adopt', 'machines.yaml', '-o', 'src', '--force']).code).toBe(0);
});

const many = Array.from({ length: 26 }, (_, i) => plain.replace('name: db', `name: db-${i}, namespace: ${i % 2 ? 'blue' : 'red'}`)).join('---\n');

test.each<[string, { readonly [file: string]: string }, string]>([
  ['CommonJS', { 'package.json': '{"type": "commonjs"}' }, ''],
  ['modules of JavaScript', { 'package.json': '{"type": "module"}', 'tsconfig.json': '{\n  // "allowImportingTsExtensions": true,\n}' }, '.js'],
  ['a compiler that takes its own extension', { 'package.json': '{"type": "module"}', 'tsconfig.json': '{"compilerOptions": {"allowImportingTsExtensions": true}}' }, '.ts'],
  ['a broken package.json', { 'package.json': '{' }, ''],
])('the files of a program find each other: %s', (_, project, extension) => {
  const files = directory({ ...project, 'machines.yaml': many });
  expect(invoke(files, ['adopt', 'machines.yaml', '-o', 'src/adopted']).code).toBe(0);
  const text = (file: string) => readFileSync(join(files, 'src', 'adopted', file), 'utf8');
  expect(text('main.ts')).toBe(`import { app } from './app${extension}';\nimport './red${extension}';\nimport './blue${extension}';\n\napp.synth();\n`);
  expect(text('red.ts')).toContain(`\nimport { app } from './app${extension}';\n`);
});

test('a program is written whole or not at all', () => {
  const files = directory({ 'machines.yaml': many, 'src/main.ts': 'before\n' });
  mkdirSync(join(files, 'src', 'red.ts'));
  const { code, stdout, stderr } = invoke(files, ['adopt', 'machines.yaml', '-o', 'src', '--force']);
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/red\.ts is not a file; remove it/) });
  expect(readdirSync(join(files, 'src')).sort()).toEqual(['main.ts', 'red.ts']);
  expect(readFileSync(join(files, 'src', 'main.ts'), 'utf8')).toBe('before\n');
});

test('what was patched, and what was acknowledged', () => {
  const { stdout } = invoke(directory({ 'a.yaml': VM.replace('guest: 1Gi', 'guest: 1Gi, extra: 1') }), ['adopt', 'a.yaml', '-o', 'src']);
  expect(stdout).toBe(`\
1 object in 1 file: 1 by constructs of cdk8s-kubevirt
5 fields by constructs, of which 1 is patched; 0 fields as they are written
2 findings acknowledged, since the objects were admitted before; new AdmissionRecord(app, 'Record') tells check of them
VirtualMachine db: by VirtualMachine
  patched /spec/template/spec/domain/memory/extra
proven: the program synthesizes what was read
`);
});

test('as JSON', () => {
  const { stdout } = invoke(directory({ 'a.yaml': plain }), ['adopt', 'a.yaml', '-o', 'src', '--format', 'json']);
  expect(JSON.parse(stdout)).toEqual({
    files: 1,
    objects: [{ object: 'VirtualMachine db', kind: 'VirtualMachine', by: 'construct', construct: 'VirtualMachine', fields: 3, patches: [], patchedFields: 0 }],
    skipped: [],
    acknowledged: 0,
    unproven: [],
  });
});

test('a platform that the program reads', () => {
  const files = directory({ 'a.yaml': plain, 'platform.yaml': 'kubevirtVersion: 1.8.0\n' });
  const platform = join(files, 'platform.yaml');
  expect(invoke(files, ['adopt', 'a.yaml', '--platform', platform])).toEqual({
    code: 0, stdout: expect.stringContaining(`\nPlatform.fromFile(app, 'platform', '${platform}');\n`), stderr: SUMMARY,
  });
});

test('an architecture that the platform states is no patch of a VM without one', () => {
  const files = directory({ 'a.yaml': plain, 'platform.yaml': 'architecture: arm64\n' });
  const { code, stdout, stderr } = invoke(files, ['adopt', 'a.yaml', '--platform', join(files, 'platform.yaml')]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: SUMMARY.replace('3 fields', '4 fields') });
  expect(stdout).toContain('\n  architecture: Architecture.ARM64,\n');
});

test('an object that no program can make', () => {
  const { code, stdout, stderr } = invoke(directory({ 'a.yaml': 'apiVersion: a/b/c\nkind: Thing\nmetadata: {name: a}\n' }), ['adopt', 'a.yaml']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/^import \{ App, Chart \} from 'cdk8s';\n/) });
  expect(stderr).toContain('Thing a: not adopted, as invalid apiVersion a/b/c, expecting GROUP/VERSION');
});

test.each<[string, string[], string]>([
  ['nothing to adopt', [], 'nothing to adopt; name files or directories, or - for standard input'],
  ['a language that is not written', ['a.yaml', '--language', 'pyhton'], '--language is one of typescript, not "pyhton"'],
  ['another format', ['a.yaml', '--format', 'yaml'], '--format is one of text, json, not "yaml"'],
  ['no object', ['none.yaml'], 'no Kubernetes object in none.yaml'],
  ['no YAML', ['broken.yaml'], 'broken.yaml:1:5: '],
  ['no file', ['missing.yaml'], 'no such file or directory: missing.yaml'],
  ['no platform', ['a.yaml', '--platform', 'missing.yaml'], 'no such file or directory: missing.yaml'],
])('called wrongly: %s', (_, args, message) => {
  const { code, stdout, stderr } = invoke(directory({ 'a.yaml': plain, 'none.yaml': 'a: b\n', 'broken.yaml': 'a: b: c\n' }), ['adopt', ...args]);
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(`cdk8s-kubevirt: ${message}`) });
});
