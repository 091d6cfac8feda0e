import { instance, judge, merged, pool, replicaSet, virtualMachine } from './judge';
import type { Json } from './judge';
import { admit } from '../../src/admission/admission';
import type { AdmissionProfile } from '../../src/manifests/profile';
import { KNOWN_RELEASES } from '../../src/manifests/releases';
import { FindingLevel } from '../../src/rules/finding-level';

const { kubevirt: RELEASES } = KNOWN_RELEASES;

/** What is judged, the rule in question, and the releases in which it refuses. */
type Row = [title: string, manifest: Json, rule: string, refusing: string, profile?: AdmissionProfile];

const ALL = '1.6 1.7 1.8 1.9';
const UNTIL_1_9 = '1.6 1.7 1.8';
const UNTIL_1_8 = '1.6 1.7';
const SINCE_1_8 = '1.8 1.9';
const SINCE_1_7 = '1.7 1.8 1.9';

const on = (...enabledFeatureGates: string[]): AdmissionProfile => ({ enabledFeatureGates });
const devices = (fragment: Json): Json => virtualMachine({ domain: { devices: fragment } });
const video = devices({ video: { type: 'virtio' } });
const panic = devices({ panicDevices: [{ model: 'isa' }] });
const secureExecution = virtualMachine({ architecture: 's390x', domain: { launchSecurity: {} } });
const arm64 = (firmware: Json, fragment: Json = {}): Json => instance(merged({ architecture: 'arm64', domain: { firmware } }, fragment));
const sourced = (source: Json): Json => (
  { apiVersion: 'export.kubevirt.io/v1beta1', kind: 'VirtualMachineExport', metadata: { name: 'a' }, spec: { source } }
);
const exported = sourced({ apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'a' });
const filesystem = (volume: Json): Json => virtualMachine({ domain: { devices: { filesystems: [{ name: 'f', virtiofs: {} }] } }, volumes: [{ name: 'f', ...volume }] });
const nic = (fragment: Json, network: Json = { pod: {} }): Json => (
  { domain: { devices: { interfaces: [{ name: 'a', ...fragment }] } }, networks: [{ name: 'a', ...network }] }
);
const port = (number: number): Json => virtualMachine(nic({ masquerade: {}, ports: [{ port: number }] }));
const claimed = (fragment: Json, ...claims: Json[]): Json => virtualMachine({ domain: { devices: fragment }, resourceClaims: claims });
const CLAIM = { name: 'c', resourceClaimName: 'c' };
const ASKED = { claimName: 'c', requestName: 'r' };
const DRA = on('GPUsWithDRA', 'HostDevicesWithDRA', 'HostDevices');
const blocks = (bus: string, custom: Json): Json => virtualMachine({
  domain: { devices: { disks: [{ name: 'd', disk: { bus }, blockSize: { custom: { physical: 4096, ...custom } } }] } },
  volumes: [{ name: 'd', emptyDisk: { capacity: '1Gi' } }],
});
const DEDICATED = { domain: { cpu: { cores: 1, dedicatedCpuPlacement: true } } };
const TDX = { architecture: 'amd64', domain: { launchSecurity: { tdx: {} }, firmware: { bootloader: { efi: {} } } } };
const instancetyped = (memory: Json): Json => merged(virtualMachine({ domain: { memory: undefined } }), {
  spec: { instancetype: { name: 'u1.small' }, template: { spec: { domain: { memory } } } },
});
const restore = (fields: Json): Json => ({
  apiVersion: 'snapshot.kubevirt.io/v1beta1',
  kind: 'VirtualMachineRestore',
  metadata: { name: 'a' },
  spec: { target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'a' }, virtualMachineSnapshotName: 's', ...fields },
});
const kubeVirt = (configuration: Json): Json => (
  { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'kubevirt', namespace: 'kubevirt' }, spec: { configuration } }
);
const inferred = (source: Json): Json => merged(virtualMachine({ domain: { memory: undefined }, volumes: [{ name: 'v', dataVolume: { name: 'd' } }] }), {
  spec: {
    instancetype: { inferFromVolume: 'v' },
    dataVolumeTemplates: [{ metadata: { name: 'd' }, spec: { storage: { resources: { requests: { storage: '1Gi' } } }, source } }],
  },
});

