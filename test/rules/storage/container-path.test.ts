import { admit } from '../../../src/admission/admission';
import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { instance, replicaSet, virtualMachine, says } from '../judge';
import type { Json } from '../judge';

says({
  'container-path/excludes-reserved-paths': {
    level: [undefined, FindingLevel.UNSTARTABLE],
    allowed: 'a path outside /var/run/kubevirt and /var/run/libvirt',
    reported: 'spec.domain.volumes[0].containerPath.path',
  },
  'container-path/requires-filesystem': {
    level: [undefined, FindingLevel.UNSTARTABLE],
    allowed: 'a filesystem p and no disk p',
    reported: 'spec.domain.volumes[0]',
  },
});

const contained = (devices: Json, path = '/var/lib/a') => (
  { domain: { devices }, volumes: [{ name: 'p', containerPath: { path, readOnly: true } }] }
);
const filesystems = [{ name: 'p', virtiofs: {} }];
const disks = [{ name: 'p', disk: { bus: 'virtio' } }];

const ROWS: Row[] = [
  ['a filesystem', contained({ filesystems })],
  ['a disk', contained({ disks }), ['container-path/requires-filesystem', 'volumes[0].containerPath', 'no filesystem p']],
  ['neither', contained({}), ['container-path/requires-filesystem', 'volumes[0].containerPath', 'no filesystem p']],
  ['both', contained({ disks, filesystems }), ['container-path/requires-filesystem', 'volumes[0].containerPath', 'a disk and a filesystem p']],
  ['a path of KubeVirt', contained({ filesystems }, '/var/run/kubevirt/sockets'),
    ['container-path/excludes-reserved-paths', 'volumes[0].containerPath.path', '/var/run/kubevirt/sockets']],
  ['a path that begins alike', contained({ filesystems }, '/var/run/libvirtual'),
    ['container-path/excludes-reserved-paths', 'volumes[0].containerPath.path', '/var/run/libvirtual']],
];

describe('a VM', () => guestTable(ROWS));
describe('an instance', () => guestTable(ROWS, instance, 'spec'));
describe('a replica set', () => guestTable(ROWS, replicaSet));

test('a VM is admitted, and its instance is not', () => {
  const [finding] = admit([{ manifest: virtualMachine(contained({})) }]);
  expect([finding.level, finding.reported]).toEqual(['unstartable', 'spec.domain.volumes[0]']);
});
