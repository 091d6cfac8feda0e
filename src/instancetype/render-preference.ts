import { orNothing } from './or-nothing';
import { PreferenceProps } from './preference-props';
import { renderDevicePreferences } from './render-device-preferences';
import { CPU_TOPOLOGIES } from './wire-forms';
import type {
  ClockPreferences, CPUPreferences, FeaturePreferences, FirmwarePreferences, PreferenceRequirements, VirtualMachinePreferenceSpec,
} from '../../imports/instancetype.kubevirt.io';
import { renderFeatures } from '../compute/render/features';
import { bootsSecurely } from '../compute/render/firmware';
import { BOOTLOADERS, CLOCKS, LAUNCH_SECURITY } from '../compute/wire-forms';
import { formatQuantity } from '../format-quantity';
import { omitEmpty } from '../kubernetes/omit-empty';
import { Architecture } from '../platform';

/**
 * Renders the spec of a preference.
 *
 * @param usual the architecture of guests that it does not state one for
 */
export function renderPreference(props: PreferenceProps, usual: Architecture): VirtualMachinePreferenceSpec {
  const isSecureBoot = bootsSecurely(props, props.architecture ?? props.requirements?.architecture ?? usual);
  return {
    annotations: props.annotations,
    clock: renderClock(props),
    cpu: orNothing(renderCpu(props)),
    devices: orNothing(renderDevicePreferences(props)),
    features: orNothing(renderFeaturePreferences(props, isSecureBoot)),
    firmware: renderFirmware(props, isSecureBoot),
    machine: props.machineType ? { preferredMachineType: props.machineType } : undefined,
    preferredArchitecture: props.architecture,
    preferredLaunchSecurity: props.launchSecurity && LAUNCH_SECURITY.of(props.launchSecurity),
    preferredSubdomain: props.subdomain,
    preferredTerminationGracePeriodSeconds: props.terminationGracePeriod?.toSeconds(),
    requirements: renderRequirements(props),
    volumes: props.storageClassName ? { preferredStorageClassName: props.storageClassName } : undefined,
  };
}

function renderCpu({ cpuTopology, cpuFeatures = [] }: PreferenceProps): CPUPreferences {
  return {
    ...cpuTopology && CPU_TOPOLOGIES.of(cpuTopology),
    preferredCPUFeatures: omitEmpty(cpuFeatures.map(({ name, policy }) => ({ name, policy }))),
  };
}

function renderFeaturePreferences({ features = {} }: PreferenceProps, isSecureBoot: boolean): FeaturePreferences {
  const { acpi, apic, hyperv, kvm, pvspinlock, smm } = renderFeatures(features, isSecureBoot) ?? {};
  return {
    preferredAcpi: acpi, preferredApic: apic, preferredHyperv: hyperv, preferredKvm: kvm, preferredPvspinlock: pvspinlock, preferredSmm: smm,
  };
}

function renderClock({ clock }: PreferenceProps): ClockPreferences | undefined {
  if (!clock) return undefined;
  const { timer, ...offset } = CLOCKS.of(clock);
  return { preferredClockOffset: orNothing(offset), preferredTimer: timer };
}

function renderFirmware({ firmware }: PreferenceProps, isSecureBoot: boolean): FirmwarePreferences | undefined {
  if (!firmware) return undefined;
  const { bios, efi } = BOOTLOADERS.of(firmware);
  return efi ? { preferredEfi: { secureBoot: isSecureBoot, ...efi } } : { preferredUseBios: true, preferredUseBiosSerial: bios?.useSerial };
}

function renderRequirements({ requirements }: PreferenceProps): PreferenceRequirements | undefined {
  return requirements && {
    cpu: requirements.cpu === undefined ? undefined : { guest: requirements.cpu },
    memory: requirements.memory && { guest: formatQuantity(requirements.memory) },
    architecture: requirements.architecture,
  };
}
