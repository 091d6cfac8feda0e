import type { Effect } from '../../../src/analysis/changes/effect';
import type { Situation } from '../../../src/analysis/changes/situation';

/** Values by path; `§` is the template's spec, `[name]` an entry of a list by its name, `[+]` a new one; `null` removes. */
export interface Patch { readonly [path: string]: unknown }

export interface Vector {
  readonly id: string;
  /** What applying does, `none` left out; of what is refused only that. */
  readonly effects: readonly Effect[];
  /** Written into both manifests. */
  readonly given?: Patch;
  /** Written into the new one. */
  readonly change?: Patch;
  readonly situation?: Partial<Situation>;
  /** The `spec` of the KubeVirt CR in both inputs. */
  readonly kubevirt?: object;
  readonly gates?: readonly string[];
  /** Other manifests of both inputs, of the old one and of the new one. */
  readonly beside?: readonly object[];
  readonly besideBefore?: readonly object[];
  readonly besideAfter?: readonly object[];
  readonly base?: 'vm' | 'pool' | 'replica-set' | 'vmi';
  readonly reason?: string;
}

type More = Omit<Vector, 'id' | 'effects' | 'change'>;

function row(id: string, effects: Effect | readonly Effect[], change: Patch = {}, more: More = {}): Vector {
  return { id, effects: typeof effects === 'string' ? (effects === 'none' ? [] : [effects]) : effects, change, ...more };
}

const HOSTNAME = { '§.hostname': 'other' };
const STAGE = { situation: { rolloutStrategy: 'Stage' as const } };
const BUSY = (...inProgress: Situation['inProgress']) => ({ situation: { inProgress } });
const FIXED = { situation: { isMigratable: false } };
const HALTED = { given: { 'spec.runStrategy': 'Halted' } };
const absent = (strategy: string): More => ({ given: { 'spec.runStrategy': strategy }, situation: { guest: 'absent' } });
const plugged = (disk: object): Patch => ({
  '§.volumes[+]': { name: 'data', persistentVolumeClaim: { claimName: 'data', hotpluggable: true } },
  '§.domain.devices.disks[+]': { name: 'data', ...disk },
});
const VIRTIO = plugged({ disk: { bus: 'virtio' } });
const SATA = plugged({ disk: { bus: 'sata' } });
const FIXED_DISK: Patch = {
  '§.volumes[+]': { name: 'fixed', persistentVolumeClaim: { claimName: 'fixed' } }, '§.domain.devices.disks[+]': { name: 'fixed', disk: { bus: 'virtio' } },
};
const both = (...patches: Patch[]): Patch => Object.fromEntries(patches.flatMap((patch, i) => Object.entries(patch).map(([path, value]) => [path.replace('[+]', `[+${i}]`), value])));
const nic = (binding: object, network: object = { multus: { networkName: 'nad3' } }, name = 'third'): Patch => ({
  '§.domain.devices.interfaces[+]': { name, ...binding }, '§.networks[+]': { name, ...network },
});
const SRIOV = { '§.domain.devices.interfaces[sec]': { name: 'sec', sriov: {} } };
const MOVED = { '§.volumes[root].dataVolume.name': 'root-2' };
const MIGRATION = { 'spec.updateVolumesStrategy': 'Migration' };
const AFFINITY = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'Exists' }] }] } } };
const IMPLICIT = { '§.domain.devices.interfaces': null, '§.networks': null };
const instancetype = (name: string, guest: number, more: object = {}) => ({
  apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterInstancetype', metadata: { name }, spec: { cpu: { guest }, memory: { guest: '2Gi' }, ...more },
});
const preference = (name: string, preferredDiskBus: string) => ({
  apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterPreference', metadata: { name }, spec: { devices: { preferredDiskBus } },
});
const SIZED = { '§.domain.cpu': null, '§.domain.memory': null, 'spec.instancetype': { name: 'two' } };
const SIZES = [
  instancetype('two', 2), instancetype('four', 4), instancetype('one', 1), instancetype('pinned', 2, { cpu: { guest: 2, dedicatedCPUPlacement: true } }),
  instancetype('equal', 2, { memory: { guest: '2Gi' } }), preference('virtio', 'virtio'), preference('scsi', 'scsi'),
];
const OF_SIZE = { given: SIZED, beside: SIZES };
const dvt = (name: string, storage = '10Gi') => ({ metadata: { name }, spec: { source: { blank: {} }, storage: { resources: { requests: { storage } } } } });
const STRATEGY = (updateStrategy: object): More => ({ base: 'pool', given: { 'spec.updateStrategy': updateStrategy } });
const POOL: More = { base: 'pool' };
const MEMBER = 'spec.virtualMachineTemplate';
const SOCKETS = { '§.domain.cpu.sockets': 2 };
const SET: More = { base: 'replica-set' };
const VMI: More = { base: 'vmi' };

