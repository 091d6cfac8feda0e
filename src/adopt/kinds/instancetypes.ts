import { fieldsOf, gpuOf, hostDevice, ioThreadsOf, tpmOf } from './devices';
import { cpuFeatures, featuresOf, launchSecurityOf } from './domain';
import { bootloaderOf } from './firmware';
import { timersOf } from './hyperv-and-timers';
import type { DedicatedGuestCpuOptions } from '../../compute/guest/guest-cpu';
import type { InstancetypeProps } from '../../instancetype/instancetype-props';
import type { PreferenceDeviceProps } from '../../instancetype/preference-device-props';
import type { PreferenceProps, PreferenceRequirements } from '../../instancetype/preference-props';
import { isEmptyMapping, isMapping } from '../../kubernetes/is-mapping';
import { at, listAt } from '../../kubernetes/untyped';
import type { Adoption, Written } from '../adopter';
import type { Expression, Fields, Optional } from '../expression';
import { fields, kubevirt, list, make } from '../expression';
import { flag, member, named, number, seconds, size, text, textsByKey, value } from '../values';

const NO_CLAIMS: ReadonlyMap<string, Expression> = new Map();

/** An instancetype, of a namespace or of the cluster. */
export function instancetypeAdopter({ kind, spec }: Written): Adoption | undefined {
  const memory = at(spec, 'memory');
  const [cpu, guest] = [instancetypeCpu(at(spec, 'cpu')), size(at(memory, 'guest'))];
  if (!cpu || !guest) return undefined;
  return {
    type: kubevirt(kind === 'VirtualMachineClusterInstancetype' ? kind : 'VirtualMachineInstancetype'),
    props: fields<InstancetypeProps>({
      cpu,
      memory: guest,
      memoryOvercommitPercent: number(at(memory, 'overcommitPercent')),
      maxGuest: size(at(memory, 'maxGuest')),
      hugepages: member('Hugepages', at(memory, 'hugepages', 'pageSize')),
      gpus: list(listAt(spec, 'gpus').map((gpu) => gpuOf(gpu, NO_CLAIMS))),
      hostDevices: list(listAt(spec, 'hostDevices').map((device) => fieldsOf(hostDevice(device, NO_CLAIMS)))),
      ioThreadsPolicy: ioThreadsOf(spec),
      launchSecurity: launchSecurityOf(at(spec, 'launchSecurity')),
      annotations: textsByKey(at(spec, 'annotations')),
      nodeSelector: textsByKey(at(spec, 'nodeSelector')),
      schedulerName: text(at(spec, 'schedulerName')),
    }),
  };
}

function instancetypeCpu(cpu: unknown): Optional {
  const cores = number(at(cpu, 'guest'));
  if (!cores) return undefined;
  const [model, maxSockets] = [text(at(cpu, 'model')), number(at(cpu, 'maxSockets'))];
  if (at(cpu, 'dedicatedCPUPlacement') === true) {
    const realtime = at(cpu, 'realtime');
    return make('GuestCpu', 'dedicated', fields<DedicatedGuestCpuOptions>({
      cores,
      maxSockets,
      model,
      isolateEmulatorThread: flag(at(cpu, 'isolateEmulatorThread')),
      numaPassthrough: isMapping(at(cpu, 'numa', 'guestMappingPassthrough')) ? value(true) : undefined,
      realtime: isMapping(realtime) ? value(true) : undefined,
      realtimeMask: text(at(realtime, 'mask')),
    }));
  }
  return maxSockets ? make('GuestCpu', 'topology', fields({ cores, maxSockets, model })) : make('GuestCpu', 'cores', cores, fields({ model }));
}

