import type { HostDisk } from '../../../imports/kubevirt.io';
import { parseQuantity } from '../../kubernetes/quantity';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const TYPES = ['Disk', 'DiskOrCreate'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'host-disk/requires-gate',
    level: FindingLevel.REJECTED,
    subject: vmi,
    gate: 'HostDisk',
    summary: 'A guest has a file of its node as disk only where the cluster allows that',
    upstream: ['volume/hostdisk-gate'],
    * check(guest) {
      for (const { volume, path, hostDisk } of hostDisks(guest)) yield { field: path, got: hostDisk, reported: volume };
    },
  }),
  defineRule({
    id: 'host-disk/requires-path',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A host disk names its file',
    why: 'KubeVirt refuses an empty path.',
    fix: 'Write the path of the file on the node.',
    upstream: ['volume/hostdisk-path'],
    * check(guest) {
      for (const { path, hostDisk } of hostDisks(guest)) {
        if (hostDisk.path === '') yield { field: `${path}.path`, got: '', allowed: 'the path of a file on the node' };
      }
    },
  }),
  defineRule({
    id: 'host-disk/has-known-type',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A host disk exists or may be created',
    why: 'KubeVirt refuses every other word; case matters.',
    fix: 'Write Disk for a file that exists, DiskOrCreate for one that KubeVirt may create.',
    upstream: ['volume/hostdisk-type'],
    * check(guest) {
      for (const { path, hostDisk: { type } } of hostDisks(guest)) {
        if (!TYPES.includes(type)) yield { field: `${path}.type`, got: type, allowed: TYPES.join(', ') };
      }
    },
  }),
  defineRule({
    id: 'host-disk/excludes-capacity-of-existing-file',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A host disk that exists has its capacity already',
    why: 'KubeVirt refuses a capacity beside type: Disk.',
    fix: 'Remove capacity, or write type: DiskOrCreate.',
    upstream: ['volume/hostdisk-capacity'],
    * check(guest) {
      for (const { path, hostDisk: { type, capacity } } of hostDisks(guest)) {
        if (type !== 'Disk' || !parseQuantity(capacity ?? 0)) continue;
        yield { field: `${path}.capacity`, got: capacity, allowed: 'only with type: DiskOrCreate' };
      }
    },
  }),
];

interface PlacedHostDisk {
  readonly volume: string;
  readonly path: string;
  readonly hostDisk: HostDisk;
}

function hostDisks({ spec: { volumes = [] } }: Vmi): PlacedHostDisk[] {
  return volumes.flatMap(({ hostDisk }, i) => hostDisk ? [{ volume: `volumes[${i}]`, path: `volumes[${i}].hostDisk`, hostDisk }] : []);
}
