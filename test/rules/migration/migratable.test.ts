import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { guestTable } from '../guest-table';
import { judge, merged, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';
import { kubevirt } from '../kubevirt-table';

says({
  'migratable/avoids-cache': { level: FindingLevel.ADVISED, allowed: 'none with LiveMigrate' },
  'migratable/avoids-host-disk': { level: FindingLevel.ADVISED, allowed: 'true with LiveMigrate' },
  'migratable/avoids-encryption': { level: FindingLevel.ADVISED, allowed: 'none with LiveMigrate' },
  'migratable/avoids-node-devices': { level: FindingLevel.ADVISED, allowed: ['none with LiveMigrate', 'one vGPU with LiveMigrate'] },
  'migratable/avoids-reservation': { level: FindingLevel.ADVISED, allowed: 'false with LiveMigrate' },
  'migratable/avoids-hyperv-passthrough': { level: FindingLevel.ADVISED, allowed: 'false with LiveMigrate' },
  'migratable/requires-interface': { level: FindingLevel.ADVISED, allowed: 'an interface with masquerade: {}' },
});

const POD = { networks: [{ name: 'n', pod: {} }], domain: { devices: { interfaces: [{ name: 'n', masquerade: {} }] } } };
const guest = (fragment: Json, evictionStrategy?: string) => merged(merged(POD, fragment), { evictionStrategy });
const migrating = (fragment: Json) => guest(fragment, 'LiveMigrate');

describe('encryption', () => {
  const sev = { domain: { launchSecurity: {} }, architecture: 's390x' };
  guestTable([
    ['a guest that stays', guest(sev, 'None')],
    ['a guest without an eviction strategy', guest(sev)],
    ['a guest that may stay', guest(sev, 'LiveMigrateIfPossible')],
    ['a guest that is not encrypted', migrating({})],
    ['a guest that must migrate', migrating(sev), ['migratable/avoids-encryption', 'domain.launchSecurity', 'launchSecurity']],
  ]);
});

describe('all Hyper-V features', () => {
  const passthrough = (enabled: boolean) => ({ domain: { features: { hypervPassthrough: { enabled } } } });
  guestTable([
    ['of a guest that stays', guest(passthrough(true), 'None')],
    ['switched off', migrating(passthrough(false))],
    ['of a guest that must migrate', migrating(passthrough(true)),
      ['migratable/avoids-hyperv-passthrough', 'domain.features.hypervPassthrough.enabled', 'true']],
  ]);
});

describe('devices of the node', () => {
  const rule = 'migratable/avoids-node-devices';
  const gpu = (...names: string[]) => ({ domain: { devices: { gpus: names.map((name) => ({ name, deviceName: `nvidia.com/${name}` })) } } });
  const host = { domain: { devices: { hostDevices: [{ name: 'qat', deviceName: 'intel.com/qat' }] } } };
  const claimed = { domain: { devices: { gpus: [{ name: 'a', claimName: 'c', requestName: 'r' }] } }, resourceClaims: [{ name: 'c', resourceClaimName: 'c' }] };
  const devices = 'domain.devices';
  const profile = (...more: string[]) => gates('HostDevices', 'GPUsWithDRA', ...more);
  guestTable([
    ['of a guest that stays', guest(gpu('a'), 'None')],
    ['of a guest that may stay', guest(host, 'LiveMigrateIfPossible')],
    ['of a guest that says nothing', guest(host)],
    ['none', migrating({ domain: { devices: { gpus: [], hostDevices: [] } } })],
    ['a GPU', migrating(gpu('a')), [rule, `${devices}.gpus`, 'nvidia.com/a']],
    ['two GPUs', migrating(gpu('a', 'b')), [rule, `${devices}.gpus`, 'nvidia.com/a, nvidia.com/b']],
    ['a GPU of a claim', migrating(claimed), [rule, `${devices}.gpus`, 'a']],
    ['a host device', migrating(host), [rule, `${devices}.hostDevices`, 'intel.com/qat']],
    ['both', migrating(merged(host, gpu('a'))), [rule, `${devices}.gpus`, 'nvidia.com/a'], [rule, `${devices}.hostDevices`, 'intel.com/qat']],
  ], undefined, undefined, profile());

  describe('where a vGPU migrates', () => guestTable([
    ['a GPU, which may be one', migrating(gpu('a'))],
    ['two GPUs', migrating(gpu('a', 'b')), [rule, `${devices}.gpus`, 'nvidia.com/a, nvidia.com/b']],
    ['a host device', migrating(host), [rule, `${devices}.hostDevices`, 'intel.com/qat']],
  ], undefined, undefined, profile('VGPULiveMigration')));

  describe('before KubeVirt v1.9', () => guestTable([
    ['a GPU, which stays', migrating(gpu('a')), [rule, `${devices}.gpus`, 'nvidia.com/a']],
  ], undefined, undefined, { ...profile('VGPULiveMigration'), kubevirtVersion: '1.8' }));

  describe('where the cluster migrates by default', () => guestTable([
    ['of a guest that says nothing', guest(host), [rule, `${devices}.hostDevices`, 'intel.com/qat']],
    ['of a guest that stays', guest(host, 'None')],
  ], undefined, undefined, { ...profile(), evictionStrategy: 'LiveMigrate' }));
});

describe('a reservation', () => {
  const reserved = (reservation: boolean) => ({
    domain: { devices: { disks: [{ name: 'd', lun: { bus: 'scsi', reservation } }] } }, volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'c' } }],
  });
  const profile = gates('PersistentReservation');
  guestTable([['of a guest that must migrate', migrating(reserved(true))]], undefined, undefined, profile);
  describe('before KubeVirt v1.9', () => guestTable([
    ['of a guest that stays', guest(reserved(true), 'None')],
    ['of none', migrating(reserved(false))],
    ['of a guest that must migrate', migrating(reserved(true)), ['migratable/avoids-reservation', 'domain.devices.disks[0].lun.reservation', 'true']],
  ], undefined, undefined, { ...profile, kubevirtVersion: '1.8' }));
});

