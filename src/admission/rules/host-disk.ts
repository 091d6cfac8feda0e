import { behindGate } from './behind-gate';
import { guestRule } from './guest';
import type { Guest } from './guest';
import { Level } from './level';
import { parseQuantity } from './quantity';
import type { ObjectRule } from './rule';
import type { HostDisk } from '../../../imports/kubevirt.io';

const TYPES = ['Disk', 'DiskOrCreate'];

export const rules: readonly ObjectRule[] = [
  behindGate({
    id: 'host-disk/is-used-only-behind-gate',
    gate: 'HostDisk',
    summary: 'A guest has a file of its node as disk only where the cluster allows that',
    upstream: ['volume/hostdisk-gate'],
    * check(guest) {
      for (const { volume, path, hostDisk } of hostDisks(guest)) yield { field: path, got: hostDisk, reported: volume };
    },
  }),
  guestRule({
    id: 'host-disk/has-path',
    level: Level.REJECTED,
    summary: 'A host disk names its file',
    why: 'KubeVirt v1.9.0 refuses an empty path.',
    fix: 'Write the path of the file on the node.',
    upstream: ['volume/hostdisk-path'],
    * check(guest) {
      for (const { path, hostDisk } of hostDisks(guest)) {
        if (hostDisk.path === '') yield { field: `${path}.path`, got: '', allowed: 'the path of a file on the node' };
      }
    },
  }),
  guestRule({
    id: 'host-disk/has-known-type',
    level: Level.REJECTED,
    summary: 'A host disk exists or may be created',
    why: 'KubeVirt v1.9.0 refuses every other word; case matters.',
    fix: 'Write Disk for a file that exists, DiskOrCreate for one that KubeVirt may create.',
    upstream: ['volume/hostdisk-type'],
    * check(guest) {
      for (const { path, hostDisk: { type } } of hostDisks(guest)) {
        if (!TYPES.includes(type)) yield { field: `${path}.type`, got: type, allowed: TYPES.join(', ') };
      }
    },
  }),
  guestRule({
    id: 'host-disk/has-capacity-only-when-created',
    level: Level.REJECTED,
    summary: 'A host disk that exists has its capacity already',
    why: 'KubeVirt v1.9.0 refuses a capacity beside type: Disk.',
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

function hostDisks({ spec: { volumes = [] } }: Guest): PlacedHostDisk[] {
  return volumes.flatMap(({ hostDisk }, i) => hostDisk ? [{ volume: `volumes[${i}]`, path: `volumes[${i}].hostDisk`, hostDisk }] : []);
}
