import type { GuestDeviceProps } from '../../compute/guest/guest-device-props';
import type { InputDevice } from '../../compute/guest/guest-devices';
import type { Gpu, HostDevice } from '../../compute/guest/host-device';
import { isEmptyMapping, isMapping } from '../../kubernetes/is-mapping';
import { at, listAt, textAt } from '../../kubernetes/untyped';
import type { Expression, Fields, Optional } from '../expression';
import { fields, list, make } from '../expression';
import { flag, member, text, value } from '../values';

/** The devices of a guest, besides disks and network cards. */
export function deviceProps(spec: unknown, claims: ReadonlyMap<string, Expression>): Fields<GuestDeviceProps> {
  const domain = at(spec, 'domain');
  const devices = at(domain, 'devices');
  const isOn = (name: string) => (isEmptyMapping(at(devices, name)) ? value(true) : undefined);
  const flagOf = (name: string) => flag(at(devices, name));
  return {
    gpus: list(listAt(devices, 'gpus').map((gpu) => gpuOf(gpu, claims))),
    hostDevices: list(listAt(devices, 'hostDevices').map((device) => fieldsOf(hostDevice(device, claims)))),
    watchdog: watchdogOf(at(devices, 'watchdog')),
    tpm: tpmOf(at(devices, 'tpm')),
    rng: isOn('rng'),
    networkInterfaceMultiqueue: flagOf('networkInterfaceMultiqueue'),
    blockMultiQueue: flagOf('blockMultiQueue'),
    ioThreadsPolicy: ioThreadsOf(domain),
    autoattachGraphicsDevice: flagOf('autoattachGraphicsDevice'),
    video: member('VideoType', at(devices, 'video', 'type')),
    sound: member('SoundModel', at(devices, 'sound', 'model')),
    autoattachSerialConsole: flagOf('autoattachSerialConsole'),
    logSerialConsole: flagOf('logSerialConsole'),
    autoattachInputDevice: flagOf('autoattachInputDevice'),
    inputs: list(listAt(devices, 'inputs').map(inputOf)),
    panicDevices: list(listAt(devices, 'panicDevices').map((each) => member('PanicDeviceModel', at(each, 'model') ?? 'default'))),
    autoattachMemBalloon: flagOf('autoattachMemBalloon'),
    autoattachPodInterface: flagOf('autoattachPodInterface'),
    autoattachVsock: flagOf('autoattachVSOCK'),
    clientPassthrough: isOn('clientPassthrough'),
    downwardMetrics: isOn('downwardMetrics'),
    disableHotplug: flagOf('disableHotplug'),
    useVirtioTransitional: flagOf('useVirtioTransitional'),
  };
}

/** How I/O threads are shared out, as a domain and an instancetype have it. */
export function ioThreadsOf(domain: unknown): Optional {
  const policy = at(domain, 'ioThreadsPolicy');
  const threads = at(domain, 'ioThreads', 'supplementalPoolThreadCount');
  if (policy === 'supplementalPool') return typeof threads === 'number' ? make('IoThreadsPolicy', 'supplementalPool', value(threads)) : undefined;
  const constant = policy === 'shared' ? 'SHARED' : policy === 'auto' ? 'AUTO' : undefined;
  return constant && { kind: 'property', of: { kind: 'import', module: 'cdk8s-kubevirt', name: 'IoThreadsPolicy' }, name: constant };
}

/** A Trusted Platform Module, as a VM and a preference have it. */
export function tpmOf(tpm: unknown): Optional {
  if (!isMapping(tpm)) return undefined;
  if (tpm.enabled === false) return member('Tpm', 'disabled');
  return member('Tpm', tpm.persistent === true ? 'persistent' : 'ephemeral');
}

/** GPUs and host devices, as a VM and an instancetype have them. */
export function gpuOf(gpu: unknown, claims: ReadonlyMap<string, Expression>): Optional {
  const device = hostDevice(gpu, claims);
  const display = at(gpu, 'virtualGPUOptions', 'display');
  return device && fields<Gpu>({ ...device, display: flag(at(display, 'enabled')), ramFb: flag(at(display, 'ramFB', 'enabled')) });
}

export function hostDevice(device: unknown, claims: ReadonlyMap<string, Expression>): Fields<HostDevice> | undefined {
  const name = text(at(device, 'name'));
  const claim = claims.get(textAt(device, 'claimName') ?? '');
  const request = text(at(device, 'requestName'));
  return name && {
    name,
    deviceName: text(at(device, 'deviceName')),
    request: claim && request && { kind: 'call', callee: { kind: 'property', of: claim, name: 'request' }, args: [request] },
    tag: text(at(device, 'tag')),
  };
}

export function fieldsOf(given: Fields<HostDevice> | undefined): Optional {
  return given && fields<HostDevice>(given);
}

function watchdogOf(watchdog: unknown): Optional {
  return member('WatchdogAction', at(watchdog, 'i6300esb', 'action') ?? at(watchdog, 'diag288', 'action'));
}

function inputOf(input: unknown): Optional {
  const name = text(at(input, 'name'));
  return name && fields<InputDevice>({ name, bus: member('InputBus', at(input, 'bus')) });
}
