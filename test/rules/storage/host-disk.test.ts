import { guestTable } from '../guest-table';
import { virtualMachine, says } from '../judge';
import type { Json } from '../judge';

says({
  'host-disk/excludes-capacity-of-existing-file': { allowed: 'only with type: DiskOrCreate' },
  'host-disk/has-known-type': { allowed: 'Disk, DiskOrCreate' },
  'host-disk/requires-path': { allowed: 'the path of a file on the node' },
  'host-disk/requires-gate': { allowed: 'only while the feature gate HostDisk is on', reported: 'spec.template.spec.volumes[0]' },
});

const at = 'volumes[0].hostDisk';
const hostDisk = (source: Json) => ({ volumes: [{ name: 'a', hostDisk: { path: '/d/x.img', type: 'DiskOrCreate', ...source } }] });

describe('host-disk/requires-gate', () => {
  guestTable([
    ['refused', hostDisk({}), ['host-disk/requires-gate', at, '{"path":"/d/x.img","type":"DiskOrCreate"}']],
  ]);
});

describe('while the gate HostDisk is on', () => {
  guestTable([
    ['a disk that is created', hostDisk({ capacity: '1Gi' })],
    ['a disk that exists', hostDisk({ type: 'Disk' })],
    ['a capacity of zero', hostDisk({ type: 'Disk', capacity: '0' })],
    ['no path', hostDisk({ path: '' }), ['host-disk/requires-path', `${at}.path`, '']],
    ['another type', hostDisk({ type: 'disk' }), ['host-disk/has-known-type', `${at}.type`, 'disk']],
    ['a capacity of a disk that exists', hostDisk({ type: 'Disk', capacity: '1Gi' }),
      ['host-disk/excludes-capacity-of-existing-file', `${at}.capacity`, '1Gi']],
  ], virtualMachine, 'spec.template.spec', { enabledFeatureGates: ['HostDisk'] });
});
