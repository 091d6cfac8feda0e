import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import { Admission } from '../../src/admission';
import {
  Firmware, GuestClock, GuestCpuFeaturePolicy, HypervFeatures, InputBus, LaunchSecurity, PanicDeviceModel, PitTickPolicy, SoundModel, Tpm, VideoType,
} from '../../src/compute';
import {
  CpuSpreadAcross, PreferenceProps, PreferredCpuTopology, VirtualMachineClusterPreference, VirtualMachinePreference,
} from '../../src/instancetype';
import { renderPreference } from '../../src/instancetype/render-preference';
import { InterfaceModel } from '../../src/network';
import { Architecture, Platform } from '../../src/platform';
import { DiskBus, DiskCache, DiskIo } from '../../src/storage';

const apps = () => new Chart(new App(), 'test', { namespace: 'apps' });

test('emits only what it is given, in the namespace of its chart', () => {
  const chart = apps();
  new VirtualMachinePreference(chart, 'appliance', { diskBus: DiskBus.SATA });
  expect(Testing.synth(chart)).toEqual([{
    apiVersion: 'instancetype.kubevirt.io/v1beta1',
    kind: 'VirtualMachinePreference',
    metadata: { name: 'appliance', namespace: 'apps' },
    spec: { devices: { preferredDiskBus: 'sata' } },
  }]);
});

test('of the cluster, without a namespace, and of nothing', () => {
  const chart = apps();
  new VirtualMachineClusterPreference(chart, 'any');
  expect((chart.node.root as App).synthYaml()).toBe(`apiVersion: instancetype.kubevirt.io/v1beta1
kind: VirtualMachineClusterPreference
metadata:
  name: any
spec: {}
`);
});

