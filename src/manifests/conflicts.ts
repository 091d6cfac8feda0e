import { isBefore } from './by-release';
import type { Released } from './by-release';
import { dividesInto } from './cpu-spread';
import type { Expansion } from './vmi';
import type { VirtualMachineInstancetypeSpec } from '../../imports/instancetype.kubevirt.io';
import type { VirtualMachine, VirtualMachineInstanceSpec } from '../../imports/kubevirt.io';
import { ownValue } from '../kubernetes/own-value';

/** One thing that a VM and its instancetype both say. */
export interface Conflict {
  /** The path in the VM. */
  readonly field: string;
  readonly got: unknown;
  /** The path that upstream reports, where that is not the real one. */
  readonly reported?: string;
}

type Both = (spec: VirtualMachineInstanceSpec, instancetype: VirtualMachineInstancetypeSpec) => unknown;

/** The first release in which a VM may say of the memory what its instancetype does not. */
const SHARED_MEMORY = '1.7';
const MEMORY = 'domain.memory';

/** What a VM may not say: its value there, or nothing where that is no conflict with this instancetype. In upstream's order. */
const CONFLICTS: readonly (readonly [field: string, conflict: Both, reported?: string])[] = [
  ['nodeSelector', (spec, { nodeSelector }) => nodeSelector && spec.nodeSelector],
  ['schedulerName', (spec, { schedulerName }) => schedulerName && spec.schedulerName],
  ['domain.resources.requests.cpu', ({ domain }) => domain.resources?.requests?.cpu],
  ['domain.resources.limits.cpu', ({ domain }) => domain.resources?.limits?.cpu],
  ['domain.cpu.sockets', ({ domain }) => domain.cpu?.sockets || undefined],
  ['domain.cpu.cores', ({ domain }) => domain.cpu?.cores || undefined],
  ['domain.cpu.threads', ({ domain }) => domain.cpu?.threads || undefined],
  ['domain.cpu.model', ({ domain }, { cpu }) => (cpu.model === undefined ? undefined : domain.cpu?.model)],
  [
    'domain.cpu.dedicatedCpuPlacement',
    ({ domain }, { cpu }) => (cpu.dedicatedCPUPlacement === undefined ? undefined : domain.cpu?.dedicatedCpuPlacement),
    'domain.cpu.dedicatedCPUPlacement',
  ],
  ['domain.cpu.isolateEmulatorThread', ({ domain }, { cpu }) => (cpu.isolateEmulatorThread === undefined ? undefined : domain.cpu?.isolateEmulatorThread)],
  ['domain.cpu.numa', ({ domain }, { cpu }) => cpu.numa && domain.cpu?.numa],
  ['domain.cpu.realtime', ({ domain }, { cpu }) => cpu.realtime && domain.cpu?.realtime],
  ['domain.memory.guest', ({ domain }) => domain.memory?.guest],
  ['domain.memory.hugepages', ({ domain }, { memory }) => memory.hugepages && domain.memory?.hugepages],
  ['domain.memory.maxGuest', ({ domain }, { memory }) => (memory.maxGuest === undefined ? undefined : domain.memory?.maxGuest)],
  ['domain.resources.requests.memory', ({ domain }) => domain.resources?.requests?.memory],
  ['domain.resources.limits.memory', ({ domain }) => domain.resources?.limits?.memory],
  [
    'domain.ioThreads.supplementalPoolThreadCount',
    ({ domain }, { ioThreads }) => (ioThreads?.supplementalPoolThreadCount === undefined ? undefined : domain.ioThreads?.supplementalPoolThreadCount),
  ],
  ['domain.ioThreadsPolicy', ({ domain }, { ioThreadsPolicy }) => (ioThreadsPolicy === undefined ? undefined : domain.ioThreadsPolicy)],
  ['domain.launchSecurity', ({ domain }, { launchSecurity }) => launchSecurity && domain.launchSecurity],
  ['domain.devices.gpus', ({ domain }, { gpus }) => (gpus?.length && domain.devices.gpus?.length ? domain.devices.gpus : undefined)],
  [
    'domain.devices.hostDevices',
    ({ domain }, { hostDevices }) => (hostDevices?.length && domain.devices.hostDevices?.length ? domain.devices.hostDevices : undefined),
  ],
];

/** Everything that a VM may not say beside its instancetype. */
export function* conflictsOf(vm: VirtualMachine, { instancetype }: Expansion, cluster: Released): Iterable<Conflict> {
  const { template } = vm.spec;
  if (!instancetype || !template.spec) return;
  const spec = dropsMemory(vm) ? { ...template.spec, domain: { ...template.spec.domain, memory: undefined } } : template.spec;
  const ownsMemory = isBefore(SHARED_MEMORY, cluster);
  if (ownsMemory && spec.domain.memory) yield { field: `spec.template.spec.${MEMORY}`, got: spec.domain.memory };
  for (const [field, conflict, reported] of CONFLICTS) {
    if (ownsMemory && field.startsWith(`${MEMORY}.`)) continue;
    const got = conflict(spec, instancetype);
    if (got === undefined || got === '' || got === false) continue;
    yield { field: `spec.template.spec.${field}`, got, ...reported === undefined ? {} : { reported: `spec.template.spec.${reported}` } };
  }
  const written = template.metadata?.annotations ?? {};
  for (const [key, value] of Object.entries(instancetype.annotations ?? {})) {
    const got = ownValue(written, key);
    if (got === undefined || got === value) continue;
    yield { field: `spec.template.metadata.annotations[${key}]`, got, reported: `annotations.${key}` };
  }
}

/** Whether KubeVirt removes the memory of a VM for that of the instancetype which it infers. */
export function dropsMemory({ spec: { instancetype } }: VirtualMachine): boolean {
  return Boolean(instancetype?.inferFromVolume) && instancetype?.inferFromVolumeFailurePolicy === 'Ignore';
}

/** Whether upstream crashes: it adds the CPU features of a preference to a VM that has nothing to add them to. */
export function lacksCpuForFeatures(
  { spec: { template } }: VirtualMachine, { instancetype, preference, hasUnknownReference }: Expansion,
): boolean {
  return !hasUnknownReference && !instancetype && preference?.cpu?.preferredCPUFeatures?.length !== undefined
    && preference.cpu.preferredCPUFeatures.length > 0 && !template.spec?.domain.cpu;
}

/** Whether instancetype and preference can be filled into the VM; the webhook refuses it otherwise. */
export function isExpandable(vm: VirtualMachine, expansion: Expansion, cluster: Released): boolean {
  const { instancetype, preference } = expansion;
  if (instancetype && !dividesInto(instancetype.cpu.guest, preference)) return false;
  if (lacksCpuForFeatures(vm, expansion)) return false;
  for (const _ of conflictsOf(vm, expansion, cluster)) return false;
  return true;
}
