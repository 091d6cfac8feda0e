import { applied, contextOf, JUDGES } from './apply';
import { BASES } from './base';
import { VECTORS } from './vectors';
import type { Patch, Vector } from './vectors';
import { vmChanges } from '../../../src/analysis/changes/vm';
import type { Manifest } from '../../../src/manifests/manifest';

type Told = readonly [effect: string, field: string, from?: unknown, to?: unknown];
type Row = readonly [title: string, change: Patch, more: Omit<Vector, 'id' | 'effects' | 'change'>, told: readonly Told[]];

/** `§` is the template's spec of a VM. */
const GUEST = 'spec.template.spec';
const SOCKETS = `${GUEST}.domain.cpu.sockets`;
const MEMORY = `${GUEST}.domain.memory.guest`;

function told(change: Patch, more: Row[2]): Told[] {
  return applied({ id: '', effects: [], change, ...more }).consequences.map(({ effect, field, from, to }) => {
    if (to !== undefined) return [effect, field, from, to];
    return from === undefined ? [effect, field] : [effect, field, from];
  });
}

const VALUES: readonly Row[] = [
  ['a field by its whole path', { '§.domain.devices.rng': {} }, {}, [['restart', `${GUEST}.domain.devices.rng`, undefined, {}]]],
  ['each field of a map', { '§.domain.resources': { requests: { cpu: '1', memory: '1Gi' } } }, {}, [
    ['restart', `${GUEST}.domain.resources.requests.cpu`, undefined, '1'], ['restart', `${GUEST}.domain.resources.requests.memory`, undefined, '1Gi'],
  ]],
  ['what only the old manifest has', { '§.hostname': null }, { given: { '§.hostname': 'a' } }, [['restart', `${GUEST}.hostname`, 'a']]],
  ['what an instancetype changes, at the reference', { 'spec.instancetype.name': 'u1.large' }, {
    given: { '§.domain.cpu': null, '§.domain.memory': null, 'spec.instancetype': { name: 'u1.medium' } },
  }, [['migration', 'spec.instancetype', 1, 2], ['migration', 'spec.instancetype', '4Gi', '8Gi']]],
  ['what is held up, with its values', { '§.domain.cpu.sockets': 4, '§.tolerations': [{ operator: 'Exists' }] }, { situation: { inProgress: ['cpu-hotplug'] } }, [
    ['error', SOCKETS, 2, 4], ['error', `${GUEST}.tolerations`, undefined, [{ operator: 'Exists' }]],
  ]],
  ['what waits with a restart, with its values', { '§.hostname': 'a', '§.domain.memory.guest': '4Gi' }, {}, [
    ['restart', `${GUEST}.hostname`, undefined, 'a'], ['restart', MEMORY, '2Gi', '4Gi'],
  ]],
  ['dynamic metadata, which no restart holds up', {
    '§.hostname': 'a', 'spec.template.metadata.annotations': { 'descheduler.alpha.kubernetes.io/evict': 'true' },
  }, {}, [['restart', `${GUEST}.hostname`, undefined, 'a'], ['live', 'spec.template.metadata.annotations[descheduler.alpha.kubernetes.io/evict]', undefined, 'true']]],
  ['dynamic metadata, which an error of a disk holds up', {
    'spec.template.metadata.annotations': { 'descheduler.alpha.kubernetes.io/evict': 'true' },
    '§.volumes[hp].persistentVolumeClaim.claimName': 'other',
    '§.domain.devices.disks[hp].disk.bus': 'sata',
  }, {}, [
    ['error', `${GUEST}.domain.devices.disks[1]`, undefined, 'other'], ['data-at-risk', `${GUEST}.volumes[1]`, 'hp', 'other'],
    ['error', 'spec.template.metadata.annotations[descheduler.alpha.kubernetes.io/evict]', undefined, 'true'],
  ]],
  ['an annotation that virt-controller copies back', {
    'spec.template.metadata.annotations': {},
  }, { given: { 'spec.template.metadata.annotations': { 'kubevirt.io/pci-topology-version': 'v3' } } }, []],
  ['a lone asterisk among the labels that are synced', { 'spec.template.metadata.labels': { a: 'b' } }, { situation: { syncedLabels: ['*'] } }, [
    ['next-start', 'spec.template.metadata.labels.a', undefined, 'b'],
  ]],
];