const cpu = (fields: object) => ({ cpu: fields });
const devices = (fields: object) => ({ devices: fields });
test.each<[string, PreferenceProps, object]>([
  ['nothing', {}, {}],
  ['sockets', { cpuTopology: PreferredCpuTopology.sockets() }, cpu({ preferredCPUTopology: 'sockets' })],
  ['cores', { cpuTopology: PreferredCpuTopology.cores() }, cpu({ preferredCPUTopology: 'cores' })],
  ['threads', { cpuTopology: PreferredCpuTopology.threads() }, cpu({ preferredCPUTopology: 'threads' })],
  ['any', { cpuTopology: PreferredCpuTopology.any() }, cpu({ preferredCPUTopology: 'any' })],
  ['a spread', { cpuTopology: PreferredCpuTopology.spread() }, cpu({ preferredCPUTopology: 'spread' })],
  ['a spread in full', { cpuTopology: PreferredCpuTopology.spread({ across: CpuSpreadAcross.SOCKETS_CORES_THREADS, ratio: 4 }) }, cpu({
    preferredCPUTopology: 'spread', spreadOptions: { across: 'SocketsCoresThreads', ratio: 4 },
  })],
  ['features of the CPU', { cpuFeatures: [{ name: 'pcid' }, { name: 'vmx', policy: GuestCpuFeaturePolicy.OPTIONAL }] }, cpu({
    preferredCPUFeatures: [{ name: 'pcid' }, { name: 'vmx', policy: 'optional' }],
  })],
  ['BIOS', { firmware: Firmware.bios() }, { firmware: { preferredUseBios: true } }],
  ['BIOS on the serial console', { firmware: Firmware.bios({ useSerial: true }) }, { firmware: { preferredUseBios: true, preferredUseBiosSerial: true } }],
  ['EFI', { firmware: Firmware.efi({ secureBoot: false }) }, { firmware: { preferredEfi: { secureBoot: false } } }],
  ['secure boot', { firmware: Firmware.efi({ persistent: true }) }, {
    firmware: { preferredEfi: { secureBoot: true, persistent: true } }, features: { preferredSmm: { enabled: true } },
  }],
  ['EFI, which boots securely on amd64', { firmware: Firmware.efi() }, {
    firmware: { preferredEfi: { secureBoot: true } }, features: { preferredSmm: { enabled: true } },
  }],
  ['EFI, which does not on arm64', { firmware: Firmware.efi(), architecture: Architecture.ARM64 }, {
    firmware: { preferredEfi: { secureBoot: false } }, preferredArchitecture: 'arm64',
  }],
  ['EFI for guests on arm64 only', { firmware: Firmware.efi(), requirements: { architecture: Architecture.ARM64 } }, {
    firmware: { preferredEfi: { secureBoot: false } }, requirements: { architecture: 'arm64' },
  }],
  ['features', { features: { acpi: true, apic: true, hyperv: HypervFeatures.of({ relaxed: true }), kvmHidden: true, pvspinlock: false, smm: true } }, {
    features: {
      preferredAcpi: {},
      preferredApic: {},
      preferredHyperv: { relaxed: {} },
      preferredKvm: { hidden: true },
      preferredPvspinlock: { enabled: false },
      preferredSmm: { enabled: true },
    },
  }],
  ['a clock on UTC', { clock: GuestClock.utc() }, { clock: { preferredClockOffset: { utc: {} } } }],
  ['a clock on local time', { clock: GuestClock.timezone('Europe/Berlin') }, { clock: { preferredClockOffset: { timezone: 'Europe/Berlin' } } }],
  ['timers', { clock: GuestClock.timers({ hpet: false, pitTickPolicy: PitTickPolicy.DELAY }) }, {
    clock: { preferredTimer: { hpet: { present: false }, pit: { tickPolicy: 'delay' } } },
  }],
  ['encryption', { launchSecurity: LaunchSecurity.snp() }, { preferredLaunchSecurity: { snp: {} } }],
  ['encryption, which excludes secure boot', { launchSecurity: LaunchSecurity.snp(), firmware: Firmware.efi() }, {
    preferredLaunchSecurity: { snp: {} }, firmware: { preferredEfi: { secureBoot: false } },
  }],
  ['a machine type', { machineType: 'q35' }, { machine: { preferredMachineType: 'q35' } }],
  ['an architecture', { architecture: Architecture.ARM64 }, { preferredArchitecture: 'arm64' }],
  ['a grace period', { terminationGracePeriod: Duration.hours(1) }, { preferredTerminationGracePeriodSeconds: 3600 }],
  ['a subdomain', { subdomain: 'farm' }, { preferredSubdomain: 'farm' }],
  ['a storage class', { storageClassName: 'fast' }, { volumes: { preferredStorageClassName: 'fast' } }],
  ['annotations', { annotations: { os: 'windows' } }, { annotations: { os: 'windows' } }],
  ['requirements', { requirements: { cpu: 2, memory: Size.gibibytes(4), architecture: Architecture.AMD64 } }, {
    requirements: { cpu: { guest: 2 }, memory: { guest: '4Gi' }, architecture: 'amd64' },
  }],
  ['buses', { diskBus: DiskBus.VIRTIO, cdromBus: DiskBus.SATA, lunBus: DiskBus.SCSI }, devices({
    preferredDiskBus: 'virtio', preferredCdromBus: 'sata', preferredLunBus: 'scsi',
  })],
  ['disks', { diskCache: DiskCache.NONE, diskIo: DiskIo.NATIVE, dedicatedIoThread: true, blockMultiQueue: true }, devices({
    preferredDiskCache: 'none', preferredDiskIO: 'native', preferredDiskDedicatedIoThread: true, preferredBlockMultiQueue: true,
  })],
  ['network cards', { interfaceModel: InterfaceModel.E1000E, interfaceMasquerade: true, networkInterfaceMultiqueue: true }, devices({
    preferredInterfaceModel: 'e1000e', preferredInterfaceMasquerade: {}, preferredNetworkInterfaceMultiQueue: true,
  })],
  ['a TPM', { tpm: Tpm.EPHEMERAL, rng: true }, devices({ preferredTPM: {}, preferredRng: {} })],
  ['no TPM', { tpm: Tpm.DISABLED }, devices({ preferredTPM: { enabled: false } })],
  ['tablets', { inputBus: InputBus.VIRTIO }, devices({ preferredInputBus: 'virtio', preferredInputType: 'tablet' })],
  ['graphics, sound and panics', { video: VideoType.VIRTIO, sound: SoundModel.AC97, panicDevice: PanicDeviceModel.HYPERV }, devices({
    preferredVideoType: 'virtio', preferredSoundModel: 'ac97', preferredPanicDeviceModel: 'hyperv',
  })],
  ['a TPM that remembers', { tpm: Tpm.PERSISTENT, rng: false }, devices({ preferredTPM: { persistent: true } })],
  ['devices in general', { useVirtioTransitional: true, disableHotplug: true }, devices({
    preferredUseVirtioTransitional: true, preferredDisableHotplug: true,
  })],
  ['what attaches by itself', {
    autoattachGraphicsDevice: false,
    autoattachInputDevice: true,
    autoattachMemBalloon: false,
    autoattachPodInterface: false,
    autoattachSerialConsole: true,
  }, devices({
    preferredAutoattachGraphicsDevice: false,
    preferredAutoattachInputDevice: true,
    preferredAutoattachMemBalloon: false,
    preferredAutoattachPodInterface: false,
    preferredAutoattachSerialConsole: true,
  })],
])('renders %s', (_, props, expected) => {
  const rendered: unknown = JSON.parse(JSON.stringify(renderPreference(props, Architecture.AMD64)));
  expect(rendered).toEqual(expected);
});

