import { orNothing } from './or-nothing';
import { PreferenceProps } from './preference-props';
import { renderDevicePreferences } from './render-device-preferences';
import { CPU_TOPOLOGIES } from './wire-forms';
import type {
  CPUPreferences, FeaturePreferences, FirmwarePreferences, PreferenceRequirements, VirtualMachinePreferenceSpec,
} from '../../imports/instancetype.kubevirt.io';
import { BOOTLOADERS } from '../compute/wire-forms';
import { formatQuantity } from '../format-quantity';
import { omitEmpty } from '../kubernetes/omit-empty';

/** Renders the spec of a preference. */
export function renderPreference(props: PreferenceProps): VirtualMachinePreferenceSpec {
  return {
    annotations: props.annotations,
    cpu: orNothing(renderCpu(props)),
    devices: orNothing(renderDevicePreferences(props)),
    features: orNothing(renderFeatures(props)),
    firmware: renderFirmware(props),
    machine: props.machineType ? { preferredMachineType: props.machineType } : undefined,
    preferredArchitecture: props.architecture,
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

function renderFeatures({ firmware }: PreferenceProps): FeaturePreferences {
  return { preferredSmm: firmware?.isSecureBoot ? {} : undefined };
}

function renderFirmware({ firmware }: PreferenceProps): FirmwarePreferences | undefined {
  if (!firmware) return undefined;
  const { bios, efi } = BOOTLOADERS.of(firmware);
  return efi ? { preferredEfi: efi } : { preferredUseBios: true, preferredUseBiosSerial: bios?.useSerial };
}

function renderRequirements({ requirements }: PreferenceProps): PreferenceRequirements | undefined {
  return requirements && {
    cpu: requirements.cpu === undefined ? undefined : { guest: requirements.cpu },
    memory: requirements.memory && { guest: formatQuantity(requirements.memory) },
    architecture: requirements.architecture,
  };
}