const SIZES: readonly Row[] = [
  ['as many vCPUs as a machine takes', { '§.domain.cpu.sockets': 8 }, { given: { '§.domain.cpu': { sockets: 4, cores: 32, threads: 2 } } }, [['migration', SOCKETS, 4, 8]]],
  ['one socket more than that', { '§.domain.cpu.sockets': 9 }, { given: { '§.domain.cpu': { sockets: 4, cores: 32, threads: 2 } } }, [['restart', SOCKETS, 4, 9]]],
  ['as many sockets of three cores', { '§.domain.cpu.sockets': 170 }, { given: { '§.domain.cpu': { sockets: 43, cores: 3, threads: 1 } } }, [['migration', SOCKETS, 43, 170]]],
  ['one of these more', { '§.domain.cpu.sockets': 171 }, { given: { '§.domain.cpu': { sockets: 43, cores: 3, threads: 1 } } }, [['restart', SOCKETS, 43, 171]]],
  ['as many sockets as the VM allows', { '§.domain.cpu.sockets': 16 }, { given: { '§.domain.cpu.maxSockets': 16 } }, [['migration', SOCKETS, 2, 16]]],
  ['a maximum of the cluster below what the guest has', { '§.domain.cpu.sockets': 3 }, {
    kubevirt: { configuration: { liveUpdateConfiguration: { maxCpuSockets: 1 } } },
  }, [['restart', SOCKETS, 2, 3]]],
  ['another hotplug ratio', { '§.domain.cpu.sockets': 6, '§.domain.memory.guest': '6Gi' }, {
    kubevirt: { configuration: { liveUpdateConfiguration: { maxHotplugRatio: 3 } } },
  }, [['migration', SOCKETS, 2, 6], ['migration', MEMORY, '2Gi', '6Gi']]],
  ['more than another hotplug ratio allows', { '§.domain.cpu.sockets': 7, '§.domain.memory.guest': '7Gi' }, {
    kubevirt: { configuration: { liveUpdateConfiguration: { maxHotplugRatio: 3 } } },
  }, [['restart', SOCKETS, 2, 7], ['restart', MEMORY, '2Gi', '7Gi']]],
  ['up to the maximum memory of the cluster', { '§.domain.memory.guest': '3Gi' }, {
    kubevirt: { configuration: { liveUpdateConfiguration: { maxGuest: '3Gi' } } },
  }, [['migration', MEMORY, '2Gi', '3Gi']]],
  ['beyond the maximum memory of the cluster', { '§.domain.memory.guest': '4Gi' }, {
    kubevirt: { configuration: { liveUpdateConfiguration: { maxGuest: '3Gi' } } },
  }, [['restart', MEMORY, '2Gi', '4Gi']]],
  ['a maximum in odd bytes', { '§.domain.memory.guest': '3Gi' }, {
    kubevirt: { configuration: { liveUpdateConfiguration: { maxGuest: '4097Mi' } } },
  }, [['restart', MEMORY, '2Gi', '3Gi']]],
  ['memory while the guest migrates', { '§.domain.memory.guest': '4Gi' }, { situation: { inProgress: ['migration'] } }, [['error', MEMORY, '2Gi', '4Gi']]],
  ['memory below the amount at boot', { '§.domain.memory.guest': '2Gi' }, {
    given: { '§.domain.memory.guest': '4Gi' }, situation: { memoryAtBoot: '3Gi' },
  }, [['restart', MEMORY, '4Gi', '2Gi']]],
  ['memory of a guest on arm64', { '§.domain.memory.guest': '4Gi' }, { given: { '§.architecture': 'arm64' } }, [['restart', MEMORY, '2Gi', '4Gi']]],
  ['memory of a real-time guest', { '§.domain.memory.guest': '4Gi' }, { given: { '§.domain.cpu.realtime': {} } }, [['restart', MEMORY, '2Gi', '4Gi']]],
  ['memory of an encrypted guest', { '§.domain.memory.guest': '4Gi' }, { given: { '§.domain.launchSecurity': { sev: {} } } }, [['restart', MEMORY, '2Gi', '4Gi']]],
  ['memory of a guest with NUMA passthrough', { '§.domain.memory.guest': '4Gi' }, {
    given: { '§.domain.cpu.numa': { guestMappingPassthrough: {} } },
  }, [['restart', MEMORY, '2Gi', '4Gi']]],
  ['memory in pages of 1Gi', { '§.domain.memory.guest': '4Gi' }, { given: { '§.domain.memory.hugepages': { pageSize: '1Gi' } } }, [['migration', MEMORY, '2Gi', '4Gi']]],
  ['the strategy of the CR, whatever the situation', { '§.domain.cpu.sockets': 4 }, { kubevirt: { configuration: { vmRolloutStrategy: 'Stage' } } }, [['restart', SOCKETS, 2, 4]]],
  ['the first affinity under an error of the CPU', { '§.domain.cpu.sockets': 4, '§.nodeSelector': { a: 'b' } }, { situation: { inProgress: ['migration'] } }, [
    ['error', SOCKETS, 2, 4], ['error', `${GUEST}.nodeSelector`, undefined, { a: 'b' }],
  ]],
];