const rows: Row[] = [
  ['a video device', video, 'video/requires-gate', UNTIL_1_9],
  ['a video device with its gate', video, 'video/requires-gate', '', on('VideoConfig')],
  ['no video device', virtualMachine(), 'video/requires-gate', ''],
  ['a panic device', panic, 'panic-device/requires-gate', UNTIL_1_9],
  ['a panic device with its gate', panic, 'panic-device/requires-gate', '', on('PanicDevices')],
  ['an empty list of panic devices', devices({ panicDevices: [] }), 'panic-device/requires-gate', ''],
  ['a panic device on ppc64le', merged(panic, { spec: { template: { spec: { architecture: 'ppc64le' } } } }), 'panic-device/excludes-s390x', '1.6',
    on('PanicDevices', 'MultiArchitecture')],
  ['secure execution', secureExecution, 'launch-security/requires-gate-for-secure-execution', UNTIL_1_9],
  ['secure execution with its gate', secureExecution, 'launch-security/requires-gate-for-secure-execution', '', on('SecureExecution')],
  ['SEV on arm64', virtualMachine({ architecture: 'arm64', domain: { launchSecurity: { sev: {} } } }), 'launch-security/fits-architecture', SINCE_1_7],
  ['SEV on arm64, as on amd64', virtualMachine({ architecture: 'arm64', domain: { launchSecurity: { sev: {} } } }), 'launch-security/requires-gate-for-sev', '1.6'],
  ['launchSecurity of no type', virtualMachine({ domain: { launchSecurity: {} } }), 'launch-security/requires-one-type', SINCE_1_7],
  ['secure boot on arm64', arm64({ bootloader: { efi: { secureBoot: true } } }, { domain: { features: { smm: {} } } }),
    'firmware/excludes-secure-boot-on-arm64', UNTIL_1_9],
  ['secure boot by default on arm64', arm64({ bootloader: { efi: {} } }), 'firmware/excludes-secure-boot-on-arm64', UNTIL_1_9],
  ['no bootloader on arm64', arm64({ uuid: 'b9ce3bd5-1a36-4d5e-ad43-dd0fb0d0fb10' }), 'firmware/excludes-secure-boot-on-arm64', ''],
  ['no secure boot on arm64', arm64({ bootloader: { efi: { secureBoot: false } } }), 'firmware/excludes-secure-boot-on-arm64', ''],
  ['secure boot with TDX and no SMM', virtualMachine(TDX), 'firmware/requires-smm-for-secure-boot', '1.6 1.7 1.8'],
  ['an export', exported, 'export/requires-gate', UNTIL_1_9],
  ['an export with its gate', exported, 'export/requires-gate', '', on('VMExport')],
  ['an export of a backup', sourced({ apiGroup: 'backup.kubevirt.io', kind: 'VirtualMachineBackup', name: 'a' }), 'export/has-known-source', UNTIL_1_8],
  ['an export of a template', sourced({ apiGroup: 'template.kubevirt.io', kind: 'VirtualMachineTemplate', name: 'a' }), 'export/has-known-source', UNTIL_1_9],
  ['a ConfigMap as filesystem', filesystem({ configMap: { name: 'a' } }), 'device/requires-gate-for-config-filesystem', UNTIL_1_8],
  ['a Secret as filesystem with its gate', filesystem({ secret: { secretName: 'a' } }), 'device/requires-gate-for-config-filesystem', '',
    on('EnableVirtioFsConfigVolumes')],
  ['a Secret as filesystem with the old gate', filesystem({ secret: { secretName: 'a' } }), 'device/requires-gate-for-config-filesystem', '',
    on('ExperimentalVirtiofsSupport')],
  ['a claim as filesystem', filesystem({ persistentVolumeClaim: { claimName: 'a' } }), 'device/requires-gate-for-storage-filesystem', ALL],
  ['a claim as filesystem with the old gate', filesystem({ persistentVolumeClaim: { claimName: 'a' } }), 'device/requires-gate-for-storage-filesystem', SINCE_1_8,
    on('ExperimentalVirtiofsSupport')],
  ['arm64 on amd64', virtualMachine({ architecture: 'arm64' }), 'machine/requires-gate-for-architecture', UNTIL_1_8],
  ['arm64 on amd64 with the gate', virtualMachine({ architecture: 'arm64' }), 'machine/requires-gate-for-architecture', '', on('MultiArchitecture')],
  ['amd64 on amd64', virtualMachine({ architecture: 'amd64' }), 'machine/requires-gate-for-architecture', ''],
  ['a replica set of no architecture', replicaSet(), 'machine/requires-gate-for-architecture', ''],
  ['the instance of such a replica set on arm64', replicaSet(), 'machine/requires-gate-for-architecture', UNTIL_1_8, { architecture: 'arm64' }],
  ['ppc64le', virtualMachine({ architecture: 'ppc64le' }), 'machine/has-known-architecture', SINCE_1_7],
  ['pseries on ppc64le', virtualMachine({ architecture: 'ppc64le', domain: { machine: { type: 'pseries-9' } } }), 'machine/fits-architecture', SINCE_1_7],
  ['ramfb on ppc64le', virtualMachine({ architecture: 'ppc64le', domain: { devices: { video: { type: 'ramfb' } } } }), 'video/fits-architecture', '1.6'],
  ['two bindings', virtualMachine(nic({ masquerade: {}, bridge: {} })), 'interface/requires-one-binding', '1.9'],
  ['a plugin and a binding', virtualMachine(nic({ binding: { name: 'b' }, masquerade: {} })), 'interface/requires-one-binding', ALL],
  ['a plugin alone', virtualMachine(nic({ binding: { name: 'b' } })), 'interface/requires-one-binding', ''],
  ['no binding', virtualMachine(nic({})), 'interface/requires-one-binding', '1.9'],
  ['macvtap in a replica set', replicaSet(nic({ macvtap: {} }, { multus: { networkName: 'n' } })), 'interface-binding/excludes-removed-binding', ALL],
  ['port 65536', port(65536), 'port/has-valid-number', '1.9'],
  ['port 65535', port(65535), 'port/has-valid-number', ''],
  ['port 65537', port(65537), 'port/has-valid-number', ALL],
  ['a claim of no source', claimed({}, { name: 'c' }), 'resource-claim/requires-one-source', SINCE_1_8],
  ['a claim whose name is no label', claimed({}, { ...CLAIM, name: 'C' }), 'resource-claim/has-valid-name', SINCE_1_8],
  ['a claim that refers to nothing', claimed({}, { name: 'c', resourceClaimName: '' }), 'resource-claim/has-valid-reference', SINCE_1_8],
  ['mixed GPUs', claimed({ gpus: [{ name: 'a', deviceName: 'd' }, { name: 'b', ...ASKED }] }, CLAIM), 'dra-device/excludes-mixed-gpus', '1.9', DRA],
  ['a GPU of no source', claimed({ gpus: [{ name: 'a' }] }), 'dra-device/requires-one-source', ALL, DRA],
  ['a host device of both sources', claimed({ hostDevices: [{ name: 'a', deviceName: 'd', ...ASKED }] }, CLAIM), 'dra-device/requires-one-source', SINCE_1_8, DRA],
  ['a host device from a claim', claimed({ hostDevices: [{ name: 'a', ...ASKED }] }, CLAIM), 'dra-device/requires-gate-for-host-devices', SINCE_1_8, on('HostDevices')],
  ['a GPU from a claim', claimed({ gpus: [{ name: 'a', ...ASKED }] }, CLAIM), 'dra-device/requires-gate-for-gpus', ALL, on()],
  ['a GPU without request', claimed({ gpus: [{ name: 'a', claimName: 'c' }] }, CLAIM), 'dra-device/requires-claim-and-request', SINCE_1_8, DRA],
  ['a GPU without claim', claimed({ gpus: [{ name: 'a', requestName: 'r' }] }, CLAIM), 'dra-device/requires-claim-and-request', ALL, DRA],
  ['two GPUs of one request', claimed({ gpus: ['a', 'b'].map((name) => ({ name, ...ASKED })) }, CLAIM), 'dra-device/has-unique-request', SINCE_1_8, DRA],
  ['a GPU and a host device of one request', claimed({ gpus: [{ name: 'a', ...ASKED }], hostDevices: [{ name: 'b', ...ASKED }] }, CLAIM),
    'dra-device/has-unique-request', '1.9', DRA],
  ['a GPU of a claim that is not there', claimed({ gpus: [{ name: 'a', ...ASKED }] }), 'dra-device/references-declared-claim', ALL, DRA],
  ['a host device of a claim that is not there', claimed({ hostDevices: [{ name: 'a', ...ASKED }] }), 'dra-device/references-declared-claim', SINCE_1_8, DRA],
  ['blocks of 4096 bytes on SATA', blocks('sata', { logical: 4096 }), 'block-size/fits-sata', SINCE_1_7],
  ['half a block discarded', blocks('virtio', { logical: 512, discardGranularity: 768 }), 'block-size/has-valid-discard-granularity', SINCE_1_7],
  ['dedicated CPUs with guest memory in a replica set', replicaSet(DEDICATED), 'cpu/requires-memory-when-dedicated', '1.6'],
  ['dedicated CPUs with guest memory in a VM', virtualMachine(DEDICATED), 'cpu/requires-memory-when-dedicated', ''],
  ['hugepages without request in a replica set', replicaSet({ domain: { memory: { guest: '1Gi', hugepages: { pageSize: '2Mi' } } } }), 'memory/fits-hugepages', '1.6'],
  ['hugepages without request in a VM', virtualMachine({ domain: { memory: { guest: '1Gi', hugepages: { pageSize: '2Mi' } } } }), 'memory/fits-hugepages', ''],
  ['a guest of 100k, which becomes the request', virtualMachine({ domain: { memory: { guest: '100k' } } }), 'memory/requires-one-megabyte', '1.6'],
  ['maxGuest beside an instancetype', instancetyped({ maxGuest: '8Gi' }), 'instancetype/excludes-own-settings', '1.6'],
  ['guest beside an instancetype', instancetyped({ guest: '8Gi' }), 'instancetype/excludes-own-settings', ALL],
  ['PrefixTargetName', restore({ volumeRestorePolicy: 'PrefixTargetName' }), 'restore/has-known-policy', UNTIL_1_8, on('Snapshot')],
  ['RandomizeNames', restore({ volumeRestorePolicy: 'RandomizeNames' }), 'restore/has-known-policy', '', on('Snapshot')],
  ['a gate that is on and off', kubeVirt({ developerConfiguration: { featureGates: ['Sidecar'], disabledFeatureGates: ['Sidecar'] } }),
    'kubevirt/excludes-contradicting-gates', SINCE_1_8],
  ['roles that are not aggregated', kubeVirt({ roleAggregationStrategy: 'Manual' }), 'kubevirt/requires-gate', '1.8'],
  ['a label behind a snapshot', inferred({ snapshot: { name: 's', namespace: 'default' } }), 'instancetype/references-labelled-volume', UNTIL_1_9],
  ['a label behind a claim', inferred({ pvc: { name: 's', namespace: 'default' } }), 'instancetype/references-labelled-volume', ''],
];

