import { App, Chart, Duration, Size } from 'cdk8s';
import fc from 'fast-check';
import { imported } from './fixture';
import { Admission } from '../../src/admission';
import { isFatal } from '../../src/admission/report';
import {
  CloudInit, GuestCpu, EvictionStrategy, Firmware, GuestProbe, Hugepages, IoThreadsPolicy, RunStrategy, Tpm, WhenUnsatisfiable, VirtualMachine,
  VirtualMachinePool, VirtualMachineProps, VirtualMachineInstanceReplicaSet, WatchdogAction,
} from '../../src/compute';
import { GuestNetwork, InterfaceModel } from '../../src/network';
import {
  CdromTray, DataVolumeSource, Disk, DiskBlockSize, DiskBus, DiskCache, DiskDevice, DiskErrorPolicy, DiskIo, DiskOptions,
} from '../../src/storage';

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const oneOf = <T>(words: { readonly [key: string]: T }) => optional(fc.constantFrom(...Object.values(words)));
const name = fc.stringMatching(/^[a-z]([-a-z0-9]{0,10}[a-z0-9])?$/).filter((one) => one !== 'cloudinit');
const count = fc.integer({ min: 1, max: 8 });
const gibibytes = fc.integer({ min: 1, max: 64 }).map(Size.gibibytes);
const labels = optional(fc.dictionary(name, name, { maxKeys: 3 }));

/** Vcpus, and the memory that they may ask for in huge pages. */
const cpuAndMemory: fc.Arbitrary<Pick<VirtualMachineProps, 'cpu' | 'memory' | 'hugepages' | 'maxGuest'>> = fc.oneof(
  fc.record({
    cpu: optional(fc.record({ sockets: count, cores: count, threads: count }).map(GuestCpu.topology)), memory: gibibytes, hugepages: oneOf(Hugepages),
  }),
  gibibytes.map((memory) => ({ memory, maxGuest: Size.gibibytes(memory.toGibibytes() * 4) })),
  fc.record({ cores: count, isolateEmulatorThread: fc.boolean() }).map((props) => ({ cpu: GuestCpu.dedicated(props), memory: Size.gibibytes(4) })),
  fc.record({ cores: count, realtime: optional(fc.boolean()) }).map((props) => (
    { cpu: GuestCpu.dedicated({ ...props, numaPassthrough: true }), memory: Size.gibibytes(4), hugepages: Hugepages.ONE_GIBIBYTE }
  )),
);

/** KubeVirt renders no shareable disk with a cache, and libvirt starts none with native I/O. */
const settings = fc.record({
  cache: oneOf(DiskCache),
  io: oneOf(DiskIo),
  errorPolicy: oneOf(DiskErrorPolicy),
  shareable: optional(fc.boolean()),
  blockSize: optional(fc.constantFrom(DiskBlockSize.matchVolume(), DiskBlockSize.custom({ logicalBytes: 512, physicalBytes: 4096 }))),
  changedBlockTracking: optional(fc.boolean()),
}).map((given) => (given.shareable || given.io === DiskIo.NATIVE ? { ...given, cache: undefined } : given));
const target: fc.Arbitrary<DiskOptions> = fc.oneof(
  fc.record({ bus: optional(fc.constant(DiskBus.VIRTIO)), readOnly: optional(fc.boolean()), dedicatedIoThread: optional(fc.boolean()) }),
  fc.record({ bus: fc.constantFrom(DiskBus.SCSI, DiskBus.USB), readOnly: optional(fc.boolean()), serial: optional(name) }),
  fc.constant({ bus: DiskBus.SATA }),
  fc.record({ device: fc.constant(DiskDevice.CDROM), bus: fc.constantFrom(undefined, DiskBus.SATA, DiskBus.SCSI), tray: oneOf(CdromTray) }),
);
const backings: ((id: string, options: DiskOptions, capacity: Size) => Disk)[] = [
  (id, options) => Disk.containerDisk(id, { ...options, image: 'quay.io/containerdisks/fedora:42' }),
  (id, options, capacity) => Disk.dataVolume(id, `golden-${id}`, { ...options, hotpluggable: capacity.toGibibytes() % 2 === 0 }),
  (id, options, capacity) => Disk.emptyDisk(id, capacity, options),
  (id, options, capacity) => Disk.dataVolumeTemplate(id, { ...options, source: DataVolumeSource.blank(), size: capacity }),
];
const disksOf = (some: typeof backings) => fc.uniqueArray(
  fc.tuple(fc.constantFrom(...some), name, target, settings, gibibytes)
    .map(([backing, id, chosen, more, size]) => backing(id, { ...more, ...chosen }, size)),
  { selector: (one) => one.name, maxLength: 6 },
);
/** A replica set has no templates for DataVolumes. */
const disks = fc.record({ of: disksOf(backings), ofReplicaSet: disksOf(backings.slice(0, 3)) });

