import { ApiObject, App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { object, synth } from './fixture';
import { Admission } from '../../src/admission';
import { GuestCpu, Hugepages, Instancetype, RunStrategy, VirtualMachine, VirtualMachineProps } from '../../src/compute';
import { CommonInstancetype, VirtualMachineClusterInstancetype, VirtualMachineInstancetype } from '../../src/instancetype';
import { Platform } from '../../src/platform';
import { FittingQuotaOptions, QuotaStrategy, TenantNamespace, TenantNamespaceProps, TenantQuota } from '../../src/tenancy';

const tenant = (options?: FittingQuotaOptions, props: TenantNamespaceProps = {}, app = new App()) => (
  new TenantNamespace(app, 'tenant-a', { quota: TenantQuota.fitting(options), ...props })
);
const hard = (chart: Chart) => object(synth(chart), 'ResourceQuota', 'tenant-quota').spec.hard;
const vm = (chart: Chart, id: string, props: Partial<VirtualMachineProps> = {}) => (
  new VirtualMachine(chart, id, { cpu: GuestCpu.cores(1), memory: Size.gibibytes(2), ...props })
);

/* A launcher of 1 vCPU and 2Gi is charged 105m and 2463502016 bytes, 2349.4Mi. */
test('one VM, twice while it migrates', () => {
  const chart = tenant();
  vm(chart, 'a');
  expect(hard(chart)).toEqual({
    'requests.cpu': '210m',
    'requests.memory': '4699Mi',
    'count/virtualmachines.kubevirt.io': '1',
    'count/virtualmachineinstances.kubevirt.io': '1',
    'pods': '2',
  });
});

test('what is created after the tenant, and VMs that are halted, too', () => {
  const chart = tenant({ migrations: 0 });
  vm(chart, 'a');
  vm(chart, 'b', { runStrategy: RunStrategy.HALTED, memory: Size.gibibytes(4) });
  expect(hard(chart)).toMatchObject({ 'requests.cpu': '210m', 'requests.memory': '6747Mi', 'pods': '2', 'count/virtualmachines.kubevirt.io': '2' });
});

test('the largest VMs migrate', () => {
  const chart = tenant({ migrations: 2 });
  vm(chart, 'a');
  vm(chart, 'b', { memory: Size.gibibytes(4) });
  vm(chart, 'c', { memory: Size.gibibytes(8) });
  // 2 + 4 + 8 + 4 + 8 Gi, and five times 268Mi and 35M.
  expect(hard(chart)).toMatchObject({ 'requests.memory': '28131Mi', 'pods': '5' });
});

test('headroom on everything, rounded up', () => {
  const chart = tenant({ migrations: 0, headroomPercent: 50 });
  vm(chart, 'a');
  expect(hard(chart)).toMatchObject({ 'requests.cpu': '158m', 'requests.memory': '3525Mi', 'pods': '2' });
});

test('limits, which KubeVirt gives', () => {
  const chart = tenant({ migrations: 0, limits: true });
  vm(chart, 'a');
  expect(hard(chart)).toMatchObject({ 'limits.cpu': '1015m', 'limits.memory': '4690Mi' });
});

test('pods, claims and the largest import beside', () => {
  const chart = tenant({ migrations: 0 });
  const resources = { cpu: { request: kplus.Cpu.millis(100) }, memory: { request: Size.mebibytes(64) } };
  const deployment = new kplus.Deployment(chart, 'web', { containers: [{ image: 'i', resources }] });
  new kplus.HorizontalPodAutoscaler(chart, 'scale', { target: deployment, maxReplicas: 8, metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(50))] });
  new ApiObject(chart, 'disk', {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataVolume',
    metadata: { name: 'disk' },
    spec: { source: { registry: { url: 'docker://i' } }, storage: { resources: { requests: { storage: '10Gi' } } } },
  });
  // 8 pods and two more of a rollout, and the importer; the claim twice and the claim to unpack into.
  expect(hard(chart)).toEqual({
    'requests.cpu': '1100m', 'requests.memory': '698Mi', 'requests.storage': '32564Mi', 'persistentvolumeclaims': '3', 'pods': '11',
  });
});

test('huge pages and devices', () => {
  const chart = tenant({ migrations: 0 });
  vm(chart, 'a', { hugepages: Hugepages.TWO_MEBIBYTES });
  const found = hard(chart);
  expect(found).toMatchObject({ 'requests.hugepages-2Mi': '2Gi' });
  expect(Object.keys(found).filter((key) => key.includes('devices.kubevirt.io'))).toEqual([]);
});

test('the Platform says how CPUs are shared', () => {
  const app = new App();
  new Platform(app, 'Platform', { kubevirtConfiguration: { cpuAllocationRatio: 1 } });
  const chart = tenant({ migrations: 0 }, {}, app);
  vm(chart, 'a');
  expect(hard(chart)).toMatchObject({ 'requests.cpu': '1005m' });
});

test('the defaults of a LimitRange count', () => {
  const chart = tenant({ migrations: 0 }, { limits: { container: { defaultRequest: { cpu: kplus.Cpu.millis(300) } } } });
  new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers: [{ name: 'main', image: 'i' }] } });
  expect(hard(chart)).toMatchObject({ 'requests.cpu': '300m' });
});

