import { instance, pool, replicaSet, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';
import { guestTable } from './guest-table';

const shared = (volume: Json) => (
  { domain: { devices: { filesystems: [{ name: 'p', virtiofs: {} }] } }, volumes: [{ name: 'p', ...volume }] }
);
const gated: [gate: string, fragment: Json, found: Verdict][] = [
  ['VSOCK', { domain: { devices: { autoattachVSOCK: true } } },
    ['device/attaches-vsock-behind-gate', 'domain.devices.autoattachVSOCK', 'true']],
  ['DownwardMetrics', { domain: { devices: { downwardMetrics: {} } } },
    ['device/attaches-downward-metrics-behind-gate', 'domain.devices.downwardMetrics', '{}']],
  ['HostDevices', { domain: { devices: { hostDevices: [{ name: 'h', deviceName: 'v.com/d' }] } } },
    ['device/passes-host-devices-behind-gate', 'domain.devices.hostDevices', '[{"name":"h","deviceName":"v.com/d"}]']],
  ['EnableVirtioFsStorageVolumes', shared({ persistentVolumeClaim: { claimName: 'c' } }),
    ['device/shares-storage-behind-gate', 'domain.devices.filesystems[0]', 'p']],
  ['EnableVirtioFsStorageVolumes', shared({ dataVolume: { name: 'c' } }),
    ['device/shares-storage-behind-gate', 'domain.devices.filesystems[0]', 'p']],
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
  const found: Verdict = ['device/passes-host-devices-behind-gate', 'domain.devices.hostDevices', '[]'];
  guestTable([['is dropped from a VM', empty]]);
  guestTable([['is dropped from an instance', empty]], instance, 'spec');
  guestTable([['counts in a replica set', empty, found]], replicaSet);
  guestTable([['counts in a pool', empty, found]], pool, 'spec.virtualMachineTemplate.spec.template.spec');
});
