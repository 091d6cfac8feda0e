import type { JsonObject } from './guest';
import type { OtherKind } from './other-kind';

const VM = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'vm' };

const EXPORTED: readonly JsonObject[] = ['', 'v1', 'core', 'kubevirt.io'].flatMap((apiGroup) => (
  ['PersistentVolumeClaim', 'VirtualMachine'].map((kind) => ({ apiGroup, kind, name: 'a' }))
));
/** Numbers of the KubeVirt CR. */
const UNSIGNED = [
  ...['parallelMigrationsPerCluster', 'parallelOutboundMigrationsPerNode', 'progressTimeout', 'completionTimeoutPerGiB', 'nodeDrainTaintKey'].map((name) => `migrations.${name}`),
  ...['cpuAllocationRatio', 'memoryOvercommit', 'minimumClusterTSCFrequency', 'minimumReservePVCBytes', 'logVerbosity.virtAPI', 'logVerbosity.virtHandler'].map((name) => `developerConfiguration.${name}`),
  'memBalloonStatsPeriod', 'virtualMachineInstancesPerNode', 'liveUpdateConfiguration.maxHotplugRatio', 'liveUpdateConfiguration.maxCpuSockets',
  'apiConfiguration.restClient.rateLimiter.tokenBucketRateLimiter.burst', 'handlerConfiguration.restClient.rateLimiter.tokenBucketRateLimiter.burst',
];

