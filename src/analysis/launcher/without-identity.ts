import type { DomainSpec } from '../../../imports/kubevirt.io';

/** A domain without what is each guest's own and decides nothing about its launcher: guests that are alike then have the same text. */
export function withoutIdentity({ devices, firmware, ...domain }: DomainSpec): object {
  const { interfaces, ...others } = devices;
  return {
    ...domain,
    devices: { ...others, interfaces: interfaces?.map(({ macAddress: _, ...nic }) => nic) },
    ...firmware ? { firmware: { ...firmware, uuid: undefined, serial: undefined } } : {},
  };
}
