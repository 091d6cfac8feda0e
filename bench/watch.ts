import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { linux } from './virtual-machines';
import type { VirtualMachine } from '../imports/kubevirt.io';
import { CheckMemory } from '../src/admission/check-memory';
import { check } from '../src/cli/check-command';
import { CheckRun } from '../src/cli/check-run';
import { FileMemory } from '../src/cli/file-memory';
import type { Input, Place } from '../src/cli/inputs';
import { parse } from '../src/cli/options';
import { processIo } from '../src/cli/process-io';
import { crossObjectRules } from '../src/rules/registry';
import type { CrossObjectViolation } from '../src/rules/rule';

const COUNT = 10_000;
const NAMESPACES = 1000;
/** The first ones warm up. */
const [WARM, RUNS] = [3, 15];

/** What is changed in a file. */
const EDITS: { readonly [what: string]: (vm: VirtualMachine) => void } = {
  'whether it runs': ({ spec }) => { spec.runStrategy = 'Manual'; },
  'a MAC address': ({ spec }) => { spec.template.spec!.domain.devices.interfaces![1].macAddress = '02:00:00:01:00:00'; },
  'a volume': ({ spec }) => {
    spec.template.spec!.domain.devices.disks!.push({ name: 'more', disk: { bus: 'virtio' } });
    spec.template.spec!.volumes!.push({ name: 'more', persistentVolumeClaim: { claimName: 'more' } });
  },
};

const folder = mkdtempSync(join(tmpdir(), 'watch-'));
const memory = { files: new FileMemory<Input, Place>(), objects: new CheckMemory() };
try {
  for (let i = 0; i < COUNT; i++) write(i);
  const run = () => new CheckRun(parse([folder], check.options), processIo, memory);
  const again = () => cost(() => run().reported());
  const first = again();
  run().directories.forEach((directory) => memory.files.directories.begin(directory));
  console.table({ [`${COUNT} files at first`]: row([first]) });
  const rules = costOfRules();
  let file = 0;
  for (const [what, edit] of Object.entries(EDITS)) {
    const runs = Array.from({ length: WARM + RUNS }, (_, i) => {
      if (i === WARM) rules.clear();
      write(file += 7, edit);
      return again();
    }).slice(WARM);
    console.table({ [`again when ${what} has changed in one`]: row(runs) });
    const dearest = [...rules].sort(([, a], [, b]) => b - a).slice(0, 8);
    console.table(Object.fromEntries(dearest.map(([id, ms]) => [id, { 'CPU ms of a run': (ms / RUNS).toFixed(1) }])));
  }
} finally {
  rmSync(folder, { recursive: true });
}

function write(i: number, edit?: (vm: VirtualMachine) => void): void {
  const vm = linux(i);
  edit?.(vm);
  const namespace = `tenant-${i % NAMESPACES}`;
  const directory = join(folder, namespace);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `${i}.yaml`), dump({ ...vm, metadata: { ...vm.metadata, namespace } }));
  memory.files.directories.changed(directory, `${i}.yaml`);
}

interface Cost { readonly cpu: number; readonly wall: number }

function cost(act: () => unknown): Cost {
  const [start, before] = [performance.now(), process.cpuUsage()];
  act();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1000, wall: performance.now() - start };
}

function row(costs: readonly Cost[]): object {
  const least = (what: keyof Cost) => Math.min(...costs.map((each) => each[what])).toFixed(0);
  return { 'CPU ms': least('cpu'), 'wall ms': least('wall') };
}

/** What rules on all objects cost from now on. */
function costOfRules(): Map<string, number> {
  const costs = new Map<string, number>();
  for (const rule of crossObjectRules) {
    const { check: judge } = rule;
    rule.check = (...input) => {
      let found: readonly CrossObjectViolation[] = [];
      const { cpu } = cost(() => { found = [...judge.apply(rule, input)]; });
      costs.set(rule.id, (costs.get(rule.id) ?? 0) + cpu);
      return found;
    };
  }
  return costs;
}
