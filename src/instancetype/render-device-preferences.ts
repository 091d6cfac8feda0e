import { PreferenceDeviceProps } from './preference-device-props';
import type { DevicePreferences } from '../../imports/instancetype.kubevirt.io';
import { renderTpm } from '../compute/render/devices';

/** Renders what a preference says of devices. */
export function renderDevicePreferences(props: PreferenceDeviceProps): DevicePreferences {
  return {
    preferredDiskBus: props.diskBus?.name || undefined,
    preferredCdromBus: props.cdromBus?.name || undefined,
    preferredLunBus: props.lunBus?.name || undefined,
    preferredDiskCache: props.diskCache,
    preferredDiskIO: props.diskIo,
    preferredDiskDedicatedIoThread: props.dedicatedIoThread,
    preferredInterfaceModel: props.interfaceModel?.name,
    preferredInterfaceMasquerade: props.interfaceMasquerade ? {} : undefined,
    preferredNetworkInterfaceMultiQueue: props.networkInterfaceMultiqueue,
    preferredBlockMultiQueue: props.blockMultiQueue,
    preferredUseVirtioTransitional: props.useVirtioTransitional,
    preferredDisableHotplug: props.disableHotplug,
    preferredTPM: props.tpm && renderTpm(props.tpm),
    preferredRng: props.rng ? {} : undefined,
    preferredInputBus: props.inputBus,
    preferredInputType: props.inputBus && 'tablet',
    preferredVideoType: props.video,
    preferredSoundModel: props.sound,
    preferredPanicDeviceModel: props.panicDevice,
    preferredAutoattachGraphicsDevice: props.autoattachGraphicsDevice,
    preferredAutoattachSerialConsole: props.autoattachSerialConsole,
    preferredAutoattachInputDevice: props.autoattachInputDevice,
    preferredAutoattachMemBalloon: props.autoattachMemBalloon,
    preferredAutoattachPodInterface: props.autoattachPodInterface,
  };
}
