import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runProgram } from './run-program';
import { readAssembly } from '../projenrc/assembly';
import * as library from '../src';

const ROOT = resolve(__dirname, '..');
const FIXTURE = readFileSync(join(ROOT, 'rosetta', 'default.ts-fixture'), 'utf8');

/** What the fixture declares, for real. */
const IN_CHART = `\
const app = new App();
const chart = new Chart(app, 'example', { namespace: 'example' });
new Platform(chart, 'Platform', { featureGates: ['IncrementalBackup'] });
const vm = new VirtualMachine(chart, 'ledger', {
  memory: Size.gibibytes(4), disks: [Disk.dataVolumeTemplate('root', { source: DataVolumeSource.blank(), size: Size.gibibytes(20) })],
});
const web = new VirtualMachinePool(chart, 'frontend', {
  replicas: 3, memory: Size.gibibytes(2), disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
});
/// here
app.synth();
`;
const PROGRAM = FIXTURE.replace(/^declare const [^]*\/\/\/ here\n/m, IN_CHART);

/** Classes that are constructs, with the example of their docstrings. */
const examples = Object.values(readAssembly().types).flatMap(({ name, docs, kind, abstract }): [string, string | undefined][] => {
  const type: unknown = (library as { readonly [name: string]: unknown })[name];
  const isConstruct = kind === 'class' && !abstract && typeof type === 'function' && 'isConstruct' in type;
  return isConstruct ? [[name, docs?.example]] : [];
});

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'example-'));
  process.env.CDK8S_OUTDIR = scratch;
});
afterEach(() => {
  delete process.env.CDK8S_OUTDIR;
  rmSync(scratch, { recursive: true });
});

test('all constructs are looked at', () => expect(examples.length).toBeGreaterThan(100));

test.each(examples)('the example of %s synthesizes', (name, example = '') => {
  expect(example).toContain(name);
  runProgram(PROGRAM.replace('/// here', () => example));
  expect(readdirSync(scratch)).not.toEqual([]);
});
