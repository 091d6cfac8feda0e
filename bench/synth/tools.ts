import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dump } from 'js-yaml';
import { manifestOf } from './fleet';
import type { FleetChart } from './fleet';

/** A program that makes the same objects from an input of its own. */
export interface Tool {
  /** Makes the program tell its version. */
  readonly versionCommand: readonly string[];
  readonly command: readonly string[];
  /** Writes the input into the folder in which the command is run. */
  prepare(charts: readonly FleetChart[], folder: string): void;
}

export const TOOLS: { [name: string]: Tool } = {
  kustomize: { versionCommand: ['kustomize', 'version'], command: ['kustomize', 'build', '.', '-o', 'out.yaml'], prepare: prepareKustomize },
  jsonnet: { versionCommand: ['jsonnet', '--version'], command: ['jsonnet', '-S', '-c', '-m', 'out', 'fleet.jsonnet'], prepare: prepareJsonnet },
  kosko: { versionCommand: ['kosko', '--version'], command: ['kosko', 'generate', '--validate=false'], prepare: prepareKosko },
};

/** What a tool says about its version; undefined where the PATH does not have it. */
export function versionOf({ versionCommand: [program, ...args] }: Tool): { version?: string } {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? { version: stdout.trim().split('\n')[0] } : {};
}

/** A folder of ready objects per chart; kustomize sets the namespace. */
function prepareKustomize(charts: readonly FleetChart[], folder: string): void {
  for (const chart of charts) {
    write(join(folder, chart.name, 'objects.yaml'), chart.objects.map((object) => dump(manifestOf(chart, object))).join('---\n'));
    write(join(folder, chart.name, 'kustomization.yaml'), dump({ namespace: chart.name, resources: ['objects.yaml'] }));
  }
  write(join(folder, 'kustomization.yaml'), dump({ resources: charts.map(({ name }) => name) }));
}

/** A function that makes a VM, and a file of YAML per chart. */
function prepareJsonnet(charts: readonly FleetChart[], folder: string): void {
  const [chart] = charts;
  const { spec, labels } = chart.objects[0];
  write(join(folder, 'fleet.jsonnet'), `
    local vm(chart, number) = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine',
      metadata: { labels: ${JSON.stringify(labels)}, name: 'vm-%d' % number, namespace: chart }, spec: ${JSON.stringify(spec)} };
    { ['tenant-%d.yaml' % chart]: std.manifestYamlStream([vm('tenant-%d' % chart, number) for number in std.range(0, ${chart.objects.length - 1})])
      for chart in std.range(0, ${charts.length - 1}) }`);
}

/** A component per chart; kosko prints everything. */
function prepareKosko(charts: readonly FleetChart[], folder: string): void {
  const { spec, labels } = charts[0].objects[0];
  write(join(folder, 'vm.js'), `module.exports = (namespace, name) => ({ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine',
    metadata: { labels: ${JSON.stringify(labels)}, name, namespace }, spec: ${JSON.stringify(spec)} });`);
  write(join(folder, 'kosko.toml'), 'components = ["*"]\n');
  for (const { name, objects } of charts) {
    write(join(folder, 'components', `${name}.js`),
      `module.exports = Array.from({ length: ${objects.length} }, (_, number) => require('../vm')('${name}', 'vm-' + number));`);
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
