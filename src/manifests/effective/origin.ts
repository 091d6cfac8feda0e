import { draftOf } from './draft';
import { applyInstancetype } from './instancetype';
import { applyPreference } from './preference';
import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { valueAt } from '../../kubernetes/field-path';
import type { Released } from '../by-release';
import type { Expansion } from '../vmi';

interface Origin {
  readonly written: VirtualMachineInstanceSpec;
  readonly path: string;
  readonly expansion: Expansion;
}

/**
 * The path in the manifest of what the user wrote that made a field of the effective spec: the field itself where it is written (or is
 * missing), else the reference that brought it, or what its default was taken from.
 */
export function originOf(field: string, spec: VirtualMachineInstanceSpec, { written, path, expansion }: Origin, cluster: Released): string {
  const effective = at(spec, field);
  const own = at(written, field);
  const asWritten = own !== undefined && (own === effective || typeof own === 'object');
  if (asWritten) return `${path}.${field}`;
  const volume = volumeOfAddedDisk(field, written);
  if (volume) return `${path}.${volume}`;
  if (effective === undefined) return `${path}.${field}`;
  const source = SOURCES.get(field)?.find((candidate) => at(written, candidate) !== undefined);
  if (source) return `${path}.${source}`;
  const { instancetype, preference } = expansion;
  if (instancetype && brings(field, written, (draft) => applyInstancetype(draft, instancetype, preference))) return 'spec.instancetype';
  if (preference && brings(field, written, (draft) => applyPreference(draft, preference, cluster))) return 'spec.preference';
  return `${path}.${field}`;
}

function brings(field: string, written: VirtualMachineInstanceSpec, apply: (draft: VirtualMachineInstanceSpec) => void): boolean {
  const draft = draftOf(written);
  apply(draft);
  const brought = at(draft, field);
  return brought !== undefined && brought !== at(written, field);
}

/** The volume without a disk for which one was added, if the field is in such a disk. */
function volumeOfAddedDisk(field: string, { domain: { devices }, volumes = [] }: VirtualMachineInstanceSpec): string | undefined {
  const disk = /^domain\.devices\.disks\[(\d+)\]/.exec(field);
  const { disks = [], filesystems = [] } = devices ?? {};
  if (!disk || Number(disk[1]) < disks.length) return undefined;
  const used = new Set([...disks, ...filesystems].map(({ name }) => name));
  const bare = [...volumes.keys()].filter((i) => !used.has(volumes[i].name));
  return `volumes[${bare[Number(disk[1]) - disks.length]}]`;
}

const CPU_SOURCES = ['domain.resources.limits.cpu', 'domain.resources.requests.cpu'];

/** What a default was taken from: the request or limit that became CPUs or memory. */
const SOURCES: ReadonlyMap<string, readonly string[]> = new Map([
  ['domain.cpu.sockets', CPU_SOURCES],
  ['domain.resources.requests.cpu', ['domain.resources.limits.cpu']],
  ['domain.resources.requests.memory', ['domain.resources.limits.memory', 'domain.memory.guest', 'domain.memory.hugepages.pageSize']],
  ['domain.memory.guest', ['domain.resources.requests.memory', 'domain.resources.limits.memory', 'domain.memory.hugepages.pageSize']],
]);

function at(value: unknown, field: string): unknown {
  return valueAt(value, field.match(/[^.[\]]+/g) ?? []);
}
