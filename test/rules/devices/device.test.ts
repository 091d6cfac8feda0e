import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { guestTable } from '../guest-table';
import { instance, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'device/references-permitted-device': { level: FindingLevel.UNSTARTABLE, allowed: ['v.com/a, v.com/b', 'none: the KubeVirt CR permits no device'] },
  'device/requires-gate-for-downward-metrics': { allowed: 'only while the feature gate DownwardMetrics is on' },
  'device/requires-gate-for-host-devices': {
    allowed: 'only while the feature gate HostDevices is on',
    reported: ['spec.template.spec.HostDevices', 'spec.virtualMachineTemplate.spec.template.spec.HostDevices'],
  },
  'device/requires-gate-for-storage-filesystem': {
    allowed: 'only while the feature gate EnableVirtioFsStorageVolumes is on',
    reported: 'spec.template.spec.domain.devices.filesystems',
  },
  'device/requires-gate-for-vsock': { allowed: 'only while the feature gate VSOCK is on' },
});

const shared = (volume: Json) => (
  { domain: { devices: { filesystems: [{ name: 'p', virtiofs: {} }] } }, volumes: [{ name: 'p', ...volume }] }
);
const GATED: [title: string, gate: string, fragment: Json, found: Verdict][] = [
  ['a VSOCK device', 'VSOCK', { domain: { devices: { autoattachVSOCK: true } } },
    ['device/requires-gate-for-vsock', 'domain.devices.autoattachVSOCK', 'true']],
  ['a device of downward metrics', 'DownwardMetrics', { domain: { devices: { downwardMetrics: {} } } },
    ['device/requires-gate-for-downward-metrics', 'domain.devices.downwardMetrics', '{}']],
  ['a host device', 'HostDevices', { domain: { devices: { hostDevices: [{ name: 'h', deviceName: 'v.com/d' }] } } },
    ['device/requires-gate-for-host-devices', 'domain.devices.hostDevices', '[{"name":"h","deviceName":"v.com/d"}]']],
  ['a filesystem on a claim', 'EnableVirtioFsStorageVolumes', shared({ persistentVolumeClaim: { claimName: 'c' } }),
    ['device/requires-gate-for-storage-filesystem', 'domain.devices.filesystems[0]', 'p']],
  ['a filesystem on a DataVolume', 'EnableVirtioFsStorageVolumes', shared({ dataVolume: { name: 'c' } }),
    ['device/requires-gate-for-storage-filesystem', 'domain.devices.filesystems[0]', 'p']],
];

describe.each(GATED)('%s', (_, gate, fragment, found) => {
  guestTable([[`is refused while ${gate} is off`, fragment, found]]);
  guestTable([[`is refused while ${gate} is off in a replica set`, fragment, found]], replicaSet);
  guestTable([[`is admitted while ${gate} is on`, fragment]], virtualMachine, undefined, gates(gate));
});

describe('without a gate', () => {
  guestTable([
    ['VSOCK may be switched off', { domain: { devices: { autoattachVSOCK: false } } }],
    ['a filesystem may be a ConfigMap', shared({ configMap: { name: 'c' } })],
    ['a disk may be a claim', {
      domain: { devices: { disks: [{ name: 'd', disk: {} }], filesystems: [{ name: 'p', virtiofs: {} }] } },
      volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'c' } }, { name: 'p', configMap: { name: 'c' } }],
    }],
  ]);
});

describe('a guest without domain.devices', () => {
  guestTable([['has no finding on a device', { domain: { devices: undefined } }, ['schema/requires-field', 'domain.devices']]], replicaSet);
});

describe('an empty list of host devices', () => {
  const empty = { domain: { devices: { hostDevices: [] } } };
  const found: Verdict = ['device/requires-gate-for-host-devices', 'domain.devices.hostDevices', 'nothing'];
  guestTable([['is dropped from a VM', empty]]);
  guestTable([['is dropped from an instance', empty]], instance, 'spec');
  guestTable([['counts in a replica set', empty, found]], replicaSet);
  guestTable([['counts in a pool', empty, found]], pool, 'spec.virtualMachineTemplate.spec.template.spec');
});

describe('device/references-permitted-device', () => {
  const rule = 'device/references-permitted-device';
  const gpu = (fields: Json) => ({ domain: { devices: { gpus: [{ name: 'g', ...fields }] } } });
  const hostDevices = { domain: { devices: { hostDevices: [{ name: 'h', deviceName: 'v.com/b' }, { name: 'i', deviceName: 'v.com/c' }] } } };
  const permitting = (...permittedHostDevices: string[]) => ({ ...gates('HostDevices', 'GPUsWithDRA'), permittedHostDevices });
  guestTable([['any device is admitted where it is not known what is permitted', gpu({ deviceName: 'v.com/x' })]]);
  describe('where it is known', () => guestTable([
    ['a permitted one is admitted', gpu({ deviceName: 'v.com/a' })],
    ['a claimed one is not looked at', { ...gpu({ claimName: 'c', requestName: 'r' }), resourceClaims: [{ name: 'c', resourceClaimName: 'x' }] }],
    ['another one never starts', gpu({ deviceName: 'v.com/x' }), [rule, 'domain.devices.gpus[0].deviceName', 'v.com/x']],
    ['another host device never starts', hostDevices, [rule, 'domain.devices.hostDevices[1].deviceName', 'v.com/c']],
  ], virtualMachine, undefined, permitting('v.com/a', 'v.com/b')));
  describe('where nothing is permitted', () => guestTable([
    ['none starts', gpu({ deviceName: 'v.com/a' }), [rule, 'domain.devices.gpus[0].deviceName', 'v.com/a']],
  ], replicaSet, undefined, permitting()));
});
