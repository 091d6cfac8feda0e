import { effects, object, USUAL } from './compared';
import type { Manifest } from '../../../src/manifests/manifest';

const vmi = (disk: string, more = '') => object('kubevirt.io/v1/VirtualMachineInstance', `spec: {
  domain: {memory: {guest: 2Gi}, devices: {disks: [{name: d, ${disk}}], interfaces: [{name: default, masquerade: {}}]}},
  networks: [{name: default, pod: {}}], volumes: [{name: d, dataVolume: {name: d}}]${more}}`);
const vm = (spec: string, domain = 'devices: {}', more = '') => object('kubevirt.io/v1/VirtualMachine', `spec: {${spec}, template: {spec: {domain: {${domain}}${more}}}}`);
const FIRMWARE = 'devices: {}, firmware: {uuid: 5d307ca9-b3ef-428c-8861-06e72d69f223, serial: s}';
const replacing = { situation: { ...USUAL.situation, applies: 'replace' as const } };

describe('a manifest that has not changed', () => {
  const rows: readonly (readonly [id: string, manifest: Manifest, effects: readonly string[], comparing?: Parameters<typeof effects>[2]])[] = [
    ['an instance with a bus', vmi('disk: {bus: virtio}'), []],
    ['an instance without', vmi('disk: {}'), ['a unchanged: refused spec.domain.devices.disks']],
    ['a CD-ROM', vmi('cdrom: {bus: sata}'), ['a unchanged: refused spec.domain.devices.disks']],
    ['an image without a pull policy', object('kubevirt.io/v1/VirtualMachineInstance', 'spec: {domain: {devices: {disks: [{name: d, disk: {bus: virtio}}]}}, volumes: [{name: d, containerDisk: {image: i}}]}'), [
      'a unchanged: refused spec.volumes',
    ]],
    ['a volume without a disk', object('kubevirt.io/v1/VirtualMachineInstance', 'spec: {domain: {devices: {disks: [{name: a, disk: {bus: virtio}}]}}, volumes: [{name: a, dataVolume: {name: a}}, {name: b, dataVolume: {name: b}}]}'), [
      'a unchanged: refused spec.domain.devices.disks',
    ]],
    ['an instance that is replaced', vmi('disk: {bus: virtio}'), ['a unchanged: refused spec.domain.memory, refused spec.domain, refused spec'], replacing],
    ['a VM', vm('runStrategy: Always'), []],
    ['base-12', vm('runStrategy: Always'), ['a unchanged: restart spec.template.spec.domain.firmware'], replacing],
    ['a VM that is off', vm('runStrategy: Halted'), [], replacing],
    ['a VM that says who it is', vm('runStrategy: Always', FIRMWARE), [], replacing],
    ['it-11', vm('runStrategy: Always, instancetype: {inferFromVolume: root}'), ['a unchanged: refused spec.instancetype.inferFromVolume']],
    ['a pool', object('pool.kubevirt.io/v1beta1/VirtualMachinePool', 'spec: {replicas: 1}'), []],
  ];
  test.each(rows.map((row) => ({ id: row[0], row })))('$id', ({ row: [, manifest, expected, comparing] }) => {
    expect(effects([manifest], [structuredClone(manifest)], comparing)).toEqual(expected);
  });

  test('it is made anew where everything is', () => {
    expect(effects([vmi('disk: {}')], [vmi('disk: {}')], { remakes: true })).toEqual([]);
  });

  test('what a cluster has of an instance', () => {
    const live = { ...vmi('disk: {bus: sata}'), metadata: { name: 'a', namespace: 'demo', uid: 'u' } };
    expect(effects([live], [vmi('disk: {bus: sata}')])).toEqual([]);
    expect(effects([live], [vmi('disk: {}')])).toEqual(['a changed: refused spec.domain.devices.disks[0].disk.bus']);
  });
});

describe('what an instance was given, written out', () => {
  test.each([
    ['the maximum of memory', 'memory: {guest: 2Gi, maxGuest: 8Gi}', ['a changed: none']],
    ['another maximum', 'memory: {guest: 2Gi, maxGuest: 6Gi}', ['a changed: refused spec.domain.memory.maxGuest']],
    ['the maximum of sockets', 'memory: {guest: 2Gi}, cpu: {maxSockets: 4}', ['a changed: none']],
    ['other sockets', 'memory: {guest: 2Gi}, cpu: {sockets: 2}', ['a changed: refused spec.domain.cpu']],
    ['the eviction strategy', 'memory: {guest: 2Gi}}, evictionStrategy: None, subdomain: ""', ['a changed: none']],
    ['another eviction strategy', 'memory: {guest: 2Gi}}, evictionStrategy: LiveMigrate, subdomain: ""', ['a changed: refused spec.evictionStrategy']],
    ['the machine type', 'memory: {guest: 2Gi}, machine: {type: q35}', ['a changed: none']],
  ])('%s', (_, domain, expected) => {
    const instance = (more: string) => object('kubevirt.io/v1/VirtualMachineInstance', `spec: {domain: {devices: {disks: [{name: d, disk: {bus: virtio}}]}, ${more.includes('}},') ? more : `${more}}`}, volumes: [{name: d, dataVolume: {name: d}}]}`);
    expect(effects([instance('memory: {guest: 2Gi}')], [instance(domain)])).toEqual(expected);
  });
});

describe('labels of an instance', () => {
  const labelled = (labels: string) => object('kubevirt.io/v1/VirtualMachineInstance', 'spec: {domain: {memory: {guest: 2Gi}, devices: {disks: []}}}', `name: a, namespace: demo, labels: {${labels}}`);
  test.each([
    ['vmi-02: one of its own', labelled('app: a'), labelled('app: b'), ['a changed: none']],
    ["vmi-03: one of KubeVirt's", labelled('app: a'), labelled('app: a, kubevirt.io/nodeName: here'), ['a changed: refused metadata.labels[kubevirt.io/nodeName]']],
    ["one of KubeVirt's, taken off", labelled('kubevirt.io/schedulable: "true"'), labelled(''), ['a changed: refused metadata.labels[kubevirt.io/schedulable]']],
    ['one that KubeVirt does not keep', labelled(''), labelled('kubevirt.io/other: a'), ['a changed: none']],
  ])('%s', (_, before, after, expected) => {
    expect(effects([before], [after])).toEqual(expected);
  });
});

describe('the machine type that a VM was given', () => {
  const of = (architecture: string, machine = '') => vm('runStrategy: Halted', `devices: {}${machine}`, architecture && `, architecture: ${architecture}`);
  test.each([
    ['stays with another architecture', of(''), of('arm64'), ['a changed: refused spec.template.spec.architecture']],
    ['fits the same architecture', of(''), of('amd64'), ['a changed: none spec.template']],
    ['is written anew', of(''), of('arm64', ', machine: {type: virt}'), ['a changed: none spec.template']],
  ])('%s', (_, before, after, expected) => {
    expect(effects([before], [after])).toEqual(expected);
  });

  test('is dropped by a client that replaces', () => {
    expect(effects([of('')], [of('arm64')], replacing)).toEqual(['a changed: none spec.template']);
  });
});