/** What KubeVirt v1.9.0 does, case by case; an id is an area and a number. */
export const VECTORS: readonly Vector[] = [
  row('base-01', 'none'),
  row('base-02', 'none', {}, { given: { '§.hostname': 'a' } }),
  row('base-03', 'none', { '§.domain.memory.guest': '2048Mi' }),
  row('base-04', 'none', { '§.nodeSelector': {} }),
  row('base-05', 'none', { '§.volumes': 'reversed', '§.domain.devices.disks': 'reversed' }),
  row('base-06', 'none', { '§.hostname': 'other', '§.domain.cpu.sockets': 8 }, HALTED),
  row('base-07', 'restart', { '§.evictionStrategy': 'None' }),
  row('base-08', 'restart', { '§.terminationGracePeriodSeconds': 180 }),
  row('base-09', 'restart', { '§.domain.devices.autoattachSerialConsole': true }),
  row('base-10', 'restart', { '§.domain.features': { acpi: {} } }),
  row('base-11', 'none', { '§.domain.machine': { type: 'q35' } }),
  row('base-12', 'restart', {}, { situation: { applies: 'replace' } }),

  row('rs-01', 'stop', { 'spec.runStrategy': 'Halted' }),
  row('rs-02', 'stop', { 'spec.runStrategy': 'Halted' }, { given: { 'spec.runStrategy': 'Manual' } }),
  row('rs-03', 'none', { 'spec.runStrategy': 'Manual' }),
  row('rs-04', 'none', { 'spec.runStrategy': 'RerunOnFailure' }),
  row('rs-05', 'none', { 'spec.runStrategy': 'Once' }, { given: { 'spec.runStrategy': 'RerunOnFailure' } }),
  row('rs-06', 'start', { 'spec.runStrategy': 'RerunOnFailure' }, HALTED),
  row('rs-07', 'start', { 'spec.runStrategy': 'RerunOnFailure' }, absent('Manual')),
  row('rs-08', 'none', { 'spec.runStrategy': 'Manual' }, HALTED),
  row('rs-09', 'start', { 'spec.runStrategy': 'Once' }, absent('Manual')),
  row('rs-10', 'reboot', { 'spec.runStrategy': 'Always' }, { given: { 'spec.runStrategy': 'Manual' }, situation: { guest: 'succeeded' } }),
  row('rs-11', 'stop', { 'spec.runStrategy': 'RerunOnFailure' }, { given: { 'spec.runStrategy': 'Once' }, situation: { guest: 'succeeded' } }),
  row('rs-12', 'reboot', { 'spec.runStrategy': 'RerunOnFailure' }, { given: { 'spec.runStrategy': 'Manual' }, situation: { guest: 'failed' } }),
  row('rs-13', 'refused', { 'spec.runStrategy': 'WaitAsReceiver' }),
  row('rs-14', 'error', { 'spec.runStrategy': 'WaitAsReceiver' }, { gates: ['DecentralizedLiveMigration'], reason: 'FailedCreate' }),
  row('rs-15', 'none', { 'spec.running': null, 'spec.runStrategy': 'Always' }, { given: { 'spec.runStrategy': null, 'spec.running': true } }),
  row('rs-16', 'refused', { 'spec.running': true }),
  row('rs-17', 'start', {}, absent('Once')),

  row('cpu-01', 'migration', { '§.domain.cpu.sockets': 4 }),
  row('cpu-02', 'migration', { '§.domain.cpu.sockets': 8 }),
  row('cpu-03', 'restart', { '§.domain.cpu.sockets': 9 }),
  row('cpu-04', 'restart', { '§.domain.cpu.sockets': 5 }, { kubevirt: { configuration: { liveUpdateConfiguration: { maxCpuSockets: 4 } } } }),
  row('cpu-05', 'refused', { '§.domain.cpu.sockets': 5 }, { given: { '§.domain.cpu.maxSockets': 4 } }),
  row('cpu-06', 'restart', { '§.domain.cpu.sockets': 1 }),
  row('cpu-07', 'restart', { '§.domain.cpu.sockets': 4 }, { given: { '§.architecture': 'arm64' } }),
  row('cpu-08', 'restart', { '§.domain.cpu.sockets': 4 }, STAGE),
  row('cpu-09', 'restart', { '§.domain.cpu.sockets': 4, ...HOSTNAME }),
  row('cpu-09b', ['migration', 'restart'], { '§.domain.cpu.sockets': 9, '§.domain.memory.guest': '4Gi' }),
  row('cpu-09c', ['live', 'restart'], { '§.domain.cpu.sockets': 1, '§.nodeSelector': { zone: 'a' } }),
  row('cpu-10', ['next-start', 'migration'], { '§.domain.cpu.sockets': 4, 'spec.template.metadata.labels': { a: 'b' } }),
  row('cpu-11', 'migration', { '§.domain.cpu.sockets': 4 }, { given: { '§.domain.resources': { requests: { cpu: '1' }, limits: { cpu: '2' } } } }),
  row('cpu-12', 'error', { '§.domain.cpu.sockets': 6 }, { given: { '§.domain.cpu.sockets': 4 }, ...BUSY('cpu-hotplug'), reason: 'HotPlugCPUError' }),
  row('cpu-12b', 'error', { '§.domain.cpu.sockets': 4, '§.domain.memory.guest': '4Gi' }, { ...BUSY('cpu-hotplug'), reason: 'HotPlugCPUError' }),
  row('cpu-13', 'error', { '§.domain.cpu.sockets': 4 }, { ...BUSY('migration'), reason: 'HotPlugCPUError' }),
  row('cpu-14', 'migration', { '§.domain.cpu.sockets': 4 }, FIXED),
  row('cpu-15', 'restart', { '§.domain.cpu.maxSockets': 16 }),
  row('cpu-16', 'restart', { '§.domain.cpu.cores': 2 }),
  row('cpu-17', 'restart', { '§.domain.cpu': null }),
  row('cpu-18', 'restart', {}, { given: { '§.domain.cpu': { model: 'host-model' } } }),
  row('cpu-19', 'restart', { '§.domain.cpu.sockets': 2 }, { given: { '§.domain.cpu': { cores: 2 } } }),
  row('cpu-20', 'restart', { '§.domain.resources.requests.cpu': '2' }, { given: { '§.domain.resources': { requests: { cpu: '1' } } } }),
  row('cpu-21', 'refused', { '§.domain.cpu.sockets': 3 }, { given: { '§.domain.cpu.dedicatedCpuPlacement': true, '§.domain.resources': { requests: { cpu: '2' } } } }),

  row('mem-01', 'migration', { '§.domain.memory.guest': '4Gi' }),
  row('mem-02', 'restart', { '§.domain.memory.guest': '9Gi' }),
  row('mem-03', 'refused', { '§.domain.memory.guest': '5Gi' }, { given: { '§.domain.memory.maxGuest': '4Gi' } }),
  row('mem-03b', 'refused', { '§.domain.memory.guest': '3001Mi' }, { given: { '§.domain.memory.maxGuest': '4Gi' } }),
  row('mem-04', 'restart', { '§.domain.memory.guest': '1Gi' }),
  row('mem-05', 'migration', { '§.domain.memory.guest': '3Gi' }, { given: { '§.domain.memory.guest': '4Gi' }, situation: { memoryAtBoot: '2Gi' } }),
  row('mem-06', 'restart', { '§.domain.memory.guest': '3000M' }),
  row('mem-07', 'restart', { '§.domain.memory.guest': '1Gi' }, { given: { '§.domain.memory.guest': '512Mi' } }),
  row('mem-08', 'restart', { '§.domain.memory.guest': '4Gi' }, FIXED),
  row('mem-09', 'error', { '§.domain.memory.guest': '6Gi' }, { given: { '§.domain.memory.guest': '4Gi' }, ...BUSY('memory-hotplug'), reason: 'HotPlugMemoryError' }),
  row('mem-10', 'restart', {}, { situation: { hasFailedMemoryHotplug: true } }),
  row('mem-11', 'migration', { '§.domain.memory.guest': '4Gi' }, { given: { '§.domain.resources': { requests: { memory: '2Gi' }, limits: { memory: '3Gi' } } } }),
  row('mem-12', 'restart', { '§.domain.resources.requests.memory': '4Gi' }, { given: { '§.domain.memory': null, '§.domain.resources': { requests: { memory: '2Gi' } } } }),
  row('mem-13', 'none', { '§.domain.memory': { guest: '2Gi' } }, { given: { '§.domain.memory': null, '§.domain.resources': { requests: { memory: '2Gi' } } } }),
  row('mem-14', 'restart', { '§.domain.memory.hugepages': { pageSize: '2Mi' } }),
  row('mem-15', 'refused', { '§.domain.memory.guest': '2560Mi' }, { given: { '§.domain.memory.hugepages': { pageSize: '1Gi' } } }),
  row('mem-15b', 'restart', { '§.domain.memory.guest': '4Gi', ...HOSTNAME }),
  row('mem-15c', ['migration', 'restart'], { '§.domain.memory.guest': '1Gi', '§.domain.cpu.sockets': 4 }),
  row('mem-16', 'migration', { '§.domain.memory.guest': '4Gi', '§.domain.cpu.sockets': 4 }),

  row('sch-01', 'live', { '§.nodeSelector': { zone: 'a' } }),
  row('sch-02', 'live', { '§.affinity': AFFINITY }),
  row('sch-03', 'live', { '§.tolerations': null }, { given: { '§.tolerations': [{ operator: 'Exists' }] } }),
  row('sch-04', 'error', { '§.nodeSelector': { zone: 'a' } }, { ...BUSY('migration'), reason: 'AffinityChangeError' }),
  row('sch-04b', 'restart', { '§.nodeSelector': { zone: 'a' }, '§.tolerations': [{ operator: 'Exists' }], ...HOSTNAME }),
  row('sch-05', 'restart', { '§.nodeSelector': { zone: 'a' } }, STAGE),
  row('sch-06', 'restart', { '§.topologySpreadConstraints': [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }] }),
  row('sch-07', 'restart', { '§.priorityClassName': 'high' }),
  row('fld-01', 'restart', { '§.livenessProbe': { tcpSocket: { port: 22 } } }),
  row('fld-02', 'restart', { '§.domain.firmware': { uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223' } }),
  row('fld-03', 'refused', { '§.architecture': 'arm64' }, { given: { '§.architecture': 'amd64', '§.domain.machine': { type: 'q35' } } }),
  row('fld-04', 'refused', { '§.utilityVolumes': [{ name: 'util', claimName: 'util' }] }),
  row('fld-05', 'restart', { '§.accessCredentials': [{ sshPublicKey: { source: { secret: { secretName: 'keys' } }, propagationMethod: { qemuGuestAgent: { users: ['me'] } } } }] }),
  row('fld-06', 'restart', { '§.domain.devices.gpus': [{ name: 'gpu', deviceName: 'nvidia.com/TU104GL_Tesla_T4' }] }),

  row('md-01', 'next-start', { 'spec.template.metadata.labels': { a: 'b' } }),
  row('md-02', 'live', { 'spec.template.metadata.annotations': { 'descheduler.alpha.kubernetes.io/evict': 'true' } }),
  row('md-03', 'live', { 'spec.template.metadata.labels': { 'sync.io/a': 'y' } }, {
    given: { 'spec.template.metadata.labels': { 'sync.io/a': 'x' } }, situation: { syncedLabels: ['sync.io/*'] },
  }),
  row('md-04', 'refused', { 'spec.template.metadata.labels': { 'kubevirt.io/nodeName': 'a' } }),
  row('md-05', 'none', { 'metadata.labels': { a: 'b' }, 'metadata.annotations': { a: 'b' } }),
  row('md-06', 'live', { 'metadata.annotations': { 'kubevirt.io/skip-backup-hooks': 'true' } }),

  row('vol-01', 'live', VIRTIO),
  row('vol-02', 'live', plugged({ disk: { bus: 'scsi' } })),
  row('vol-03', 'error', SATA, { reason: 'HotPlugVolumeError' }),
  row('vol-04', 'error', plugged({ disk: {} }), { reason: 'HotPlugVolumeError' }),
  row('vol-04b', 'refused', plugged({ disk: { bus: 'scsi' }, dedicatedIOThread: true })),
  row('vol-05', 'live', VIRTIO, STAGE),
  row('vol-06', ['live', 'restart'], { ...VIRTIO, ...HOSTNAME }),
  row('vol-07', 'silent', VIRTIO, { gates: [] }),
  row('vol-08', 'silent', VIRTIO, { gates: ['DeclarativeHotplugVolumes', 'HotplugVolumes'] }),
  row('vol-09', 'silent', VIRTIO, { given: MIGRATION }),
  row('vol-10', 'restart', FIXED_DISK),
  row('vol-11', 'live', { '§.volumes[hp]': null, '§.domain.devices.disks[hp]': null }),
  row('vol-12', 'refused', { '§.volumes[hp]': null }),
  row('vol-13', ['live', 'data-at-risk'], { '§.volumes[hp].persistentVolumeClaim.claimName': 'hp-2' }),
  row('vol-14', 'silent', { '§.domain.devices.disks[hp].disk.bus': 'scsi' }),
  row('vol-15', 'live', { '§.volumes[cd]': null }),
  row('vol-16', 'live', { '§.volumes[+]': { name: 'cd', dataVolume: { name: 'iso', hotpluggable: true } } }, { given: { '§.volumes[cd]': null } }),
  row('vol-17', 'restart', { '§.domain.devices.disks[+]': { name: 'cd2', cdrom: { bus: 'sata' } } }),
  row('vol-18', 'restart', { '§.volumes[cd]': null, '§.domain.devices.disks[cd]': null }),
  row('vol-19', 'restart', { '§.volumes[image].containerDisk.image': 'image:2' }, {
    given: { '§.volumes[+]': { name: 'image', containerDisk: { image: 'image:1' } }, '§.domain.devices.disks[+]': { name: 'image', disk: { bus: 'virtio' } } },
  }),
  row('vol-20', 'restart', { '§.volumes[init].cloudInitNoCloud.userData': 'b' }, {
    given: { '§.volumes[+]': { name: 'init', cloudInitNoCloud: { userData: 'a' } }, '§.domain.devices.disks[+]': { name: 'init', disk: { bus: 'virtio' } } },
  }),
  row('vol-22', 'restart', { '§.volumes[hp].persistentVolumeClaim.hotpluggable': false }),
  row('vol-23', 'none', { '§.volumes[root].dataVolume.hotpluggable': true }),
  row('vol-24', 'restart', { '§.domain.devices.disks[root].disk.bus': 'sata' }),
  row('vol-25', ['live', 'restart'], both(VIRTIO, FIXED_DISK)),
  row('vol-26', 'error', { ...SATA, '§.domain.cpu.sockets': 4 }, { reason: 'HotPlugVolumeError' }),
  row('vol-27', 'error', both(SATA, {
    '§.volumes[+]': { name: 'more', persistentVolumeClaim: { claimName: 'more', hotpluggable: true } }, '§.domain.devices.disks[+]': { name: 'more', disk: { bus: 'virtio' } },
  }), { reason: 'HotPlugVolumeError' }),
  row('vol-28', ['migration', 'error'], { ...SATA, ...nic({ bridge: {} }) }, { reason: 'HotPlugVolumeError' }),
  row('vol-29', ['restart', 'error'], { ...SATA, ...HOSTNAME }, { reason: 'HotPlugVolumeError' }),

  row('mig-01', ['restart', 'data-at-risk'], MOVED, { given: { 'spec.dataVolumeTemplates': null } }),
  row('mig-02', ['restart', 'data-at-risk'], MOVED, { given: { 'spec.dataVolumeTemplates': null, 'spec.updateVolumesStrategy': 'Replacement' } }),
  row('mig-03', 'migration', { ...MOVED, ...MIGRATION }, { given: { 'spec.dataVolumeTemplates': null } }),
  row('mig-04', 'silent', { ...MOVED, ...MIGRATION }, { given: { 'spec.dataVolumeTemplates': null }, ...STAGE }),
  row('mig-05', 'restart', { ...MOVED, ...MIGRATION }, { given: { 'spec.dataVolumeTemplates': null, '§.domain.devices.disks[root].shareable': true } }),
  row('mig-06', 'restart', { ...MOVED, ...MIGRATION }, {
    given: { 'spec.dataVolumeTemplates': null },
    beside: [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'hp', namespace: 'ns' }, spec: { accessModes: ['ReadWriteOnce'] } }],
  }),
  row('mig-07', 'none', { ...MOVED, ...MIGRATION }, { given: { 'spec.dataVolumeTemplates': null }, situation: { missingClaims: ['root-2'] } }),
  row('mig-08', ['restart', 'data-at-risk'], { ...MOVED, ...MIGRATION, ...HOSTNAME }, { given: { 'spec.dataVolumeTemplates': null } }),
  row('mig-09', 'live', MOVED, { given: { 'spec.dataVolumeTemplates': null, ...MIGRATION }, situation: { migratesFrom: { root: 'root-2' } } }),
  row('mig-10', 'error', MOVED, { given: { 'spec.dataVolumeTemplates': null, ...MIGRATION }, situation: { migratesFrom: { root: 'root-0' } }, reason: 'VolumesUpdateError' }),
  row('mig-11', 'none', MIGRATION),

  row('net-01', 'migration', nic({ bridge: {} })),
  row('net-02', 'migration', nic({ sriov: {} })),
  row('net-03', 'silent', nic({ binding: { name: 'plugin' } })),
  row('net-04', 'refused', nic({ masquerade: {} })),
  row('net-05', 'live', { '§.domain.devices.interfaces[sec].state': 'absent' }),
  row('net-06', 'refused', { '§.domain.devices.interfaces[default].state': 'absent' }),
  row('net-07', 'refused', { '§.domain.devices.interfaces[sec].state': 'absent' }, { given: SRIOV }),
  row('net-08', 'restart', { '§.domain.devices.interfaces[sec]': null, '§.networks[sec]': null }),
  row('net-09', 'live', { '§.domain.devices.interfaces[sec].state': 'down' }),
  row('net-10', 'refused', { '§.domain.devices.interfaces[sec].state': 'down' }, { given: SRIOV }),
  row('net-11', 'migration', { '§.networks[sec].multus.networkName': 'nad2' }),
  row('net-12', 'restart', { '§.domain.devices.interfaces[sec].macAddress': '02:00:00:00:00:01' }),
  row('net-13', 'restart', { '§.domain.devices.interfaces[default]': { name: 'default', bridge: {} } }),
  row('net-14', 'none', { '§.domain.devices.interfaces': 'reversed', '§.networks': 'reversed' }),
  row('net-15', 'restart', nic({ masquerade: {} }, { pod: {} }, 'default'), { given: { ...IMPLICIT, '§.domain.devices.autoattachPodInterface': false } }),
  row('net-16', ['migration', 'restart'], { '§.domain.devices.interfaces': [{ name: 'third', bridge: {} }], '§.networks': [{ name: 'third', multus: { networkName: 'nad3' } }] }, { given: IMPLICIT }),
  row('net-17', 'migration', {
    '§.domain.devices.interfaces': [{ name: 'default', bridge: {} }, { name: 'third', bridge: {} }],
    '§.networks': [{ name: 'default', pod: {} }, { name: 'third', multus: { networkName: 'nad3' } }],
  }, { given: IMPLICIT }),
  row('net-18', 'silent', { '§.domain.devices.interfaces[sec].state': 'absent' }, { situation: { hasOrdinalInterfaceNames: true } }),
  row('net-19', 'none', { '§.domain.devices.interfaces[sec].state': 'up' }, { given: { '§.domain.devices.interfaces[sec].state': 'absent' }, ...BUSY('unplug') }),
  row('net-20', 'migration', { '§.networks[sec].multus.networkName': 'nad2' }, STAGE),
  row('net-21', 'none', nic({ bridge: {}, state: 'absent' })),

  row('it-01', 'migration', { 'spec.instancetype.name': 'four' }, OF_SIZE),
  row('it-02', 'restart', { 'spec.instancetype.name': 'one' }, OF_SIZE),
  row('it-03', 'restart', { 'spec.instancetype.name': 'pinned' }, OF_SIZE),
  row('it-04', 'none', {}, { given: SIZED, besideBefore: [instancetype('two', 2)], besideAfter: [instancetype('two', 4)] }),
  row('it-05', 'migration', { 'spec.instancetype.kind': 'VirtualMachineClusterInstancetype' }, {
    given: SIZED, besideBefore: [instancetype('two', 2)], besideAfter: [instancetype('two', 4)],
  }),
  row('it-06', 'refused', { 'spec.instancetype.name': 'four' }, { given: { ...SIZED, 'spec.instancetype': { name: 'two', revisionName: 'vm-two-v1beta1-1' } }, beside: SIZES }),
  row('it-07', 'refused', { 'spec.instancetype': { name: 'two' } }, { beside: SIZES }),
  row('it-08', 'none', SIZED, { beside: SIZES, given: {} }),
  row('it-09', 'restart', { 'spec.instancetype': null }, OF_SIZE),
  row('it-10', 'error', { 'spec.instancetype.name': 'nowhere' }, { ...OF_SIZE, reason: 'FailedFindInstancetype' }),
  row('it-11', 'refused', {}, { given: { ...SIZED, 'spec.instancetype': { inferFromVolume: 'root' } } }),
  row('it-12', 'refused', {}, { ...OF_SIZE, kubevirt: { configuration: { instancetype: { referencePolicy: 'expand' } } } }),
  row('it-13', 'restart', { 'spec.preference.name': 'scsi' }, {
    given: { 'spec.preference': { name: 'virtio' }, '§.domain.devices.disks[root]': { name: 'root' } }, beside: SIZES,
  }),

  row('dvt-01', 'none', { 'spec.dataVolumeTemplates': [dvt('root', '20Gi')] }),
  row('dvt-02', 'none', { 'spec.dataVolumeTemplates': null }),
  row('dvt-03', ['restart', 'data-at-risk'], { 'spec.dataVolumeTemplates': [dvt('root-2')], ...MOVED }),
  row('dvt-04', 'live', {
    'spec.dataVolumeTemplates[+]': dvt('more'),
    '§.volumes[+]': { name: 'more', dataVolume: { name: 'more', hotpluggable: true } },
    '§.domain.devices.disks[+]': { name: 'more', disk: { bus: 'virtio' } },
  }),
  row('dvt-05', 'refused', { 'spec.dataVolumeTemplates[+]': dvt('unused') }),
  row('dvt-06', 'data-at-risk', { 'spec.dataVolumeTemplates': [dvt('root')] }, {
    given: { 'spec.dataVolumeTemplates': null }, beside: [{ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', metadata: { name: 'root', namespace: 'ns' }, spec: dvt('root').spec }],
  }),
  row('st-01', 'refused', VIRTIO, BUSY('snapshot')),
  row('st-02', 'refused', { '§.volumes': 'reversed' }, BUSY('snapshot')),
  row('st-03', 'refused', { 'spec.runStrategy': 'Manual' }, BUSY('snapshot')),
  row('st-04', 'live', { '§.affinity': AFFINITY }, BUSY('snapshot')),
  row('st-05', 'refused', { 'spec.runStrategy': 'Manual' }, BUSY('restore')),
  row('st-06', 'restart', HOSTNAME, BUSY('restore')),

  row('pool-01', 'reboot', SOCKETS, POOL),
  row('pool-02', 'reboot', { [`${MEMBER}.spec.template.metadata.labels.b`]: 'c' }, STRATEGY({ proactive: {} })),
  row('pool-03', 'none', { [`${MEMBER}.metadata.labels.b`]: 'c' }, STRATEGY({ proactive: {} })),
  row('pool-04', 'none', { [`${MEMBER}.spec.runStrategy`]: 'Manual' }, STRATEGY({ proactive: {} })),
  row('pool-05', ['recreated', 'data-at-risk'], { [`${MEMBER}.spec.dataVolumeTemplates`]: [dvt('root', '20Gi')] }, STRATEGY({ proactive: {} })),
  row('pool-06', ['recreated', 'data-at-risk'], { [`${MEMBER}.spec.dataVolumeTemplates`]: [dvt('root', '20Gi')] }, {
    base: 'pool', given: { 'spec.scaleInStrategy': { proactive: { statePreservation: 'Offline' } } },
  }),
  row('pool-07', 'migration', SOCKETS, STRATEGY({ opportunistic: {} })),
  row('pool-08', 'none', { [`${MEMBER}.spec.dataVolumeTemplates`]: [dvt('root', '20Gi')] }, STRATEGY({ opportunistic: {} })),
  row('pool-09', 'none', SOCKETS, STRATEGY({ unmanaged: {} })),
  row('pool-10', ['stop', 'data-at-risk'], { 'spec.replicas': 1 }, POOL),
  row('pool-11', 'stop', { 'spec.replicas': 1 }, { base: 'pool', given: { 'spec.scaleInStrategy': { proactive: { statePreservation: 'Offline' } } } }),
  row('pool-12', 'none', { 'spec.replicas': 1 }, { base: 'pool', given: { 'spec.scaleInStrategy': { opportunistic: {} } } }),
  row('pool-13', 'reboot', SOCKETS, { base: 'pool', given: { 'spec.maxUnavailable': 1 } }),
  row('pool-14', 'none', { ...SOCKETS, 'spec.replicas': 1 }, { base: 'pool', given: { 'spec.paused': true } }),
  row('pool-15', 'refused', { 'spec.selector': { matchLabels: { a: 'c' } } }, POOL),
  row('pool-16', 'refused', { [`${MEMBER}.metadata.labels`]: { a: 'c' } }, POOL),
  row('pool-17', ['stop', 'data-at-risk'], { 'spec.replicas': null }, POOL),
  row('pool-18', ['stop', 'data-at-risk'], { 'spec.autohealing': { startUpFailureThreshold: 3 } }, {
    base: 'pool', beside: [{ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'other', namespace: 'ns' }, spec: { runStrategy: 'Halted', template: { spec: { domain: { devices: {} } } } } }],
  }),
  row('pool-19', 'reboot', { '§.domain.cpu.sockets': 1 }, { base: 'pool', given: SOCKETS }),
  row('pool-20', 'none', SOCKETS, STRATEGY({ proactive: { selectionPolicy: { selectors: { labelSelector: { matchLabels: { never: 'so' } } } } } })),

  row('oth-12', 'migration', { '§.domain.cpu.sockets': 4 }, { kubevirt: { workloadUpdateStrategy: { workloadUpdateMethods: [] } } }),

  row('vmirs-01', 'next-start', { '§.domain.memory.guest': '4Gi' }, SET),
  row('vmirs-02', 'stop', { 'spec.replicas': 1 }, SET),
  row('vmi-01', 'refused', { '§.domain.memory.guest': '4Gi' }, VMI),
  row('vmi-02', 'none', { 'metadata.labels': { a: 'b' } }, VMI),
  row('vmi-03', 'refused', { 'metadata.labels': { 'kubevirt.io/nodeName': 'a' } }, VMI),
];
