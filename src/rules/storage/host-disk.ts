import { posix } from 'node:path';
import type { HostDisk } from '../../../imports/kubevirt.io';
import { parseQuantity } from '../../kubernetes/quantity';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { launchedVmi } from '../subjects/launched-vmi';
import { volume } from '../subjects/volume';

const TYPES: readonly string[] = ['Disk', 'DiskOrCreate'];

const hostDisk: Subject<HostDisk> = partsOf(volume, ({ hostDisk: value }) => (value ? [{ value, path: 'hostDisk' }] : []));

const launchedHostDisk: Subject<HostDisk> = partsOf(launchedVmi, ({ spec: { volumes = [] } }) => volumes.flatMap(({ hostDisk: value }, i) => (
  value ? [{ value, path: `volumes[${i}].hostDisk` }] : []
)));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'host-disk/requires-gate',
    level: FindingLevel.REJECTED,
    subject: volume,
    gate: 'HostDisk',
    summary: 'A guest must not have a file of its node as disk unless the cluster allows that',
    upstream: ['volume/hostdisk-gate'],
    * check({ hostDisk: value }) {
      if (value) yield { field: 'hostDisk', got: value, reported: '' };
    },
  }),
  defineRule({
    id: 'host-disk/requires-path',
    level: FindingLevel.REJECTED,
    subject: hostDisk,
    summary: 'A host disk must name its file',
    why: 'KubeVirt refuses an empty path.',
    fix: 'Write the path of the file on the node.',
    upstream: ['volume/hostdisk-path'],
    * check({ path }) {
      if (path === '') yield { field: 'path', got: '', allowed: 'the path of a file on the node' };
    },
  }),
  defineRule({
    id: 'host-disk/excludes-parent-folder',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedHostDisk,
    summary: 'The path of a host disk must not lead above where it begins',
    why: 'KubeVirt mounts the folder of the file into the launcher pod, and Kubernetes refuses a path with ..: the VM never starts. In an absolute path KubeVirt resolves it.',
    fix: 'Write the absolute path of the file on the node.',
    * check({ path }) {
      const folder = posix.normalize(path.slice(0, path.lastIndexOf('/') + 1));
      if (folder.split('/')[0] === '..') yield { field: 'path', got: path, allowed: 'an absolute path' };
    },
  }),
  defineRule({
    id: 'host-disk/has-known-type',
    level: FindingLevel.REJECTED,
    subject: hostDisk,
    summary: `The type of a host disk must be ${TYPES.join(' or ')}`,
    why: 'KubeVirt refuses every other value; case matters.',
    fix: 'Write Disk for a file that exists, DiskOrCreate for one that KubeVirt may create.',
    upstream: ['volume/hostdisk-type'],
    * check({ type }) {
      if (!TYPES.includes(type)) yield { field: 'type', got: type, allowed: TYPES.join(', ') };
    },
  }),
  defineRule({
    id: 'host-disk/excludes-capacity-of-existing-file',
    level: FindingLevel.REJECTED,
    subject: hostDisk,
    summary: 'A host disk that exists must not have a capacity',
    why: 'The file has its capacity already: KubeVirt refuses another beside type: Disk.',
    fix: 'Remove capacity, or write type: DiskOrCreate.',
    upstream: ['volume/hostdisk-capacity'],
    * check({ type, capacity }) {
      if (type !== 'Disk' || !parseQuantity(capacity ?? 0)) return;
      yield { field: 'capacity', got: capacity, allowed: 'only with type: DiskOrCreate' };
    },
  }),
];