/** A preference, of a namespace or of the cluster. */
export function preferenceAdopter({ kind, spec }: Written): Adoption {
  const firmware = at(spec, 'firmware');
  const [clockOffset, timers] = [at(spec, 'clock', 'preferredClockOffset'), timersOf(at(spec, 'clock', 'preferredTimer'))];
  const architecture = at(spec, 'preferredArchitecture') ?? at(spec, 'requirements', 'architecture') ?? 'amd64';
  const efi = at(firmware, 'preferredEfi');
  const bios = at(firmware, 'preferredUseBios') === true ? { useSerial: at(firmware, 'preferredUseBiosSerial') } : undefined;
  const utc = at(clockOffset, 'utc');
  return {
    type: kubevirt(kind === 'VirtualMachineClusterPreference' ? kind : 'VirtualMachinePreference'),
    props: fields<PreferenceProps>({
      cpuTopology: topologyOf(at(spec, 'cpu')),
      cpuFeatures: cpuFeatures(at(spec, 'cpu', 'preferredCPUFeatures')),
      firmware: bootloaderOf(bios ? { bios } : { efi }, architecture === 'amd64' && at(spec, 'preferredLaunchSecurity') === undefined),
      features: featuresOf(withoutPrefix(at(spec, 'features')), efi),
      clock: isMapping(utc) ? make('GuestClock', 'utc', fields({ offsetSeconds: number(utc.offsetSeconds), timers }))
        : timers && make('GuestClock', 'timers', timers),
      launchSecurity: launchSecurityOf(at(spec, 'preferredLaunchSecurity')),
      machineType: text(at(spec, 'machine', 'preferredMachineType')),
      architecture: member('Architecture', at(spec, 'preferredArchitecture')),
      ...devicePreferences(at(spec, 'devices')),
      terminationGracePeriod: seconds(at(spec, 'preferredTerminationGracePeriodSeconds')),
      subdomain: text(at(spec, 'preferredSubdomain')),
      storageClassName: text(at(spec, 'volumes', 'preferredStorageClassName')),
      annotations: textsByKey(at(spec, 'annotations')),
      requirements: fields<PreferenceRequirements>({
        cpu: number(at(spec, 'requirements', 'cpu', 'guest')),
        memory: size(at(spec, 'requirements', 'memory', 'guest')),
        architecture: member('Architecture', at(spec, 'requirements', 'architecture')),
      }),
    }) ?? { kind: 'object', fields: [] },
  };
}

/** `preferredHyperv` is `hyperv` of a VM, and so on. */
function withoutPrefix(features: unknown): unknown {
  if (!isMapping(features)) return undefined;
  return Object.fromEntries(Object.entries(features).map(([key, feature]) => [`${key.slice(9, 10).toLowerCase()}${key.slice(10)}`, feature]));
}

const TOPOLOGIES: ReadonlyMap<unknown, 'sockets' | 'cores' | 'threads' | 'any'> = new Map([
  ['sockets', 'sockets'], ['cores', 'cores'], ['threads', 'threads'], ['any', 'any'],
  ['preferSockets', 'sockets'], ['preferCores', 'cores'], ['preferThreads', 'threads'], ['preferAny', 'any'],
]);

function topologyOf(cpu: unknown): Optional {
  const topology = at(cpu, 'preferredCPUTopology');
  const options = at(cpu, 'spreadOptions');
  if (topology === 'spread') {
    const across = member('CpuSpreadAcross', at(options, 'across'));
    return make('PreferredCpuTopology', 'spread', fields({ across, ratio: number(at(options, 'ratio')) }));
  }
  const method = TOPOLOGIES.get(topology);
  return method && make('PreferredCpuTopology', method);
}

function devicePreferences(devices: unknown): Fields<PreferenceDeviceProps> {
  const of = (name: string) => at(devices, `preferred${name}`);
  return {
    diskBus: named('DiskBus', of('DiskBus')),
    cdromBus: named('DiskBus', of('CdromBus')),
    lunBus: named('DiskBus', of('LunBus')),
    diskCache: member('DiskCache', of('DiskCache')),
    diskIo: member('DiskIo', of('DiskIO')),
    dedicatedIoThread: flag(of('DiskDedicatedIoThread')),
    interfaceModel: named('InterfaceModel', of('InterfaceModel')),
    interfaceMasquerade: isEmptyMapping(of('InterfaceMasquerade')) ? value(true) : undefined,
    networkInterfaceMultiqueue: flag(of('NetworkInterfaceMultiQueue')),
    blockMultiQueue: flag(of('BlockMultiQueue')),
    useVirtioTransitional: flag(of('UseVirtioTransitional')),
    disableHotplug: flag(of('DisableHotplug')),
    tpm: tpmOf(of('TPM')),
    rng: isEmptyMapping(of('Rng')) ? value(true) : undefined,
    inputBus: of('InputType') === 'tablet' ? member('InputBus', of('InputBus')) : undefined,
    video: member('VideoType', of('VideoType')),
    sound: member('SoundModel', of('SoundModel')),
    panicDevice: member('PanicDeviceModel', of('PanicDeviceModel')),
    autoattachGraphicsDevice: flag(of('AutoattachGraphicsDevice')),
    autoattachSerialConsole: flag(of('AutoattachSerialConsole')),
    autoattachInputDevice: flag(of('AutoattachInputDevice')),
    autoattachMemBalloon: flag(of('AutoattachMemBalloon')),
    autoattachPodInterface: flag(of('AutoattachPodInterface')),
  };
}
