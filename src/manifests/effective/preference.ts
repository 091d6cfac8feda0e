import { setDefault, copyForWrite, copyEntriesForWrite } from './draft';
import type { DevicePreferences, FirmwarePreferences, VirtualMachinePreferenceSpec } from '../../../imports/instancetype.kubevirt.io';
import type { Devices, DomainSpec, VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { isBefore } from '../by-release';
import type { Released } from '../by-release';

/** Fills a preference into what the user and the instancetype left empty. `disableHotplug` and `features.acpi` it overwrites. */
export function applyPreference(spec: VirtualMachineInstanceSpec, preference: VirtualMachinePreferenceSpec, cluster: Released): void {
  const { domain } = spec;
  const { cpu, devices, features, firmware, machine, clock } = preference;
  if (cpu?.preferredCPUFeatures?.length) {
    const listed = domain.cpu?.features ?? [];
    const added = cpu.preferredCPUFeatures.filter(({ name }) => !listed.some((feature) => feature.name === name));
    copyForWrite(domain, 'cpu').features = [...listed, ...added];
  }
  if (devices) applyDevices(spec, devices, cluster);
  if (features) {
    const { preferredAcpi, preferredHyperv } = features;
    const target = copyForWrite(domain, 'features');
    if (preferredAcpi) target.acpi = preferredAcpi;
    setDefault(target, 'apic', features.preferredApic);
    if (preferredHyperv) target.hyperv = { ...preferredHyperv, ...target.hyperv };
    setDefault(target, 'kvm', features.preferredKvm);
    setDefault(target, 'pvspinlock', features.preferredPvspinlock);
    setDefault(target, 'smm', features.preferredSmm);
  }
  if (firmware) applyFirmware(domain, firmware);
  if (machine?.preferredMachineType) setDefault(copyForWrite(domain, 'machine'), 'type', machine.preferredMachineType);
  if (clock) {
    const target = copyForWrite(domain, 'clock');
    if (target.utc === undefined && target.timezone === undefined) Object.assign(target, clock.preferredClockOffset);
    setDefault(target, 'timer', clock.preferredTimer);
  }
  setDefault(spec, 'subdomain', preference.preferredSubdomain);
  setDefault(spec, 'terminationGracePeriodSeconds', preference.preferredTerminationGracePeriodSeconds);
  setDefault(spec, 'architecture', preference.preferredArchitecture);
  setDefault(domain, 'launchSecurity', preference.preferredLaunchSecurity);
}

/** What attaches by itself; a VM that starts is given these before all others. */
export function applyAutoattach({ domain: { devices } }: VirtualMachineInstanceSpec, preferences: DevicePreferences | undefined): void {
  setDefault(devices, 'autoattachGraphicsDevice', preferences?.preferredAutoattachGraphicsDevice);
  setDefault(devices, 'autoattachMemBalloon', preferences?.preferredAutoattachMemBalloon);
  setDefault(devices, 'autoattachPodInterface', preferences?.preferredAutoattachPodInterface);
  setDefault(devices, 'autoattachSerialConsole', preferences?.preferredAutoattachSerialConsole);
  setDefault(devices, 'autoattachInputDevice', preferences?.preferredAutoattachInputDevice);
}

function applyDevices(spec: VirtualMachineInstanceSpec, preferences: DevicePreferences, cluster: Released): void {
  const { devices } = spec.domain;
  setDefault(devices, 'useVirtioTransitional', preferences.preferredUseVirtioTransitional);
  setDefault(devices, 'blockMultiQueue', preferences.preferredBlockMultiQueue);
  setDefault(devices, 'networkInterfaceMultiqueue', preferences.preferredNetworkInterfaceMultiQueue);
  if (preferences.preferredDisableHotplug !== undefined) devices.disableHotplug = preferences.preferredDisableHotplug;
  if (devices.sound) setDefault(copyForWrite(devices, 'sound'), 'model', preferences.preferredSoundModel);
  setDefault(devices, 'rng', preferences.preferredRng);
  setDefault(devices, 'tpm', preferences.preferredTPM);
  if (preferences.preferredVideoType !== undefined) setDefault(copyForWrite(devices, 'video'), 'type', preferences.preferredVideoType);
  applyAutoattach(spec, preferences);
  applyDisks(devices, preferences);
  for (const entry of copyEntriesForWrite(devices, 'interfaces')) {
    setDefault(entry, 'model', preferences.preferredInterfaceModel);
    const bound = BINDINGS.some((binding) => entry[binding] !== undefined);
    if (!bound && isOnPodNetwork(spec, entry.name)) setDefault(entry, 'masquerade', preferences.preferredInterfaceMasquerade);
  }
  for (const input of copyEntriesForWrite(devices, 'inputs')) {
    setDefault(input, 'bus', preferences.preferredInputBus);
    setDefault(input, 'type', preferences.preferredInputType);
  }
  const { preferredPanicDeviceModel: model } = preferences;
  if (model === undefined) return;
  if (devices.panicDevices?.length) devices.panicDevices = devices.panicDevices.map((device) => ({ model, ...device }));
  else if (!isBefore('1.9', cluster)) devices.panicDevices = [{ model }];
}

const BINDINGS = ['bridge', 'masquerade', 'sriov', 'passtBinding', 'binding', 'slirp', 'macvtap', 'passt'] as const;

function isOnPodNetwork({ networks }: VirtualMachineInstanceSpec, name: string): boolean {
  return networks?.find((network) => network.name === name)?.pod !== undefined;
}

function applyDisks(devices: Devices, preferences: DevicePreferences): void {
  for (const disk of copyEntriesForWrite(devices, 'disks')) {
    if (disk.cdrom && !disk.disk) {
      setDefault(copyForWrite(disk, 'cdrom'), 'bus', preferences.preferredCdromBus);
    } else if (disk.lun && !disk.disk) {
      setDefault(copyForWrite(disk, 'lun'), 'bus', preferences.preferredLunBus);
    } else {
      const target = copyForWrite(disk, 'disk');
      setDefault(target, 'bus', preferences.preferredDiskBus);
      setDefault(disk, 'blockSize', preferences.preferredDiskBlockSize);
      setDefault(disk, 'cache', preferences.preferredDiskCache);
      setDefault(disk, 'io', preferences.preferredDiskIO);
      if (target.bus === 'virtio') setDefault(disk, 'dedicatedIOThread', preferences.preferredDiskDedicatedIoThread);
    }
  }
}

function applyFirmware(domain: DomainSpec, preferences: FirmwarePreferences): void {
  const bootloader = copyForWrite(copyForWrite(domain, 'firmware'), 'bootloader');
  if (preferences.preferredUseBios && !bootloader.efi) setDefault(bootloader, 'bios', {});
  if (bootloader.bios) setDefault(copyForWrite(bootloader, 'bios'), 'useSerial', preferences.preferredUseBiosSerial);
  if (!bootloader.efi && !bootloader.bios && preferences.preferredEfi) {
    bootloader.efi = preferences.preferredEfi;
    return;
  }
  if (preferences.preferredUseEfi && !bootloader.bios) setDefault(bootloader, 'efi', {});
  if (bootloader.efi) setDefault(copyForWrite(bootloader, 'efi'), 'secureBoot', preferences.preferredUseSecureBoot);
}