describe.each(RELEASES)('KubeVirt %s', (release) => {
  test.each(rows.map(([title, manifest, rule, refusing, profile]) => ({ title, manifest, rule, refusing, profile })))('$title', (row) => {
    const found = judge(row.manifest, { ...row.profile, kubevirtVersion: `${release}.0` }).map(([rule]) => rule);
    expect(found.includes(row.rule)).toBe(row.refusing.split(' ').includes(release));
  });
});

const levelsOf = (manifest: Json, rule: string, kubevirtVersion: string) => (
  judge(manifest, { kubevirtVersion }).filter(([found]) => found === rule).map(([, , , said]) => said?.level ?? FindingLevel.REJECTED)
);

test.each([['1.7', [FindingLevel.REJECTED]], ['1.8', [FindingLevel.UNSTARTABLE]]])('macvtap in a pool on %s is %s', (release, levels) => {
  const manifest = pool(nic({ macvtap: {} }, { multus: { networkName: 'n' } }));
  expect(levelsOf({ ...manifest, apiVersion: 'pool.kubevirt.io/v1beta1' }, 'interface-binding/excludes-removed-binding', release)).toEqual(levels);
});

test.each([['1.8', [FindingLevel.UNSTARTABLE]], ['1.9', [FindingLevel.ADVISED]]])('a pool of I/O threads beside an isolated emulator on %s is %s', (release, levels) => {
  const cpu = { cores: 4, dedicatedCpuPlacement: true, isolateEmulatorThread: true };
  const manifest = virtualMachine({ domain: { cpu, ioThreadsPolicy: 'supplementalPool', ioThreads: { supplementalPoolThreadCount: 2 } } });
  expect(levelsOf(manifest, 'io-threads/avoids-pool-with-isolated-emulator', release)).toEqual(levels);
});

