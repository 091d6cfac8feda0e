import type { Change } from '../change';
import type { Json, JsonObject } from '../guest';
import type { Transition } from './transition';

const GUEST = 'spec.template.spec';

const claim = (claimName: string, hotpluggable = true): JsonObject => (
  { persistentVolumeClaim: { claimName, ...hotpluggable ? { hotpluggable } : {} } }
);
const disk = (name: string, bus: string, more: JsonObject = {}): Json => ({ name, disk: { bus }, ...more });
const volume = (name: string, source: JsonObject): Json => ({ name, ...source });
const ROOT_DISK = disk('root', 'virtio');
const ROOT = volume('root', { dataVolume: { name: 'root' } });
const CD: Json = { name: 'cd', cdrom: { bus: 'sata' } };
const NIC = { name: 'default', masquerade: {} };
const POD = { name: 'default', pod: {} };
const SEC = { name: 'sec', multus: { networkName: 'lan' } };
/** Two lists that belong together. */
type Lists = readonly [devices: Json, sources: Json];
const storage = (disks: readonly Json[], volumes: readonly Json[]): Lists => [[ROOT_DISK, ...disks], [ROOT, ...volumes]];
const network = (interfaces: readonly Json[], networks: readonly Json[]): Lists => [[...interfaces], [...networks]];

const hp = volume('hp', claim('hp'));
/** Disks with their volumes. */
const STORAGE: readonly Lists[] = [
  storage([], []), storage([disk('hp', 'virtio')], [hp]), storage([disk('hp', 'scsi')], [hp]), storage([disk('hp', 'sata')], [hp]), storage([{ name: 'hp' }], [hp]),
  storage([disk('hp', 'virtio')], [volume('hp', claim('other'))]), storage([disk('hp', 'virtio')], [volume('hp', claim('hp', false))]),
  storage([disk('hp', 'virtio', { serial: 'a' })], [hp]), storage([{ name: 'hp', lun: { bus: 'scsi' } }], [hp]), storage([disk('hp', 'scsi', { dedicatedIOThread: true })], [hp]),
  storage([disk('hp', 'virtio'), disk('more', 'scsi')], [hp, volume('more', { dataVolume: { name: 'more', hotpluggable: true } })]),
  storage([disk('hp', 'virtio'), disk('fixed', 'virtio')], [hp, volume('fixed', claim('fixed', false))]), storage([disk('fixed', 'sata')], [volume('fixed', claim('fixed', false))]),
  storage([CD], []), storage([CD], [volume('cd', claim('iso'))]), storage([CD], [volume('cd', claim('iso-2'))]), storage([CD], [volume('cd', claim('iso', false))]),
  storage([disk('image', 'virtio')], [volume('image', { containerDisk: { image: 'registry.example/disk:1' } })]), storage([disk('image', 'virtio')], [volume('image', { containerDisk: { image: 'registry.example/disk:2' } })]),
  storage([disk('seed', 'virtio')], [volume('seed', { cloudInitNoCloud: { userData: '#cloud-config' } })]), storage([disk('scratch', 'virtio')], [volume('scratch', { emptyDisk: { capacity: '1Gi' } })]),
  storage([disk('seed', 'virtio')], [volume('seed', { cloudInitConfigDrive: { userData: '#cloud-config' } })]), storage([disk('scratch', 'virtio')], [volume('scratch', { emptyDisk: { capacity: '1024Mi' } })]),
  [[disk('root', 'sata')], [ROOT]], [[ROOT_DISK], [volume('root', { dataVolume: { name: 'root-2' } })]], [[disk('root', 'virtio', { shareable: true, cache: 'none' })], [ROOT]],
  [[ROOT_DISK], [volume('root', { dataVolume: { name: 'root', hotpluggable: true } })]], [[ROOT_DISK], [volume('root', claim('root', false))]], [[disk('root', 'virtio', { bootOrder: 1 })], [ROOT]],
];
/** Interfaces with their networks. */
const NETWORKS: readonly Lists[] = [
  network([NIC], [POD]), network([{ name: 'default', bridge: {} }], [POD]), network([{ ...NIC, ports: [{ port: 80 }] }], [POD]), network([{ ...NIC, model: 'e1000' }], [POD]), network([{ ...NIC, state: 'down' }], [POD]),
  ...([{ bridge: {} }, { bridge: {}, state: 'down' }, { bridge: {}, state: 'up' }, { bridge: {}, state: 'absent' }, { sriov: {} }, { bridge: {}, macAddress: '02:00:00:00:00:01' }] as const).map((more) => network([NIC, { name: 'sec', ...more }], [POD, SEC])),
  network([NIC, { name: 'sec', bridge: {} }], [POD, { name: 'sec', multus: { networkName: 'wan' } }]), network([{ name: 'sec', bridge: {} }, NIC], [SEC, POD]), network([{ name: 'sec', bridge: {} }], [SEC]),
  network([NIC, { name: 'sec', sriov: {} }], [POD, { name: 'sec', multus: { networkName: 'wan' } }]), network([NIC, { name: 'sec', bridge: {} }, { name: 'third', bridge: {} }], [POD, SEC, { name: 'third', multus: { networkName: 'lan' } }]),
];

