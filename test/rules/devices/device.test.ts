import { guestTable } from '../guest-table';
import { instance, pool, replicaSet, virtualMachine, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'device/requires-gate-for-downward-metrics': { allowed: 'only while the feature gate DownwardMetrics is on' },
  'device/requires-gate-for-vsock': { allowed: 'only while the feature gate VSOCK is on' },
  'device/requires-gate-for-host-devices': {
    allowed: 'only while the feature gate HostDevices is on',
    reported: ['spec.template.spec.HostDevices', 'spec.virtualMachineTemplate.spec.template.spec.HostDevices'],
  },
  'device/requires-gate-for-storage-filesystem': {
    allowed: 'only while the feature gate EnableVirtioFsStorageVolumes is on',
    reported: 'spec.template.spec.domain.devices.filesystems',
  },
});

const shared = (volume: Json) => (
  { domain: { devices: { filesystems: [{ name: 'p', virtiofs: {} }] } }, volumes: [{ name: 'p', ...volume }] }
);
const gated: [gate: string, fragment: Json, found: Verdict][] = [
  ['VSOCK', { domain: { devices: { autoattachVSOCK: true } } },
    ['device/requires-gate-for-vsock', 'domain.devices.autoattachVSOCK', 'true']],
  ['DownwardMetrics', { domain: { devices: { downwardMetrics: {} } } },
    ['device/requires-gate-for-downward-metrics', 'domain.devices.downwardMetrics', '{}']],
  ['HostDevices', { domain: { devices: { hostDevices: [{ name: 'h', deviceName: 'v.com/d' }] } } },
    ['device/requires-gate-for-host-devices', 'domain.devices.hostDevices', '[{"name":"h","deviceName":"v.com/d"}]']],
  ['EnableVirtioFsStorageVolumes', shared({ persistentVolumeClaim: { claimName: 'c' } }),
    ['device/requires-gate-for-storage-filesystem', 'domain.devices.filesystems[0]', 'p']],
  ['EnableVirtioFsStorageVolumes', shared({ dataVolume: { name: 'c' } }),
    ['device/requires-gate-for-storage-filesystem', 'domain.devices.filesystems[0]', 'p']],
];

describe.each(gated)('%s', (gate, fragment, found) => {
  guestTable([['off', fragment, found]]);
  guestTable([['on', fragment]], virtualMachine, undefined, { enabledFeatureGates: [gate] });
});

describe('what needs no gate', () => {
  guestTable([
    ['VSOCK switched off', { domain: { devices: { autoattachVSOCK: false } } }],
    ['a filesystem on a ConfigMap', shared({ configMap: { name: 'c' } })],
  ]);
});

describe('an empty list of host devices', () => {
  const empty = { domain: { devices: { hostDevices: [] } } };
  const found: Verdict = ['device/requires-gate-for-host-devices', 'domain.devices.hostDevices', '[]'];
  guestTable([['is dropped from a VM', empty]]);
  guestTable([['is dropped from an instance', empty]], instance, 'spec');
  guestTable([['counts in a replica set', empty, found]], replicaSet);
  guestTable([['counts in a pool', empty, found]], pool, 'spec.virtualMachineTemplate.spec.template.spec');
});
