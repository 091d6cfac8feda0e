import { App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { KubeVirtConfigurationProps, Platform } from '../../../src/platform';
import { OvercommitOptions, QuotaStrategy, TenantNamespace, TenantQuota } from '../../../src/tenancy';
import { object, synth } from '../fixture';

const REQUESTS = TenantQuota.of({ cpu: { request: kplus.Cpu.units(10) }, memory: { request: Size.gibibytes(20) }, pods: 20 });
const RATIO = 'alpha.kubevirt.io/auto-memory-limits-ratio';

function tenant(options: OvercommitOptions, quota: TenantQuota | undefined = REQUESTS, kubevirtConfiguration?: KubeVirtConfigurationProps) {
  const app = new App();
  new Platform(app, 'Platform', { kubevirtConfiguration });
  return new TenantNamespace(app, 'a', { quota, quotaStrategy: QuotaStrategy.overcommit(options) });
}

test.each<[string, OvercommitOptions, KubeVirtConfigurationProps | undefined, string, string, string]>([
  ['as stated', { cpu: 5, memory: 1.5 }, undefined, '50', '30Gi', '1.5'],
  ['as the KubeVirt CR by default', {}, undefined, '100', '20Gi', '1'],
  ['as another KubeVirt CR', {}, { cpuAllocationRatio: 4, memoryOvercommit: 150 }, '40', '30Gi', '1.5'],
  ['in parts of a CPU', { cpu: 1.25, memory: 2 }, undefined, '12500m', '40Gi', '2'],
])('limits are requests × ratio: %s', (_, options, kubevirt, cpu, memory, ratio) => {
  const all = synth(tenant(options, REQUESTS, kubevirt));
  expect(object(all, 'ResourceQuota', 'tenant-quota').spec.hard).toEqual({
    'requests.cpu': '10', 'limits.cpu': cpu, 'requests.memory': '20Gi', 'limits.memory': memory, 'count/pods': '20',
  });
  expect(object(all, 'Namespace', 'a').metadata.labels[RATIO]).toBe(ratio);
});

test('no memory, no ratio for launchers', () => {
  const all = synth(tenant({ cpu: 5 }, TenantQuota.of({ cpu: { request: kplus.Cpu.units(10) } })));
  expect(object(all, 'ResourceQuota', 'tenant-quota').spec.hard).toEqual({ 'requests.cpu': '10', 'limits.cpu': '50' });
  expect(object(all, 'Namespace', 'a').metadata.labels).not.toHaveProperty([RATIO]);
});

test.each<[string, OvercommitOptions, TenantQuota, KubeVirtConfigurationProps | undefined, string]>([
  ['a CPU ratio below 1', { cpu: 0.5 }, REQUESTS, undefined, 'overcommit.cpu: got 0.5; allowed: a ratio from 1.'],
  ['a memory ratio below 1', { memory: 0.9 }, REQUESTS, undefined, 'overcommit.memory: got 0.9; allowed: a ratio from 1.'],
  ['a memory ratio that kills guests', { memory: 1.2 }, REQUESTS, { memoryOvercommit: 150 }, 'overcommit.memory: got 1.2; allowed: a ratio from 1.5.'],
  ['nothing to multiply', {}, TenantQuota.of({ pods: 20 }), undefined, 'quota: got {"cpu":null,"memory":null}'],
  ['stated limits', {}, TenantQuota.small(), undefined, 'allowed: CPU or memory requests, and no limits.'],
])('refuses %s', (_, options, quota, kubevirt, message) => {
  expect(() => synth(tenant(options, quota, kubevirt))).toThrow(message);
});
