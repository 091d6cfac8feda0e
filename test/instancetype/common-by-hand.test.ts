import { Duration, Size } from 'cdk8s';
import { Firmware, GuestClock, GuestCpu, Hugepages, InputBus, IoThreadsPolicy, Tpm, VideoType, Windows } from '../../src/compute';
import { CpuSpreadAcross, InstancetypeProps, PreferenceProps, PreferredCpuTopology } from '../../src/instancetype';
import { renderInstancetype } from '../../src/instancetype/render-instancetype';
import { renderPreference } from '../../src/instancetype/render-preference';
import { commonSpecs } from '../../src/manifests/effective/common-instancetypes';
import { InterfaceModel } from '../../src/network';
import { Architecture } from '../../src/platform';
import { DiskBus } from '../../src/storage';

/** As a manifest has it. A feature that is listed is on. */
const written = (spec: object): unknown => JSON.parse(JSON.stringify(spec), (key, value: unknown) => (key === 'enabled' && value === true ? undefined : value));

const PINNED = { isolateEmulatorThread: true, numaPassthrough: true };
const UNDISTURBED = { 'cpu-load-balancing.crio.io': 'disable', 'cpu-quota.crio.io': 'disable', 'irq-load-balancing.crio.io': 'disable' };

test.each<[string, InstancetypeProps]>([
  ['u1.2xmedium', { cpu: GuestCpu.cores(2), memory: Size.gibibytes(4) }],
  ['o1.nano', { cpu: GuestCpu.cores(1), memory: Size.mebibytes(512), memoryOvercommitPercent: 50 }],
  ['m1.large', { cpu: GuestCpu.cores(2), memory: Size.gibibytes(16), hugepages: Hugepages.TWO_MEBIBYTES }],
  ['d1.large', {
    cpu: GuestCpu.dedicated({ cores: 2, isolateEmulatorThread: true }), memory: Size.gibibytes(8), ioThreadsPolicy: IoThreadsPolicy.AUTO,
  }],
  ['cx1.large1gi', {
    cpu: GuestCpu.dedicated({ sockets: 2, maxSockets: 2, ...PINNED }),
    memory: Size.gibibytes(4),
    hugepages: Hugepages.ONE_GIBIBYTE,
    ioThreadsPolicy: IoThreadsPolicy.AUTO,
  }],
  ['rt1.micro', {
    cpu: GuestCpu.dedicated({ realtime: true, ...PINNED }), memory: Size.gibibytes(1), hugepages: Hugepages.ONE_GIBIBYTE, annotations: UNDISTURBED,
  }],
])('the instancetype %s of KubeVirt', (name, props) => {
  expect(written(renderInstancetype(props))).toEqual(commonSpecs().VirtualMachineClusterInstancetype[name]);
});

const VIRTIO = { diskBus: DiskBus.VIRTIO, interfaceModel: InterfaceModel.VIRTIO };
const LINUX = { ...VIRTIO, annotations: { 'vm.kubevirt.io/os': 'linux' }, rng: true };
const RHEL = { ...LINUX, dedicatedIoThread: true, firmware: Firmware.efi(), architecture: Architecture.AMD64 };
const TABLET = { autoattachInputDevice: true, inputBus: InputBus.VIRTIO };
const AMD64 = Architecture.AMD64;

test.each<[string, PreferenceProps]>([
  ['linux.virtiotransitional', { ...LINUX, useVirtioTransitional: true }],
  ['linux.efi', { ...LINUX, firmware: Firmware.efi({ secureBoot: false }) }],
  ['rhel.7.desktop', { ...LINUX, ...TABLET, requirements: { cpu: 1, memory: Size.gibibytes(1) } }],
  ['fedora.s390x', {
    ...LINUX, architecture: Architecture.S390X, requirements: { architecture: Architecture.S390X, cpu: 1, memory: Size.gibibytes(2) },
  }],
  ['rhel.9.realtime', {
    ...RHEL,
    cpuTopology: PreferredCpuTopology.spread({ across: CpuSpreadAcross.SOCKETS_CORES_THREADS }),
    autoattachGraphicsDevice: false,
    autoattachMemBalloon: false,
    autoattachSerialConsole: true,
    networkInterfaceMultiqueue: true,
    requirements: { architecture: AMD64, cpu: 4, memory: Size.gibibytes(4) },
  }],
  ['windows.2k22.virtio', {
    ...VIRTIO,
    ...TABLET,
    annotations: { 'vm.kubevirt.io/os': 'windows' },
    clock: GuestClock.utc({ timers: Windows.TIMERS }),
    cpuTopology: PreferredCpuTopology.sockets(),
    features: Windows.FEATURES,
    firmware: Firmware.efi({ persistent: true }),
    requirements: { cpu: 1, memory: Size.gibibytes(2) },
    terminationGracePeriod: Duration.hours(1),
    tpm: Tpm.PERSISTENT,
    video: VideoType.VIRTIO,
  }],
])('the preference %s of KubeVirt', (name, props) => {
  expect(written(renderPreference(props, AMD64))).toEqual(commonSpecs().VirtualMachineClusterPreference[name]);
});
