import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { startedVmi } from '../subjects/vmi';

const RESERVED = ['/var/run/kubevirt', '/var/run/libvirt'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'container-path/requires-filesystem',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'A path of the launcher pod is given to the guest as filesystem',
    why: 'It is a directory, no image: KubeVirt refuses the instance where a containerPath volume has a disk, or no filesystem of its name.',
    fix: 'Add {name: <the volume>, virtiofs: {}} to domain.devices.filesystems, and remove the disk of that name.',
    upstream: ['volume/container-path-on-disk', 'volume/container-path-without-filesystem'],
    * check({ spec: { volumes = [], domain } }) {
      const { disks = [], filesystems = [] } = domain.devices ?? {};
      for (const [i, { name, containerPath }] of volumes.entries()) {
        if (!containerPath) continue;
        const onDisk = disks.some((disk) => disk.name === name);
        const shared = filesystems.some((filesystem) => filesystem.name === name);
        if (shared && !onDisk) continue;
        const got = shared ? `a disk and a filesystem ${name}` : `no filesystem ${name}`;
        yield { field: `volumes[${i}].containerPath`, got, allowed: `a filesystem ${name} and no disk ${name}`, reported: `domain.volumes[${i}]` };
      }
    },
  }),
  defineRule({
    id: 'container-path/excludes-reserved-paths',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'The paths of KubeVirt itself are not given to a guest',
    why: `KubeVirt refuses the instance where a containerPath begins with ${RESERVED.join(' or ')}.`,
    fix: 'Give the guest another path.',
    upstream: ['volume/container-path-reserved'],
    * check({ spec: { volumes = [] } }) {
      for (const [i, { containerPath }] of volumes.entries()) {
        if (!containerPath || !RESERVED.some((prefix) => containerPath.path.startsWith(prefix))) continue;
        const field = `volumes[${i}].containerPath.path`;
        yield { field, got: containerPath.path, allowed: `a path outside ${RESERVED.join(' and ')}`, reported: `domain.${field}` };
      }
    },
  }),
];
