import { at } from '../../kubernetes/untyped';
import { isBefore } from '../../manifests/by-release';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';

const STUCK = 'KubeVirt admits it, marks the VM as not migratable, and refuses every eviction of its pod: the drain of its node waits for good.';
const FIX = 'Write evictionStrategy: LiveMigrateIfPossible, or None';

/** Modes in which writes of the guest are kept on its node. */
const UNSAFE_CACHES: readonly string[] = ['writeback', 'writethrough'];
const VGPU_GATE = 'VGPULiveMigration';

/** The guests that are evicted by live migration only: by themselves, or by default of the cluster. An instancetype has no say in that. */
const migrating: Subject<Vmi> = partsOf(vmi, (value, { evictionStrategy }) => (
  (value.written.evictionStrategy ?? evictionStrategy) === 'LiveMigrate' ? [{ value, path: '' }] : []
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'migratable/avoids-encryption',
    level: FindingLevel.ADVISED,
    subject: migrating,
    summary: 'A guest whose memory is encrypted must not have evictionStrategy LiveMigrate',
    why: `Such memory cannot leave its host. ${STUCK}`,
    fix: `${FIX}, or remove launchSecurity.`,
    * check({ spec: { domain: { launchSecurity } } }) {
      if (launchSecurity) yield { field: 'domain.launchSecurity', got: Object.keys(launchSecurity).join(', ') || 'launchSecurity', allowed: 'none with LiveMigrate' };
    },
  }),
  defineRule({
    id: 'migratable/avoids-node-devices',
    level: FindingLevel.ADVISED,
    subject: migrating,
    summary: 'A guest with a GPU or a host device must not have evictionStrategy LiveMigrate',
    why: `A device of one node is not on another (\`calculateLiveMigrationCondition\` of virt-handler). ${STUCK}`,
    fix: `${FIX}.`,
    before: { 1.9: 'a single vGPU does not migrate either' },
    * check({ spec: { domain: { devices } } }, cluster) {
      const { gpus = [], hostDevices = [] } = devices ?? {};
      const maySingleGpuMove = !isBefore('1.9', cluster) && cluster.enabledFeatureGates.includes(VGPU_GATE);
      if (hostDevices.length) yield { field: 'domain.devices.hostDevices', got: namesOf(hostDevices), allowed: 'none with LiveMigrate' };
      if (gpus.length > (maySingleGpuMove ? 1 : 0)) {
        const allowed = maySingleGpuMove ? 'one vGPU with LiveMigrate' : 'none with LiveMigrate';
        yield { field: 'domain.devices.gpus', got: namesOf(gpus), allowed };
      }
    },
  }),
  defineRule({
    id: 'migratable/avoids-hyperv-passthrough',
    level: FindingLevel.ADVISED,
    subject: migrating,
    summary: 'A guest with all Hyper-V features of its host must not have evictionStrategy LiveMigrate',
    why: `Another host may lack some of them. ${STUCK}`,
    fix: `${FIX}, or name the features under features.hyperv.`,
    * check({ spec: { domain: { features } } }) {
      if (features?.hypervPassthrough?.enabled) yield { field: 'domain.features.hypervPassthrough.enabled', got: true, allowed: 'false with LiveMigrate' };
    },
  }),
  defineRule({
    id: 'migratable/avoids-reservation',
    level: FindingLevel.ADVISED,
    until: '1.9',
    subject: migrating,
    summary: 'A guest that reserves a LUN must not have evictionStrategy LiveMigrate before KubeVirt v1.9',
    why: `Before v1.9 the reservation is taken for one of the node. ${STUCK}`,
    fix: `${FIX}.`,
    * check({ spec: { domain: { devices } } }) {
      for (const [i, { lun }] of (devices?.disks ?? []).entries()) {
        if (lun?.reservation) yield { field: `domain.devices.disks[${i}].lun.reservation`, got: true, allowed: 'false with LiveMigrate' };
      }
    },
  }),
  defineRule({
    id: 'migratable/avoids-host-disk',
    level: FindingLevel.ADVISED,
    subject: migrating,
    summary: 'A guest with a disk of its node must not have evictionStrategy LiveMigrate',
    why: `Another node has not this file, unless hostDisk.shared says so. ${STUCK}`,
    fix: `${FIX}, or shared: true where all nodes have the file, as on NFS.`,
    * check({ spec: { volumes = [] } }) {
      for (const [i, { hostDisk }] of volumes.entries()) {
        if (hostDisk && !hostDisk.shared) yield { field: `volumes[${i}].hostDisk.shared`, got: hostDisk.shared, allowed: 'true with LiveMigrate' };
      }
    },
  }),
  defineRule({
    id: 'migratable/avoids-cache',
    level: FindingLevel.ADVISED,
    subject: migrating,
    summary: 'A guest with evictionStrategy LiveMigrate must not write to its claims by the cache of the node',
    why: 'KubeVirt takes the VM for migratable, and libvirt refuses each migration: it may lead to data corruption if disks use cache other than none or directsync '
      + '(VIR_ERR_MIGRATE_UNSAFE). The drain of its node waits for good.',
    fix: 'Write cache: none, or remove cache: KubeVirt then takes none where the storage can do it.',
    * check({ spec: { domain: { devices }, volumes = [] } }, { source }) {
      if (at(source?.manifest, 'spec', 'configuration', 'migrations', 'unsafeMigrationOverride') === true) return;
      const claims = new Set(volumes.filter(({ persistentVolumeClaim, dataVolume }) => persistentVolumeClaim ?? dataVolume).map(({ name }) => name));
      for (const [i, { name, cache, shareable, disk, lun, cdrom }] of (devices?.disks ?? []).entries()) {
        if (!claims.has(name) || shareable || cdrom || disk?.readonly || lun?.readonly || !UNSAFE_CACHES.includes(cache ?? '')) continue;
        yield { field: `domain.devices.disks[${i}].cache`, got: cache, allowed: 'none with LiveMigrate' };
      }
    },
  }),
  defineRule({
    id: 'migratable/requires-interface',
    level: FindingLevel.ADVISED,
    subject: migrating,
    summary: 'A guest with evictionStrategy LiveMigrate must name its interface on the pod network',
    why: 'Without interfaces it gets the default of the KubeVirt CR (network.defaultNetworkInterface), which is a bridge unless the CR says otherwise. A '
      + `guest that is bridged to the pod network has the address of its pod, which changes with the pod. ${STUCK}`,
    fix: 'Write an interface with masquerade: {} and a network of its name with pod: {}.',
    * check({ written: { domain: { devices }, networks = [] }, incomplete }, { permitBridgeInterfaceOnPodNetwork }) {
      if (incomplete || !permitBridgeInterfaceOnPodNetwork || devices?.autoattachPodInterface === false) return;
      if (networks.length === 0 && !devices?.interfaces?.length) yield { field: 'domain.devices.interfaces', allowed: 'an interface with masquerade: {}' };
    },
  }),
];

function namesOf(devices: readonly { readonly name: string; readonly deviceName?: string }[]): string {
  return devices.map(({ name, deviceName }) => deviceName ?? name).join(', ');
}
