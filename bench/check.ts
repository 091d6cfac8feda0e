import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dump } from 'js-yaml';
import { kubeconformCommand } from './kubeconform';
import { tenant } from './tenant';
import { linux, small } from './virtual-machines';

const COUNT = 10_000;
const RUNS = 3;
const PROGRAM = resolve(__dirname, '..', 'lib', 'cli', 'main.js');
const CHECK = `process.argv.splice(1, 0, "cdk8s-kubevirt"); require(${JSON.stringify(PROGRAM)});`;
/** Tells what a process has cost by the time it ends. */
const METER = 'process.on("exit", () => { const { userCPUTime: u, systemCPUTime: s, maxRSS: m } = process.resourceUsage();'
  + ' console.error(JSON.stringify([(u + s) / 1e6, m / 1024])); });';

const folder = mkdtempSync(join(tmpdir(), 'check-'));
try {
  const least = fleet('least', small);
  const good = fleet('good', linux);
  const bad = fleet('bad', (i) => ({ ...linux(i), spec: { ...linux(i).spec, runStrategy: undefined, runing: true } }));
  const [some, many] = [16_000, 64_000].map((count) => ({ count, file: mixed(count) }));
  const peer = kubeconformCommand(folder);
  const one = join(folder, 'one.yaml');
  writeFileSync(one, dump(linux(0)));
  console.table({
    'an empty Node.js': row([], ''),
    '--help': row(['--help']),
    'one VM': row(['check', one]),
    [`${COUNT} small VMs, ${megabytes(least)} MB of YAML`]: row(['check', least]),
    ...peer && { 'the same, by kubeconform': peerRow(peer, least) },
    [`${COUNT} VMs, ${megabytes(good)} MB of YAML`]: row(['check', good]),
    ...peer && { 'the same by kubeconform': peerRow(peer, good) },
    [`${some.count} objects of namespaces with quota and policy, ${megabytes(some.file)} MB of YAML`]: row(['check', some.file]),
    [`${many.count} of them`]: row(['check', many.file]),
    [`${COUNT} VMs with two findings each, as text`]: row(['check', bad]),
    'the same, as SARIF': row(['check', bad, '--format', 'sarif']),
  });
} finally {
  rmSync(folder, { recursive: true });
}

function fleet(name: string, make: (i: number) => unknown): string {
  return written(name, Array.from({ length: COUNT }, (_, i) => make(i)));
}

/** Namespaces of five objects and three VMs. */
function mixed(count: number): string {
  return written(`mixed-${count}`, Array.from({ length: count / 8 }, (_, i) => tenant(i, 3)).flat());
}

function written(name: string, objects: readonly unknown[]): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, objects.map((object) => dump(object, { skipInvalid: true })).join('---\n'));
  return file;
}

function megabytes(file: string): string {
  return (statSync(file).size / 1e6).toFixed(1);
}

function row(args: readonly string[], program = CHECK): object {
  return leastOf(Array.from({ length: RUNS }, () => measured(args, program)));
}

function peerRow(command: readonly string[], file: string): object {
  return leastOf(Array.from({ length: RUNS }, () => measuredByTime([...command, file])));
}

function leastOf(runs: readonly Cost[]): object {
  const least = (what: (run: Cost) => number) => Math.min(...runs.map(what));
  return { 'CPU s': least(({ cpu }) => cpu).toFixed(2), 'wall s': least(({ wall }) => wall).toFixed(2), 'peak MiB': least(({ peak }) => peak).toFixed(0) };
}

/** Seconds of the processor, seconds and MiB. */
interface Cost {
  readonly cpu: number;
  readonly wall: number;
  readonly peak: number;
}

function measuredByTime(command: readonly string[]): Cost {
  const { stderr } = spawnSync('/usr/bin/time', ['-f', '%U %S %e %M', ...command], { encoding: 'utf8', maxBuffer: 1e9 });
  const [user, system, wall, peak] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { cpu: user + system, wall, peak: peak / 1024 };
}

/** What a run of a program costs, in a process of its own. */
function measured(args: readonly string[], program: string): Cost {
  const start = performance.now();
  const { stderr } = spawnSync(process.execPath, ['-e', `${METER} ${program}`, '--', ...args], { encoding: 'utf8', maxBuffer: 1e9 });
  const [cpu, peak] = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as [number, number];
  return { cpu, wall: (performance.now() - start) / 1000, peak };
}
