import { copyForWrite } from './draft';
import type { VirtualMachineInstancetypeSpec, VirtualMachinePreferenceSpec } from '../../../imports/instancetype.kubevirt.io';
import type { CPU, VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';
import { spreadOf, topologyOf } from '../cpu-spread';

/** Fills an instancetype into a VMI spec that does not conflict with it. */
export function applyInstancetype(
  spec: VirtualMachineInstanceSpec, instancetype: VirtualMachineInstancetypeSpec, preference: VirtualMachinePreferenceSpec | undefined,
): void {
  const { domain } = spec;
  const { guest, dedicatedCPUPlacement: dedicatedCpuPlacement, ...cpu } = instancetype.cpu;
  Object.assign(copyForWrite(domain, 'cpu'), cpu, dedicatedCpuPlacement === undefined ? {} : { dedicatedCpuPlacement }, topology(guest, preference));
  applyMemory(spec, instancetype);
  if (instancetype.ioThreads?.supplementalPoolThreadCount !== undefined) Object.assign(copyForWrite(domain, 'ioThreads'), instancetype.ioThreads);
  if (instancetype.ioThreadsPolicy !== undefined) domain.ioThreadsPolicy = instancetype.ioThreadsPolicy;
  if (instancetype.launchSecurity) domain.launchSecurity = instancetype.launchSecurity;
  if (instancetype.gpus?.length) domain.devices.gpus = instancetype.gpus;
  if (instancetype.hostDevices?.length) domain.devices.hostDevices = instancetype.hostDevices;
  if (instancetype.nodeSelector) spec.nodeSelector = instancetype.nodeSelector;
  if (instancetype.schedulerName) spec.schedulerName = instancetype.schedulerName;
}

function applyMemory({ domain }: VirtualMachineInstanceSpec, { memory }: VirtualMachineInstancetypeSpec): void {
  const { guest, hugepages, maxGuest, overcommitPercent = 0 } = memory;
  Object.assign(copyForWrite(domain, 'memory'), { guest }, hugepages && { hugepages }, maxGuest === undefined ? {} : { maxGuest });
  if (overcommitPercent <= 0) return;
  const bytes = Math.fround(Number(wholeUnits(parseQuantity(guest) ?? 0n)));
  const share = Math.fround(1 - Math.fround(overcommitPercent / 100));
  copyForWrite(copyForWrite(domain, 'resources'), 'requests').memory = String(Math.trunc(Math.fround(bytes * share)));
}

/** All vCPUs go where the preference wants them, one each elsewhere. */
function topology(vcpus: number, preference: VirtualMachinePreferenceSpec | undefined): Pick<CPU, 'sockets' | 'cores' | 'threads'> {
  const single = { sockets: 1, cores: 1, threads: 1 };
  if (vcpus === 1) return single;
  const dimension = topologyOf(preference);
  switch (dimension) {
    case 'cores':
    case 'threads': return { ...single, [dimension]: vcpus };
    case 'sockets':
    case 'any': return { ...single, sockets: vcpus };
    case 'spread': return { ...single, ...spread(vcpus, preference) };
    default: return single;
  }
}

function spread(vcpus: number, preference: VirtualMachinePreferenceSpec | undefined): Pick<CPU, 'sockets' | 'cores' | 'threads'> {
  const { ratio, across } = spreadOf(preference);
  switch (across) {
    case 'SocketsCores': return { cores: ratio, sockets: vcpus / ratio };
    case 'CoresThreads': return { threads: ratio, cores: vcpus / ratio };
    case 'SocketsCoresThreads': return { threads: 2, cores: ratio, sockets: vcpus / 2 / ratio };
    default: return {};
  }
}
