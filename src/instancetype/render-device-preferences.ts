import { PreferenceDeviceProps } from './preference-device-props';
import type { DevicePreferences } from '../../imports/instancetype.kubevirt.io';
import { Tpm } from '../compute';

/** Renders what a preference says of devices. */
export function renderDevicePreferences(props: PreferenceDeviceProps): DevicePreferences {
  return {
    preferredDiskBus: props.diskBus?.name,
    preferredCdromBus: props.cdromBus?.name,
    preferredLunBus: props.lunBus?.name,
    preferredDiskCache: props.diskCache,
    preferredDiskIO: props.diskIo,
    preferredDiskDedicatedIoThread: props.dedicatedIoThread,
    preferredInterfaceModel: props.interfaceModel?.name,
    preferredInterfaceMasquerade: props.interfaceMasquerade ? {} : undefined,
    preferredNetworkInterfaceMultiQueue: props.networkInterfaceMultiqueue,
    preferredBlockMultiQueue: props.blockMultiQueue,
    preferredUseVirtioTransitional: props.useVirtioTransitional,
    preferredDisableHotplug: props.disableHotplug,
    preferredTPM: props.tpm && { persistent: props.tpm === Tpm.PERSISTENT ? true : undefined },
    preferredRng: props.rng ? {} : undefined,
    preferredAutoattachGraphicsDevice: props.autoattachGraphicsDevice,
    preferredAutoattachSerialConsole: props.autoattachSerialConsole,
    preferredAutoattachInputDevice: props.autoattachInputDevice,
    preferredAutoattachMemBalloon: props.autoattachMemBalloon,
    preferredAutoattachPodInterface: props.autoattachPodInterface,
  };
}
