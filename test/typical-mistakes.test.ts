import { ApiObject, App, Chart, JsonPatch, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Admission, CloudInit, CloudInitPlacement, GuestCpu, DataVolumeSource, Disk, GuestNetwork, GuestProbe, Hugepages, Instancetype,
  NetworkAttachment, PodDisruptionBudget, TenantNamespace, VirtualMachine, VirtualMachinePool, VirtualMachineInstanceReplicaSet,
} from '../src';

const ROOT = Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' });
const GUEST = { memory: Size.gibibytes(2), disks: [ROOT] };

/** A valid VM as somebody writes it by hand, with one thing changed. */
function raw(chart: Chart, change: (guest: any, manifest: any) => void): void {
  const manifest = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'vm', labels: {} },
    spec: {
      runStrategy: 'Always',
      template: {
        metadata: { labels: { app: 'vm' } },
        spec: {
          domain: {
            memory: { guest: '2Gi' },
            devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }], interfaces: [{ name: 'default', masquerade: {} }] },
          },
          networks: [{ name: 'default', pod: {} }],
          volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }],
        },
      },
    },
  };
  change(manifest.spec.template.spec, manifest);
  new ApiObject(chart, 'Raw', manifest);
}

function vm(chart: Chart, props: object): VirtualMachine {
  return new VirtualMachine(chart, 'vm', { ...GUEST, ...props });
}

function builtin(chart: Chart, apiVersion: string, kind: string, spec: object): void {
  new ApiObject(chart, 'Raw', { apiVersion, kind, metadata: { name: 'raw' }, spec } as any);
}

type Build = (chart: Chart) => void;
const DOMAIN = 'spec.template.spec.domain';

