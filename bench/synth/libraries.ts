import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import type { KubeDeploymentProps } from 'cdk8s-plus-28/lib/imports/k8s';
import type { Construct, IConstruct } from 'constructs';
import { dump } from 'js-yaml';
import { manifestOf } from './fleet';
import type { FleetChart, FleetObject } from './fleet';

/* What is measured is the compiled package, and only what a contender needs is loaded. */
/* eslint-disable @typescript-eslint/no-require-imports */

type Contender = (charts: readonly FleetChart[], outdir: string) => void;

/** What runs in this process, by name. Each writes a file per chart. */
export const LIBRARIES: { [name: string]: Contender } = {
  'PlatformApp': (charts, outdir) => construct(platformApp(outdir), charts, apiObject).synth(),
  'PlatformApp, all validated': (charts, outdir) => {
    const app = construct(platformApp(outdir), charts, apiObject);
    require('../../lib/admission/synth').Admission.guard(app);
    app.synth();
  },
  'App of cdk8s': (charts, outdir) => construct(new App({ outdir }), charts, apiObject).synth(),
  'App, classes of cdk8s import (KubeDeployment)': (charts, outdir) => construct(new App({ outdir }), charts, deployment).synth(),
  'floor: js-yaml dumps ready objects': (charts, outdir) => save(charts, outdir, (manifests) => manifests.map((manifest) => dump(manifest)).join('---\n')),
  'floor: JSON.stringify of ready objects': (charts, outdir) => save(charts, outdir, (manifests) => manifests.map((manifest) => JSON.stringify(manifest)).join('\n')),
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

/** cdk8s-plus-28 has classes of cdk8s import for built-in kinds only: a Deployment with about as many fields as the VM. */
function deployment(scope: Construct, { name, labels }: FleetObject): IConstruct {
  const { KubeDeployment, Quantity } = require('cdk8s-plus-28/lib/imports/k8s');
  const props: KubeDeploymentProps = {
    metadata: { name, labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          containers: [{
            name: 'main',
            image: 'quay.io/containerdisks/fedora:42',
            ports: [{ containerPort: 80, name: 'http' }],
            resources: { requests: { cpu: Quantity.fromNumber(2), memory: Quantity.fromString('2Gi') } },
          }],
          volumes: [{ name: 'root', emptyDir: {} }],
        },
      },
    },
  };
  return new KubeDeployment(scope, name, props);
}

function save(charts: readonly FleetChart[], outdir: string, render: (manifests: object[]) => string): void {
  mkdirSync(outdir, { recursive: true });
  for (const chart of charts) writeFileSync(join(outdir, chart.name), render(chart.objects.map((object) => manifestOf(chart, object))));
}
