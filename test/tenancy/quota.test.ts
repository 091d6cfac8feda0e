import { App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { object, synth } from './fixture';
import { TenantNamespace, TenantQuota, TenantQuotaProps } from '../../src/tenancy';

const hard = (quota: TenantQuota) => object(synth(new TenantNamespace(new App(), 'tenant-a', { quota })), 'ResourceQuota', 'tenant-quota').spec.hard;

test('all keys', () => {
  const quota = TenantQuota.of({
    cpu: { request: kplus.Cpu.units(10), limit: kplus.Cpu.units(20) },
    memory: { request: Size.gibibytes(20), limit: Size.gibibytes(40) },
    ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(2) },
    storage: Size.tebibytes(1),
    storagePerClass: { 'fast-ssd': Size.gibibytes(500) },
    hugepages2Mi: Size.gibibytes(4),
    hugepages1Gi: Size.gibibytes(8),
    extendedResources: { 'nvidia.com/GA102GL_A10': 2, 'devices.kubevirt.io/kvm': 10 },
    virtualMachines: 5,
    virtualMachineInstances: 10,
    virtualMachineSnapshots: 20,
    dataVolumes: 50,
    networkAttachmentDefinitions: 5,
    persistentVolumeClaims: 50,
    pods: 20,
    nonTerminalPods: 15,
    objectCounts: { 'secrets': 30, 'virtualmachinepools.pool.kubevirt.io': 2 },
  });
  expect(hard(quota)).toEqual({
    'requests.cpu': '10',
    'requests.memory': '20Gi',
    'limits.cpu': '20',
    'limits.memory': '40Gi',
    'requests.ephemeral-storage': '1Gi',
    'limits.ephemeral-storage': '2Gi',
    'requests.storage': '1Ti',
    'persistentvolumeclaims': '50',
    'fast-ssd.storageclass.storage.k8s.io/requests.storage': '500Gi',
    'requests.hugepages-2Mi': '4Gi',
    'requests.hugepages-1Gi': '8Gi',
    'requests.nvidia.com/GA102GL_A10': '2',
    'requests.devices.kubevirt.io/kvm': '10',
    'count/virtualmachines.kubevirt.io': '5',
    'count/virtualmachineinstances.kubevirt.io': '10',
    'count/virtualmachinesnapshots.snapshot.kubevirt.io': '20',
    'count/datavolumes.cdi.kubevirt.io': '50',
    'count/network-attachment-definitions.k8s.cni.cncf.io': '5',
    'count/pods': '20',
    'pods': '15',
    'count/secrets': '30',
    'count/virtualmachinepools.pool.kubevirt.io': '2',
  });
});

test('the object', () => {
  expect(object(synth(new TenantNamespace(new App(), 'tenant-a', { quota: TenantQuota.of({ pods: 20 }) })), 'ResourceQuota', 'tenant-quota')).toEqual({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'tenant-quota', namespace: 'tenant-a' },
    spec: { hard: { 'count/pods': '20' } },
  });
});

test.each<[string, TenantQuota, { [key: string]: string }]>([
  ['small', TenantQuota.small(), {
    'requests.cpu': '10',
    'requests.memory': '20Gi',
    'limits.cpu': '20',
    'limits.memory': '40Gi',
    'count/virtualmachines.kubevirt.io': '5',
    'count/pods': '20',
  }],
  ['banking', TenantQuota.banking(), {
    'requests.cpu': '100',
    'requests.memory': '200Gi',
    'limits.cpu': '200',
    'limits.memory': '400Gi',
    'count/virtualmachines.kubevirt.io': '5',
    'count/pods': '50',
  }],
  ['production', TenantQuota.production(), {
    'requests.cpu': '100',
    'requests.memory': '200Gi',
    'requests.storage': '1Ti',
    'persistentvolumeclaims': '50',
    'count/virtualmachines.kubevirt.io': '10',
    'count/virtualmachineinstances.kubevirt.io': '20',
    'count/network-attachment-definitions.k8s.cni.cncf.io': '5',
    'pods': '100',
    'count/pods': '100',
  }],
  ['small with changes', TenantQuota.small({ virtualMachines: 8, cpu: { request: kplus.Cpu.millis(2500) } }), {
    'requests.cpu': '2500m',
    'requests.memory': '20Gi',
    'limits.memory': '40Gi',
    'count/virtualmachines.kubevirt.io': '8',
    'count/pods': '20',
  }],
])('preset %s', (_, quota, expected) => {
  expect(hard(quota)).toEqual(expected);
});

test.each<[string, TenantQuotaProps]>([
  ['as many pods as VMs', { virtualMachines: 5, pods: 5 }],
  ['requests equal to limits', { cpu: { request: kplus.Cpu.millis(2000), limit: kplus.Cpu.units(2) } }],
  ['more VMs than pods, if few run', { virtualMachines: 50, virtualMachineInstances: 5, pods: 10 }],
])('accepts %s', (_, props) => {
  const quota = TenantQuota.of(props);
  expect(quota.props).toBe(props);
  expect(() => hard(quota)).not.toThrow();
});

test.each<[string, TenantQuotaProps, string]>([
  ['no CPU', { cpu: { request: kplus.Cpu.units(0) } }, 'requests.cpu: got "0"; allowed: more than zero.'],
  ['negative counts', { virtualMachines: -1 }, 'count/virtualmachines.kubevirt.io: got "-1"; allowed: more than zero.'],
  ['half a pod', { pods: 1.5 }, 'count/pods: got "1.5"; allowed: a whole number.'],
  ['a CPU request above its limit', { cpu: { request: kplus.Cpu.units(2), limit: kplus.Cpu.millis(1999) } },
    'requests.cpu: got "2"; allowed: at most limits.cpu, 1999m.'],
  ['a memory request above its limit', { memory: { request: Size.gibibytes(2), limit: Size.mebibytes(2047) } },
    'requests.memory: got "2Gi"; allowed: at most limits.memory, 2047Mi.'],
  ['a count without its group', { objectCounts: { virtualmachinepools: 2 } }, 'objectCounts: got "virtualmachinepools"'],
  ['a count with a prefix', { objectCounts: { 'count/pods': 2 } }, 'objectCounts: got "count/pods"'],
  ['a count stated twice', { pods: 5, objectCounts: { pods: 6 } }, 'count/pods: got "two values"'],
  ['a device without a domain', { extendedResources: { gpu: 1 } }, 'extendedResources: got "gpu"'],
  ['a key of application-aware quota', { extendedResources: { 'cpu/vmi': 20 } }, 'extendedResources: got "cpu/vmi"'],
  ['more VMs than pods', { virtualMachines: 20, pods: 19 }, 'pods: got 19; allowed: at least the 20 VMs of the same quota.'],
  ['more instances than running pods', { virtualMachineInstances: 6, nonTerminalPods: 5 }, 'pods: got 5; allowed: at least the 6 VMs'],
])('refuses %s', (_, props, message) => {
  expect(() => new TenantNamespace(new App(), 'tenant-a', { quota: TenantQuota.of(props) })).toThrow(`[tenant-a] ${message}`);
});
