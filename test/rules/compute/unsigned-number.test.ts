import { guestTable } from '../guest-table';
import { judge, merged, pool, virtualMachine, says } from '../judge';
import type { Json } from '../judge';

says({
  'unsigned-number/fits-range': { allowed: ['0 or more, below 2^32', '0 or more, below 2^63', '0 or more, below 2^8'] },
});

const rule = 'unsigned-number/fits-range';
const cpu = (cores: number) => ({ domain: { cpu: { cores } } });
const disks = (...list: object[]) => ({
  domain: { devices: { disks: list.map((disk, i) => ({ name: `d${i}`, disk: { bus: 'virtio' }, ...disk })) } },
  volumes: list.map((_, i) => ({ name: `d${i}`, emptyDisk: { capacity: '1Gi' } })),
});

guestTable([
  ['some cores', cpu(4)],
  ['fewer than none', cpu(-1), [rule, 'domain.cpu.cores', '-1']],
  ['a boot order', disks({ bootOrder: 1 })],
  ['a negative boot order', disks({}, { bootOrder: -1 }), [rule, 'domain.devices.disks[1].bootOrder', '-1']],
  ['a negative pool of threads', { domain: { ioThreads: { supplementalPoolThreadCount: -1 } } },
    [rule, 'domain.ioThreads.supplementalPoolThreadCount', '-1']],
  ['negative retries', { domain: { features: { hyperv: { spinlocks: { spinlocks: -1 } } } } },
    [rule, 'domain.features.hyperv.spinlocks.spinlocks', '-1']],
]);

describe('a pool', () => guestTable(
  [['fewer than none', cpu(-1), [rule, 'domain.cpu.cores', '-1']]], pool, 'spec.virtualMachineTemplate.spec.template.spec',
));

test('a block size that no int64 holds', () => {
  const found = judge(virtualMachine(disks({ blockSize: { custom: { logical: 512, physical: 2 ** 63 } } })));
  expect(found).toContainEqual([rule, 'spec.template.spec.domain.devices.disks[0].blockSize.custom.physical', '9223372036854776000']);
});

const instancetype = { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineInstancetype', metadata: { name: 'a' } };
const preference = { ...instancetype, kind: 'VirtualMachineClusterPreference' };
const kubevirt = { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'kubevirt', namespace: 'kubevirt' } };

test.each<[field: string, got: string, manifest: Json, spec: Json]>([
  ['spec.cpu.guest', '-1', instancetype, { cpu: { guest: -1 }, memory: { guest: '1Gi' } }],
  ['spec.cpu.maxSockets', '-1', instancetype, { cpu: { guest: 1, maxSockets: -1 }, memory: { guest: '1Gi' } }],
  ['spec.requirements.cpu.guest', '-1', preference, { requirements: { cpu: { guest: -1 } } }],
  ['spec.cpu.spreadOptions.ratio', '-1', preference, { cpu: { spreadOptions: { ratio: -1 } } }],
  ['spec.infra.replicas', '256', kubevirt, { infra: { replicas: 256 } }],
])('%s: %s', (field, got, manifest, spec) => {
  expect(judge(merged(manifest, { spec }))).toContainEqual([rule, field, got]);
});

test.each<[title: string, manifest: Json, spec: Json]>([
  ['an instancetype', instancetype, { cpu: { guest: 1 }, memory: { guest: '1Gi' } }],
  ['255 replicas', kubevirt, { infra: { replicas: 255 } }],
])('%s', (_, manifest, spec) => {
  expect(judge(merged(manifest, { spec })).map(([id]) => id)).not.toContain(rule);
});