test('refuses all mistakes at once', () => {
  const props = {
    cpuTopology: PreferredCpuTopology.spread({ ratio: 0 }), clock: GuestClock.utc({ offsetSeconds: 0.5 }), requirements: { cpu: 0.5 },
  };
  expect(() => new VirtualMachinePreference(apps(), 'taste', props)).toThrow(
    '[test/taste] cpuTopology.ratio: got 0; allowed: a whole number from 1. Write 2, or leave it out.\n'
    + '[test/taste] clock.offsetSeconds: got 0.5; allowed: a whole number. Round it to seconds.\n'
    + '[test/taste] requirements.cpu: got 0.5; allowed: a whole number from 1. Write the fewest that the guest runs with, or leave it out.',
  );
});

test('refuses features that a preference cannot have', () => {
  const features = { hyperv: HypervFeatures.passthrough() };
  expect(() => new VirtualMachinePreference(apps(), 'taste', { features })).toThrow('features.hyperv: got "HypervFeatures.passthrough()"');
  const vendorId = HypervFeatures.of({ vendorId: 'much too long' });
  expect(() => new VirtualMachinePreference(apps(), 'taste', { features: { hyperv: vendorId } })).toThrow('features.hyperv.vendorId: got');
});

test('boots securely where the Platform can', () => {
  const chart = apps();
  new Platform(chart, 'Platform', { architecture: Architecture.ARM64 });
  new VirtualMachinePreference(chart, 'taste', { firmware: Firmware.efi() });
  expect(Testing.synth(chart)[0].spec).toEqual({ firmware: { preferredEfi: { secureBoot: false } } });
});

test('a ratio that KubeVirt refuses is found', () => {
  const chart = apps();
  new VirtualMachinePreference(chart, 'taste', { cpuTopology: PreferredCpuTopology.spread({ across: CpuSpreadAcross.CORES_THREADS, ratio: 4 }) });
  expect(Admission.of(chart).findings()).toMatchObject([{ rule: 'preference-spec/has-valid-ratio', got: '4' }]);
});

test('both kinds are one resource for cdk8s-plus', () => {
  const chart = apps();
  const preferences = [
    new VirtualMachinePreference(chart, 'a'),
    VirtualMachinePreference.fromVirtualMachinePreferenceName(chart, 'b', 'a'),
    new VirtualMachineClusterPreference(chart, 'c', { metadata: { name: 'a' } }),
    VirtualMachineClusterPreference.fromVirtualMachineClusterPreferenceName(chart, 'd', 'a'),
  ];
  expect(preferences.map(({ apiGroup, kind, resourceType, resourceName }) => [apiGroup, kind, resourceType, resourceName])).toEqual([
    ...Array(2).fill(['instancetype.kubevirt.io', 'VirtualMachinePreference', 'virtualmachinepreferences', 'a']),
    ...Array(2).fill(['instancetype.kubevirt.io', 'VirtualMachineClusterPreference', 'virtualmachineclusterpreferences', 'a']),
  ]);
});
