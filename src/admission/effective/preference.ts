import { fill, own, ownEntries } from './draft';
import type { DevicePreferences, FirmwarePreferences, VirtualMachinePreferenceSpec } from '../../../imports/instancetype.kubevirt.io';
import type { Devices, DomainSpec, VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';

/** Fills a preference into what the user and the instancetype left empty. `disableHotplug` and `features.acpi` it overwrites. */
export function applyPreference(spec: VirtualMachineInstanceSpec, preference: VirtualMachinePreferenceSpec): void {
  const { domain } = spec;
  const { cpu, devices, features, firmware, machine, clock } = preference;
  if (cpu?.preferredCPUFeatures?.length) {
    const listed = domain.cpu?.features ?? [];
    const added = cpu.preferredCPUFeatures.filter(({ name }) => !listed.some((feature) => feature.name === name));
    own(domain, 'cpu').features = [...listed, ...added];
  }
  if (devices) applyDevices(spec, devices);
  if (features) {
    const { preferredAcpi, preferredHyperv } = features;
    const target = own(domain, 'features');
    if (preferredAcpi) target.acpi = preferredAcpi;
    fill(target, 'apic', features.preferredApic);
    if (preferredHyperv) target.hyperv = { ...preferredHyperv, ...target.hyperv };
    fill(target, 'kvm', features.preferredKvm);
    fill(target, 'pvspinlock', features.preferredPvspinlock);
    fill(target, 'smm', features.preferredSmm);
  }
  if (firmware) applyFirmware(domain, firmware);
  if (machine?.preferredMachineType) fill(own(domain, 'machine'), 'type', machine.preferredMachineType);
  if (clock) {
    const target = own(domain, 'clock');
    if (target.utc === undefined && target.timezone === undefined) Object.assign(target, clock.preferredClockOffset);
    fill(target, 'timer', clock.preferredTimer);
  }
  fill(spec, 'subdomain', preference.preferredSubdomain);
  fill(spec, 'terminationGracePeriodSeconds', preference.preferredTerminationGracePeriodSeconds);
  fill(spec, 'architecture', preference.preferredArchitecture);
  fill(domain, 'launchSecurity', preference.preferredLaunchSecurity);
}

/** What attaches by itself; a VM that starts is given these before all others. */
export function applyAutoattach({ domain: { devices } }: VirtualMachineInstanceSpec, preferences: DevicePreferences | undefined): void {
  fill(devices, 'autoattachGraphicsDevice', preferences?.preferredAutoattachGraphicsDevice);
  fill(devices, 'autoattachMemBalloon', preferences?.preferredAutoattachMemBalloon);
  fill(devices, 'autoattachPodInterface', preferences?.preferredAutoattachPodInterface);
  fill(devices, 'autoattachSerialConsole', preferences?.preferredAutoattachSerialConsole);
  fill(devices, 'autoattachInputDevice', preferences?.preferredAutoattachInputDevice);
}

function applyDevices(spec: VirtualMachineInstanceSpec, preferences: DevicePreferences): void {
  const { devices } = spec.domain;
  fill(devices, 'useVirtioTransitional', preferences.preferredUseVirtioTransitional);
  fill(devices, 'blockMultiQueue', preferences.preferredBlockMultiQueue);
  fill(devices, 'networkInterfaceMultiqueue', preferences.preferredNetworkInterfaceMultiQueue);
  if (preferences.preferredDisableHotplug !== undefined) devices.disableHotplug = preferences.preferredDisableHotplug;
  if (devices.sound) fill(own(devices, 'sound'), 'model', preferences.preferredSoundModel);
  fill(devices, 'rng', preferences.preferredRng);
  fill(devices, 'tpm', preferences.preferredTPM);
  if (preferences.preferredVideoType !== undefined) fill(own(devices, 'video'), 'type', preferences.preferredVideoType);
  applyAutoattach(spec, preferences);
  applyDisks(devices, preferences);
  for (const entry of ownEntries(devices, 'interfaces')) {
    fill(entry, 'model', preferences.preferredInterfaceModel);
    const bound = BINDINGS.some((binding) => entry[binding] !== undefined);
    if (!bound && isOnPodNetwork(spec, entry.name)) fill(entry, 'masquerade', preferences.preferredInterfaceMasquerade);
  }
  for (const input of ownEntries(devices, 'inputs')) {
    fill(input, 'bus', preferences.preferredInputBus);
    fill(input, 'type', preferences.preferredInputType);
  }
  const { preferredPanicDeviceModel: model } = preferences;
  if (model !== undefined) {
    devices.panicDevices = devices.panicDevices?.length ? devices.panicDevices.map((device) => ({ model, ...device })) : [{ model }];
  }
}

const BINDINGS = ['bridge', 'masquerade', 'sriov', 'passtBinding', 'binding', 'slirp', 'macvtap', 'passt'] as const;

function isOnPodNetwork({ networks }: VirtualMachineInstanceSpec, name: string): boolean {
  return networks?.find((network) => network.name === name)?.pod !== undefined;
}

function applyDisks(devices: Devices, preferences: DevicePreferences): void {
  for (const disk of ownEntries(devices, 'disks')) {
    if (disk.cdrom && !disk.disk) {
      fill(own(disk, 'cdrom'), 'bus', preferences.preferredCdromBus);
    } else if (disk.lun && !disk.disk) {
      fill(own(disk, 'lun'), 'bus', preferences.preferredLunBus);
    } else {
      const target = own(disk, 'disk');
      fill(target, 'bus', preferences.preferredDiskBus);
      fill(disk, 'blockSize', preferences.preferredDiskBlockSize);
      fill(disk, 'cache', preferences.preferredDiskCache);
      fill(disk, 'io', preferences.preferredDiskIO);
      if (target.bus === 'virtio') fill(disk, 'dedicatedIOThread', preferences.preferredDiskDedicatedIoThread);
    }
  }
}

function applyFirmware(domain: DomainSpec, preferences: FirmwarePreferences): void {
  const bootloader = own(own(domain, 'firmware'), 'bootloader');
  if (preferences.preferredUseBios && !bootloader.efi) fill(bootloader, 'bios', {});
  if (bootloader.bios) fill(own(bootloader, 'bios'), 'useSerial', preferences.preferredUseBiosSerial);
  if (!bootloader.efi && !bootloader.bios && preferences.preferredEfi) {
    bootloader.efi = preferences.preferredEfi;
    return;
  }
  if (preferences.preferredUseEfi && !bootloader.bios) fill(bootloader, 'efi', {});
  if (bootloader.efi) fill(own(bootloader, 'efi'), 'secureBoot', preferences.preferredUseSecureBoot);
}
