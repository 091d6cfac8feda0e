import { GuestContext } from './guest-context';
import { renderGpu, renderHostDevice } from './host-device';
import type { Devices, Disk, Interface, TPMDevice, Watchdog } from '../../../imports/kubevirt.io';
import { omitEmpty } from '../../kubernetes/omit-empty';
import { renderInterface } from '../../network/render-guest-network';
import { Architecture } from '../../platform/distribution';
import { renderDevice } from '../../storage/disks/render-disk';
import { Tpm } from '../guest/firmware';
import { Guest, Overrides } from '../guest/guest';
import { PanicDeviceModel } from '../guest/guest-devices';
import { mergeDeep } from '../guest/merge-deep';
import { WatchdogAction } from '../guest/policies';

/** Renders the devices of a guest. */
export function renderDevices(guest: Guest, context: GuestContext): Devices {
  const { props } = guest;
  const disks = context.disks.flatMap(({ disk }) => disk ?? []);
  if (context.cloudInit) disks.push(renderDevice(context.cloudInit.name, context.cloudInitDisk, context));
  const interfaces = guest.networks.map((network) => renderInterface(network, guest.macAddress(network)));
  return {
    disks: omitEmpty(override<Disk>(disks, guest.diskOverrides)),
    filesystems: omitEmpty(context.disks.flatMap(({ filesystem }) => filesystem ?? [])),
    interfaces: omitEmpty(override<Interface>(interfaces, guest.interfaceOverrides)),
    gpus: omitEmpty([...guest.gpus].map(renderGpu)),
    hostDevices: omitEmpty([...guest.hostDevices].map(renderHostDevice)),
    tpm: props.tpm && renderTpm(props.tpm),
    watchdog: props.watchdog && renderWatchdog(props.watchdog, context.architecture),
    rng: props.rng ? {} : undefined,
    video: props.video && { type: props.video },
    sound: props.sound && { name: 'sound', model: props.sound },
    inputs: omitEmpty(props.inputs?.map(({ name, bus }) => ({ name, bus, type: 'tablet' }))),
    panicDevices: omitEmpty(props.panicDevices?.map((model) => ({ model: model === PanicDeviceModel.DEFAULT ? undefined : model }))),
    clientPassthrough: props.clientPassthrough ? {} : undefined,
    downwardMetrics: props.downwardMetrics ? {} : undefined,
    networkInterfaceMultiqueue: props.networkInterfaceMultiqueue,
    blockMultiQueue: props.blockMultiQueue,
    useVirtioTransitional: props.useVirtioTransitional,
    disableHotplug: props.disableHotplug,
    autoattachGraphicsDevice: props.autoattachGraphicsDevice,
    autoattachSerialConsole: props.autoattachSerialConsole,
    logSerialConsole: props.logSerialConsole,
    autoattachInputDevice: props.autoattachInputDevice,
    autoattachMemBalloon: props.autoattachMemBalloon,
    autoattachPodInterface: props.autoattachPodInterface,
    autoattachVSOCK: props.autoattachVsock,
  };
}

/** Renders the TPM of a guest, or that of a preference. */
export function renderTpm(tpm: Tpm): TPMDevice {
  return { enabled: tpm === Tpm.DISABLED ? false : undefined, persistent: tpm === Tpm.PERSISTENT ? true : undefined };
}

function renderWatchdog(action: WatchdogAction, architecture: Architecture): Watchdog {
  return architecture === Architecture.S390X ? { name: 'watchdog', diag288: { action } } : { name: 'watchdog', i6300esb: { action } };
}

function override<T extends { name: string }>(entries: T[], overrides: Overrides): T[] {
  return entries.map((entry) => mergeDeep(entry, overrides.get(entry.name)));
}
