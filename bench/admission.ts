import { dump } from 'js-yaml';
import { tenant } from './tenant';
import { linux, router, windows } from './virtual-machines';
import type { VirtualMachine } from '../imports/kubevirt.io';
import { admit } from '../lib/admission/admission';
import { RuleSkipper } from '../lib/admission/rule-skipper';
import { clusterOf } from '../lib/manifests/cluster';
import { Catalog } from '../lib/manifests/effective/catalog';
import type { Manifest } from '../lib/manifests/manifest';
import { objectRules } from '../lib/rules/registry';

const COUNT = 10_000;
const NAMESPACES = 1_000;
const RUNS = 5;
const VM = 'kubevirt.io/VirtualMachine';

const rules = objectRules.filter(({ kinds }) => kinds.includes(VM));

measure('VMs of one make', [linux]);
measure('VMs of three makes', [linux, windows, router]);
measureTenants(NAMESPACES);
measureTenants(2 * NAMESPACES);

function measure(title: string, makes: readonly ((i: number) => VirtualMachine)[]): void {
  const manifests = Array.from({ length: COUNT }, (_, i) => makes[i % makes.length](i) as unknown as Manifest);
  const yaml = best(() => manifests.reduce((length, manifest) => length + dump(manifest).length, 0));
  const judging = best(() => {
    const cluster = clusterOf({}, new Catalog(manifests));
    const skipper = new RuleSkipper(rules, cluster, VM);
    const judge = (manifest: Manifest) => skipper.rulesToRun(manifest).reduce((sum, rule) => sum + count(rule.check(manifest, cluster)), 0);
    return manifests.reduce((total, manifest) => total + judge(manifest), 0);
  });
  const expanding = best(() => {
    const cluster = clusterOf({}, new Catalog(manifests));
    return manifests.reduce((sum, manifest) => sum + (cluster.vmis(manifest).started ? 1 : 0), 0);
  });
  const everything = best(() => admit(manifests.map((manifest) => ({ manifest }))).length);
  const row = (ms: number) => ({ 'ms': ms.toFixed(0), 'µs a VM': (ms * 1000 / COUNT).toFixed(1), 'of js-yaml': (ms / yaml).toFixed(2) });
  console.log(`${COUNT} ${title}`);
  console.table({
    'js-yaml dumps them': row(yaml),
    [`${rules.length} rules on each, defaults included`]: row(judging),
    'of that, instancetypes and defaults': row(expanding),
    'schema, metadata, all rules, report order': row(everything),
  });
}

/** Namespaces with what bounds and closes them, and ten VMs in each: twice as many must take twice as long. */
function measureTenants(namespaces: number): void {
  const manifests = Array.from({ length: namespaces }, (_, i) => tenant(i, COUNT / NAMESPACES)).flat();
  const ms = best(() => admit(manifests.map((manifest) => ({ manifest }))).length);
  const vms = namespaces * COUNT / NAMESPACES;
  console.log(`${vms} VMs in ${namespaces} namespaces, each with a ResourceQuota, a LimitRange and a NetworkPolicy: ${
    ms.toFixed(0)} ms, ${(ms * 1000 / vms).toFixed(1)} µs a VM`);
}

/** The fastest of a few runs, in milliseconds of the processor: other work on the machine counts less. */
function best(run: () => number): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

function count(mistakes: Iterable<unknown>): number {
  let number = 0;
  for (const _ of mistakes) number++;
  return number;
}