/** Every field of a guest that a running one may differ in from its VM, with values that are admitted. */
const FIELDS: readonly (readonly [path: string, ...values: readonly (Json | undefined)[]])[] = [
  ['domain.cpu', undefined, { sockets: 2, cores: 1, threads: 1 }, { sockets: 2 }, { cores: 2 }, { model: 'host-model' }, { sockets: 1, cores: 2 }],
  ['domain.cpu.sockets', undefined, 1, 2, 3, 4, 8, 9, 16], ['domain.cpu.cores', undefined, 1, 2], ['domain.cpu.threads', undefined, 1, 2], ['domain.cpu.maxSockets', undefined, 4, 8], ['domain.cpu.model', undefined, 'host-model', 'host-passthrough'],
  ['domain.cpu.features', undefined, [], [{ name: 'vmx' }], [{ name: 'vmx', policy: 'require' }]], ['domain.cpu.dedicatedCpuPlacement', undefined, false, true], ['domain.cpu.isolateEmulatorThread', undefined, false],
  ['domain.memory', { guest: '2Gi' }, { guest: '2048Mi' }], ['domain.memory.guest', '1Gi', '1536Mi', '2Gi', '2048Mi', '3Gi', '4Gi', '8Gi', '9Gi', '3000M', '3001Mi', '512Mi'], ['domain.memory.maxGuest', undefined, '4Gi', '8Gi'],
  ['domain.memory.hugepages', undefined, { pageSize: '2Mi' }], ['domain.resources', undefined, {}, { requests: { memory: '2Gi' } }, { requests: { memory: '2048Mi', cpu: '1' } }, { requests: { cpu: '1' }, limits: { cpu: '4' } }, { overcommitGuestOverhead: false }],
  ['nodeSelector', undefined, {}, { zone: 'a' }, { zone: 'b' }], ['tolerations', undefined, [], [{ key: 'a', operator: 'Exists' }], [{ key: 'b', operator: 'Equal', value: 'c', effect: 'NoSchedule' }]],
  ['affinity', undefined, {}, { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'Exists' }] }] } } }, { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: 'zone' } }] } }],
  ['topologySpreadConstraints', undefined, [], [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }]], ['schedulerName', undefined, '', 'other'], ['priorityClassName', undefined, '', 'system-node-critical'],
  ['evictionStrategy', undefined, 'None', 'LiveMigrate', 'External'], ['startStrategy', undefined, 'Paused'], ['terminationGracePeriodSeconds', undefined, 0, 30, 180], ['hostname', undefined, '', 'a', 'b'], ['subdomain', undefined, '', 'a'],
  ['dnsPolicy', undefined, 'ClusterFirst', 'Default'], ['dnsConfig', undefined, {}, { searches: ['a.example'] }], ['livenessProbe', undefined, { tcpSocket: { port: 22 } }, { tcpSocket: { port: 22 }, periodSeconds: 0 }], ['readinessProbe', undefined, { guestAgentPing: {} }, { tcpSocket: { port: 22 }, failureThreshold: 3 }],
  ['accessCredentials', undefined, [], [{ sshPublicKey: { source: { secret: { secretName: 'keys' } }, propagationMethod: { qemuGuestAgent: { users: ['me'] } } } }]],
  ['domain.machine', undefined, { type: 'q35' }, { type: 'pc-q35-rhel9.6.0' }, { type: '' }], ['architecture', undefined, 'amd64', 'arm64', 's390x'],
  ['domain.firmware', undefined, {}, { uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223' }, { serial: 'a' }, { bootloader: { bios: {} } }, { bootloader: { efi: { secureBoot: false } } }, { acpi: {} }], ['domain.firmware.uuid', undefined, '5d307ca9-b3ef-428c-8861-06e72d69f224'],
  ['domain.features', undefined, {}, { acpi: {} }, { acpi: { enabled: true } }, { apic: {} }, { apic: { endOfInterrupt: false } }, { kvm: { hidden: false } }, { smm: {} }, { hyperv: { relaxed: {} } }], ['domain.clock', undefined, {}, { utc: {} }, { timezone: 'Europe/Berlin' }, { utc: {}, timer: { hpet: { present: false } } }],
  ['domain.chassis', undefined, {}, { asset: 'a' }], ['domain.ioThreadsPolicy', undefined, 'shared', 'auto'], ['domain.rebootPolicy', undefined, 'Reboot'],
  ...(['autoattachPodInterface', 'autoattachGraphicsDevice', 'autoattachSerialConsole', 'logSerialConsole', 'autoattachMemBalloon', 'autoattachInputDevice', 'autoattachVSOCK', 'blockMultiQueue', 'networkInterfaceMultiqueue', 'useVirtioTransitional', 'disableHotplug'] as const).map((name) => [`domain.devices.${name}`, undefined, true, false] as const),
  ['domain.devices.rng', undefined, {}], ['domain.devices.tpm', undefined, {}, { persistent: false }], ['domain.devices.watchdog', undefined, { name: 'dog', i6300esb: {} }, { name: 'dog', i6300esb: { action: 'reset' } }], ['domain.devices.sound', undefined, { name: 'a' }, { name: 'a', model: 'ac97' }],
  ['domain.devices.inputs', undefined, [], [{ name: 'tablet', type: 'tablet', bus: 'usb' }]], ['domain.devices.gpus', undefined, []], ['domain.devices.hostDevices', undefined, []], ['domain.devices.filesystems', undefined, []], ['domain.devices.downwardMetrics', undefined], ['domain.devices.clientPassthrough', undefined, {}],
  ['domain.devices.video', undefined, { type: 'virtio' }], ['domain.devices.panicDevices', undefined, []], ['resourceClaims', undefined, []],
];
const changes: readonly Change[] = [
  ...FIELDS.map(([path, ...values]): Change => ({ path: `${GUEST}.${path}`, values })),
  { path: 'spec.template.metadata.labels', values: [undefined, { app: 'a' }, { app: 'b' }] },
  { path: 'spec.template.metadata.annotations', values: [undefined, { note: 'n' }, { 'descheduler.alpha.kubernetes.io/evict': 'true' }, { 'descheduler.alpha.kubernetes.io/prefer-no-eviction': 'true' }] },
  { path: 'metadata.annotations', values: [undefined, { note: 'n' }, { 'kubevirt.io/skip-backup-hooks': 'true' }] },
  { path: 'spec.updateVolumesStrategy', values: [undefined, 'Migration', 'Replacement'] },
  { path: 'spec.runStrategy', values: ['Always', 'Manual', 'RerunOnFailure', 'Once', 'Halted'] },
];
const spec = ([disks, volumes]: Lists, [interfaces, networks]: Lists): JsonObject => ({
  runStrategy: 'Always',
  template: { metadata: {}, spec: { domain: { cpu: { sockets: 2, cores: 1, threads: 1 }, memory: { guest: '2Gi' }, devices: { disks, interfaces } }, volumes, networks } },
});
const WHOLE = STORAGE.map((each) => spec(each, NETWORKS[0]).template);

/** VMs that run, with a field of their guests for each change. */
export const machineTransitions: Readonly<Record<string, Transition>> = {
  'machine-field': { manifest: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec: spec(STORAGE[1], NETWORKS[5]) }, changes },
  'machine-disks': { manifest: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec: spec(STORAGE[1], NETWORKS[0]) }, changes: [{ path: 'spec.template', values: WHOLE }] },
  'machine-nics': { manifest: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec: spec(STORAGE[0], NETWORKS[5]) }, changes: [{ path: 'spec.template', values: NETWORKS.map((each) => spec(STORAGE[0], each).template) }] },
};