const RISKS: readonly Row[] = [
  ['a guest that cannot migrate, where changes are completed by eviction', { '§.domain.cpu.sockets': 4 }, {
    kubevirt: { workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate', 'Evict'] } }, situation: { isMigratable: false },
  }, [['migration', SOCKETS, 2, 4], ['stop', SOCKETS, 2, 4]]],
  ['any guest, where there is only eviction', { '§.domain.cpu.sockets': 4 }, { situation: { workloadUpdateMethods: ['Evict'] } }, [
    ['migration', SOCKETS, 2, 4], ['stop', SOCKETS, 2, 4],
  ]],
  ['no guest that can migrate, where there are both', { '§.domain.cpu.sockets': 4 }, { situation: { workloadUpdateMethods: ['LiveMigrate', 'Evict'] } }, [['migration', SOCKETS, 2, 4]]],
  ['the instance id of cloud-init', { '§.domain.firmware.uuid': 'b' }, {
    given: { '§.domain.firmware': { uuid: 'a' }, '§.volumes[+]': { name: 'init', cloudInitNoCloud: { userData: 'a' } } },
  }, [['restart', `${GUEST}.domain.firmware.uuid`, 'a', 'b'], ['data-at-risk', `${GUEST}.domain.firmware.uuid`, 'a', 'b']]],
  ['the first UUID that is written', { '§.domain.firmware': { uuid: 'b' } }, { given: { '§.volumes[+]': { name: 'init', cloudInitNoCloud: { userData: 'a' } } } }, [
    ['restart', `${GUEST}.domain.firmware.uuid`, undefined, 'b'], ['data-at-risk', `${GUEST}.domain.firmware.uuid`, undefined, 'b'],
  ]],
  ['nothing of a firmware that states nothing', { '§.domain.firmware': {} }, {}, []],
  ['a stop that an unknown preference may hold up', { 'spec.runStrategy': 'Halted', 'spec.preference': { name: 'nowhere' } }, {}, [
    ['stop', 'spec.runStrategy', 'Always', 'Halted'], ['error', 'spec.preference.name'], ['none', 'spec.preference'],
  ]],
  ['a TPM that is no longer persistent', { '§.domain.devices.tpm.persistent': false }, { given: { '§.domain.devices.tpm': { persistent: true } } }, [
    ['restart', `${GUEST}.domain.devices.tpm.persistent`, true, false], ['data-at-risk', `${GUEST}.domain.devices.tpm.persistent`, true, false],
  ]],
  ['EFI variables of firmware that is gone', { '§.domain.firmware': null }, { given: { '§.domain.firmware': { bootloader: { efi: { persistent: true } } } } }, [
    ['restart', `${GUEST}.domain.firmware.bootloader`, { efi: { persistent: true } }], ['data-at-risk', `${GUEST}.domain.firmware.bootloader`, { efi: { persistent: true } }],
  ]],
  ['a serial that replacing drops', { '§.nodeSelector': { a: 'b' } }, { given: { '§.domain.firmware': { uuid: 'a' } }, situation: { applies: 'replace' } }, [
    ['restart', `${GUEST}.domain.firmware`], ['restart', `${GUEST}.nodeSelector`, undefined, { a: 'b' }],
  ]],
  ['nothing where the manifest has both', { '§.nodeSelector': { a: 'b' } }, {
    given: { '§.domain.firmware': { uuid: 'a', serial: 'b' } }, situation: { applies: 'replace' },
  }, [['live', `${GUEST}.nodeSelector`, undefined, { a: 'b' }]]],
];

const DISKS: readonly Row[] = [
  ['a LUN on scsi', {
    '§.volumes[+]': { name: 'lun', persistentVolumeClaim: { claimName: 'lun', hotpluggable: true } }, '§.domain.devices.disks[+]': { name: 'lun', lun: { bus: 'scsi' } },
  }, {}, [['live', `${GUEST}.volumes[3]`, undefined, 'lun']]],
  ['a LUN on virtio', {
    '§.volumes[+]': { name: 'lun', persistentVolumeClaim: { claimName: 'lun', hotpluggable: true } }, '§.domain.devices.disks[+]': { name: 'lun', lun: { bus: 'virtio' } },
  }, {}, [['error', `${GUEST}.domain.devices.disks[3]`, undefined, 'lun']]],
  ['a volume without a disk', { '§.volumes[+]': { name: 'bare', persistentVolumeClaim: { claimName: 'bare', hotpluggable: true } } }, {}, [
    ['error', `${GUEST}.volumes[3]`, undefined, 'bare'],
  ]],
  ['a CD-ROM drive with its medium', {
    '§.volumes[+]': { name: 'cd2', dataVolume: { name: 'iso2', hotpluggable: true } }, '§.domain.devices.disks[+]': { name: 'cd2', cdrom: { bus: 'sata' } },
  }, {}, [['error', `${GUEST}.domain.devices.disks[3]`, undefined, 'iso2']]],
  ['another medium', { '§.volumes[cd].dataVolume.name': 'iso2' }, {}, [['live', `${GUEST}.volumes[2]`, 'iso', 'iso2']]],
  ['another medium that cannot be swapped', { '§.volumes[cd]': { name: 'cd', dataVolume: { name: 'iso2' } } }, {}, [
    ['restart', `${GUEST}.volumes[2].dataVolume.name`, 'iso', 'iso2'], ['restart', `${GUEST}.volumes[2].dataVolume.hotpluggable`, true],
    ['data-at-risk', `${GUEST}.volumes[2]`, 'iso', 'iso2'],
  ]],
  ['a claim under one that was not hotpluggable', { '§.volumes[root].dataVolume': { name: 'root-2', hotpluggable: true } }, {}, [['silent', `${GUEST}.volumes[0]`, 'root', 'root-2']]],
  ['a plugged claim, by migration', { '§.volumes[hp].persistentVolumeClaim.claimName': 'hp-2' }, { given: { 'spec.updateVolumesStrategy': 'Migration' } }, [
    ['migration', `${GUEST}.volumes[1]`, 'hp', 'hp-2'],
  ]],
  ['the other kind of source of the same claim', { '§.volumes[root]': { name: 'root', persistentVolumeClaim: { claimName: 'root' } } }, {
    given: { 'spec.updateVolumesStrategy': 'Migration', 'spec.dataVolumeTemplates': null },
  }, []],
  ['an unplugged disk, where nothing is plugged', { '§.volumes[hp]': null, '§.domain.devices.disks[hp]': null }, { gates: [] }, [
    ['silent', `${GUEST}.volumes[1]`, 'hp'],
  ]],
  ['an attribute of a plugged disk, where nothing is plugged', { '§.domain.devices.disks[hp].disk.bus': 'scsi' }, { gates: [] }, [
    ['silent', `${GUEST}.domain.devices.disks[1].disk.bus`, 'virtio', 'scsi'],
  ]],
  ['the same claim, plugged otherwise', { '§.volumes[hp].persistentVolumeClaim.readOnly': true }, {}, [['live', `${GUEST}.volumes[1]`, 'hp', 'hp']]],
  ['a disk of a volume that becomes hotpluggable', {
    '§.volumes[root].dataVolume.hotpluggable': true, '§.domain.devices.disks[root].disk.bus': 'scsi',
  }, {}, [['silent', `${GUEST}.domain.devices.disks[0].disk.bus`, 'virtio', 'scsi']]],
  ['a fixed volume that goes with its disk', { '§.volumes[root]': null, '§.domain.devices.disks[root]': null }, { given: { 'spec.dataVolumeTemplates': null } }, [
    ['restart', `${GUEST}.volumes[0]`, { name: 'root', dataVolume: { name: 'root' } }],
  ]],
  ['a migration of a LUN', { '§.volumes[hp].persistentVolumeClaim.claimName': 'hp-2' }, {
    given: { 'spec.updateVolumesStrategy': 'Migration', '§.domain.devices.disks[hp]': { name: 'hp', lun: { bus: 'scsi' } } },
  }, [['restart', `${GUEST}.volumes[1]`, 'hp', 'hp-2']]],
  ['a migration where only its own claim keeps the guest on its node', { '§.volumes[hp].persistentVolumeClaim.claimName': 'hp-2' }, {
    given: { 'spec.updateVolumesStrategy': 'Migration' },
    situation: { isMigratable: false },
    beside: [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'hp', namespace: 'ns' }, spec: { accessModes: ['ReadWriteOnce'] } }],
  }, [['migration', `${GUEST}.volumes[1]`, 'hp', 'hp-2']]],
  ['a migration of a guest that cannot migrate for another reason', { '§.volumes[hp].persistentVolumeClaim.claimName': 'hp-2' }, {
    given: { 'spec.updateVolumesStrategy': 'Migration' }, situation: { isMigratable: false },
  }, [['restart', `${GUEST}.volumes[1]`, 'hp', 'hp-2']]],
];