const model = fc.constantFrom(undefined, InterfaceModel.VIRTIO, InterfaceModel.E1000E);
const ports = optional(fc.uniqueArray(fc.integer({ min: 1, max: 65535 }), { maxLength: 4 }).map((list) => list.map((port) => ({ port }))));
const pod = fc.record({ model, ports }).chain((options) => fc.constantFrom(GuestNetwork.masquerade(options), GuestNetwork.podBridge(options)));
const secondary = fc.tuple(name, fc.record({ model })).chain(([id, options]) => fc.constantFrom(
  GuestNetwork.bridge(id, imported('apps/lan'), options), GuestNetwork.sriov(id, imported('apps/fast')),
));
/** With the pod network, which probes on ports need. */
const networks = fc.tuple(pod, fc.uniqueArray(secondary, { selector: (network) => network.name, maxLength: 4 }))
  .map(([first, others]) => [first, ...others.filter((network) => network.name !== first.name)]);
const times = optional(fc.integer({ min: 1, max: 600 }).map(Duration.seconds));
const probe = optional(fc.record({ initialDelay: times, period: times, timeout: times }).chain((options) => fc.constantFrom(
  GuestProbe.tcpSocket(22, options), GuestProbe.httpGet(80, { ...options, https: true }), GuestProbe.guestAgentPing(options),
  GuestProbe.exec(['true'], options),
)));

const guest = fc.record({
  networks: optional(networks),
  firmware: optional(fc.constantFrom(Firmware.bios(), Firmware.efi(), Firmware.efi({ secureBoot: false, persistent: true }))),
  tpm: oneOf(Tpm),
  cloudInit: optional(fc.record({ hostname: optional(name), packages: fc.array(name, { maxLength: 3 }) }).map((one) => new CloudInit(one))),
  evictionStrategy: oneOf(EvictionStrategy),
  terminationGracePeriod: times,
  labels,
  nodeSelector: labels,
  spread: optional(fc.constantFrom(...Object.values(WhenUnsatisfiable)).map((whenUnsatisfiable) => [{ whenUnsatisfiable }])),
  priorityClassName: optional(name),
  hostname: optional(name),
  subdomain: optional(name),
  watchdog: oneOf(WatchdogAction),
  ioThreadsPolicy: optional(fc.oneof(fc.constantFrom(IoThreadsPolicy.SHARED, IoThreadsPolicy.AUTO), count.map(IoThreadsPolicy.supplementalPool))),
  rng: optional(fc.boolean()),
  networkInterfaceMultiqueue: optional(fc.boolean()),
  blockMultiQueue: optional(fc.boolean()),
  autoattachSerialConsole: optional(fc.boolean()),
  autoattachInputDevice: optional(fc.boolean()),
  autoattachMemBalloon: optional(fc.boolean()),
});
const props: fc.Arbitrary<VirtualMachineProps> = fc.tuple(cpuAndMemory, guest, probe, probe, oneOf(RunStrategy)).map(
  ([size, rest, readinessProbe, livenessProbe, runStrategy]) => ({ ...size, ...rest, readinessProbe, livenessProbe, runStrategy }),
);

interface Disks { readonly of: Disk[]; readonly ofReplicaSet: Disk[] }

test.each<[string, (chart: Chart, props: VirtualMachineProps, disks: Disks) => void]>([
  ['VM', (chart, one, { of }) => new VirtualMachine(chart, 'vm', { ...one, disks: of })],
  ['pool', (chart, one, { of }) => new VirtualMachinePool(chart, 'vm', { ...one, disks: of, replicas: 2 })],
  ['replica set', (chart, one, { ofReplicaSet }) => new VirtualMachineInstanceReplicaSet(chart, 'vm', { ...one, disks: ofReplicaSet, replicas: 2 })],
])('what a %s of valid props renders to is admitted and starts', (_, build) => {
  fc.assert(fc.property(props, disks, (one, given) => {
    const chart = new Chart(new App(), 'chart', { namespace: 'apps' });
    build(chart, one, given);
    expect(Admission.of(chart).findings().filter(isFatal)).toEqual([]);
  }), { numRuns: 150 });
});
