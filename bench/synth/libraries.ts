import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { dump } from 'js-yaml';
import { manifestOf, vmSpec } from './fleet';
import type { FleetChart, FleetObject } from './fleet';

/* What is measured is the compiled package, and only what a contender needs is loaded. */
/* eslint-disable @typescript-eslint/no-require-imports */

/** Where `cdk8s import` puts the class of a VM: in the checkout, for it to find cdk8s. */
export const CLASSES = resolve(__dirname, '..', '..', '.scratch', 'bench');

/** The contenders that targets speak of. */
export const OURS = 'PlatformApp';
export const VALIDATED = 'PlatformApp, all validated';
export const STOCK = 'App of cdk8s';
export const FLOOR = 'floor: js-yaml dumps ready objects';
export const EMISSION = 'PlatformApp writes ready objects';
const JSON_FLOOR = 'floor: JSON.stringify of ready objects';
/** Those that make no constructs. */
export const FLOORS: readonly string[] = [FLOOR, JSON_FLOOR, EMISSION];
/** The contenders that are measured where VMs have options. */
export const OF_OPTIONS: readonly string[] = [OURS, VALIDATED, ...FLOORS];

type Contender = (charts: readonly FleetChart[], outdir: string) => void;

/** What runs in this process, by name. Each writes a file per chart. */
export const LIBRARIES: { [name: string]: Contender } = {
  [OURS]: (charts, outdir) => construct(platformApp(outdir), charts, apiObject).synth(),
  [VALIDATED]: (charts, outdir) => {
    const app = construct(platformApp(outdir), charts, apiObject);
    require('../../lib/admission/synth').Admission.guard(app);
    app.synth();
  },
  [STOCK]: (charts, outdir) => construct(new App({ outdir }), charts, apiObject).synth(),
  'App of cdk8s, class of cdk8s import': (charts, outdir) => construct(new App({ outdir }), charts, importedVirtualMachine).synth(),
  [FLOOR]: (charts, outdir) => save(charts, outdir, (file, manifests) => writeFileSync(file, manifests.map((manifest) => dump(manifest)).join('---\n'))),
  [EMISSION]: (charts, outdir) => {
    const { textOf, writeText } = require('../../lib/synth/documents');
    save(charts, outdir, (file, manifests) => writeText(file, textOf(manifests)));
  },
  [JSON_FLOOR]: (charts, outdir) => save(charts, outdir, (file, manifests) => writeFileSync(file, manifests.map((manifest) => JSON.stringify(manifest)).join('\n'))),
};

function platformApp(outdir: string): App {
  const { PlatformApp } = require('../../lib/platform/platform-app');
  return new PlatformApp({ outdir });
}

function construct(app: App, charts: readonly FleetChart[], create: (scope: Construct, object: FleetObject) => IConstruct): App {
  const created: Chart[] = [];
  for (const { name, objects, after, afterOwnFirst } of charts) {
    const chart = new Chart(app, name, { namespace: name });
    const members = objects.map((object) => create(chart, object));
    objects.forEach((object, number) => {
      if (object.after !== undefined) members[number].node.addDependency(members[object.after]);
    });
    if (after !== undefined) chart.addDependency(created[after]);
    if (afterOwnFirst) chart.addDependency(members[0]);
    created.push(chart);
  }
  return app;
}

function apiObject(scope: Construct, { name, labels, spec }: FleetObject): IConstruct {
  return new ApiObject(scope, name, { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name, labels }, spec });
}

/** The class of `cdk8s import` has one of its own for a value that is a number or a string. */
function importedVirtualMachine(scope: Construct, { name, labels }: FleetObject): IConstruct {
  const { VirtualMachine, VirtualMachineSpecTemplateSpecDomainMemoryGuest: Guest } = require(join(CLASSES, 'kubevirt.io.ts'));
  return new VirtualMachine(scope, name, { metadata: { name, labels }, spec: vmSpec(Guest.fromString('2Gi')) });
}

function save(charts: readonly FleetChart[], outdir: string, write: (file: string, manifests: object[]) => void): void {
  mkdirSync(outdir, { recursive: true });
  for (const chart of charts) write(join(outdir, chart.name), chart.objects.map((object) => manifestOf(chart, object)));
}