const NICS: readonly Row[] = [
  ['a renamed interface', { '§.domain.devices.interfaces[sec].name': 'third', '§.networks[sec].name': 'third' }, {}, [
    ['restart', `${GUEST}.domain.devices.interfaces[1]`, { name: 'sec', bridge: {} }],
    ['migration', `${GUEST}.domain.devices.interfaces[1]`, undefined, { name: 'third', bridge: {} }],
  ]],
  ['a network of another kind', { '§.networks[sec]': { name: 'sec', pod: {} } }, { given: { '§.networks[default]': { name: 'default', multus: { networkName: 'nad0' } } } }, [
    ['restart', `${GUEST}.networks[1].multus`, { networkName: 'nad1' }], ['restart', `${GUEST}.networks[1].pod`, undefined, {}],
  ]],
  ['an interface that is gone already', { '§.domain.devices.interfaces[sec]': null, '§.networks[sec]': null }, { given: { '§.domain.devices.interfaces[sec].state': 'absent' } }, []],
  ['an interface that comes back', { '§.domain.devices.interfaces[sec].state': null }, { given: { '§.domain.devices.interfaces[sec].state': 'absent' } }, [
    ['migration', `${GUEST}.domain.devices.interfaces[1]`, undefined, { name: 'sec', bridge: {} }],
  ]],
  ['the default network as the cluster binds it', {
    '§.domain.devices.interfaces': [{ name: 'default', masquerade: {} }], '§.networks': [{ name: 'default', pod: {} }],
  }, { given: { '§.domain.devices.interfaces': null, '§.networks': null }, kubevirt: { configuration: { network: { defaultNetworkInterface: 'masquerade' } } } }, []],
  ['the default network bound otherwise', {
    '§.domain.devices.interfaces': [{ name: 'default', masquerade: {} }], '§.networks': [{ name: 'default', pod: {} }],
  }, { given: { '§.domain.devices.interfaces': null, '§.networks': null } }, [
    ['restart', `${GUEST}.domain.devices.interfaces[0].bridge`, {}], ['restart', `${GUEST}.domain.devices.interfaces[0].masquerade`, undefined, {}],
  ]],
];

