import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App } from 'cdk8s';
import { binary } from './binary';
import type { Json, JsonObject } from './generator/guest';
import { Platform } from '../lib/platform/platform';
import { QuotaStrategy } from '../lib/tenancy/quota-strategy';
import { TenantNamespace } from '../lib/tenancy/tenant-namespace';

/** What a tenant tries on a real API server, with KubeVirt's webhooks, and what comes of it. RBAC lets everybody do everything here. */
interface Probe {
  readonly title: string;
  readonly as: string;
  /** A part of the refusal; empty where the API server lets it through. */
  readonly refusal: string;
  readonly manifest: JsonObject;
}

const TENANT = 'eve';
const CDI = 'system:serviceaccount:cdi:cdi-sa';
const KUBEVIRT = 'system:serviceaccount:kubevirt:kubevirt-controller';
const COLLECTOR = 'system:serviceaccount:kube-system:generic-garbage-collector';
const CDI_ONLY = 'created and changed by CDI only';
const CLASSES = 'use one of the priority classes of the tenant';
const QUOTA = 'exceeded quota: priority-classes';
const IMPORTER = { 'app': 'containerized-data-importer', 'cdi.kubevirt.io': 'importer' };

const container = (image: string): JsonObject => ({ name: 'c', image, resources: { requests: { cpu: '1m', memory: '1M' } } });
const pod = (name: string, labels: JsonObject, { image = 'importer', namespace = 'plain', ...more }: { [field: string]: Json } = {}): JsonObject => ({
  apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, labels }, spec: { containers: [container(image as string)], ...more },
});
const instance = (priorityClassName?: string): JsonObject => ({
  ...priorityClassName ? { priorityClassName } : {}, domain: { devices: {}, memory: { guest: '1Gi' } },
});
const labelled = (spec: JsonObject): JsonObject => ({ metadata: { labels: { vm: 'x' } }, spec });
const selector = { matchLabels: { vm: 'x' } };
const tiered = (apiVersion: string, kind: string, spec: JsonObject): JsonObject => (
  { apiVersion, kind, metadata: { name: 'x', namespace: 'tiered' }, spec }
);
const KINDS: { readonly [kind: string]: (priorityClass?: string) => JsonObject } = {
  VirtualMachine: (name) => tiered('kubevirt.io/v1', 'VirtualMachine', { runStrategy: 'Halted', template: labelled(instance(name)) }),
  VirtualMachineInstance: (name) => tiered('kubevirt.io/v1', 'VirtualMachineInstance', instance(name)),
  VirtualMachineInstanceReplicaSet: (name) => (
    tiered('kubevirt.io/v1', 'VirtualMachineInstanceReplicaSet', { replicas: 1, selector, template: labelled(instance(name)) })
  ),
  VirtualMachinePool: (name) => tiered('pool.kubevirt.io/v1beta1', 'VirtualMachinePool', {
    replicas: 1,
    selector,
    virtualMachineTemplate: { metadata: { labels: { vm: 'x' } }, spec: { runStrategy: 'Always', template: labelled(instance(name)) } },
  }),
};

