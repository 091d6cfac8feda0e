import { App, Chart, Size } from 'cdk8s';
import { QuotaStrategy, TenantNamespace, TenantQuota } from '../../../src';
import { manifest, refused } from '../refused';

const tenant = (quotaStrategy: QuotaStrategy, quota?: TenantQuota) => (_: unknown, app: App) => new TenantNamespace(app, 'shop', { quotaStrategy, quota });
const priorityClass = (app: App, name: string, fields: object) => (
  manifest(new Chart(app, name), { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, ...fields })
);
const CAPACITY = { cpus: 100, memory: Size.gibibytes(200) };
const share = (weight: number, totalWeight = 4) => QuotaStrategy.fairShare({ weight, totalWeight, capacity: CAPACITY });
const reserved = (nodeLabels: { [key: string]: string }, key: string) => QuotaStrategy.reservedGuarantee({ nodeLabels, taint: { key, value: 'a' } });

refused({
  '04-tenancy-quota/R26': [(_, app) => priorityClass(app, 'gold', { value: 1_000_000_001 }), 'rejected cluster-objects/has-valid-priority value: 1000000001'],
  '04-tenancy-quota/R26 names': [
    (_, app) => priorityClass(app, 'system-gold', { value: 1 }), 'rejected cluster-objects/has-valid-priority metadata.name: system-gold',
  ],
  '04-tenancy-quota/R26 defaults': [
    (_, app) => ['gold', 'iron'].forEach((name, value) => priorityClass(app, name, { value, globalDefault: true })),
    'rejected priority-class/has-unique-default globalDefault: true',
  ],
  '04-tenancy-quota/R27': [
    tenant(QuotaStrategy.priorityPreemption({ tiers: [{ name: 'gold', value: 1 }, { name: 'iron', value: 1 }] })), '[shop] tiers.value: got [1,1]',
  ],
  '04-tenancy-quota/R28': [tenant(share(0)), '[shop] fairShare.weight: got 0'],
  '04-tenancy-quota/R29': [
    (_, app) => ['a', 'b'].forEach((name) => new TenantNamespace(app, name, { quotaStrategy: share(3) })), 'fairShare.totalWeight: got 4',
  ],
  '04-tenancy-quota/R30': [tenant(reserved({}, 'tenant')), '[shop] reservedGuarantee: got {"nodeLabels":{},"taint":{"key":"tenant","value":"a"}}'],
  '04-tenancy-quota/R30 taint': [tenant(reserved({ pool: 'a' }, '')), '[shop] reservedGuarantee: got {"nodeLabels":{"pool":"a"},"taint":{"key":"","value":"a"}}'],
  '04-tenancy-quota/R31': [
    tenant(QuotaStrategy.overcommit({ memory: 0.5 }), TenantQuota.of({ memory: { request: Size.gibibytes(1) } })), '[shop] overcommit.memory: got 0.5',
  ],
});