/** One finding each: level, rule, field, and what was found. */
const findings: [string, Build, string][] = [
  ['a typo in a raw field', (c) => raw(c, ({ domain }) => { domain.devices.disks[0].disk.buss = 'virtio'; }),
    `rejected schema/has-known-field ${DOMAIN}.devices.disks[0].disk.buss: virtio`],
  ['a typo in a patch', (c) => vm(c, {}).patch(JsonPatch.add('/spec/template/spec/domain/cpus', { cores: 2 })),
    `rejected schema/has-known-field ${DOMAIN}.cpus: {"cores":2}`],
  ['a wrong quantity', (c) => raw(c, ({ domain }) => { domain.memory.guest = '4 Gi'; }),
    `rejected quantity/has-valid-form ${DOMAIN}.memory.guest: string 4 Gi`],
  ['a disk without volume', (c) => raw(c, (guest) => { guest.volumes = []; }),
    `rejected disk/references-volume ${DOMAIN}.devices.disks[0].name: root`],
  ['a label that starts with an underscore', (c) => raw(c, (_, { metadata }) => { metadata.labels = { _tier: 'db' }; }),
    'rejected metadata/has-valid-label metadata.labels._tier: _tier'],
  ['a pod label with such a value', (c) => vm(c, { labels: { tier: '_db' } }),
    'unstartable metadata/has-valid-label spec.template.metadata.labels.tier: _db'],
  ['a label that is no string', (c) => raw(c, (_, { metadata }) => { metadata.labels = { enabled: true }; }),
    'rejected schema/has-valid-type metadata.labels.enabled: boolean true'],
  ['a raw name over 63', (c) => raw(c, (_, { metadata }) => { metadata.name = 'a'.repeat(64); }),
    'advised vm/fits-dns-label metadata.name: 64 characters'],
  ['a VM name over 63', (c) => vm(c, { metadata: { name: 'a'.repeat(64) } }),
    'advised vm/fits-dns-label metadata.name: 64 characters'],
  ['a name in upper case', (c) => raw(c, (_, { metadata }) => { metadata.name = 'MyVm'; }),
    'rejected metadata/has-valid-name metadata.name: MyVm'],
  ['two objects of one name', (c) => { vm(c, {}); new VirtualMachine(c, 'other', { ...GUEST, metadata: { name: 'vm', labels: { a: 'b' } } }); },
    'unstartable object/is-unique metadata.name: vm, the name of another VirtualMachine (kubevirt.io/v1), made by test/vm/Resource'],
  ['an SR-IOV interface without network', (c) => raw(c, ({ domain }) => { domain.devices.interfaces.push({ name: 'fast', sriov: {} }); }),
    `rejected interface/references-network ${DOMAIN}.devices.interfaces[1].name: fast`],
  ['a network without interface', (c) => raw(c, (guest) => { guest.networks.push({ name: 'fast', multus: { networkName: 'a/b' } }); }),
    'rejected network/requires-interface spec.template.spec.networks[1].name: fast'],
  ['a CPU limit under the request', (c) => vm(c, { resources: { cpuRequest: kplus.Cpu.units(2), cpuLimit: kplus.Cpu.units(1) } }),
    `rejected cpu/fits-limit ${DOMAIN}.resources.requests.cpu: 2`],
  ['a memory limit under the request', (c) => vm(c, { resources: { memoryRequest: Size.gibibytes(2), memoryLimit: Size.gibibytes(1) } }),
    `rejected memory/fits-limit ${DOMAIN}.resources.requests.memory: 2Gi`],
  ['3 KiB of cloud-init inline by force', (c) => vm(c, {
    cloudInit: CloudInit.fromUserData(`#!/bin/sh\n${'x'.repeat(3062)}`), cloudInitPlacement: CloudInitPlacement.INLINE,
  }), 'rejected cloud-init/fits-inline spec.template.spec.volumes[1].cloudInitNoCloud.userData: 3072 bytes'],
  ['running beside runStrategy', (c) => raw(c, (_, { spec }) => { spec.running = true; }),
    'rejected run-strategy/excludes-running spec.running: true'],
  ['neither of them', (c) => raw(c, (_, { spec }) => { delete spec.runStrategy; }),
    'rejected run-strategy/requires-strategy spec.runStrategy: undefined'],
  ['a run strategy in lower case', (c) => raw(c, (_, { spec }) => { spec.runStrategy = 'always'; }),
    'rejected run-strategy/is-known spec.runStrategy: always'],
  ['half a core', (c) => raw(c, ({ domain }) => { domain.cpu = { cores: 1.5 }; }),
    `rejected schema/has-valid-type ${DOMAIN}.cpu.cores: number 1.5`],
  ['a quoted port', (c) => raw(c, ({ domain }) => { domain.devices.interfaces[0].ports = [{ port: '80' }]; }),
    `rejected schema/has-valid-type ${DOMAIN}.devices.interfaces[0].ports[0].port: string 80`],
  ['memory that huge pages do not divide', (c) => vm(c, { memory: Size.mebibytes(1500), hugepages: Hugepages.ONE_GIBIBYTE }),
    `rejected memory/fits-hugepages ${DOMAIN}.memory.guest: 1500Mi`],
  ['NUMA passthrough without huge pages', (c) => vm(c, { cpu: GuestCpu.dedicated({ cores: 2, numaPassthrough: true }) }),
    `rejected numa/requires-hugepages ${DOMAIN}.cpu.numa.guestMappingPassthrough: {}`],
  ['secure boot without SMM', (c) => raw(c, ({ domain }) => { domain.firmware = { bootloader: { efi: {} } }; }),
    `rejected firmware/requires-smm-for-secure-boot ${DOMAIN}.firmware.bootloader.efi: {}`],
  ['two first boot devices', (c) => vm(c, {
    disks: [Disk.containerDisk('a', { image: 'x:1', bootOrder: 1 }), Disk.containerDisk('b', { image: 'x:1', bootOrder: 1 })],
  }), `rejected boot-order/is-unique ${DOMAIN}.devices.disks[1].bootOrder: 1`],
  ['a cut MAC address', (c) => raw(c, ({ domain }) => { domain.devices.interfaces[0].macAddress = '02:00:00:00:0'; }),
    `rejected interface/has-valid-mac ${DOMAIN}.devices.interfaces[0].macAddress: 02:00:00:00:0`],
  ['two bindings', (c) => vm(c, {}).overrideInterface('default', { bridge: {} }),
    `rejected interface/requires-one-binding ${DOMAIN}.devices.interfaces[0]: ["bridge","masquerade"]`],
  ['a probe with two handlers', (c) => raw(c, (guest) => { guest.readinessProbe = { tcpSocket: { port: 80 }, guestAgentPing: {} }; }),
    'rejected probe/requires-one-handler spec.template.spec.readinessProbe: ["tcpSocket","guestAgentPing"]'],
  ['a TCP probe that reaches nothing', (c) => vm(c, {
    networks: [GuestNetwork.bridge('lan', NetworkAttachment.fromNetworkAttachmentName(c, 'lan', 'apps/lan'))], readinessProbe: GuestProbe.tcpSocket(80),
  }), 'rejected probe/requires-pod-network spec.template.spec.readinessProbe.tcpSocket: no pod network'],
  ['a selector beside the template', (c) => new VirtualMachinePool(c, 'pool', GUEST)
    .patch(JsonPatch.replace('/spec/selector/matchLabels', { app: 'other' })),
  'rejected selector/matches-template spec.selector.matchLabels.app: other'],
  ['a version that is not served', (c) => raw(c, (_, manifest) => { manifest.apiVersion = 'kubevirt.io/v1beta1'; }),
    'rejected object/requires-served-version apiVersion: kubevirt.io/v1beta1'],
  ['a Deployment without selector', (c) => builtin(c, 'apps/v1', 'Deployment', {
    template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'a', image: 'b:1' }] } },
  }), 'rejected schema/requires-field spec.selector: undefined'],
  ['a Service type in the wrong case', (c) => builtin(c, 'v1', 'Service', { type: 'Loadbalancer', ports: [{ port: 80 }] }),
    'rejected schema/has-known-value spec.type: Loadbalancer'],
];

