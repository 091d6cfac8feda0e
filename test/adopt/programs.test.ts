import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execute, read } from './execute';
import { compile } from '../../projenrc/docs/compile';
import { adopt } from '../../src/adopt/adopt';

/** Manifests, and beside each the program that is written for them. */
const FOLDER = join(__dirname, 'programs');
const ROOT = resolve(__dirname, '..', '..');
const names = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml')).map((file) => file.replace('.yaml', ''));
const adopted = new Map(names.map((name) => [name, adopt(read(readFileSync(join(FOLDER, `${name}.yaml`), 'utf8')), { chart: name })]));
const programs = [...adopted].map(([name, program]) => ({ name, ...program, text: program.files[0].text }));

describe.each(programs)('$name', ({ name, text, yaml, report }) => {
  test('is this program', () => {
    expect(text).toBe(readFileSync(join(FOLDER, `${name}.ts`), 'utf8'));
  });

  test('is proven', () => {
    expect(report.unproven).toEqual([]);
    expect(report.objects.filter(({ by }) => by === 'nothing')).toEqual([]);
  });

  test('writes what was proven when it is run', () => {
    expect(execute(text).flatMap(read)).toEqual(expect.arrayContaining(read(yaml)));
    expect(execute(text).flatMap(read)).toHaveLength(read(yaml).length);
  });
});

test('what had to be patched', () => {
  const patches = programs.flatMap(({ report }) => report.objects.flatMap(({ object, patches: paths }) => paths.map((path) => `${object} ${path}`)));
  expect(patches).toEqual([
    'Widget shop/w- /metadata/name',
    'VirtualMachine lab/gpu /spec/runStrategy',
    'VirtualMachine lab/gpu /spec/running',
    'VirtualMachine lab/cloned /spec/dataVolumeTemplates/0/spec/source/pvc/namespace',
    'VirtualMachinePreference windows /spec/features/preferredSmm/enabled',
    'VirtualMachine shop/vm-7tqzg /spec/template/spec/domain/devices/disks',
  ]);
});

test('all programs compile', () => {
  const files = programs.map(({ name, text }) => ({
    path: `test/adopt/programs/compiled-${name}.ts`, text: text.replace("from 'cdk8s-kubevirt'", "from '../../../src'"),
  }));
  expect(compile(files, ROOT)).toEqual([]);
}, 300_000);

test('a program that runs by itself writes the bytes that were proven', () => {
  const folder = mkdtempSync(join(tmpdir(), 'adopt-'));
  const { files: [{ text }], yaml } = adopted.get('from-kubectl')!;
  const modules = Object.entries({ 'cdk8s': require.resolve('cdk8s'), 'cdk8s-plus-28': require.resolve('cdk8s-plus-28'), 'cdk8s-kubevirt': join(ROOT, 'src', 'index.ts') });
  writeFileSync(join(folder, 'main.ts'), modules.reduce((program, [name, path]) => program.replace(`from '${name}'`, `from '${path}'`), text));
  const { status, stderr } = spawnSync(process.execPath, ['--require', require.resolve('tsx/cjs'), 'main.ts'], { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(readFileSync(join(folder, 'dist', 'shop.k8s.yaml'), 'utf8')).toBe(yaml);
  rmSync(folder, { recursive: true });
}, 300_000);
