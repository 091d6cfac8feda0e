import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ApiObject, App, Chart, Size, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { binary } from './binary';
import { cdiLabels } from './tenancy/cdi-labels';
import { cdiRoles } from './tenancy/cdi-roles';
import { priorities } from './tenancy/priorities';
import { ingress } from './tenancy/probe';
import { attachments, exposure, placement, storage } from './tenancy/restrictions';
import { groupOf, LEVELS, roles, WARDS } from './tenancy/roles';
import { shared, sharedPolicies } from './tenancy/shared-policies';
import { Outcomes, page } from './tenancy/table';
import { Platform } from '../lib/platform/platform';
import { QuotaStrategy } from '../lib/tenancy/quota-strategy';
import { TenantRestrictions } from '../lib/tenancy/restrictions';
import { TenantNamespace } from '../lib/tenancy/tenant-namespace';

/** What tenants try on a real API server, with KubeVirt's webhooks. What their members may do becomes a page of docs/, which is checked or, with `--write`, written. */
const PAGE = resolve(__dirname, '..', 'docs', 'tenant-access.md');

const app = new App();
new Platform(app, 'Platform');
new TenantNamespace(app, 'plain');
new TenantNamespace(app, 'nets');
new TenantNamespace(app, 'closed', { priorityClasses: [] });
new TenantNamespace(app, 'tiered', {
  quotaStrategy: QuotaStrategy.priorityPreemption({ tiers: [{ name: 'gold', value: 2 }, { name: 'iron', value: 1 }] }),
});
new TenantNamespace(app, 'reserved', {
  quotaStrategy: QuotaStrategy.reservedGuarantee({
    nodeLabels: { pool: 'reserved' },
    taint: { key: 'tenant', value: 'reserved' },
    placeholder: { namespace: 'room', replicas: 1, cpu: kplus.Cpu.units(1), memory: Size.gibibytes(1), image: 'registry.k8s.io/pause:3.10' },
  }),
});
new TenantNamespace(app, 'open', {
  restrictions: TenantRestrictions.enforced({
    serviceTypes: [kplus.ServiceType.CLUSTER_IP, kplus.ServiceType.LOAD_BALANCER],
    externalIps: ['192.0.2.0/24', '2001:db8::/32'],
    ingressHosts: ['shop.example.com', '*.example.org'],
    tolerations: [{ key: 'nvidia.com/gpu' }],
    nodeSelector: { pool: 'edge' },
    storageClasses: ['standard'],
    attachmentNamespaces: ['shared'],
  }),
});
new TenantNamespace(app, 'free', { restrictions: TenantRestrictions.none() });
const declared = new TenantNamespace(app, 'declared');
for (const [name, host] of [['shop', 'declared.example.com'], ['catch-all', undefined]] as const) {
  new ApiObject(declared, name, ingress('declared', host, name) as unknown as { apiVersion: string; kind: string });
}
for (const namespace of WARDS) {
  new TenantNamespace(app, namespace, {
    access: Object.fromEntries(LEVELS.map((level) => [level, [kplus.Group.fromName(app, groupOf(namespace, level), groupOf(namespace, level))]])),
    restrictions: namespace === 'free-ward' ? TenantRestrictions.none() : undefined,
  });
}
sharedPolicies(app);
const company = new Chart(app, 'company');
new ApiObject(company, 'Class', { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'company' }, value: 5 } as { apiVersion: string; kind: string });

const folder = join(__dirname, '.cache', 'tenancy');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'tenants.yaml'), app.synthYaml());
Yaml.save(join(folder, 'cdi.yaml'), [...cdiRoles]);
const probes = [...cdiLabels, ...priorities, ...exposure, ...placement, ...attachments, ...storage, ...roles, ...shared];
writeFileSync(join(folder, 'probes.ndjson'), probes.map((probe) => `${JSON.stringify(probe)}\n`).join(''));
const { status } = spawnSync(binary(), [
  'probe', '-schemas', resolve(__dirname, '..', 'imports', 'schemas'), '-log', join(__dirname, '.cache', 'tenancy.log'),
  '-outcomes', join(folder, 'outcomes.json'), join(folder, 'cdi.yaml'), join(folder, 'tenants.yaml'), join(folder, 'probes.ndjson'),
], { stdio: 'inherit' });
process.exitCode = status ?? 1;
if (status === 0) {
  const found = page(JSON.parse(readFileSync(join(folder, 'outcomes.json'), 'utf8')) as Outcomes);
  if (process.argv.includes('--write')) {
    writeFileSync(PAGE, found);
  } else if (readFileSync(PAGE, 'utf8') !== found) {
    console.error('docs/tenant-access.md says something else than the API server: npm run conformance:tenancy -- --write');
    process.exitCode = 1;
  }
}
