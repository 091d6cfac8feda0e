import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { instance, judge, merged, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';
import { kubevirt } from '../kubevirt-table';

const RULE = 'unsigned-number/fits-range';

says({ [RULE]: { allowed: ['0 or more, below 2^32', '0 or more, below 2^63', '0 or more, below 2^8'] } });

const found = (manifest: Json): Verdict[] => judge(manifest).filter(([rule]) => rule === RULE);
/** What the schema refuses of itself, which is told once. */
const bySchema = (manifest: Json): Verdict[] => judge(manifest).filter(([rule]) => rule === RULE || rule === 'schema/fits-bounds');
const disk = (fields: Json) => ({
  domain: { devices: { disks: [{ name: 'd', disk: { bus: 'virtio' }, ...fields }] } }, volumes: [{ name: 'd', emptyDisk: { capacity: '1Gi' } }],
});
const blockSize = (custom: Json) => disk({ blockSize: { custom: { logical: 512, physical: 512, ...custom } } });
const nic = (bootOrder: number) => (
  { domain: { devices: { interfaces: [{ name: 'n', masquerade: {}, bootOrder }] } }, networks: [{ name: 'n', pod: {} }] }
);

const fields: [field: string, bits: number, fragment: (value: number) => Json][] = [
  ['domain.cpu.cores', 32, (cores) => ({ domain: { cpu: { cores } } })],
  ['domain.cpu.sockets', 32, (sockets) => ({ domain: { cpu: { sockets } } })],
  ['domain.cpu.threads', 32, (threads) => ({ domain: { cpu: { threads } } })],
  ['domain.cpu.maxSockets', 32, (maxSockets) => ({ domain: { cpu: { maxSockets } } })],
  ['domain.features.hyperv.spinlocks.spinlocks', 32, (spinlocks) => ({ domain: { features: { hyperv: { spinlocks: { spinlocks } } } } })],
  ['domain.ioThreads.supplementalPoolThreadCount', 32, (count) => ({ domain: { ioThreads: { supplementalPoolThreadCount: count } } })],
  ['domain.devices.disks[0].bootOrder', 63, (bootOrder) => disk({ bootOrder })],
  ['domain.devices.interfaces[0].bootOrder', 63, nic],
  ['domain.devices.disks[0].blockSize.custom.logical', 63, (logical) => blockSize({ logical })],
  ['domain.devices.disks[0].blockSize.custom.physical', 63, (physical) => blockSize({ physical })],
  ['domain.devices.disks[0].blockSize.custom.discardGranularity', 63, (discardGranularity) => blockSize({ discardGranularity })],
];
/** The largest number that fits, as far as JavaScript can write it. */
const largest = (bits: number) => (bits > 53 ? 2 ** bits - 2 ** (bits - 53) : 2 ** bits - 1);

test.each(fields)('%s has %d bits', (field, bits, fragment) => {
  const path = `spec.template.spec.${field}`;
  expect(found(virtualMachine(fragment(0)))).toEqual([]);
  expect(found(virtualMachine(fragment(largest(bits))))).toEqual([]);
  expect(found(virtualMachine(fragment(-1)))).toEqual([[RULE, path, '-1']]);
  expect(bySchema(virtualMachine(fragment(2 ** bits)))).toEqual([[bits === 32 ? 'schema/fits-bounds' : RULE, path, `${2 ** bits}`]]);
});

describe('every kind with a VMI spec', () => {
  const rows: Row[] = [['a negative number of cores', { domain: { cpu: { cores: -1 } } }, [RULE, 'domain.cpu.cores', '-1']]];
  describe('an instance', () => guestTable(rows, instance, 'spec'));
  describe('a replica set', () => guestTable(rows, replicaSet));
  describe('a pool', () => guestTable(rows, pool, 'spec.virtualMachineTemplate.spec.template.spec'));
});

test('a preset is judged too', () => {
  const spec = { selector: {}, domain: { devices: {}, cpu: { cores: -1 } } };
  const preset = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstancePreset', metadata: { name: 't' }, spec };
  expect(found(preset)).toEqual([[RULE, 'spec.domain.cpu.cores', '-1']]);
});

describe.each(['VirtualMachineInstancetype', 'VirtualMachineClusterInstancetype'])('%s', (kind) => {
  const spec = { cpu: { guest: 1 }, memory: { guest: '1Gi' } };
  const instancetype = { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind, metadata: { name: 'a' }, spec };
  test.each(['guest', 'maxSockets'])('cpu.%s has 32 bits', (field) => {
    expect(found(merged(instancetype, { spec: { cpu: { [field]: 2 ** 32 - 1 } } }))).toEqual([]);
    expect(found(merged(instancetype, { spec: { cpu: { [field]: -1 } } }))).toEqual([[RULE, `spec.cpu.${field}`, '-1']]);
    expect(bySchema(merged(instancetype, { spec: { cpu: { [field]: 2 ** 32 } } }))).toEqual([['schema/fits-bounds', `spec.cpu.${field}`, '4294967296']]);
  });
});

describe.each(['VirtualMachinePreference', 'VirtualMachineClusterPreference'])('%s', (kind) => {
  const preference = (spec: Json) => ({ apiVersion: 'instancetype.kubevirt.io/v1beta1', kind, metadata: { name: 'a' }, spec });
  test.each<[field: string, spec: (value: number) => Json]>([
    ['spec.cpu.spreadOptions.ratio', (ratio) => ({ cpu: { spreadOptions: { ratio } } })],
    ['spec.preferSpreadSocketToCoreRatio', (ratio) => ({ preferSpreadSocketToCoreRatio: ratio })],
    ['spec.requirements.cpu.guest', (guest) => ({ requirements: { cpu: { guest } } })],
    ['spec.features.preferredHyperv.spinlocks.spinlocks', (spinlocks) => ({ features: { preferredHyperv: { spinlocks: { spinlocks } } } })],
  ])('%s has 32 bits', (field, spec) => {
    expect(found(preference(spec(2 ** 32 - 1)))).toEqual([]);
    expect(found(preference(spec(-1)))).toEqual([[RULE, field, '-1']]);
    expect(bySchema(preference(spec(2 ** 32)))).toEqual([['schema/fits-bounds', field, '4294967296']]);
  });
});

test.each(['infra', 'workloads'])('%s.replicas of the KubeVirt CR has 8 bits', (component) => {
  expect(found(kubevirt({ [component]: { replicas: 255 } }))).toEqual([]);
  expect(found(kubevirt({ [component]: { replicas: 256 } }))).toEqual([[RULE, `spec.${component}.replicas`, '256']]);
});

test.each<[field: string, bits: number, configuration: (value: number) => Json]>([
  ['memBalloonStatsPeriod', 32, (memBalloonStatsPeriod) => ({ memBalloonStatsPeriod })],
  ['migrations.parallelMigrationsPerCluster', 32, (count) => ({ migrations: { parallelMigrationsPerCluster: count } })],
  ['liveUpdateConfiguration.maxHotplugRatio', 32, (maxHotplugRatio) => ({ liveUpdateConfiguration: { maxHotplugRatio } })],
  ['developerConfiguration.logVerbosity.virtAPI', 63, (virtAPI) => ({ developerConfiguration: { logVerbosity: { virtAPI } } })],
])('%s of the KubeVirt CR has %d bits', (field, bits, configuration) => {
  expect(found(kubevirt({ configuration: configuration(0) }))).toEqual([]);
  expect(found(kubevirt({ configuration: configuration(-1) }))).toEqual([[RULE, `spec.configuration.${field}`, '-1']]);
  expect(found(kubevirt({ configuration: configuration(largest(bits)) }))).toEqual([]);
});

test('a migration policy is judged too', () => {
  const policy = (stallProgressTimeout: number) => ({
    apiVersion: 'migrations.kubevirt.io/v1alpha1',
    kind: 'MigrationPolicy',
    metadata: { name: 't' },
    spec: { selectors: {}, experimental: { stallDetector: { stallProgressTimeout } } },
  });
  expect(found(policy(1))).toEqual([]);
  expect(found(policy(-1))).toEqual([[RULE, 'spec.experimental.stallDetector.stallProgressTimeout', '-1']]);
});
