import { admit } from '../../../src/admission/admission';
import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { instance, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';

says({
  'container-path/excludes-reserved-paths': {
    level: [undefined, FindingLevel.UNSTARTABLE],
    allowed: 'a path outside /var/run/kubevirt and /var/run/libvirt',
    reported: 'spec.domain.volumes[0].containerPath.path',
  },
  'container-path/has-valid-path': { allowed: 'a path that starts with / and has no ..' },
  'container-path/requires-filesystem': {
    level: [undefined, FindingLevel.UNSTARTABLE],
    allowed: 'a filesystem p and no disk p',
    reported: ['spec.domain.volumes[0]', 'spec.domain.volumes[1]'],
  },
  'container-path/requires-gate': { level: FindingLevel.UNSTARTABLE, allowed: 'only while the feature gate ContainerPathVolumes is on' },
  'container-path/requires-read-only': { allowed: 'true' },
});

const at = 'volumes[0].containerPath';
const ON = gates('ContainerPathVolumes');
const filesystems = [{ name: 'p', virtiofs: {} }];
const disks = [{ name: 'p', disk: { bus: 'virtio' } }];
const contained = (devices: Json, path = '/var/lib/a') => (
  { domain: { devices }, volumes: [{ name: 'p', containerPath: { path, readOnly: true } }] }
);
const shared = (containerPath: object) => ({ domain: { devices: { filesystems } }, volumes: [{ name: 'p', containerPath }] });

describe('container-path/has-valid-path', () => {
  const path = (value: string): Row => (
    [`refuses ${value}`, shared({ path: value }), ['container-path/has-valid-path', `${at}.path`, value]]
  );
  guestTable([
    ['admits an absolute path', shared({ path: '/opt/tools' })],
    path('opt'),
    path('/opt/../etc'),
    path('/opt/..data'),
  ], virtualMachine, 'spec.template.spec', ON);
});

describe('container-path/requires-read-only', () => {
  guestTable([
    ['admits readOnly: true', shared({ path: '/opt', readOnly: true })],
    ['admits no readOnly', shared({ path: '/opt' })],
    ['refuses readOnly: false', shared({ path: '/opt', readOnly: false }), ['container-path/requires-read-only', `${at}.readOnly`, 'false']],
  ], virtualMachine, 'spec.template.spec', ON);
});

/** Judged when the instance is made: the VM itself is admitted. */
const AT_START: Row[] = [
  ['admits a filesystem', contained({ filesystems })],
  ['refuses a disk', contained({ disks }), ['container-path/requires-filesystem', at, 'no filesystem p']],
  ['refuses neither a disk nor a filesystem', contained({}), ['container-path/requires-filesystem', at, 'no filesystem p']],
  ['refuses a disk beside a filesystem', contained({ disks, filesystems }),
    ['container-path/requires-filesystem', at, 'a disk and a filesystem p']],
  ['refuses a filesystem and a disk of other names',
    {
      domain: { devices: { disks: [{ name: 'other', disk: { bus: 'virtio' } }], filesystems: [{ name: 'q', virtiofs: {} }] } },
      volumes: [{ name: 'other', emptyDisk: { capacity: '1Gi' } }, { name: 'p', containerPath: { path: '/opt' } }, { name: 'q', configMap: { name: 'c' } }],
    },
    ['container-path/requires-filesystem', 'volumes[1].containerPath', 'no filesystem p']],
  ...['/var/run/kubevirt', '/var/run/kubevirt/sockets', '/var/run/libvirtual'].map((path): Row => (
    [`refuses ${path}`, contained({ filesystems }, path), ['container-path/excludes-reserved-paths', `${at}.path`, path]]
  )),
  ['admits a reserved path below another', contained({ filesystems }, '/opt/var/run/libvirt')],
];

describe.each([
  ['a VM', virtualMachine, 'spec.template.spec'],
  ['a replica set', replicaSet, 'spec.template.spec'],
  ['a pool', pool, 'spec.virtualMachineTemplate.spec.template.spec'],
  ['an instance', instance, 'spec'],
])('the instance of %s', (_, manifest, path) => guestTable(AT_START, manifest, path, ON));

test.each([
  ['a VM is admitted and never starts', virtualMachine, 'unstartable'],
  ['an instance is rejected', instance, 'rejected'],
])('%s', (_, manifest, level) => {
  const found = admit([{ manifest: manifest(contained({}, '/var/run/libvirt')) }], ON);
  expect(found.map(({ rule, level: of }) => [rule, of])).toEqual([
    ['container-path/requires-filesystem', level],
    ['container-path/excludes-reserved-paths', level],
  ]);
});

describe('container-path/requires-gate', () => {
  guestTable([
    ['no container path', { domain: { devices: { filesystems } }, volumes: [{ name: 'p', configMap: { name: 'c' } }] }],
    ['one that the guest mounts', contained({ filesystems }), ['container-path/requires-gate', at, '/var/lib/a']],
    ['one that it does not mount', contained({}), ['container-path/requires-filesystem', at, 'no filesystem p']],
  ]);
  guestTable([['an instance is admitted, too', contained({ filesystems }), ['container-path/requires-gate', at, '/var/lib/a']]], instance, 'spec');
  guestTable([['where the gate is on', contained({ filesystems })]], virtualMachine, 'spec.template.spec', ON);
  guestTable([['before KubeVirt has it', { domain: { devices: {} } }]], virtualMachine, 'spec.template.spec', { kubevirtVersion: '1.7.0' });
});