/** What KubeVirt knows beside the guests themselves, by the topic of the rules. */
export const clusterKinds: Readonly<Record<string, OtherKind>> = {
  'snapshot': {
    manifest: { apiVersion: 'snapshot.kubevirt.io/v1beta1', kind: 'VirtualMachineSnapshot', spec: { source: VM } },
    changes: [
      { path: 'spec.source.apiGroup', values: ['', undefined, 'apps', 'kubevirt.io'] },
      { path: 'spec.source.kind', values: ['Pod', 'VirtualMachineInstance', ''] },
      { path: 'spec.source.name', values: ['', undefined, 'other'] },
      { path: 'spec.failureDeadline', values: ['1m', 'soon', '-1m', ''] },
      { path: 'spec.deletionPolicy', values: ['delete', 'keep', 'never', ''] },
      { path: 'apiVersion', values: ['snapshot.kubevirt.io/v1alpha1', 'snapshot.kubevirt.io/v1'] },
    ],
  },
  'restore': {
    manifest: { apiVersion: 'snapshot.kubevirt.io/v1beta1', kind: 'VirtualMachineRestore', spec: { target: VM, virtualMachineSnapshotName: 'snap' } },
    changes: [
      { path: 'spec.target.apiGroup', values: ['', undefined, 'apps'] },
      { path: 'spec.target.kind', values: ['Pod', ''] },
      { path: 'spec.virtualMachineSnapshotName', values: ['', undefined] },
      {
        path: 'spec.patches',
        values: [
          ['{"op": "replace", "path": "/spec/running", "value": true}'], ['{"op": "replace", "path": "/status/ready", "value": "x"}'],
          ['{"op": "replace", "path": "/spec/a", "value": "02:00:00:00:00:01"}'], ['no patch'], [''],
        ],
      },
      { path: 'spec.volumeRestoreOverrides', values: [[{ volumeName: 'v' }], [{ restoreName: 'r' }], [{ volumeName: 'v', restoreName: 'r' }], [{ volumeName: 'v', labels: {} }]] },
      { path: 'spec.volumeRestorePolicy', values: ['InPlace', 'inplace', ''] },
      { path: 'apiVersion', values: ['snapshot.kubevirt.io/v1alpha1'] },
      { path: 'spec.volumeOwnershipPolicy', values: ['Vm', 'None', 'VM', ''] },
    ],
  },
  'clone': {
    manifest: { apiVersion: 'clone.kubevirt.io/v1beta1', kind: 'VirtualMachineClone', spec: { source: VM, target: { ...VM, name: 'copy' } } },
    changes: [
      { path: 'spec.source.apiGroup', values: ['', undefined, 'apps', 'snapshot.kubevirt.io'] },
      { path: 'spec.source.kind', values: ['VirtualMachineSnapshot', 'Pod', ''] },
      { path: 'spec.source.name', values: ['', 'copy'] },
      { path: 'spec.target', values: [undefined, { kind: 'Pod', name: 'copy' }, { kind: 'VirtualMachine', name: '' }, { kind: 'VirtualMachine', name: 'vm' }] },
      { path: 'spec.labelFilters', values: [['*', '!a/*'], ['a*b'], ['a!'], ['!'], [''], ['**']] },
      { path: 'spec.template.annotationFilters', values: [['*'], ['!!a'], ['*a']] },
      { path: 'spec.newMacAddresses', values: [{ default: '02:00:00:00:00:01' }, { default: '' }, { default: '02-00-00' }, { default: '02:00:00:00:00:01:02:03' }] },
      { path: 'spec.patches', values: [['{"op": "remove", "path": "/spec/running"}'], ['no patch'], ['']] },
      { path: 'apiVersion', values: ['clone.kubevirt.io/v1alpha1'] },
    ],
  },
  'export': {
    manifest: { apiVersion: 'export.kubevirt.io/v1', kind: 'VirtualMachineExport', spec: { source: VM } },
    before: { release: '1.9', apiVersion: 'export.kubevirt.io/v1beta1' },
    changes: [
      { path: 'spec.source.apiGroup', values: ['', undefined, 'v1', 'snapshot.kubevirt.io', 'backup.kubevirt.io', 'template.kubevirt.io'] },
      { path: 'spec.source.kind', values: ['PersistentVolumeClaim', 'VirtualMachineSnapshot', 'VirtualMachineBackup', 'VirtualMachineTemplate', 'Pod', ''] },
      { path: 'spec.source.name', values: ['', 'other'] },
      { path: 'spec.source', values: EXPORTED },
      { path: 'spec.tokenSecretRef', values: ['token', '', 'Bad Name'] },
      { path: 'spec.ttlDuration', values: ['1h', 'long', '-1h', '0s'] },
      { path: 'apiVersion', values: ['export.kubevirt.io/v1alpha1', 'export.kubevirt.io/v1beta1'] },
    ],
  },
  'migration': {
    manifest: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceMigration', spec: { vmiName: 'running' } },
    changes: [
      { path: 'spec.vmiName', values: ['', undefined, 'running'] },
      { path: 'spec.priority', values: ['system-critical', ''] },
      { path: 'spec.sendTo', values: [{ migrationID: 'a', connectURL: 'https://there' }, { migrationID: 'a' }] },
      { path: 'spec.receive', values: [{ migrationID: 'a' }, { migrationID: 'b' }] },
      { path: 'spec', values: [{ vmiName: 'running', sendTo: { migrationID: 'a', connectURL: 'https://there' }, receive: { migrationID: 'b' } }] },
      { path: 'spec.addedNodeSelector', values: [{ zone: 'a' }, { zone: 1 }, { zone: 'b c' }, { 'a b': 'c' }] },
      { path: 'apiVersion', values: ['kubevirt.io/v1alpha3'] },
    ],
  },
  'migration-policy': {
    manifest: { apiVersion: 'migrations.kubevirt.io/v1alpha1', kind: 'MigrationPolicy', spec: { selectors: { virtualMachineInstanceSelector: { app: 'a' } } } },
    clusterWide: true,
    changes: [
      { path: 'spec.selectors', values: [undefined, {}] },
      { path: 'spec.bandwidthPerMigration', values: ['64Mi', '-1', 0] },
      { path: 'spec.completionTimeoutPerGiB', values: [0, 100, -1] },
      { path: 'spec.maxDowntimeMs', values: [100, 0, -1] },
      { path: 'spec.allowPostCopy', values: [true, 'yes'] },
      { path: 'spec.selectors.namespaceSelector', values: [{ a: 'b c' }, { 'a b': 'c' }, {}] },
      {
        path: 'spec.experimental.stallDetector',
        values: [{}, { ewmaAlpha: '0.5' }, { ewmaAlpha: '0' }, { precopyPossibleFactor: '0.9' }, { patienceWindowDecayFactor: '1.5' }, { completionTimeoutFactor: '1.0001' }, { ewmaAlpha: 'x' }],
      },
    ],
  },
  'preset': {
    manifest: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstancePreset', spec: { selector: { matchLabels: { app: 'a' } }, domain: { cpu: { cores: 2 }, devices: {} } } },
    changes: [
      { path: 'spec.domain', values: [undefined, {}, { devices: {} }, { rebootPolicy: 'Never' }] },
      { path: 'spec.selector', values: [undefined, {}, { matchExpressions: [{ key: 'k', operator: 'Like' }] }] },
    ],
  },
  'instancetype-object': {
    manifest: { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineInstancetype', spec: { cpu: { guest: 2 }, memory: { guest: '4Gi' } } },
    changes: [
      { path: 'spec.cpu', values: [undefined, {}, { guest: 0 }, { guest: -1 }, { guest: 2, maxSockets: 4 }, { guest: 2, dedicatedCPUPlacement: true }] },
      { path: 'spec.memory.guest', values: [undefined, '', '-1Gi', '1.5Gi'] },
      { path: 'spec.memory.hugepages', values: [{ pageSize: '2Mi' }, { pageSize: 'x' }] },
      { path: 'spec.memory.overcommitPercent', values: [0, 10, 100, 101, -1] },
      { path: 'spec.launchSecurity', values: [{ sev: {} }] },
      { path: 'spec.cpu.guest', values: [-1, 0, '2', 4_294_967_296] },
      { path: 'spec.cpu.maxSockets', values: [-1, 8] },
      { path: 'spec.ioThreads', values: [{ supplementalPoolThreadCount: -1 }, { supplementalPoolThreadCount: 2 }] },
      { path: 'spec.annotations', values: [{ 'a b': 'c' }, { note: 'n' }] },
      { path: 'spec.schedulerName', values: ['volcano', 'Bad Name', ''] },
      { path: 'spec.gpus', values: [[{ name: 'a', deviceName: 'T4' }], [{ name: 'a' }], [{ deviceName: 'a.b/c' }]] },
      { path: 'apiVersion', values: ['instancetype.kubevirt.io/v1alpha1', 'instancetype.kubevirt.io/v1alpha2', 'instancetype.kubevirt.io/v1'] },
    ],
  },
  'preference-object': {
    manifest: { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachinePreference', spec: { cpu: { preferredCPUTopology: 'spread', spreadOptions: {} } } },
    changes: [
      { path: 'spec.cpu.preferredCPUTopology', values: ['sockets', 'preferSpread', 'preferCores', 'any', 'wide', ''] },
      { path: 'spec.cpu.spreadOptions', values: [undefined, { across: 'CoresThreads' }, { across: 'CoresThreads', ratio: 4 }, { across: 'Sockets' }, { ratio: 3 }] },
      { path: 'spec.preferSpreadSocketToCoreRatio', values: [2, 4, -1] },
      { path: 'spec.preferredTerminationGracePeriodSeconds', values: [0, -1] },
      { path: 'spec.features.preferredHyperv', values: [{ spinlocks: { spinlocks: -1 } }, { spinlocks: { spinlocks: 4096 } }] },
      { path: 'spec.annotations', values: [{ 'a b': 'c' }, { 'kubevirt.io/ignitiondata': '{}' }] },
      { path: 'spec.devices', values: [{ preferredDiskBus: 'usb' }, { preferredDiskBlockSize: { custom: { logical: -1, physical: 512 } } }, { preferredTPM: {} }, { preferredVirtualGPUOptions: {} }] },
      { path: 'apiVersion', values: ['instancetype.kubevirt.io/v1alpha1', 'instancetype.kubevirt.io/v1alpha2'] },
      { path: 'spec.requirements', values: [{ cpu: { guest: 2 } }, { cpu: {} }, { memory: { guest: '1Gi' } }, { architecture: 'amd64' }] },
    ],
  },
  'backup': {
    manifest: { apiVersion: 'backup.kubevirt.io/v1alpha1', kind: 'VirtualMachineBackup', spec: { source: VM, pvcName: 'target' } },
    since: '1.8',
    changes: [
      { path: 'spec.source.apiGroup', values: ['backup.kubevirt.io', '', undefined] },
      { path: 'spec.source.kind', values: ['VirtualMachineBackupTracker', 'Pod'] },
      { path: 'spec.source.name', values: ['', undefined] },
      { path: 'spec.pvcName', values: ['', undefined] },
      { path: 'spec.mode', values: ['Push', 'Pull', 'Throw'] },
      { path: 'spec.tokenSecretRef', values: ['token', ''] },
    ],
  },
  'backup-tracker': {
    manifest: { apiVersion: 'backup.kubevirt.io/v1alpha1', kind: 'VirtualMachineBackupTracker', spec: { source: VM } },
    since: '1.8',
    changes: [
      { path: 'spec.source.apiGroup', values: ['backup.kubevirt.io', undefined] },
      { path: 'spec.source.kind', values: ['Pod', ''] },
      { path: 'spec.source.name', values: ['', 'other'] },
    ],
  },
  'kubevirt': {
    manifest: { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', spec: { configuration: { developerConfiguration: { featureGates: ['HostDisk'] } } } },
    changes: [
      { path: 'spec.infra', values: [{ replicas: 0 }, { replicas: 2 }, { replicas: 256 }, { replicas: -1 }] },
      ...UNSIGNED.map((path) => ({ path: `spec.configuration.${path}`, values: [-1, 0, 5, 4_294_967_296] })),
      { path: 'apiVersion', values: ['kubevirt.io/v1alpha3'] },
      { path: 'spec.configuration.developerConfiguration.disabledFeatureGates', values: [['HostDisk'], ['Snapshot']] },
      { path: 'spec.configuration', values: [{ virtTemplateDeployment: { enabled: true }, developerConfiguration: { disabledFeatureGates: ['Template'] } }] },
      { path: 'spec.configuration.additionalGuestMemoryOverheadRatio', values: ['1.5', '0.5', 'x', ''] },
      { path: 'spec.configuration.tlsConfiguration', values: [{ ciphers: ['TLS_AES_128_GCM_SHA256'] }, { minTLSVersion: 'VersionTLS12', ciphers: ['NULL'] }, { minTLSVersion: 'VersionTLS12', ciphers: ['TLS_RSA_WITH_AES_128_CBC_SHA'] }] },
      { path: 'spec.customizeComponents.patches', values: [[{ resourceName: 'a', resourceType: 'Deployment', type: 'json', patch: '[]' }], [{ resourceName: 'a', resourceType: 'Deployment', type: 'json', patch: 'x' }]] },
      {
        path: 'spec.certificateRotateStrategy.selfSigned',
        values: [{ ca: { duration: 'long' } }, { ca: { duration: '1h', renewBefore: '2h' } }, { ca: { duration: '48h' }, server: { duration: '72h' } }, { ca: { duration: '48h' }, caRotateInterval: '48h' }, { caRotateInterval: '48h' }],
      },
      { path: 'spec.configuration.seccompConfiguration.virtualMachineInstanceProfile', values: [{}, { customProfile: {} }, { customProfile: { localhostProfile: 'a', runtimeDefaultProfile: true } }] },
    ],
  },
};
