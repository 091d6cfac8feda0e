import { App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { Platform } from '../../../src/platform';
import { FairShareOptions, QuotaStrategy, TenantNamespace, TenantQuota } from '../../../src/tenancy';
import { fairShare } from '../../../src/tenancy/strategies/fair-share';
import { object, synth } from '../fixture';

const capacity = { cpus: 100, memory: Size.gibibytes(256) };
const tenant = (app: App, id: string, options: FairShareOptions, quota?: TenantQuota) =>
  new TenantNamespace(app, id, { quota, quotaStrategy: QuotaStrategy.fairShare(options) });
const hard = (one: TenantNamespace) => object(synth(one), 'ResourceQuota', 'tenant-quota').spec.hard;

test('capacity × weight ÷ total weight, in whole CPUs and MiB', () => {
  const app = new App();
  expect(hard(tenant(app, 'a', { capacity, weight: 1, totalWeight: 3 }))).toEqual({ 'requests.cpu': '33', 'requests.memory': '87381Mi' });
  expect(hard(tenant(app, 'b', { capacity, weight: 2, totalWeight: 3 }))).toEqual({ 'requests.cpu': '66', 'requests.memory': '174762Mi' });
});

test('the rest of the quota stays', () => {
  const quota = TenantQuota.of({ cpu: { limit: kplus.Cpu.units(80) }, virtualMachines: 5 });
  expect(hard(tenant(new App(), 'a', { capacity, weight: 1, totalWeight: 2 }, quota))).toEqual({
    'requests.cpu': '50', 'requests.memory': '128Gi', 'limits.cpu': '80', 'count/virtualmachines.kubevirt.io': '5',
  });
});

test('the nodes of the platform are shared by default', () => {
  const app = new App();
  new Platform(app, 'Platform', {
    nodes: [{ count: 2, cpus: 30.5, memory: Size.gibibytes(100) }, { count: 1, cpus: 39, memory: Size.gibibytes(56) }],
  });
  expect(hard(tenant(app, 'a', { weight: 1, totalWeight: 4 }))).toEqual({ 'requests.cpu': '25', 'requests.memory': '64Gi' });
});

test('shares never exceed the capacity', () => {
  const anyWeights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 });
  fc.assert(fc.property(anyWeights, fc.integer({ min: 160, max: 5000 }), (weights, cpus) => {
    const app = new App();
    const totalWeight = weights.reduce((sum, weight) => sum + weight);
    const memory = Size.gibibytes(cpus);
    const shares = weights.map((weight, i) => fairShare({ weight, totalWeight, capacity: { cpus, memory } }, {
      scope: new Construct(app, `tenant-${i}`), name: `tenant-${i}`, quota: {},
    }).quotaOn?.(Platform.of(app)));
    const sum = (of: (share: typeof shares[number]) => number) => shares.reduce((total, share) => total + of(share), 0);
    const cpu = sum((share) => Number(share?.cpu?.request?.amount));
    expect(cpu).toBeLessThanOrEqual(cpus);
    expect(cpu).toBeGreaterThan(cpus - weights.length);
    expect(sum((share) => share?.memory?.request?.toMebibytes() ?? NaN)).toBeLessThanOrEqual(memory.toMebibytes());
  }));
});

test.each<[string, FairShareOptions, TenantQuota | undefined, string]>([
  ['no weight', { capacity, weight: 0, totalWeight: 3 }, undefined, 'fairShare.weight: got 0; allowed: more than zero.'],
  ['more than all', { capacity, weight: 4, totalWeight: 3 }, undefined, 'fairShare.totalWeight: got 3; allowed: at least 4'],
  ['an unknown capacity', { weight: 1, totalWeight: 3 }, undefined, 'fairShare.capacity: got null'],
  ['a share below one CPU', { capacity, weight: 1, totalWeight: 1000 }, undefined, 'requests.cpu: got "0"; allowed: more than zero.'],
  ['a stated request', { capacity, weight: 1, totalWeight: 3 }, TenantQuota.small(), 'quota: got "a CPU or memory request"'],
  ['a limit below the share', { capacity, weight: 1, totalWeight: 2 }, TenantQuota.of({ cpu: { limit: kplus.Cpu.units(49) } }),
    'requests.cpu: got "50"; allowed: at most limits.cpu, 49.'],
])('refuses %s', (_, options, quota, message) => {
  expect(() => synth(tenant(new App(), 'a', options, quota))).toThrow(`[a] ${message}`);
});

test('refuses more weights than the total in one app, but not over two pools', () => {
  const app = new App();
  tenant(app, 'a', { capacity, weight: 2, totalWeight: 3 });
  tenant(app, 'b', { capacity: { cpus: 8, memory: Size.gibibytes(16) }, weight: 2, totalWeight: 3 });
  expect(() => app.synthYaml()).not.toThrow();
  const last = tenant(app, 'c', { capacity, weight: 2, totalWeight: 3 });
  expect(() => synth(last)).toThrow('[c] fairShare.totalWeight: got 3; allowed: at least 4');
  expect(() => synth(last)).not.toThrow('[a]');
});

test('clusters with like nodes are different capacities', () => {
  const app = new App();
  for (const name of ['berlin', 'munich']) {
    const cluster = new Construct(app, name);
    new Platform(cluster, 'Platform', { nodes: [{ count: 2, cpus: 30, memory: Size.gibibytes(100) }] });
    new TenantNamespace(cluster, 'a', { quotaStrategy: QuotaStrategy.fairShare({ weight: 2, totalWeight: 3 }) });
  }
  expect(() => app.synthYaml()).not.toThrow();
});

test('allocatable memory need not be whole MiB', () => {
  const app = new App();
  new Platform(app, 'Platform', { nodes: [{ count: 3, cpus: 4, memory: Size.kibibytes(16_000_001) }] });
  expect(hard(tenant(app, 'a', { weight: 1, totalWeight: 1 }))).toEqual({ 'requests.cpu': '12', 'requests.memory': '46875Mi' });
});
