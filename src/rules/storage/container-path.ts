import type { ContainerPathVolumeSource, Devices } from '../../../imports/kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { launchedVmi } from '../subjects/launched-vmi';
import { startedVmi } from '../subjects/vmi';
import { volume } from '../subjects/volume';

const RESERVED = ['/var/run/kubevirt', '/var/run/libvirt'] as const;
const CRD = 'A rule in the CRDs of KubeVirt (CEL): the API server refuses everything else.';

/** A volume of an instance that is a container path. */
interface ContainerPathVolume {
  readonly name: string;
  readonly path: string;
  readonly devices?: Devices;
}

const containerPath: Subject<ContainerPathVolumeSource> = partsOf(volume, ({ containerPath: value }) => (
  value ? [{ value, path: 'containerPath' }] : []
));

/** Upstream reports it below domain. */
const startedContainerPath: Subject<ContainerPathVolume> = partsOf(startedVmi, ({ spec: { volumes = [], domain: { devices } } }) => (
  volumes.flatMap(({ name, containerPath: source }, i) => (
    source ? [{ value: { name, path: source.path, devices }, path: `volumes[${i}]`, reported: `domain.volumes[${i}]` }] : []
  ))
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'container-path/has-valid-path',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: containerPath,
    summary: 'A container path must be absolute and must not climb',
    why: CRD,
    fix: 'Write the path from the root of the launcher container: /var/run/secrets.',
    upstream: ['schema/crd-container-path-absolute', 'schema/crd-container-path-dotdot'],
    * check({ path }) {
      if (path.startsWith('/') && !path.includes('..')) return;
      yield { field: 'path', got: path, allowed: 'a path that starts with / and has no ..' };
    },
  }),
  defineRule({
    id: 'container-path/requires-read-only',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: containerPath,
    summary: 'A container path must be shared read-only',
    why: CRD,
    fix: 'Remove readOnly: true is the default.',
    upstream: ['schema/crd-container-path-readonly'],
    * check({ readOnly }) {
      if (readOnly === false) yield { field: 'readOnly', got: false, allowed: 'true' };
    },
  }),
  defineRule({
    id: 'container-path/requires-filesystem',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: startedContainerPath,
    summary: 'A container path must be given to the guest as filesystem, not as disk',
    why: 'It is a directory, not an image: KubeVirt refuses the instance where a containerPath volume has a disk, or no filesystem of its name.',
    fix: 'Add {name: <the volume>, virtiofs: {}} to domain.devices.filesystems, and remove the disk of that name.',
    upstream: ['volume/container-path-on-disk', 'volume/container-path-without-filesystem'],
    * check({ name, devices: { disks = [], filesystems = [] } = {} }) {
      const isDisk = disks.some((disk) => disk.name === name);
      const isShared = filesystems.some((filesystem) => filesystem.name === name);
      if (isShared && !isDisk) return;
      const got = isShared ? `a disk and a filesystem ${name}` : `no filesystem ${name}`;
      yield { field: 'containerPath', got, allowed: `a filesystem ${name} and no disk ${name}`, reported: '' };
    },
  }),
  defineRule({
    id: 'container-path/excludes-reserved-paths',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: startedContainerPath,
    summary: 'A container path must not be one that KubeVirt itself uses',
    why: `KubeVirt refuses the instance where a containerPath begins with ${RESERVED.join(' or ')}.`,
    fix: 'Give the guest another path.',
    upstream: ['volume/container-path-reserved'],
    * check({ path }) {
      if (!RESERVED.some((prefix) => path.startsWith(prefix))) return;
      yield { field: 'containerPath.path', got: path, allowed: `a path outside ${RESERVED.join(' and ')}` };
    },
  }),
  defineRule({
    id: 'container-path/requires-gate',
    level: FindingLevel.UNSTARTABLE,
    since: '1.8',
    subject: launchedVmi,
    gate: 'ContainerPathVolumes',
    summary: 'A guest must not have a directory of its launcher container unless the cluster allows that',
    why: 'KubeVirt admits the guest, and its controller makes no pod for it: the VM never starts.',
    * check({ spec: { volumes = [], domain: { devices } } }) {
      const shared = new Set(devices?.filesystems?.map(({ name }) => name));
      for (const [i, { name, containerPath: source }] of volumes.entries()) {
        if (source && shared.has(name)) yield { field: `volumes[${i}].containerPath`, got: source.path };
      }
    },
  }),
];