const POOLS: readonly Row[] = [
  ['members that stay off', { '§.domain.cpu.sockets': 2 }, { base: 'pool', given: { 'spec.virtualMachineTemplate.spec.runStrategy': 'RerunOnFailure' } }, [
    ['stop', 'spec.virtualMachineTemplate.spec.template.spec.domain.cpu.sockets', 1, 2],
  ]],
  ['members that do not run', { '§.domain.cpu.sockets': 2 }, { base: 'pool', given: { 'spec.virtualMachineTemplate.spec.runStrategy': 'Halted' } }, [
    ['none', 'spec.virtualMachineTemplate.spec.template'],
  ]],
  ['members whose instancetype is inferred: the pool replaces their spec', { '§.domain.devices.rng': {} }, {
    base: 'pool', given: { 'spec.virtualMachineTemplate.spec.instancetype': { inferFromVolume: 'root' } },
  }, [['reboot', 'spec.virtualMachineTemplate.spec.template.spec.domain.devices.rng', undefined, {}]]],
  ['the run strategy of members', { 'spec.virtualMachineTemplate.spec.runStrategy': 'Halted' }, { base: 'pool' }, [
    ['stop', 'spec.virtualMachineTemplate.spec.runStrategy', 'Always', 'Halted'],
  ]],
  ['changes that were missed', { 'spec.updateStrategy': { proactive: {} } }, { base: 'pool', given: { 'spec.updateStrategy': { unmanaged: {} } } }, [['reboot', 'spec.updateStrategy']]],
  ['changes that were missed, where guests are left alone', { 'spec.updateStrategy': { opportunistic: {} } }, {
    base: 'pool', given: { 'spec.updateStrategy': { unmanaged: {} } },
  }, []],
  ['members that the policy selects', { '§.domain.cpu.sockets': 2 }, {
    base: 'pool',
    given: {
      'spec.updateStrategy': {
        proactive: {
          selectionPolicy: {
            selectors: {
              labelSelector: {
                matchLabels: { a: 'b' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }, { key: 'c', operator: 'DoesNotExist' }],
              },
            },
          },
        },
      },
    },
  }, [['reboot', 'spec.virtualMachineTemplate.spec.template.spec.domain.cpu.sockets', 1, 2]]],
  ['more members', { 'spec.replicas': 4 }, { base: 'pool' }, [['start', 'spec.replicas', 3, 4]]],
  ['more VMIs', { 'spec.replicas': 4 }, { base: 'replica-set' }, [['start', 'spec.replicas', 3, 4]]],
  ['fewer VMIs than none', { 'spec.replicas': -1 }, { base: 'replica-set' }, [['error', 'spec.replicas', 3, -1]]],
  ['replicas that are left out', { 'spec.replicas': null }, { base: 'replica-set' }, [['stop', 'spec.replicas', 3, 1]]],
  ['a disk that is taken out of a set', { '§.domain.devices.disks': null }, { base: 'replica-set' }, [
    ['next-start', 'spec.template.spec.domain.devices.disks', [{ name: 'root', disk: { bus: 'virtio' } }]],
  ]],
  ['no VMIs', { 'spec.replicas': 0 }, { base: 'replica-set' }, [['stop', 'spec.replicas', 3, 0]]],
  ['a set that is paused', { 'spec.replicas': 1, 'spec.paused': true }, { base: 'replica-set' }, [['none', 'spec.replicas', 3, 1]]],
  ['a selector that leaves VMIs out', {
    'spec.selector.matchLabels.a': 'c', 'spec.template.metadata.labels.a': 'c',
  }, { base: 'replica-set' }, [
    ['next-start', 'spec.template.metadata.labels.a', 'b', 'c'], ['start', 'spec.selector', { matchLabels: { a: 'b' } }, { matchLabels: { a: 'c' } }],
  ]],
];

