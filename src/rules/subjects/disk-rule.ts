import { domainRule } from './domain-rule';
import type { Disk, DomainSpec } from '../../../imports/kubevirt.io';
import type { Violation, ObjectRule } from '../rule';

export const TARGETS = ['disk', 'lun', 'cdrom'] as const;

/** A disk, and what most rules on it ask for. */
export class PlacedDisk {
  constructor(readonly disk: Disk, private readonly index: number) {}

  /** The path of the disk, relative to the VMI spec. */
  get path(): string {
    return `domain.devices.disks[${this.index}]`;
  }

  /** The path where upstream reports some mistakes of the disk. */
  get reportedPath(): string {
    return `domain.devices.disks.${this.path}`;
  }

  get target(): typeof TARGETS[number] | undefined {
    return TARGETS.find((target) => this.disk[target] !== undefined);
  }

  get bus(): string | undefined {
    return (this.disk.disk ?? this.disk.lun ?? this.disk.cdrom)?.bus;
  }
}

type DiskRule = Omit<ObjectRule, 'kinds' | 'check'> & { check(disks: readonly PlacedDisk[]): Iterable<Violation> };

/** A rule on the disks of a guest or a preset. */
export function diskRule(rule: DiskRule): ObjectRule {
  return domainRule({ ...rule, check: (domain) => rule.check(placedDisks(domain)) });
}

export function placedDisks({ devices }: DomainSpec): PlacedDisk[] {
  return (devices?.disks ?? []).map((disk, i) => new PlacedDisk(disk, i));
}
