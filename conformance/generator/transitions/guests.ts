import type { Change } from '../change';
import type { Json, JsonObject } from '../guest';
import type { Transition } from './transition';

const CPU = { sockets: 2, cores: 1, threads: 1 };
const MEMORY = { guest: '2Gi' };
const TEMPLATE = 'spec.template.spec';
const MEMBER = 'spec.virtualMachineTemplate.spec';
const LABELS = { app: 'a' };

const disk = (name: string, bus = 'virtio'): Json => ({ name, disk: { bus } });
const claim = (name: string, more: JsonObject = {}): Json => ({ name, persistentVolumeClaim: { claimName: name, ...more } });
const volume = (name: string, more: JsonObject = {}): Json => ({ name, dataVolume: { name, ...more } });
const nic = (name: string, more: JsonObject = { bridge: {} }): Json => ({ name, ...more });
const network = (name: string, networkName = 'lan'): Json => ({ name, multus: { networkName } });
const POD = { name: 'default', pod: {} };
const NIC = { name: 'default', masquerade: {} };

const guest = (disks: readonly Json[], volumes: readonly Json[], interfaces: readonly Json[], networks: readonly Json[]): JsonObject => ({
  domain: { cpu: CPU, memory: MEMORY, devices: { disks: [...disks], interfaces: [...interfaces] } }, volumes: [...volumes], networks: [...networks],
});
const PLAIN = guest([disk('root')], [volume('root')], [NIC], [POD]);
/** Guests with other disks and networks. */
const GUESTS: readonly Json[] = [
  PLAIN,
  guest([disk('root'), disk('hp')], [volume('root'), claim('hp', { hotpluggable: true })], [NIC], [POD]),
  guest([disk('root'), disk('hp', 'scsi')], [volume('root'), volume('hp', { hotpluggable: true })], [NIC], [POD]),
  guest([disk('root'), disk('fixed')], [volume('root'), claim('fixed')], [NIC], [POD]),
  guest([disk('root')], [volume('root'), { name: 'seed', cloudInitNoCloud: { userData: '#cloud-config' } }], [NIC], [POD]),
  guest([disk('root'), { name: 'cd', cdrom: { bus: 'sata' } }], [volume('root')], [NIC], [POD]),
  guest([disk('root')], [volume('other')].map((each) => ({ ...each as JsonObject, name: 'root' })), [NIC], [POD]),
  guest([disk('root')], [volume('root')], [NIC, nic('net')], [POD, network('net')]),
  guest([disk('root')], [volume('root')], [NIC, nic('net')], [POD, network('net', 'wan')]),
  guest([disk('root')], [volume('root')], [NIC, nic('net', { bridge: {}, state: 'down' })], [POD, network('net')]),
  guest([disk('root')], [volume('root')], [NIC, nic('net', { sriov: {} })], [POD, network('net')]),
  guest([disk('root')], [volume('root')], [], []),
];
const template = (name: string, storage = '10Gi'): Json => ({ metadata: { name }, spec: { source: { blank: {} }, storage: { resources: { requests: { storage } } } } });