describe('where virt-api runs', () => {
  const found = (architecture: string | undefined, ...nodes: (string | undefined)[]) => judge(virtualMachine({ architecture }), {
    kubevirtVersion: '1.7.0',
    architecture: 'arm64',
    nodes: nodes.map((each) => ({ count: 3, ...each && { architecture: each } })) as AdmissionProfile['nodes'],
  }).map(([rule]) => rule).filter((rule) => rule === 'machine/requires-gate-for-architecture');

  test('on the architecture that all nodes have', () => {
    expect([found('arm64', 'arm64'), found(undefined, 'arm64', 'arm64')]).toEqual([[], []]);
  });

  test('on amd64 where nodes say nothing or differ', () => {
    expect([found('arm64'), found('arm64', 'arm64', undefined), found('arm64', 'arm64', 'amd64')].map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(found('amd64', 'arm64', 'amd64')).toEqual([]);
  });
});

test('the common instancetypes are those of the release', () => {
  const named = (name: string) => merged(virtualMachine({ domain: { memory: undefined, cpu: { cores: 2 } } }), { spec: { instancetype: { name } } });
  const conflicting = (name: string, kubevirtVersion: string) => judge(named(name), { kubevirtVersion }).some(([rule]) => rule === 'instancetype/excludes-own-settings');
  expect(RELEASES.map((release) => conflicting('u1.small', release))).toEqual([true, true, true, true]);
  expect(RELEASES.map((release) => conflicting('d1.large', release))).toEqual([false, false, true, true]);
});

test.each([
  ['1.9', undefined, 'rejected'],
  ['1.9', '1.34', 'rejected'],
  ['1.8', undefined, 'unstartable'],
  ['1.8', '1.34', 'unstartable'],
  ['1.8', '1.33', undefined],
])('a claim of no source on KubeVirt %s and Kubernetes %s is %s', (kubevirtVersion, kubernetesVersion, level) => {
  const found = admit([{ manifest: claimed({}, { name: 'c' }) }], { kubevirtVersion, kubernetesVersion });
  expect(found.find(({ rule }) => rule === 'resource-claim/requires-one-source')?.level).toBe(level);
});

test.each([['1.6', 'arm64', false], ['1.7', 'arm64', true], ['1.6', 's390x', true]])('memory that grows on KubeVirt %s and %s: refused is %s', (kubevirtVersion, architecture, refused) => {
  const manifest = virtualMachine({ architecture, domain: { memory: { guest: '2Gi', maxGuest: '4Gi' } } });
  expect(admit([{ manifest }], { kubevirtVersion }).some(({ rule }) => rule === 'memory-hotplug/requires-amd64')).toBe(refused);
});