describe.each([
  ['values', VALUES], ['CPU and memory', SIZES], ['risks', RISKS], ['disks', DISKS], ['interfaces', NICS], ['pools and replica sets', POOLS],
])('what is told of %s', (_name, rows) => {
  test.each(rows)('%s', (_title, change, more, expected) => {
    expect(told(change, more)).toEqual(expected);
  });
});

describe('what is told', () => {
  it('is one sentence, and what to do', () => {
    expect(applied({ id: '', effects: [], change: { '§.domain.cpu.sockets': 9 } }).consequences).toEqual([{
      effect: 'restart',
      field: SOCKETS,
      from: 2,
      to: 9,
      why: 'the guest was started with room for 8 sockets',
      fix: 'Keep the sockets within what the guest was started with, or plan a restart.',
    }]);
  });

  it.each<[string, Patch, Patch, string]>([
    ['more sockets than there is room for', { '§.domain.cpu.sockets': 9 }, {}, 'the guest was started with room for 8 sockets'],
    ['sockets where there is no room', { '§.domain.cpu.sockets': 3 }, { '§.architecture': 'arm64' }, 'the guest was started without room for more sockets'],
    ['fewer sockets', { '§.domain.cpu.sockets': 1 }, {}, 'sockets cannot be unplugged from a running guest'],
    ['sockets taken out', { '§.domain.cpu.sockets': null }, {}, 'cpu without sockets counts as 0 sockets, fewer than the guest has: the VM waits for a restart, also after every restart'],
    ['too much memory', { '§.domain.memory.guest': '9Gi' }, {}, 'it is more than the maximum that the guest was started with'],
    ['odd memory', { '§.domain.memory.guest': '2049Mi' }, {}, 'it is not a multiple of 2Mi'],
    ['memory that is no whole page', { '§.domain.memory.guest': '3074Mi' }, { '§.domain.memory.hugepages': { pageSize: '1Gi' } }, 'it is not a multiple of 1Gi'],
    ['less memory', { '§.domain.memory.guest': '1Gi' }, {}, 'the guest was started with more memory than that, below which it cannot go'],
    ['a little memory', { '§.domain.memory.guest': '2Gi' }, { '§.domain.memory.guest': '1022Mi' }, 'the guest was started without memory hotplug: guests need 1Gi at least for memory hotplug'],
    ['memory on arm64', { '§.domain.memory.guest': '4Gi' }, { '§.architecture': 'arm64' }, 'the guest was started without memory hotplug: only amd64 guests have memory hotplug'],
    ['memory in real time', { '§.domain.memory.guest': '4Gi' }, { '§.domain.cpu.realtime': {} }, 'the guest was started without memory hotplug: real-time guests have no memory hotplug'],
  ])('of a restart is why: %s', (_title, change, given, why) => {
    expect(applied({ id: '', effects: [], change, given }).consequences).toMatchObject([{ effect: 'restart', why }]);
  });

  it.each([
    [undefined, 'by itself only where the KubeVirt CR lists LiveMigrate in workloadUpdateMethods, otherwise it stays pending until somebody migrates the VM'],
    [['LiveMigrate'], 'KubeVirt migrates it by itself'],
    [[], 'the KubeVirt CR lists no LiveMigrate, so it stays pending until somebody migrates the VM'],
  ])('of a migration depends on the methods %j', (workloadUpdateMethods, when) => {
    const [{ why }] = applied({ id: '', effects: [], change: { '§.domain.cpu.sockets': 4 }, situation: { workloadUpdateMethods } }).consequences;
    expect(why).toBe(`sockets are added to the running guest, which gets them on the target of a migration; ${when}`);
  });

  it.each([
    ['base-07', 'Restart the VM when it suits.'],
    ['base-12', 'Write the UUID and the serial number of the VM into the manifest, or let the client merge.'],
    ['rs-01', 'Where it is to go on running, keep the strategy; Manual leaves it to people.'],
    ['cpu-01', 'Where KubeVirt does not migrate by itself, migrate the VM.'],
    ['cpu-03', 'Keep the sockets within what the guest was started with, or plan a restart.'],
    ['cpu-18', 'Write sockets wherever cpu is written.'],
    ['cpu-09', 'Apply it before the changes that need a restart, and those afterwards.'],
    ['cpu-14', 'Restart the VM, or make it able to migrate first.'],
    ['mem-02', 'Plan a restart, or keep guest memory between what the guest was started with and its maximum, in steps of 2Mi.'],
    ['mem-10', 'Restart the VM.'],
    ['fld-03', 'Make another VM for the other architecture.'],
    ['vol-03', 'Give the volume a disk with bus virtio or scsi, or a lun with bus scsi.'],
    ['vol-07', 'Restart the VM for it, or take away what keeps hotplug off.'],
    ['vol-10', 'Make it hotpluggable: true, with a disk on virtio or scsi, or restart the VM when it suits.'],
    ['vol-11', 'Unmount it in the guest first.'],
    ['vol-13', 'Unmount the disk in the guest first.'],
    ['vol-14', 'Remove the volume and its disk, apply, and add them again, or restart the VM.'],
    ['vol-18', 'To eject the medium, remove the volume only and keep the disk.'],
    ['mig-01', 'Set updateVolumesStrategy: Migration to have the content copied while the guest runs, and change nothing else that needs a restart.'],
    ['mig-04', 'Set the vmRolloutStrategy of the KubeVirt CR to LiveUpdate before.'],
    ['mig-05', 'Take the change back, or stop the VM and copy the content yourself.'],
    ['mig-07', 'Make root-2.'],
    ['mig-10', 'Wait until it is done, or set all claims back.'],
    ['net-03', 'Restart the VM for it.'],
    ['net-05', 'Remove both entries from the manifest once the live VM has lost them.'],
    ['net-08', 'Set state: absent first, apply, and remove the entry once the live VM has lost it.'],
    ['net-16', 'List default as well, as the guest has it: a pod network, bound as the cluster does by default.'],
    ['net-18', 'Restart the VM once: then interfaces can be unplugged.'],
    ['it-06', 'Remove spec.instancetype.revisionName.'],
    ['it-10', 'Apply the instancetype as well, or correct its name.'],
    ['it-11', 'Name the instancetype, or replace the VM instead of merging into it.'],
    ['it-12', 'Set referencePolicy: reference in the KubeVirt CR, or write CPU and memory into the manifest instead.'],
    ['dvt-01', 'To have a larger disk, raise the request of its PersistentVolumeClaim.'],
    ['dvt-06', 'Name it in a volume without a template, or give the template another name.'],
    ['st-01', 'Apply it when the snapshot is done.'],
    ['st-05', 'Apply it when the restore is done.'],
    ['pool-01', 'Set updateStrategy: { opportunistic: {} } before, so that members are updated live where that is possible.'],
    ['pool-05', 'Set updateStrategy: { opportunistic: {} } before, or make another pool: existing members keep their disks only then.'],
    ['pool-10', 'Set scaleInStrategy: { opportunistic: {} } to choose them yourself.'],
    ['pool-10', 'Set scaleInStrategy.proactive.statePreservation: Offline before.'],
    ['pool-15', 'Make another pool.'],
    ['pool-18', 'Set scaleInStrategy.proactive.statePreservation: Offline.'],
    ['pool-18', 'Keep VMs that are not members in another namespace.'],
    ['oth-12', 'Migrate the VM, or list LiveMigrate in workloadUpdateMethods of the KubeVirt CR.'],
    ['vmirs-01', 'Delete the VMIs one by one: each is made anew from the template.'],
    ['vmi-01', 'Use a VirtualMachine, or delete the VMI and make it anew.'],
  ])('of %s is what to do: %s', (id, fix) => {
    const vector = VECTORS.find((each) => each.id === id)!;
    expect(applied(vector).consequences.map((consequence) => consequence.fix)).toContain(fix);
  });

  it.each<[object, string]>([
    [{ disk: { bus: 'sata' } }, 'a disk can only be plugged on virtio or scsi, not on sata'],
    [{ disk: {} }, 'a disk can only be plugged on virtio or scsi, and its bus is not set'],
    [{ lun: { bus: 'virtio' } }, 'a LUN can only be plugged on scsi'],
    [{ cdrom: { bus: 'sata' } }, 'a CD-ROM drive cannot be plugged'],
    [{}, 'only a disk or a lun can be plugged'],
    [{ disk: { bus: 'scsi' }, dedicatedIOThread: true }, 'a disk with dedicatedIOThread can only be plugged on virtio'],
  ])('of a disk %j is why it is not plugged', (disk, problem) => {
    const change = {
      '§.volumes[+]': { name: 'data', persistentVolumeClaim: { claimName: 'data', hotpluggable: true } }, '§.domain.devices.disks[+]': { name: 'data', ...disk },
    };
    const why = `${problem}: the update of the VMI is refused, and tried again`;
    expect(applied({ id: '', effects: [], change }).consequences).toMatchObject([{ effect: 'error', why }]);
  });

  it('of HyperConverged is that it migrates', () => {
    const cr: Manifest = { apiVersion: 'hco.kubevirt.io/v1beta1', kind: 'HyperConverged', metadata: { name: 'kubevirt-hyperconverged' }, spec: {} };
    const { before, after } = applied({ id: '', effects: [], change: { '§.domain.cpu.sockets': 4 } });
    const [{ why }] = vmChanges(before, after, contextOf([before, cr], [after, cr]));
    expect(why).toContain('KubeVirt migrates it by itself');
  });

  it('of an attachment depends on the release', () => {
    const { before, after } = applied({ id: '', effects: [], change: { '§.networks[sec].multus.networkName': 'nad2' } });
    const field = `${GUEST}.networks[1].multus.networkName`;
    for (const [kubevirtVersion, effect] of [['1.9.0', 'migration'], ['1.7.0', 'restart']]) {
      const consequences = [...vmChanges(before, after, contextOf([before], [after], {}, { kubevirtVersion }))];
      expect(consequences).toMatchObject([{ effect, field, from: 'nad1', to: 'nad2' }]);
    }
  });

  it('of an unknown preference is that of instancetypes', () => {
    const { consequences } = applied({ id: '', effects: [], change: { 'spec.preference': { name: 'nowhere' }, '§.hostname': 'a' } });
    expect(consequences).toMatchObject([{ effect: 'error', field: 'spec.preference.name', reason: 'FailedFindPreference' }]);
  });

  it('is nothing of what has no VM in it', () => {
    for (const [base, judge] of Object.entries(JUDGES)) {
      const { apiVersion, kind, metadata } = BASES[base as keyof typeof BASES];
      const bare: Manifest = { apiVersion, kind, metadata };
      expect([...judge(bare, bare, contextOf([bare], [bare]))]).toEqual([]);
    }
  });
});
