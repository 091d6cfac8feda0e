import { copyForWrite } from './draft';
import type { DomainSpec, VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';
import { isBefore } from '../by-release';
import type { Released } from '../by-release';

/** `virtconfig.DefaultCPURequest`, 100m: the CR without a setting. */
const NO_CPU_REQUEST = parseQuantity('100m');

/** The machine that the default cluster gives a guest; an architecture it does not know gets that of amd64. */
function machineOf(architecture: string, cluster: Released): string {
  switch (architecture) {
    case 'arm64': return 'virt';
    case 's390x': return 's390-ccw-virtio';
    case 'ppc64le': return isBefore('1.7', cluster) ? 'pseries' : 'q35';
    default: return 'q35';
  }
}

/** What a VM stores already: architecture and machine. */
export function applyPlatformDefaults(spec: VirtualMachineInstanceSpec, architecture: string, cluster: Released): void {
  spec.architecture ||= architecture;
  if (!spec.domain.machine?.type) copyForWrite(spec.domain, 'machine').type = machineOf(spec.architecture, cluster);
}

/** What of the cluster is a default of VMI specs. */
export interface SpecDefaults extends Released {
  /** The architecture of a guest that names none. */
  readonly architecture: string;
  /** Guest memory in percent of requested memory. */
  readonly memoryOvercommit: number;
  /** `cpuRequest` of the KubeVirt CR; upstream's `100m` counts as none. */
  readonly cpuRequest?: string;
}

/** The defaults of a VMI spec that the webhooks of VM and VMI share, as far as a rule looks at them, in upstream's order. */
export function applySpecDefaults(spec: VirtualMachineInstanceSpec, defaults: SpecDefaults): void {
  const { domain } = spec;
  const { architecture, cpuRequest, memoryOvercommit } = defaults;
  applyPlatformDefaults(spec, architecture, defaults);
  applyCpuLimit(domain);
  if (isBefore('1.7', defaults)) applyMemoryRequest(domain, memoryOvercommit);
  if (cpuRequest !== undefined && parseQuantity(cpuRequest) !== NO_CPU_REQUEST) applyCpuRequest(domain, cpuRequest);
  applyMemory(domain);
  applyTopology(domain);
  applyPodNetwork(spec);
  applyVolumeDisks(spec);
}

/** The pod network, for a guest that asks for no network and does not refuse it. */
export function applyPodNetwork(spec: VirtualMachineInstanceSpec): void {
  const { devices } = spec.domain;
  if (devices.autoattachPodInterface === false || spec.networks?.length || devices.interfaces?.length) return;
  devices.interfaces = [{ name: 'default', bridge: {} }];
  spec.networks = [{ name: 'default', pod: {} }];
}

/** A disk for every volume that is neither a disk nor a filesystem; what kind of disk is left open. */
export function applyVolumeDisks({ volumes, domain: { devices } }: VirtualMachineInstanceSpec): void {
  if (!volumes?.length) return;
  const used = new Set([...devices.disks ?? [], ...devices.filesystems ?? []].map(({ name }) => name));
  const missing = volumes.filter(({ name }) => !used.has(name));
  if (missing.length) devices.disks = [...devices.disks ?? [], ...missing.map(({ name }) => ({ name }))];
}

function applyCpuLimit(domain: DomainSpec): void {
  const limit = domain.resources?.limits?.cpu;
  if (limit === undefined || !nonZero(limit) || nonZero(domain.resources?.requests?.cpu)) return;
  copyForWrite(copyForWrite(domain, 'resources'), 'requests').cpu = limit;
}

/** The memory request that KubeVirt before v1.7 writes: the limit, else what the guest gets, less what is overcommitted. */
function applyMemoryRequest(domain: DomainSpec, memoryOvercommit: number): void {
  const { requests, limits } = domain.resources ?? {};
  const byLimit = nonZero(limits?.memory) && !nonZero(requests?.memory);
  const memory = byLimit ? limits?.memory : domain.memory?.guest ?? domain.memory?.hugepages?.pageSize;
  const bytes = wholeUnits(parseQuantity(memory ?? 0) ?? 0n);
  if (memory === undefined || (!byLimit && (requests?.memory !== undefined || bytes <= 0n))) return;
  const request = byLimit || memoryOvercommit === 100 ? memory : String(bytes * 100n / BigInt(memoryOvercommit));
  copyForWrite(copyForWrite(domain, 'resources'), 'requests').memory = request;
}

function applyCpuRequest(domain: DomainSpec, cpuRequest: string): void {
  if (domain.resources?.requests?.cpu !== undefined || domain.cpu?.dedicatedCpuPlacement) return;
  copyForWrite(copyForWrite(domain, 'resources'), 'requests').cpu = cpuRequest;
}

function applyMemory(domain: DomainSpec): void {
  if (domain.memory?.guest !== undefined) return;
  const { requests, limits } = domain.resources ?? {};
  const page = domain.memory?.hugepages?.pageSize;
  const guest = [requests?.memory, limits?.memory].find(nonZero) ?? (page !== undefined && parseQuantity(page) !== undefined ? page : undefined);
  const memory = copyForWrite(domain, 'memory');
  if (guest !== undefined) memory.guest = guest;
}

function applyTopology(domain: DomainSpec): void {
  if (domain.cpu?.sockets || domain.cpu?.cores || domain.cpu?.threads) return;
  const { requests, limits } = domain.resources ?? {};
  const sockets = Number(wholeUnits(parseQuantity(limits?.cpu ?? requests?.cpu ?? 1) ?? 0n));
  Object.assign(copyForWrite(domain, 'cpu'), { sockets, cores: 1, threads: 1 });
}

function nonZero(quantity: string | number | undefined): boolean {
  return quantity !== undefined && (parseQuantity(quantity) ?? 0n) !== 0n;
}
