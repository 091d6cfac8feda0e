import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';

says({
  'host-disk/excludes-parent-folder': { level: FindingLevel.UNSTARTABLE, allowed: 'an absolute path' },
  'host-disk/excludes-capacity-of-existing-file': { allowed: 'only with type: DiskOrCreate' },
  'host-disk/has-known-type': { allowed: 'Disk, DiskOrCreate' },
  'host-disk/requires-path': { allowed: 'the path of a file on the node' },
  'host-disk/requires-gate': { allowed: 'only while the feature gate HostDisk is on', reported: 'spec.template.spec.volumes[0]' },
});

const at = 'volumes[0].hostDisk';
const hostDisk = (source: Json) => ({ volumes: [{ name: 'a', hostDisk: { path: '/d/x.img', type: 'DiskOrCreate', ...source } }] });

describe('host-disk/requires-gate', () => {
  guestTable([
    ['refuses a host disk', hostDisk({}), ['host-disk/requires-gate', at, '{"path":"/d/x.img","type":"DiskOrCreate"}']],
    ['admits other volumes', { volumes: [{ name: 'a', emptyDisk: { capacity: '1Gi' } }] }],
  ]);
  describe('a replica set', () => guestTable([
    ['refuses a host disk', hostDisk({}), ['host-disk/requires-gate', at, '{"path":"/d/x.img","type":"DiskOrCreate"}']],
  ], replicaSet));
});

describe('host disks while the gate HostDisk is on', () => {
  guestTable([
    ['admits a file that KubeVirt creates', hostDisk({ capacity: '1Gi' })],
    ['admits a file that exists', hostDisk({ type: 'Disk' })],
    ['admits a capacity of zero', hostDisk({ type: 'Disk', capacity: '0' })],
    ...['/a/../x.img', '/../x.img', '/a/..', '..', 'x.img', './x.img', '..a/x.img', 'a/../x.img'].map((path): Row => (
      [`admits ${path}, whose folder does not lead up`, hostDisk({ path })]
    )),
    ...['../x.img', 'a/../../x.img', '../..a', './../a/x.img'].map((path): Row => (
      [`refuses ${path}`, hostDisk({ path }), ['host-disk/excludes-parent-folder', `${at}.path`, path]]
    )),
    ['refuses an empty path', hostDisk({ path: '' }), ['host-disk/requires-path', `${at}.path`, '']],
    ...['disk', '', 'constructor'].map((type): Row => (
      [`refuses the type "${type}"`, hostDisk({ type }), ['host-disk/has-known-type', `${at}.type`, type]]
    )),
    ['refuses a capacity of a file that exists', hostDisk({ type: 'Disk', capacity: '1Gi' }),
      ['host-disk/excludes-capacity-of-existing-file', `${at}.capacity`, '1Gi']],
  ], virtualMachine, 'spec.template.spec', { enabledFeatureGates: ['HostDisk'] });
});
