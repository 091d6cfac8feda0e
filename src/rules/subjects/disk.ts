import { domain } from './domain';
import { startedVmi, vmi } from './vmi';
import type { Disk, DomainSpec, Volume } from '../../../imports/kubevirt.io';
import type { Vmi } from '../../manifests/vmi';
import { partsOf } from '../subject';
import type { Part, Subject } from '../subject';

/** What a disk may be. */
export const TARGETS = ['disk', 'lun', 'cdrom'] as const;

/** A disk of a VMI spec, and what the rest of the spec has to do with it. */
export interface VmiDisk {
  readonly disk: Disk;
  /** The disk without defaults; nothing where the whole disk is one. */
  readonly written?: Disk;
  /** The volumes of the VMI spec by name. */
  readonly volumes: ReadonlyMap<string, Volume>;
  readonly architecture: string;
}

/** Each disk of a VMI spec or a preset. */
export const disk: Subject<Disk> = partsOf(domain, disksOf);

/** Each disk of a VMI spec or a preset, for violations that upstream reports with the path of the list written twice. */
export const diskAtDoubledPath: Subject<Disk> = partsOf(domain, (value) => (
  disksOf(value).map((part) => ({ ...part, reported: `devices.disks.domain.${part.path}` }))
));

/** Each disk of a VMI spec. */
export const vmiDisk: Subject<VmiDisk> = partsOf(vmi, vmiDisksOf);

/** Each disk of the VMI spec of an instance. */
export const startedVmiDisk: Subject<VmiDisk> = partsOf(startedVmi, vmiDisksOf);

/** The disks of a domain, with their paths in it. */
export function disksOf({ devices }: DomainSpec): readonly Part<Disk>[] {
  return (devices?.disks ?? []).map((value, i) => ({ value, path: `devices.disks[${i}]` }));
}

/** What a disk is, where it says so. */
export function targetOf(value: Disk): typeof TARGETS[number] | undefined {
  return TARGETS.find((target) => value[target] !== undefined);
}

/** The bus of a disk, where it is written. */
export function busOf({ disk: plain, lun, cdrom }: Disk): string | undefined {
  return (plain ?? lun ?? cdrom)?.bus;
}

function vmiDisksOf({ spec, written, architecture }: Vmi): readonly Part<VmiDisk>[] {
  const disks = disksOf(spec.domain);
  if (disks.length === 0) return [];
  const volumes = new Map(spec.volumes?.map((volume) => [volume.name, volume]));
  return disks.map(({ value, path }, i) => ({
    value: { disk: value, written: written.domain.devices?.disks?.[i], volumes, architecture },
    path: `domain.${path}`,
  }));
}
