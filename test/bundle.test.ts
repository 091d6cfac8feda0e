import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { REJECTED } from './cli/invoke';

const ROOT = resolve(__dirname, '..');

/** Outside the checkout, so that whatever a bundle does not contain is missing. */
const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: {} });
  return { status, stdout, stderr };
};

beforeAll(async () => {
  await build({
    absWorkingDir: ROOT,
    entryPoints: { cli: 'lib/cli/main.js', app: 'examples/quickstart/main.ts' },
    alias: { 'cdk8s-kubevirt': join(ROOT, 'lib', 'index.js') },
    bundle: true,
    platform: 'node',
    target: 'node20',
    outdir: folder,
    logLevel: 'error',
  });
  // What a bundle might take for its own: other programs in its folder, and folders named as this package's are.
  const decoys = ['decoy.js', 'index.js', 'rules/decoy.js', 'imports/schemas/decoy.js', 'docs/decoy.js'];
  for (const decoy of decoys) {
    mkdirSync(join(folder, decoy, '..'), { recursive: true });
    writeFileSync(join(folder, decoy), `throw new Error('${decoy} was executed');\n`);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test('an app in one file synthesizes what it does from the package', () => {
  expect(run('app.js')).toEqual({ status: 0, stdout: '', stderr: '' });
  const written = readFileSync(join(folder, 'dist', 'quickstart.k8s.yaml'), 'utf8');
  expect(written).toBe(readFileSync(join(__dirname, 'golden', 'quickstart', 'quickstart.k8s.yaml'), 'utf8'));
});

test('the command line in one file judges', () => {
  copyFileSync(join(__dirname, 'golden', 'sriov-vm', 'sriov-vm.k8s.yaml'), join(folder, 'good.yaml'));
  writeFileSync(join(folder, 'bad.yaml'), REJECTED);
  expect(run('cli.js', 'check', 'good.yaml')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^no findings; checked \d+ objects/) });
  expect(run('cli.js', 'check', 'bad.yaml')).toMatchObject({ status: 1, stderr: '', stdout: expect.stringMatching(/^REJECTED metadata\/has-valid-name/) });
});

test('a Node.js that makes no code of text judges the same', () => {
  writeFileSync(join(folder, 'bad.yaml'), REJECTED);
  writeFileSync(join(folder, 'known.yaml'), 'architecture: arm64\n');
  const args = ['check', 'bad.yaml', '--platform', 'known.yaml', '--format', 'json'];
  const hardened = run('--disallow-code-generation-from-strings', 'cli.js', ...args);
  expect(hardened).toMatchObject({ status: 1, stderr: '', stdout: expect.stringContaining('metadata/has-valid-name') });
  expect(hardened).toEqual(run('cli.js', ...args));
});

test('the command line in one file draws', () => {
  const args = ['cli.js', 'graph', 'good.yaml', '--format', 'svg'];
  expect(run(...args)).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^<svg .*<\/svg>\n$/s) });
  expect(run('--disallow-code-generation-from-strings', ...args)).toEqual(run(...args));
});

test('the command line in one file reads a platform', () => {
  writeFileSync(join(folder, 'platform.yaml'), 'archtecture: arm64\n');
  expect(run('cli.js', 'check', 'good.yaml', '--platform', 'platform.yaml')).toMatchObject({
    status: 2, stderr: expect.stringMatching(/^cdk8s-kubevirt: platform.yaml:1:1: archtecture: .*architecture/),
  });
});

test('the command line in one file has the rules, their examples and its version', () => {
  const { stdout } = run('cli.js', 'rules', 'disk/references-volume');
  expect(stdout).toMatch(/^REJECTED disk\/references-volume: .*\nfor example\n.*kind: VirtualMachine\n/s);
  expect(run('cli.js', '--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
