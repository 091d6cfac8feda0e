import type { VirtualMachineInstanceSpec } from '../../imports/kubevirt.io';

/** What of a guest KubeVirt keeps in a claim of its own, by the path of the field that asks for it. */
export function persistentState({ domain: { devices, firmware } }: VirtualMachineInstanceSpec): string[] {
  return [
    ...devices?.tpm?.persistent ? ['domain.devices.tpm.persistent'] : [],
    ...firmware?.bootloader?.efi?.persistent ? ['domain.firmware.bootloader.efi.persistent'] : [],
  ];
}