describe('no interface', () => {
  const bare = (more: Json = {}) => ({ evictionStrategy: 'LiveMigrate', ...more });
  const found: Verdict = ['migratable/requires-interface', 'domain.devices.interfaces'];
  guestTable([
    ['of a guest that stays', { evictionStrategy: 'None' }],
    ['of a guest that is given none', bare({ domain: { devices: { autoattachPodInterface: false } } })],
    ['of a guest that must migrate', bare(), found],
    ['of a guest that is given one', bare({ domain: { devices: { autoattachPodInterface: true } } }), found],
  ]);
  guestTable([['with a preference that is not known', bare()]], (fragment) => (
    merged(virtualMachine(fragment), { spec: { preference: { name: 'own', kind: 'VirtualMachinePreference' } } })
  ));
});

describe('a disk of the node', () => {
  const of = (more: Json = {}) => ({
    domain: { devices: { disks: [{ name: 'd', disk: { bus: 'virtio' } }] } }, volumes: [{ name: 'd', hostDisk: { path: '/d.img', type: 'Disk', ...more } }],
  });
  guestTable([
    ['of a guest that may stay', guest(of(), 'LiveMigrateIfPossible')],
    ['that all nodes have', migrating(of({ shared: true }))],
    ['of a guest that must migrate', migrating(of()), ['migratable/avoids-host-disk', 'volumes[0].hostDisk.shared']],
    ['that says so', migrating(of({ shared: false })), ['migratable/avoids-host-disk', 'volumes[0].hostDisk.shared', 'false']],
  ], virtualMachine, 'spec.template.spec', { enabledFeatureGates: ['HostDisk'] });
});

describe('the cache of a disk', () => {
  const disk = (cache: string | undefined, more: Json = { disk: { bus: 'virtio' } }, volume: Json = { persistentVolumeClaim: { claimName: 'c' } }) => ({
    volumes: [{ name: 'd', ...volume }], domain: { devices: { disks: [{ name: 'd', cache, ...more }] } },
  });
  const found: Verdict = ['migratable/avoids-cache', 'domain.devices.disks[0].cache', 'writeback'];
  guestTable([
    ['of a guest that stays', guest(disk('writeback'), 'None')],
    ['none', migrating(disk('none'))],
    ['what is not written', migrating(disk(undefined))],
    ['of an image', migrating(disk('writeback', undefined, { containerDisk: { image: 'q/i:1' } }))],
    ['of a disk that is read only', migrating(disk('writeback', { disk: { bus: 'virtio', readonly: true } })),
      ['boot-disk/avoids-read-only', 'domain.devices.disks[0].disk.readonly', 'true', { level: FindingLevel.ADVISED, allowed: 'false for the disk that boots' }]],
    ['of a CD-ROM', migrating(disk('writeback', { cdrom: { bus: 'sata' } }))],
    ['of a LUN that is read only', migrating(disk('writeback', { lun: { bus: 'scsi', readonly: true } }))],
    ['writeback', migrating(disk('writeback')), found],
    ['writethrough', migrating(disk('writethrough')), ['migratable/avoids-cache', 'domain.devices.disks[0].cache', 'writethrough']],
    ['of a DataVolume', migrating(disk('writeback', undefined, { dataVolume: { name: 'c' } })), found],
  ]);
  test('a cluster that lets unsafe migrations be', () => {
    const manifests = [virtualMachine(migrating(disk('writeback'))), kubevirt({ configuration: { migrations: { unsafeMigrationOverride: true } } })];
    expect(judge(manifests).filter(([rule]) => rule.startsWith('migratable/'))).toEqual([]);
  });
});
