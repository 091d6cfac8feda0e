import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { read } from './execute';
import { adopt, AdoptedProgram } from '../../src/adopt/adopt';

const ROOT = resolve(__dirname, '..', '..');

const machine = (namespace: string, name: string, networks: readonly string[] = []) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace },
  spec: {
    runStrategy: 'Always',
    instancetype: { name: 'large' },
    template: {
      metadata: { labels: { 'app.kubernetes.io/name': name } },
      spec: {
        domain: {
          devices: {
            hostDevices: [{ name: 'qat', deviceName: 'intel.com/qat' }],
            interfaces: networks.map((each) => ({ name: each.replace('/', '-'), bridge: {} })),
          },
        },
        networks: networks.map((each) => ({ name: each.replace('/', '-'), multus: { networkName: each } })),
      },
    },
  },
});
const attachment = (namespace: string) => ({
  apiVersion: 'k8s.cni.cncf.io/v1', kind: 'NetworkAttachmentDefinition', metadata: { name: 'lan', namespace }, spec: { config: '{"cniVersion":"0.4.0","name":"lan","type":"bridge","bridge":"br1"}' },
});
const large = {
  apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterInstancetype', metadata: { name: 'large' }, spec: { cpu: { guest: 8 }, memory: { guest: '32Gi' } },
};
const machines = (namespace: string, count: number, networks?: readonly string[]) => Array.from({ length: count }, (_, i) => machine(namespace, `vm-${i}`, networks));
const textOf = ({ files }: AdoptedProgram, file: string) => files.find(({ name }) => name === file)?.text;

const objects = [...machines('blue', 14), ...machines('main', 14, ['blue/lan']), attachment('blue'), large];
const program = adopt(objects, { maySplit: true });

test('a large program has a file for each chart', () => {
  expect(program.report.unproven).toEqual([]);
  expect(program.files.map(({ name }) => name)).toEqual(['main.ts', 'app.ts', 'adopted.ts', 'blue.ts', 'main-2.ts']);
  expect(textOf(program, 'main.ts')).toBe(`\
import { app } from './app';
import './blue';
import './main-2';
import './adopted';

app.synth();
`);
  expect(textOf(program, 'app.ts')).toBe("import { App } from 'cdk8s';\n\nexport const app = new App();\n");
});

test('what another file needs is exported, and each has names of its own', () => {
  expect(textOf(program, 'blue.ts')).toContain("\nexport const lan = new NetworkAttachment(chart, 'lan', {");
  expect(textOf(program, 'main-2.ts')).toMatch(/from 'cdk8s-kubevirt';\nimport \{ app \} from '\.\/app';\nimport \{ large \} from '\.\/adopted';\nimport \{ lan \} from '\.\/blue';\n/);
  for (const file of ['blue.ts', 'main-2.ts']) {
    expect(textOf(program, file)).toContain("\nAdmission.acknowledge(vm13, 'device/requires-gate-for-host-devices', 'it was so when it was adopted');\n");
  }
});

test('the files write what was read when they are run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'adopt-'));
  const modules = Object.entries({ 'cdk8s': require.resolve('cdk8s'), 'cdk8s-plus-28': require.resolve('cdk8s-plus-28'), 'cdk8s-kubevirt': join(ROOT, 'src', 'index.ts') });
  for (const { name, text } of program.files) {
    writeFileSync(join(folder, name), modules.reduce((rest, [module, path]) => rest.replace(`from '${module}'`, `from '${path}'`), text));
  }
  const { status, stderr } = spawnSync(process.execPath, ['--require', require.resolve('tsx/cjs'), 'main.ts'], { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const dist = readdirSync(join(folder, 'dist')).flatMap((file) => read(readFileSync(join(folder, 'dist', file), 'utf8')));
  const sorted = (all: unknown[]) => all.map((each) => JSON.stringify(each)).sort();
  expect(sorted(dist)).toEqual(sorted(read(program.yaml)));
  rmSync(folder, { recursive: true });
}, 300_000);

test('a namespace keeps its name, whatever the objects without one are called by', () => {
  const { files: [{ text }] } = adopt([large, machine('blue', 'vm')], { chart: 'blue' });
  expect(text).toContain("\nconst adoptedChart = new Chart(app, 'adopted');\nconst blueChart = new Chart(app, 'blue', { namespace: 'blue' });\n");
});

test.each<[string, readonly unknown[], boolean]>([
  ['few objects', [...machines('blue', 2), ...machines('red', 2)], true],
  ['one namespace', machines('blue', 30), true],
  ['namespaces that need each other', [...machines('blue', 14, ['red/lan']), ...machines('red', 14, ['blue/lan']), attachment('blue'), attachment('red')], true],
  ['standard output', objects, false],
])('one file: %s', (_, manifests, maySplit) => {
  const { files, report } = adopt(manifests, { maySplit });
  expect({ files: files.map(({ name }) => name), unproven: report.unproven }).toEqual({ files: ['main.ts'], unproven: [] });
});