test.each(findings)('finds %s, once', (_, build, expected) => {
  const chart = new Chart(new App(), 'test');
  build(chart);
  const found = Admission.of(chart).findings().map(({ level, rule, field, got }) => `${level} ${rule} ${field}: ${got}`);
  expect(found).toEqual([expected]);
});

/** Misuse of our own API: one error that says where, what, what is allowed, and what to do. */
const misuses: [string, Build, string][] = [
  ['a disk named twice', (c) => vm(c, { disks: [ROOT, ROOT] }), '[test/vm] name of a disk: got "root"; allowed: a name that no other disk of the guest has'],
  ['no memory', (c) => vm(c, { memory: undefined }), '[test/vm] memory: got undefined; allowed: a Size.'],
  ['memory beside an instancetype', (c) => vm(c, { instancetype: Instancetype.cluster('u1.small') }), '[test/vm] size of the guest: got ["instancetype","memory"]'],
  ['an id that cannot be a name', (c) => new VirtualMachine(c, 'MyVm', GUEST), '[test/MyVm] construct id, which names the object: got "MyVm"'],
  ['a cut MAC address', (c) => vm(c, { networks: [GuestNetwork.masquerade({ macAddress: '02:00:00:00:0' })] }),
    '[test/vm] macAddress of network "default": got "02:00:00:00:0"; allowed: a unicast MAC address'],
  ['half a core', (c) => vm(c, { cpu: GuestCpu.cores(0.5) }), '[test/vm] cpu.cores: got 0.5; allowed: a whole number from 1'],
  ['a percentage in the budget of a VM', (c) => new PodDisruptionBudget(c, 'budget', { selector: vm(c, {}), minAvailable: kplus.PercentOrAbsolute.percent(50) }),
    '[test/budget] minAvailable: got "50%"; allowed: for virtual machines `minAvailable` with a number'],
  ['a static MAC in a pool', (c) => new VirtualMachinePool(c, 'pool', { ...GUEST, networks: [GuestNetwork.masquerade({ macAddress: '02:00:00:00:00:01' })] }),
    '[test/pool] addresses of network "default": got "02:00:00:00:00:01"'],
  ['a reserved namespace as tenant', (c) => new TenantNamespace(c, 'kube-system'), '[test/kube-system] name: got "kube-system"; allowed: a namespace that is not part of the platform'],
];

test.each(misuses)('refuses %s', (_, build, message) => {
  const chart = new Chart(new App(), 'test');
  expect(() => build(chart)).toThrow(message);
});

/** Misuse that only shows when everything is built. */
const late: [string, Build, string][] = [
  ['an override of a disk that is not there', (c) => vm(c, {}).overrideDisk('rot', { cache: 'none' }), '[test/vm] overrideDisk: got "rot"; allowed: root.'],
  ['a disk of its own in a replica set', (c) => new VirtualMachineInstanceReplicaSet(c, 'rs', {
    ...GUEST, disks: [Disk.dataVolumeTemplate('data', { source: DataVolumeSource.blank(), size: Size.gibibytes(1) })],
  }), '[test/rs] disk "data": got "a DataVolume template"'],
];

test('refuses all at once what values were made with', () => {
  const networks = [GuestNetwork.masquerade({ macAddress: 'zz' })];
  const disks = [Disk.containerDisk('Root', { image: 'x:1' })];
  const make = () => new VirtualMachine(new Chart(new App(), 'test'), 'vm', { ...GUEST, cpu: GuestCpu.cores(0), networks, disks });
  expect(make).toThrow(/^\[test\/vm\] cpu\.cores.*\n\[test\/vm\] disk name.*\n\[test\/vm\] macAddress[^\n]*$/);
});

test.each(late)('refuses %s at synth', (_, build, message) => {
  const chart = new Chart(new App(), 'test');
  build(chart);
  expect(() => Testing.synth(chart)).toThrow(message);
});
