import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pack } from '../projenrc/package/pack';

/** What is published, installed into the project that its `init` writes, beside the packages of this checkout. */
const ROOT = resolve(__dirname, '..');
const NEIGHBOURS = ['@types/node', 'cdk8s', 'cdk8s-plus-28', 'constructs', 'tsx', 'typescript', 'undici-types'];
const scratch = mkdtempSync(join(tmpdir(), 'package-'));
const project = join(scratch, 'project');
const modules = join(scratch, 'node_modules');
const library = join(modules, 'cdk8s-kubevirt');

function run(...[program, ...args]: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(modules, program), ...args], { cwd: project, encoding: 'utf8' });
  return status === 0 ? stdout : `exit code ${status}\n${stdout}${stderr}`;
}

beforeAll(() => {
  spawnSync('tar', ['-xzf', join(scratch, pack(scratch).filename), '-C', scratch]);
  mkdirSync(modules);
  for (const [from, to] of [[join(scratch, 'package'), library], ...NEIGHBOURS.map((name) => [join(ROOT, 'node_modules', name), join(modules, name)])]) {
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(from, to);
  }
  mkdirSync(project);
  run('cdk8s-kubevirt/lib/cli/main.js', 'init');
}, 300_000);
afterAll(() => rmSync(scratch, { recursive: true }));

const TSC = 'typescript/bin/tsc';
const TSX = 'tsx/dist/cli.mjs';

test.each([['CommonJS', {}], ['ES modules', { type: 'module' }]])('the project of init type-checks, synthesizes, tests and is judged well, as %s', (_, kind) => {
  const file = join(project, 'package.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...kind }));
  expect(run(TSC)).toBe('');
  expect(run(TSX, 'main.ts')).toBe('');
  expect(run(TSX, '--test', 'web.test.ts')).toContain('# pass 1\n# fail 0\n');
  expect(run('cdk8s-kubevirt/lib/cli/main.js', 'check', 'dist')).toBe('no findings; checked 2 objects in 1 file\n');
  expect(readFileSync(join(project, 'dist', 'web.k8s.yaml'), 'utf8')).toContain('kind: VirtualMachine\n');
}, 300_000);

test.each([['--module', 'node16'], ['--module', 'esnext', '--moduleResolution', 'bundler']])('the types of the wire are found with %s %s %s', (...options) => {
  const program = (field: string) => `
    import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
    import type { VirtualMachineSpec } from 'cdk8s-kubevirt/imports/kubevirt.io';
    const spec: VirtualMachineSpec = { ${field}: 'Always', template: { spec: { domain: { devices: {} } } } };
    const vm = new ApiObject(new Chart(new App(), 'a'), 'vm', { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec });
    vm.addJsonPatch(JsonPatch.replace('/spec', spec));`;
  const judge = (field: string) => {
    writeFileSync(join(project, 'wire.ts'), program(field));
    return run(TSC, ...options);
  };
  expect(judge('runStrategy')).toBe('');
  expect(judge('runStrategi')).toContain("'runStrategi' does not exist in type 'VirtualMachineSpec'");
}, 300_000);
