import { draftOf } from './draft';
import { applyInstancetype } from './instancetype';
import { applyPreference } from './preference';
import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import type { Expansion } from '../rules/guest';

interface Origin {
  readonly written: VirtualMachineInstanceSpec;
  readonly path: string;
  readonly expansion: Expansion;
}

/**
 * The path in the manifest of what the user wrote that made a field of the effective spec: the field itself where it is written (or is
 * missing), else the reference that brought it, or what its default was taken from.
 */
export function placeOf(field: string, spec: VirtualMachineInstanceSpec, { written, path, expansion }: Origin): string {
  const effective = at(spec, field);
  const own = at(written, field);
  const asWritten = own !== undefined && (own === effective || typeof own === 'object');
  if (asWritten || effective === undefined) return `${path}.${field}`;
  const source = defaultSource(field, written);
  if (source) return `${path}.${source}`;
  const { instancetype, preference } = expansion;
  if (instancetype && brings(field, written, (draft) => applyInstancetype(draft, instancetype, preference))) return 'spec.instancetype';
  if (preference && brings(field, written, (draft) => applyPreference(draft, preference))) return 'spec.preference';
  return `${path}.${field}`;
}

function brings(field: string, written: VirtualMachineInstanceSpec, apply: (draft: VirtualMachineInstanceSpec) => void): boolean {
  const draft = draftOf(written);
  apply(draft);
  const brought = at(draft, field);
  return brought !== undefined && brought !== at(written, field);
}

/** What a default was taken from: the volume of a disk, the request or limit that became CPUs or memory. */
function defaultSource(field: string, written: VirtualMachineInstanceSpec): string | undefined {
  const disk = /^domain\.devices\.disks\[(\d+)\]/.exec(field);
  const { disks = [], filesystems = [] } = written.domain.devices ?? {};
  if (disk && Number(disk[1]) >= disks.length) {
    const used = new Set([...disks, ...filesystems].map(({ name }) => name));
    const missing = [...(written.volumes ?? []).keys()].filter((i) => !used.has(written.volumes?.[i].name ?? ''));
    return `volumes[${missing[Number(disk[1]) - disks.length]}]`;
  }
  const sources = SOURCES[field] ?? [];
  return sources.find((source) => at(written, source) !== undefined);
}

const CPU_SOURCES = ['domain.resources.limits.cpu', 'domain.resources.requests.cpu'];

const SOURCES: { readonly [field: string]: readonly string[] | undefined } = {
  'domain.cpu.sockets': CPU_SOURCES,
  'domain.resources.requests.cpu': ['domain.resources.limits.cpu'],
  'domain.memory.guest': ['domain.resources.requests.memory', 'domain.resources.limits.memory', 'domain.memory.hugepages.pageSize'],
};

function at(value: unknown, field: string): unknown {
  let found = value;
  for (const [key] of field.matchAll(/[^.[\]]+/g)) found = (found as { readonly [key: string]: unknown } | undefined | null)?.[key];
  return found;
}
