import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../src/admission';
import {
  HyperConverged, HyperConvergedPatchOperation, HyperConvergedProps, InstancetypeReferencePolicy, KubeVirtRoleAggregation, KubeVirtRolloutStrategy,
  KubeVirtUninstallStrategy, PermittedDevice, WorkloadUpdateMethod,
} from '../../src/cluster';
import { Distribution, Platform } from '../../src/platform';
import { manifest } from '../scenarios/refused';

const NAME = 'kubevirt-hyperconverged';
const operatorChart = (app = new App()) => new Chart(app, 'hco', { namespace: 'openshift-cnv' });
const synth = (props: HyperConvergedProps): any => {
  const chart = operatorChart();
  new HyperConverged(chart, NAME, props);
  return Testing.synth(chart)[0];
};

test('emits only what it is given', () => {
  expect(synth({})).toEqual({ apiVersion: 'hco.kubevirt.io/v1beta1', kind: 'HyperConverged', metadata: { name: NAME, namespace: 'openshift-cnv' }, spec: {} });
});

test.each<[string, HyperConvergedProps, object]>([
  ['gates of its own', { featureGates: { downwardMetrics: true, videoConfig: false } }, { featureGates: { downwardMetrics: true, videoConfig: false } }],
  ['guests', {
    guestDefaults: {
      cpuModel: 'Cascadelake-Server',
      evictionStrategy: 'LiveMigrate',
      runtimeClass: 'vms',
      vmStateStorageClass: 'shared',
      maxHotplugRatio: 2,
      maxCpuSockets: 8,
      maxGuestMemory: Size.gibibytes(64),
      serialConsoleLog: false,
      freePageReporting: true,
      instancetypeReferencePolicy: InstancetypeReferencePolicy.EXPAND,
    },
  }, {
    defaultCPUModel: 'Cascadelake-Server',
    evictionStrategy: 'LiveMigrate',
    defaultRuntimeClass: 'vms',
    vmStateStorageClass: 'shared',
    liveUpdateConfiguration: { maxHotplugRatio: 2, maxCpuSockets: 8, maxGuest: '64Gi' },
    virtualMachineOptions: { disableSerialConsoleLog: true, disableFreePageReporting: false },
    instancetypeConfig: { referencePolicy: 'expand' },
  }],
  ['density', { density: { cpuAllocationRatio: 5, memoryOvercommit: 120, samePageMergingNodes: { ksm: 'true' }, cpuLimitNamespaces: {} } }, {
    resourceRequirements: { vmiCPUAllocationRatio: 5, autoCPULimitNamespaceLabelSelector: {} },
    higherWorkloadDensity: { memoryOvercommitPercentage: 120 },
    ksmConfiguration: { nodeLabelSelector: { matchLabels: { ksm: 'true' } } },
  }],
  ['migrations', {
    migrations: {
      parallelMigrationsPerCluster: 10,
      parallelOutboundMigrationsPerNode: 4,
      bandwidthPerMigration: Size.mebibytes(64),
      completionTimeoutPerGiB: Duration.minutes(5),
      progressTimeout: Duration.seconds(90),
      allowAutoConverge: true,
      allowPostCopy: false,
      network: 'migration',
    },
  }, {
    liveMigrationConfig: {
      parallelMigrationsPerCluster: 10,
      parallelOutboundMigrationsPerNode: 4,
      bandwidthPerMigration: '64Mi',
      completionTimeoutPerGiB: 300,
      progressTimeout: 90,
      allowAutoConverge: true,
      allowPostCopy: false,
      network: 'migration',
    },
  }],
  ['devices and bindings', {
    permittedDevices: [
      PermittedDevice.pci('10DE:20B0', { resourceName: 'nvidia.com/GA100_A100', externalResourceProvider: true }),
      PermittedDevice.mediated('GRID T4-1Q', { resourceName: 'nvidia.com/GRID_T4-1Q' }),
      PermittedDevice.usb(['0951:1666'], { resourceName: 'kubevirt.io/storage' }),
    ],
    mediatedDeviceTypes: [{ types: ['nvidia-222'] }],
    networkBindings: { l2bridge: { migratable: true } },
  }, {
    permittedHostDevices: {
      pciHostDevices: [{ pciDeviceSelector: '10DE:20B0', resourceName: 'nvidia.com/GA100_A100', externalResourceProvider: true }],
      mediatedDevices: [{ mdevNameSelector: 'GRID T4-1Q', resourceName: 'nvidia.com/GRID_T4-1Q' }],
      usbHostDevices: [{ selectors: [{ vendor: '0951', product: '1666' }], resourceName: 'kubevirt.io/storage' }],
    },
    mediatedDevicesConfiguration: { mediatedDeviceTypes: ['nvidia-222'] },
    networkBinding: { l2bridge: { migration: {} } },
  }],
  ['storage', {
    scratchSpaceStorageClass: 'fast',
    filesystemOverhead: { global: 0.1 },
    insecureRegistries: ['registry.lab:5000'],
    commonBootImages: false,
    commonBootImageNamespace: 'golden-images',
  }, {
    scratchSpaceStorageClass: 'fast',
    filesystemOverhead: { global: '0.1' },
    storageImport: { insecureRegistries: ['registry.lab:5000'] },
    enableCommonBootImageImport: false,
    commonBootImageNamespace: 'golden-images',
  }],
  ['the deployment', {
    infraPlacement: { nodeSelector: { infra: 'true' } },
    workloadPlacement: { tolerations: [kplus.NodeTaintQuery.exists('vms')] },
    applicationAwareQuota: true,
    roleAggregation: KubeVirtRoleAggregation.MANUAL,
    workloadUpdates: { methods: [WorkloadUpdateMethod.LIVE_MIGRATE] },
    uninstallStrategy: KubeVirtUninstallStrategy.REMOVE_WORKLOADS,
    certificates: { server: { duration: Duration.days(2), renewBefore: Duration.days(1) } },
  }, {
    infra: { nodePlacement: { nodeSelector: { infra: 'true' } } },
    workloads: { nodePlacement: { tolerations: [{ key: 'vms', operator: 'Exists' }] } },
    enableApplicationAwareQuota: true,
    roleAggregationStrategy: 'Manual',
    workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] },
    uninstallStrategy: 'RemoveWorkloads',
    certConfig: { server: { duration: '2880m0s', renewBefore: '1440m0s' } },
  }],
  ['the rest in the form of the CR', { commonBootImages: true, spec: { enableCommonBootImageImport: null, tuningPolicy: 'highBurst' } }, { tuningPolicy: 'highBurst' }],
])('states %s', (_, props, spec) => {
  expect(synth(props).spec).toEqual(spec);
});

