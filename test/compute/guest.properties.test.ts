import { Chart, Size, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import fc from 'fast-check';
import { imported, objects, Rendered } from './fixture';
import {
  GuestCpu, EvictionStrategy, Firmware, GuestProbe, Hugepages, RunStrategy, Tpm, VirtualMachine, VirtualMachineProps, WatchdogAction,
} from '../../src/compute';
import { GuestNetwork, InterfaceModel } from '../../src/network';
import { DataVolumeSource, Disk, DiskBus, DiskDevice, DiskOptions } from '../../src/storage';

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const name = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/).filter((one) => one !== 'cloudinit');
const positive = fc.integer({ min: 1, max: 16 });
const size = fc.integer({ min: 1, max: 2 ** 20 }).map(Size.mebibytes);

const cpu = fc.record({ sockets: optional(positive), cores: optional(positive), threads: optional(positive) })
  .chain((topology) => fc.constantFrom(GuestCpu.topology(topology), GuestCpu.dedicated({ ...topology, isolateEmulatorThread: true })));

const anyDevice = { bootOrder: optional(positive), readOnly: optional(fc.boolean()) };
/** A file system has no other option, and a LUN is on no emulated bus. */
const diskOptions: fc.Arbitrary<DiskOptions> = fc.oneof(
  fc.record({
    device: optional(fc.constantFrom(DiskDevice.DISK, DiskDevice.CDROM)),
    bus: optional(fc.constantFrom(DiskBus.VIRTIO, DiskBus.SATA, DiskBus.SCSI)),
    ...anyDevice,
  }),
  fc.record({ device: fc.constant(DiskDevice.LUN), bus: optional(fc.constant(DiskBus.SCSI)), ...anyDevice }),
  fc.constant({ device: DiskDevice.FILESYSTEM }),
);

const disk = fc.tuple(name, diskOptions, size).chain(([id, options, capacity]) => fc.constantFrom(
  Disk.containerDisk(id, { ...options, image: 'quay.io/containerdisks/fedora:42' }),
  Disk.dataVolume(id, `golden-${id}`, options),
  Disk.dataVolumeTemplate(id, { ...options, source: DataVolumeSource.blank(), size: capacity }),
  Disk.emptyDisk(id, capacity, options),
  Disk.hostDisk(id, { ...options, path: '/data/disk.img', capacity }),
));

const pod = fc.record({ ports: optional(fc.uniqueArray(fc.record({ port: fc.integer({ min: 1, max: 65535 }) }), { selector: ({ port }) => port })) })
  .chain((options) => fc.constantFrom(GuestNetwork.masquerade(options), GuestNetwork.podBridge(options), GuestNetwork.binding('l2bridge', options)));

const secondary = fc.tuple(name, fc.record({
  model: optional(fc.constantFrom(InterfaceModel.VIRTIO, InterfaceModel.E1000E)),
  addresses: optional(fc.ipV4().map((address) => [`${address}/24`])),
})).chain(([id, options]) => fc.constantFrom(
  GuestNetwork.bridge(id, imported('apps/storage'), options), GuestNetwork.sriov(id, imported('apps/fast'), options),
));

const networks = fc.tuple(optional(pod), fc.uniqueArray(secondary, { selector: (network) => network.name, maxLength: 4 }))
  .map(([first, others]) => [...(first ? [first] : []), ...others.filter((network) => network.name !== first?.name)]);

const props: fc.Arbitrary<VirtualMachineProps> = fc.record({
  cpu: optional(cpu),
  memory: size,
  hugepages: optional(fc.constantFrom(...Object.values(Hugepages))),
  maxGuest: optional(size),
  resources: optional(fc.record({ cpuRequest: optional(positive.map(kplus.Cpu.units)), memoryLimit: optional(size) })),
  firmware: optional(fc.constantFrom(Firmware.bios(), Firmware.efi(), Firmware.efi({ secureBoot: false }))),
  tpm: optional(fc.constantFrom(...Object.values(Tpm))),
  disks: optional(fc.uniqueArray(disk, { selector: (one) => one.name, maxLength: 5 })),
  networks: optional(networks),
  readinessProbe: optional(fc.constantFrom(GuestProbe.guestAgentPing(), GuestProbe.tcpSocket(22))),
  evictionStrategy: optional(fc.constantFrom(...Object.values(EvictionStrategy))),
  runStrategy: optional(fc.constantFrom(...Object.values(RunStrategy))),
  watchdog: optional(fc.constantFrom(...Object.values(WatchdogAction))),
  labels: optional(fc.dictionary(name, name, { maxKeys: 3 })),
  nodeSelector: optional(fc.dictionary(name, name, { maxKeys: 3 })),
  autoattachPodInterface: optional(fc.boolean()),
});

const names = (list: Rendered[] | undefined): string[] => (list ?? []).map((entry) => entry.name);

/** What the VMs of these ids and props render to, object by object, made in the order given. */
function render(vms: [string, VirtualMachineProps][]): Map<string, string> {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'apps' });
  vms.forEach(([id, one]) => new VirtualMachine(chart, id, one));
  return new Map(objects(chart).map((one) => [`${one.kind} ${one.metadata.name}`, Yaml.stringify(one)]));
}

test('every disk and file system has its volume, every interface its network, by name and in order', () => {
  fc.assert(fc.property(props, (one) => {
    const chart = new Chart(Testing.app(), 'chart');
    new VirtualMachine(chart, 'vm', one);
    const { spec } = objects(chart).find(({ kind }) => kind === 'VirtualMachine')?.spec.template;
    const { disks, filesystems, interfaces } = spec.domain.devices;
    expect([...names(disks), ...names(filesystems)].sort()).toEqual(names(spec.volumes).sort());
    expect(new Set(names(spec.volumes)).size).toBe(names(spec.volumes).length);
    expect(names(interfaces)).toEqual(names(spec.networks));
    expect(names(spec.volumes).filter((id) => id !== 'cloudinit').sort()).toEqual((one.disks ?? []).map((given) => given.name).sort());
  }));
});

test('every DataVolume template has the volume that uses it', () => {
  fc.assert(fc.property(props, (one) => {
    const chart = new Chart(Testing.app(), 'chart');
    new VirtualMachine(chart, 'vm', one);
    const { dataVolumeTemplates, template } = objects(chart).find(({ kind }) => kind === 'VirtualMachine')?.spec;
    const used = template.spec.volumes?.map(({ dataVolume }: Rendered) => dataVolume?.name);
    (dataVolumeTemplates ?? []).forEach(({ metadata }: Rendered) => expect(used).toContain(metadata.name));
  }));
});

test('the same app gives the same bytes, and the order of siblings does not matter', () => {
  fc.assert(fc.property(props, props, (one, other) => {
    const first = render([['a', one], ['b', other]]);
    expect(render([['a', one], ['b', other]])).toEqual(first);
    expect(render([['b', other], ['a', one]])).toEqual(first);
  }));
});
