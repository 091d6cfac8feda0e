import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../../src/admission';
import {
  Firmware, GuestClock, GuestCpu, HypervFeatures, Preference, Tpm, VirtualMachine, VirtualMachinePool, VirtualMachineProps, WindowsVersion,
} from '../../../src/compute';
import { Catalog } from '../../../src/manifests/effective/catalog';
import { vmisOf } from '../../../src/manifests/effective/effective';
import type { Manifest } from '../../../src/manifests/manifest';
import { Platform } from '../../../src/platform';
import { Disk, DiskBus } from '../../../src/storage';
import { newChart, object, SMALL } from '../fixture';

const IMAGE = 'quay.io/containerdisks/windows:2022';
const DRIVERS = 'quay.io/kubevirt/virtio-container-disk:v1.9.0';
const root = () => Disk.containerDisk('root', { image: IMAGE });
const answers = kplus.Secret.fromSecretName(newChart(), 'answers', 'answers');
const manifestOf = (props: VirtualMachineProps) => {
  const chart = newChart();
  new VirtualMachine(chart, 'vm', props);
  return object(chart, 'VirtualMachine');
};
const domainOf = (props: VirtualMachineProps) => manifestOf(props).spec.template.spec.domain;
/** What KubeVirt starts. */
const started = (props: VirtualMachineProps) => (
  vmisOf(manifestOf(props) as Manifest, { kubevirtVersion: '1.9.0', memoryOvercommit: 100, architecture: 'amd64' }, new Catalog([])).started!.spec
);

describe.each(Object.values(WindowsVersion))('%s', (version) => {
  test('is what the common preference makes of a VM, but for the video card', () => {
    const size = { cpu: GuestCpu.topology({ sockets: 2 }), memory: Size.gibibytes(4) };
    const { domain: expected, ...others } = started({ ...size, disks: [root()], preference: Preference.cluster(`${version}.virtio`) });
    const { domain, ...rest } = started({ windows: { version }, ...size, disks: [root()] });
    const { video, inputs: [preferred] = [], interfaces: [card] = [], ...devices } = expected.devices;
    const { inputs: [tablet] = [], interfaces: [ownCard] = [], ...ownDevices } = domain.devices;
    expect(video).toEqual({ type: 'virtio' });
    // An input that attaches by itself is named default-0.
    expect([{ ...tablet, name: 'default-0' }, { model: 'virtio', ...ownCard }]).toEqual([preferred, card]);
    const { autoattachInputDevice, ...preferredDevices } = devices;
    expect(ownDevices).toEqual(preferredDevices);
    expect(domain).toEqual({ ...expected, devices: domain.devices });
    expect(rest).toEqual(others);
  });

  test('is admitted', () => {
    const chart = newChart();
    new VirtualMachine(chart, 'vm', { windows: { version, drivers: DRIVERS }, ...SMALL, disks: [root()] });
    expect(Admission.of(chart).findings()).toEqual([]);
  });
});

test.each(['1.6', '1.7', '1.8'])('is admitted by KubeVirt %s', (kubevirtVersion) => {
  const chart = newChart();
  new Platform(chart, 'Platform', { kubevirtVersion });
  new VirtualMachine(chart, 'vm', { windows: { version: WindowsVersion.SERVER_2025, drivers: DRIVERS }, ...SMALL, disks: [root()] });
  expect(Admission.of(chart).findings()).toEqual([]);
});

test('CD-ROMs come after the disks', () => {
  const media = { drivers: DRIVERS, sysprep: answers };
  expect(domainOf({ windows: { version: WindowsVersion.SERVER_2022, ...media }, ...SMALL, disks: [root()] }).devices.disks).toEqual([
    { name: 'root', disk: { bus: 'virtio' } }, { name: 'drivers', cdrom: { bus: 'sata' } }, { name: 'sysprep', cdrom: { bus: 'sata' } },
  ]);
  expect(manifestOf({ windows: { version: WindowsVersion.WINDOWS_11, ...media }, ...SMALL }).spec.template.spec.volumes).toEqual([
    { name: 'drivers', containerDisk: { image: DRIVERS } }, { name: 'sysprep', sysprep: { secret: { name: 'answers' } } },
  ]);
});

test('nothing but what it says', () => {
  const added = (version: WindowsVersion) => {
    const [{ domain: plain, ...usual }, { domain, ...rest }] = [SMALL, { ...SMALL, windows: { version } }]
      .map((props) => manifestOf(props).spec.template.spec);
    const keysOf = (fields: object, others: object) => Object.keys(fields).filter((key) => !(key in others)).sort();
    return [keysOf(rest, usual), keysOf(domain, plain), keysOf(domain.devices, plain.devices)];
  };
  expect(added(WindowsVersion.SERVER_2012)).toEqual([['terminationGracePeriodSeconds'], ['clock', 'features'], ['inputs']]);
  expect(added(WindowsVersion.SERVER_2025)).toEqual([['terminationGracePeriodSeconds'], ['clock', 'features'], ['inputs', 'tpm']]);
});

test('the clock of a time zone has the same timers', () => {
  const ofClock = (timezone?: string) => domainOf({ windows: { version: WindowsVersion.WINDOWS_10, timezone }, ...SMALL }).clock;
  expect(ofClock()).toMatchObject({ utc: {}, timer: { hpet: { present: false }, hyperv: {}, pit: { tickPolicy: 'delay' }, rtc: { tickPolicy: 'catchup' } } });
  expect(ofClock('Europe/Berlin')).toEqual({ timezone: 'Europe/Berlin', timer: ofClock().timer });
});

test('what is given is left as it is', () => {
  const given = {
    ...SMALL,
    firmware: Firmware.bios(),
    tpm: Tpm.EPHEMERAL,
    clock: GuestClock.utc(),
    inputs: [],
    terminationGracePeriod: Duration.minutes(5),
    features: { acpi: true, apic: true, hyperv: HypervFeatures.of({ relaxed: true }), kvmHidden: true },
    disks: [Disk.containerDisk('root', { image: IMAGE, bus: DiskBus.SATA })],
    hostname: 'dc-1',
  };
  expect(manifestOf({ windows: { version: WindowsVersion.SERVER_2022 }, ...given })).toEqual(manifestOf(given));
});

test('features are laid over those of Windows', () => {
  const { acpi, hyperv, kvm } = domainOf({ windows: { version: WindowsVersion.SERVER_2022 }, ...SMALL, features: { kvmHidden: true } }).features;
  expect([acpi, hyperv.relaxed, kvm]).toEqual([{}, {}, { hidden: true }]);
});

test('of a pool', () => {
  const chart = newChart();
  new VirtualMachinePool(chart, 'desktops', { windows: { version: WindowsVersion.WINDOWS_11 }, ...SMALL, disks: [root()], replicas: 3 });
  const { replicas, virtualMachineTemplate } = object(chart, 'VirtualMachinePool').spec;
  expect(replicas).toBe(3);
  expect(virtualMachineTemplate.spec.template.spec.domain.devices.tpm).toEqual({ persistent: true });
});

test('a time zone beside a clock is refused', () => {
  const windows = { version: WindowsVersion.WINDOWS_11, timezone: 'Europe/Berlin' };
  expect(() => manifestOf({ ...SMALL, windows, clock: GuestClock.utc() })).toThrow('clock: got ["windows.timezone","clock"]; allowed: one of them.');
});