test('the quota that fits is found right', () => {
  const app = new App();
  const chart = tenant(undefined, {}, app);
  for (const id of ['a', 'b', 'c']) vm(chart, id);
  expect(Admission.of(chart).findings().filter(({ rule }) => /quota|limit-range|migration-room/.test(rule))).toEqual([]);
  expect(() => app.synthYaml()).not.toThrow();
});

test('nothing is rendered twice', () => {
  const app = new App();
  const chart = tenant(undefined, {}, app);
  const deployment = new kplus.Deployment(chart, 'web', { containers: [{ image: 'i' }] });
  deployment.scheduling.spread();
  const written = app.synthYaml();
  expect(written.match(/topologyKey/g)).toHaveLength(1);
});

test('an empty tenant', () => {
  expect(hard(tenant())).toEqual({ 'count/virtualmachines.kubevirt.io': undefined });
});

test('strategies that compute from stated amounts are refused', () => {
  expect(() => tenant({}, { quotaStrategy: QuotaStrategy.overcommit() })).toThrow('quota: got "TenantQuota.fitting"; allowed: stated amounts');
});

test.each([
  [{ migrations: -1 }, 'TenantQuota.fitting.migrations: got -1; allowed: a whole number from 0'],
  [{ migrations: 0.5 }, 'TenantQuota.fitting.migrations: got 0.5'],
  [{ headroomPercent: -1 }, 'TenantQuota.fitting.headroomPercent: got -1; allowed: a number from 0'],
  [{ headroomPercent: NaN }, 'TenantQuota.fitting.headroomPercent: got NaN'],
])('%j is refused', (options, message) => {
  expect(() => TenantQuota.fitting(options)).toThrow(message);
});

describe('instancetypes', () => {
  const withInstancetype = (chart: Chart, kind: string) => new ApiObject(chart, 'vm', {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'vm' },
    spec: { runStrategy: 'Always', instancetype: { kind, name: 'large' }, template: { spec: { domain: { devices: {} } } } },
  });
  const instancetype = (chart: Chart, kind: string) => new ApiObject(chart, 'large', {
    apiVersion: 'instancetype.kubevirt.io/v1beta1', kind, metadata: { name: 'large' }, spec: { cpu: { guest: 4 }, memory: { guest: '2Gi' } },
  });

  test('of the tenant', () => {
    const chart = tenant({ migrations: 0 });
    withInstancetype(chart, 'VirtualMachineInstancetype');
    instancetype(chart, 'VirtualMachineInstancetype');
    expect(hard(chart)).toMatchObject({ 'requests.cpu': '405m' });
  });

  test('of the cluster, elsewhere in the app', () => {
    const app = new App();
    const chart = tenant({ migrations: 0 }, {}, app);
    withInstancetype(chart, 'VirtualMachineClusterInstancetype');
    instancetype(new Chart(app, 'cluster'), 'VirtualMachineClusterInstancetype');
    expect(hard(chart)).toMatchObject({ 'requests.cpu': '405m' });
  });

  test.each([
    ['shared CPUs', { cpu: GuestCpu.cores(4) }],
    ['dedicated CPUs and huge pages', { cpu: GuestCpu.dedicated({ cores: 4, isolateEmulatorThread: true }), hugepages: Hugepages.TWO_MEBIBYTES }],
  ])('cost what the same size by hand does: %s', (_, cpus) => {
    const size = { ...cpus, memory: Size.gibibytes(2) };
    const app = new App();
    const large = new VirtualMachineClusterInstancetype(new Chart(app, 'cluster'), 'large', size);
    const chart = tenant({ migrations: 0 }, {}, app);
    new VirtualMachine(chart, 'vm', { instancetype: Instancetype.of(large) });
    const byHand = tenant({ migrations: 0 });
    vm(byHand, 'vm', size);
    expect(hard(chart)).toEqual(hard(byHand));
  });

  test('overcommit memory: the launcher requests less', () => {
    const chart = tenant({ migrations: 0 });
    const half = new VirtualMachineInstancetype(chart, 'half', { cpu: GuestCpu.cores(1), memory: Size.gibibytes(2), memoryOvercommitPercent: 50 });
    new VirtualMachine(chart, 'vm', { instancetype: Instancetype.of(half) });
    // 1Gi less than the 2349.4Mi of the same guest, and 2Mi of page tables for what is then requested.
    expect(hard(chart)).toMatchObject({ 'requests.memory': '1328Mi' });
  });

  test('of KubeVirt', () => {
    const chart = tenant({ migrations: 0 });
    new VirtualMachine(chart, 'vm', { instancetype: CommonInstancetype.U1_SMALL });
    expect(hard(chart)).toMatchObject({ 'requests.cpu': '105m', 'requests.memory': '2350Mi' });
  });

  test('that are not known', () => {
    const chart = tenant();
    withInstancetype(chart, 'VirtualMachineClusterInstancetype');
    expect(() => synth(chart)).toThrow('TenantQuota.fitting: got ["VirtualMachine vm"]; allowed: VMs of which all is known');
  });
});