const cdiLabels: readonly Probe[] = [
  { title: 'CDI creates an importer', as: CDI, refusal: '', manifest: pod('importer', IMPORTER) },
  { title: 'a tenant creates a pod like any other', as: TENANT, refusal: '', manifest: pod('web', { app: 'web' }) },
  { title: 'a tenant creates a pod without labels', as: TENANT, refusal: '', manifest: pod('bare', {}) },
  { title: 'a tenant creates an importer', as: TENANT, refusal: CDI_ONLY, manifest: pod('forged', { app: 'containerized-data-importer' }) },
  { title: 'a tenant creates a clone source', as: TENANT, refusal: CDI_ONLY, manifest: pod('forged', { 'cdi.kubevirt.io': 'cdi-clone-source' }) },
  {
    title: 'KubeVirt creates the launcher of a VM that has the labels in its template',
    as: KUBEVIRT,
    refusal: CDI_ONLY,
    manifest: pod('launcher', { ...IMPORTER, 'kubevirt.io': 'virt-launcher' }),
  },
  { title: 'a tenant labels a running pod as an importer', as: TENANT, refusal: CDI_ONLY, manifest: pod('web', IMPORTER) },
  {
    title: 'a tenant labels an importer as a clone source',
    as: TENANT,
    refusal: CDI_ONLY,
    manifest: pod('importer', { ...IMPORTER, 'cdi.kubevirt.io': 'cdi-clone-source' }),
  },
  { title: 'a tenant runs an image of its own in an importer', as: TENANT, refusal: CDI_ONLY, manifest: pod('importer', IMPORTER, { image: 'shell' }) },
  {
    title: 'the garbage collector writes a finalizer into an importer',
    as: COLLECTOR,
    refusal: '',
    manifest: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'importer', namespace: 'plain', finalizers: ['example.com/held'] } },
  },
];

const priorities: readonly Probe[] = [
  { title: 'a pod of a class of the system', as: TENANT, refusal: QUOTA, manifest: pod('p', {}, { priorityClassName: 'system-node-critical' }) },
  { title: 'a pod of the other class of the system', as: TENANT, refusal: QUOTA, manifest: pod('p', {}, { priorityClassName: 'system-cluster-critical' }) },
  {
    title: 'a pod of a class of another tenant where none is allowed',
    as: TENANT,
    refusal: QUOTA,
    manifest: pod('p', {}, { namespace: 'closed', priorityClassName: 'tiered-gold' }),
  },
  { title: 'a pod of no class where none is allowed', as: TENANT, refusal: '', manifest: pod('p', {}, { namespace: 'closed' }) },
  {
    title: 'a pod of a class of the system beside tiers',
    as: TENANT,
    refusal: QUOTA,
    manifest: pod('p', {}, { namespace: 'tiered', priorityClassName: 'system-node-critical' }),
  },
  { title: 'a pod of a tier', as: TENANT, refusal: '', manifest: pod('gold', {}, { namespace: 'tiered', priorityClassName: 'tiered-gold' }) },
  { title: 'a pod of no class beside tiers', as: TENANT, refusal: '', manifest: pod('none', {}, { namespace: 'tiered' }) },
  ...Object.entries(KINDS).flatMap(([kind, of]) => [
    { title: `${kind} of no class`, as: TENANT, refusal: CLASSES, manifest: of() },
    { title: `${kind} of a class of the system`, as: TENANT, refusal: CLASSES, manifest: of('system-node-critical') },
    { title: `${kind} of a tier`, as: TENANT, refusal: '', manifest: of('tiered-gold') },
  ]),
  { title: 'a VM changes to no class', as: TENANT, refusal: CLASSES, manifest: KINDS.VirtualMachine('') },
  { title: 'a VM changes to another tier', as: TENANT, refusal: '', manifest: KINDS.VirtualMachine('tiered-iron') },
];

const app = new App();
new Platform(app, 'Platform');
new TenantNamespace(app, 'plain');
new TenantNamespace(app, 'closed', { priorityClasses: [] });
new TenantNamespace(app, 'tiered', {
  quotaStrategy: QuotaStrategy.priorityPreemption({ tiers: [{ name: 'gold', value: 2 }, { name: 'iron', value: 1 }] }),
});
const folder = join(__dirname, '.cache', 'tenancy');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'tenants.yaml'), app.synthYaml());
writeFileSync(join(folder, 'probes.ndjson'), [...cdiLabels, ...priorities].map((probe) => `${JSON.stringify(probe)}\n`).join(''));
const { status } = spawnSync(binary(), [
  'probe', '-schemas', resolve(__dirname, '..', 'imports', 'schemas'), '-log', join(__dirname, '.cache', 'tenancy.log'),
  join(folder, 'tenants.yaml'), join(folder, 'probes.ndjson'),
], { stdio: 'inherit' });
process.exitCode = status ?? 1;