const ofGuests = (at: string): Change[] => [
  { path: at, values: GUESTS },
  { path: `${at}.domain.cpu.sockets`, values: [1, 2, 4, 8, 9] },
  { path: `${at}.domain.cpu.maxSockets`, values: [undefined, 4, 8] },
  { path: `${at}.domain.cpu`, values: [undefined, { cores: 2 }, { model: 'host-model' }, CPU] },
  { path: `${at}.domain.memory.guest`, values: ['1Gi', '2048Mi', '4Gi', '8Gi', '9Gi', '3001Mi'] },
  { path: `${at}.domain.memory.maxGuest`, values: [undefined, '4Gi', '8Gi'] },
  { path: `${at}.nodeSelector`, values: [undefined, { zone: 'a' }, { zone: 'b' }] },
  { path: `${at}.tolerations`, values: [undefined, [{ key: 'a', operator: 'Exists' }]] },
  { path: `${at}.hostname`, values: [undefined, 'a', 'b'] },
  { path: `${at}.evictionStrategy`, values: [undefined, 'LiveMigrate', 'None'] },
  { path: `${at}.architecture`, values: [undefined, 'amd64', 'arm64', 's390x'] },
  { path: `${at}.domain.machine`, values: [undefined, { type: 'q35' }, { type: 'virt' }, { type: 'pc-q35-rhel9.6.0' }] },
  { path: `${at}.domain.firmware`, values: [undefined, { uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223' }, { bootloader: { efi: { secureBoot: false } } }] },
];
const MACHINE: JsonObject = { runStrategy: 'Always', template: { spec: PLAIN } };
const SIZED: JsonObject = { runStrategy: 'Always', instancetype: { name: 'u1.medium' }, template: { spec: { domain: { devices: { disks: [disk('root')] } }, volumes: [volume('root')] } } };
const MATCHERS: readonly (Json | undefined)[] = [
  undefined, { name: 'u1.medium' }, { name: 'u1.large' }, { name: 'u1.small', kind: 'VirtualMachineClusterInstancetype' }, { name: 'u1.medium', revisionName: 'r' }, { name: 'u1.large', revisionName: 'r' },
  { name: 'u1.large', revisionName: 's' },
];
const PREFERENCES: readonly (Json | undefined)[] = [undefined, { name: 'fedora' }, { name: 'windows.11' }, { name: 'fedora', revisionName: 'r' }, { name: 'rhel.9', revisionName: 'r' }];
const ofMachines: Change[] = [
  { path: 'spec.runStrategy', values: ['Always', 'Halted', 'Manual', 'RerunOnFailure', 'Once', undefined] },
  { path: 'spec.running', values: [undefined, true, false] },
  { path: 'spec.updateVolumesStrategy', values: [undefined, 'Migration', 'Replacement'] },
  { path: 'spec.dataVolumeTemplates', values: [undefined, [template('root')], [template('root', '20Gi')], [template('hp')]] },
  { path: 'spec.template.metadata', values: [undefined, { labels: { app: 'b' } }, { annotations: { note: 'n' } }] },
  { path: 'metadata.labels', values: [undefined, { a: 'b' }] },
];

/** The kinds of guests. */
export const guestTransitions: Readonly<Record<string, Transition>> = {
  'machine': { manifest: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec: MACHINE }, changes: [...ofGuests(TEMPLATE), ...ofMachines] },
  'machine-of-size': {
    manifest: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec: SIZED },
    changes: [
      { path: 'spec.instancetype', values: MATCHERS }, { path: 'spec.preference', values: PREFERENCES }, ...ofMachines,
      { path: `${TEMPLATE}.domain.memory`, values: [undefined, MEMORY] }, { path: `${TEMPLATE}.domain.cpu`, values: [undefined, CPU] }, { path: `${TEMPLATE}.hostname`, values: [undefined, 'a'] },
    ],
  },
  'instance': {
    manifest: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance', spec: PLAIN },
    changes: [...ofGuests('spec'), { path: 'metadata.labels', values: [undefined, { a: 'b' }, { a: 'c' }] }, { path: 'metadata.annotations', values: [undefined, { a: 'b' }] }],
  },
  'replica-set': {
    manifest: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceReplicaSet', spec: { replicas: 2, selector: { matchLabels: LABELS }, template: { metadata: { labels: LABELS }, spec: PLAIN } } },
    changes: [
      ...ofGuests(TEMPLATE), { path: 'spec.replicas', values: [undefined, 0, 1, 3] }, { path: 'spec.paused', values: [undefined, true] },
      { path: 'spec.selector', values: [{ matchLabels: LABELS }, { matchExpressions: [{ key: 'app', operator: 'Exists' }] }] },
      { path: 'spec.template.metadata.labels', values: [LABELS, { ...LABELS, tier: 'b' }] },
    ],
  },
  'pool': {
    manifest: {
      apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', spec: { replicas: 2, selector: { matchLabels: LABELS }, virtualMachineTemplate: { metadata: { labels: LABELS }, spec: { runStrategy: 'Always', template: { metadata: { labels: LABELS }, spec: PLAIN } } } },
    },
    changes: [
      ...ofGuests(`${MEMBER}.template.spec`), { path: 'spec.replicas', values: [undefined, 0, 1, 3] }, { path: 'spec.paused', values: [undefined, true] },
      { path: 'spec.selector', values: [{ matchLabels: LABELS }, { matchExpressions: [{ key: 'app', operator: 'Exists' }] }] },
      { path: 'spec.updateStrategy', values: [undefined, { proactive: {} }, { opportunistic: {} }, { unmanaged: {} }] },
      { path: 'spec.scaleInStrategy', values: [undefined, { proactive: { statePreservation: 'Offline' } }, { opportunistic: {} }] },
      { path: 'spec.maxUnavailable', values: [undefined, 1, '50%'] },
      { path: `${MEMBER}.dataVolumeTemplates`, values: [undefined, [template('root')], [template('root', '20Gi')]] },
      { path: `${MEMBER}.runStrategy`, values: ['Always', 'Manual', 'Halted'] },
    ],
  },
};
