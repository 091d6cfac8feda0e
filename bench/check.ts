import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dump } from 'js-yaml';
import { linux } from './virtual-machines';
import type { VirtualMachine } from '../imports/kubevirt.io';

const COUNT = 10_000;
const RUNS = 3;
const PROGRAM = resolve(__dirname, '..', 'lib', 'cli', 'main.js');
const CHECK = `process.argv.splice(1, 0, "cdk8s-kubevirt"); require(${JSON.stringify(PROGRAM)});`;
/** Tells what a process has cost by the time it ends. */
const METER = 'process.on("exit", () => { const { userCPUTime: u, systemCPUTime: s, maxRSS: m } = process.resourceUsage();'
  + ' console.error(JSON.stringify([(u + s) / 1e6, m / 1024])); });';

const folder = mkdtempSync(join(tmpdir(), 'check-'));
try {
  const good = fleet('good', (vm) => vm);
  const bad = fleet('bad', (vm) => ({ ...vm, spec: { ...vm.spec, runStrategy: undefined, runing: true } }));
  const one = join(folder, 'one.yaml');
  writeFileSync(one, dump(linux(0)));
  console.table({
    'an empty Node.js': row([], ''),
    '--help': row(['--help']),
    'one VM': row(['check', one]),
    [`${COUNT} VMs, ${megabytes(good)} MB of YAML`]: row(['check', good]),
    [`${COUNT} VMs with two findings each, as text`]: row(['check', bad]),
    'the same, as SARIF': row(['check', bad, '--format', 'sarif']),
  });
} finally {
  rmSync(folder, { recursive: true });
}

function fleet(name: string, change: (vm: VirtualMachine) => unknown): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, Array.from({ length: COUNT }, (_, i) => dump(change(linux(i)), { skipInvalid: true })).join('---\n'));
  return file;
}

function megabytes(file: string): string {
  return (statSync(file).size / 1e6).toFixed(1);
}

function row(args: readonly string[], program = CHECK): object {
  const runs = Array.from({ length: RUNS }, () => measured(args, program));
  const least = (what: (run: typeof runs[number]) => number) => Math.min(...runs.map(what));
  return { 'CPU s': least(({ cpu }) => cpu).toFixed(2), 'wall s': least(({ wall }) => wall).toFixed(2), 'peak MiB': least(({ peak }) => peak).toFixed(0) };
}

/** What a run of a program costs, in a process of its own. */
function measured(args: readonly string[], program: string): { cpu: number; wall: number; peak: number } {
  const start = performance.now();
  const { stderr } = spawnSync(process.execPath, ['-e', `${METER} ${program}`, '--', ...args], { encoding: 'utf8', maxBuffer: 1e9 });
  const [cpu, peak] = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as [number, number];
  return { cpu, wall: (performance.now() - start) / 1000, peak };
}