test('patches what it has no field for', () => {
  const { annotations } = synth({
    metadata: { annotations: { team: 'platform' } },
    kubevirtPatches: [
      { op: HyperConvergedPatchOperation.ADD, path: '/spec/configuration/smbios', value: { family: 'Bank' } },
      { op: HyperConvergedPatchOperation.REMOVE, path: '/spec/configuration/cpuRequest' },
    ],
    cdiPatches: [{ op: HyperConvergedPatchOperation.REPLACE, path: '/spec/config/preallocation', value: true }],
  }).metadata;
  expect(annotations).toEqual({
    'team': 'platform',
    'kubevirt.kubevirt.io/jsonpatch': '[{"op":"add","path":"/spec/configuration/smbios","value":{"family":"Bank"}},{"op":"remove","path":"/spec/configuration/cpuRequest"}]',
    'containerizeddataimporter.kubevirt.io/jsonpatch': '[{"op":"replace","path":"/spec/config/preallocation","value":true}]',
  });
});

const patch = (prop: string, got: string, path: string) => (
  `[hco/${NAME}] ${prop}: got ${got}; allowed: what HyperConverged has a field for. Patch the KubeVirt CR: `
  + `\`kubevirtPatches: [{ op: HyperConvergedPatchOperation.ADD, path: '/spec/configuration/${path}', value: … }]\`.`
);
test.each<[string, HyperConvergedProps, string]>([
  ['a rollout strategy', { guestDefaults: { rolloutStrategy: KubeVirtRolloutStrategy.STAGE } }, patch('guestDefaults.rolloutStrategy', '"Stage"', 'vmRolloutStrategy')],
  ['an overhead', { density: { memoryOverheadRatio: 2 } }, patch('density.memoryOverheadRatio', '2', 'additionalGuestMemoryOverheadRatio')],
  ['migrations in clear', { migrations: { tls: false } }, patch('migrations.tls', 'false', 'migrations/disableTLS')],
  ['what KubeVirt misreads', { density: { memoryOvercommit: 9 } }, 'density.memoryOvercommit: got 9; allowed: a whole number from 10.'],
  ['a path that is none', { cdiPatches: [{ op: HyperConvergedPatchOperation.REMOVE, path: 'spec' }] }, 'path of a patch: got "spec"; allowed: a JSON pointer, which begins with /.'],
])('refuses %s', (_, props, message) => {
  expect(() => synth(props)).toThrow(message);
});

test.each<[string, HyperConvergedProps, string[]]>([
  ['with its device', { permittedDevices: [PermittedDevice.pci('10EE:5000', { resourceName: 'amd.com/fpga' })] }, []],
  ['with another device', { permittedDevices: [PermittedDevice.pci('10EE:5000', { resourceName: 'amd.com/other' })] }, ['device/references-permitted-device']],
])('a VM of the same app is judged by it: %s', (_, props, rules) => {
  const app = new App();
  new Platform(app, 'platform', { distribution: Distribution.OPENSHIFT });
  new HyperConverged(operatorChart(app), NAME, props);
  manifest(new Chart(app, 'apps', { namespace: 'apps' }), {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    spec: {
      runStrategy: 'Always',
      template: {
        spec: {
          evictionStrategy: 'None', domain: { memory: { guest: '1Gi' }, devices: { hostDevices: [{ name: 'fpga', deviceName: 'amd.com/fpga' }] } }, networks: [], volumes: [],
        },
      },
    },
  });
  expect(Admission.of(app).findings().map(({ rule }) => rule)).toEqual(rules);
});

test('is one resource for cdk8s-plus', () => {
  const chart = operatorChart();
  for (const hco of [new HyperConverged(chart, NAME), HyperConverged.fromHyperConvergedName(chart, 'imported', NAME)]) {
    expect([hco.apiVersion, hco.kind, hco.resourceType, hco.resourceName]).toEqual(['hco.kubevirt.io/v1beta1', 'HyperConverged', 'hyperconvergeds', NAME]);
  }
});
