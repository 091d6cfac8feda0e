import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../src/admission';
import {
  DomainAttachmentType, InstancetypeReferencePolicy, KubeVirt, KubeVirtFeatureGate, KubeVirtPatchType, KubeVirtProps, KubeVirtRoleAggregation,
  KubeVirtRolloutStrategy, KubeVirtTlsVersion, KubeVirtUninstallStrategy, LauncherSeccompProfile, PermittedDevice, SupportContainerType,
  WorkloadUpdateMethod,
} from '../../src/cluster';
import { Distribution, Platform, PlatformProps } from '../../src/platform';
import { manifest } from '../scenarios/refused';

function kubevirtChart(app = new App()): Chart {
  return new Chart(app, 'kubevirt', { namespace: 'kubevirt' });
}

function synth(props: KubeVirtProps): any {
  const chart = kubevirtChart();
  new KubeVirt(chart, 'kubevirt', props);
  return Testing.synth(chart)[0];
}

function problemsOn(platform: PlatformProps, props: KubeVirtProps): string[] {
  const app = new App();
  new Platform(app, 'platform', platform);
  const { node } = new KubeVirt(kubevirtChart(app), 'kubevirt', props);
  return node.validate();
}

test('emits only what it is given', () => {
  expect(synth({})).toEqual({ apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'kubevirt', namespace: 'kubevirt' }, spec: {} });
});

test.each<[string, KubeVirtProps, object]>([
  ['gates on and off', { featureGates: [KubeVirtFeatureGate.HOST_DEVICES, KubeVirtFeatureGate.off(KubeVirtFeatureGate.TEMPLATE)] },
    { developerConfiguration: { featureGates: ['HostDevices'], disabledFeatureGates: ['Template'] } }],
  ['ratios', { density: { cpuAllocationRatio: 5, memoryOvercommit: 120 } }, { developerConfiguration: { cpuAllocationRatio: 5, memoryOvercommit: 120 } }],
  ['density', { density: { memoryOverheadRatio: 1.25, virtualMachineInstancesPerNode: 50, samePageMergingNodes: {}, cpuLimitNamespaces: { limited: 'true' } } }, {
    additionalGuestMemoryOverheadRatio: '1.25',
    virtualMachineInstancesPerNode: 50,
    ksmConfiguration: { nodeLabelSelector: {} },
    autoCPULimitNamespaceLabelSelector: { matchLabels: { limited: 'true' } },
  }],
  ['guests', {
    guestDefaults: {
      cpuModel: 'Cascadelake-Server',
      cpuRequest: kplus.Cpu.millis(200),
      evictionStrategy: 'LiveMigrate',
      runtimeClass: 'vms',
      vmStateStorageClass: 'shared',
      rolloutStrategy: KubeVirtRolloutStrategy.STAGE,
      maxHotplugRatio: 2,
      maxCpuSockets: 8,
      maxGuestMemory: Size.gibibytes(64),
      serialConsoleLog: false,
      freePageReporting: false,
      memoryStatisticsSeconds: 0,
      smbios: { family: 'Bank', manufacturer: 'Bank AG', product: 'VM', sku: '1', version: '2' },
      instancetypeReferencePolicy: InstancetypeReferencePolicy.EXPAND,
      imagePullPolicy: kplus.ImagePullPolicy.ALWAYS,
    },
  }, {
    cpuModel: 'Cascadelake-Server',
    cpuRequest: '200m',
    evictionStrategy: 'LiveMigrate',
    defaultRuntimeClass: 'vms',
    vmStateStorageClass: 'shared',
    vmRolloutStrategy: 'Stage',
    liveUpdateConfiguration: { maxHotplugRatio: 2, maxCpuSockets: 8, maxGuest: '64Gi' },
    virtualMachineOptions: { disableSerialConsoleLog: {}, disableFreePageReporting: {} },
    memBalloonStatsPeriod: 0,
    smbios: { family: 'Bank', manufacturer: 'Bank AG', product: 'VM', sku: '1', version: '2' },
    instancetype: { referencePolicy: 'expand' },
    imagePullPolicy: 'Always',
  }],
  ['what is logged by default', { guestDefaults: { serialConsoleLog: true, freePageReporting: true } }, {}],
  ['migrations', {
    migrations: {
      parallelMigrationsPerCluster: 10,
      parallelOutboundMigrationsPerNode: 4,
      bandwidthPerMigration: Size.mebibytes(64),
      completionTimeoutPerGiB: Duration.minutes(5),
      progressTimeout: Duration.seconds(90),
      utilityVolumesTimeout: Duration.seconds(30),
      allowAutoConverge: true,
      allowPostCopy: true,
      allowWorkloadDisruption: true,
      unsafeMigrationOverride: true,
      tls: true,
      network: 'migration',
      matchSelinuxLevel: false,
    },
  }, {
    migrations: {
      parallelMigrationsPerCluster: 10,
      parallelOutboundMigrationsPerNode: 4,
      bandwidthPerMigration: '64Mi',
      completionTimeoutPerGiB: 300,
      progressTimeout: 90,
      utilityVolumesTimeout: 30,
      allowAutoConverge: true,
      allowPostCopy: true,
      allowWorkloadDisruption: true,
      unsafeMigrationOverride: true,
      disableTLS: false,
      network: 'migration',
      matchSELinuxLevelOnMigration: false,
    },
  }],
  ['security', {
    security: {
      launcherSeccompProfile: LauncherSeccompProfile.runtimeDefault(),
      selinuxLauncherType: 'virt_launcher.process',
      minTlsVersion: KubeVirtTlsVersion.TLS_1_2,
      tlsCiphers: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
      roleAggregation: KubeVirtRoleAggregation.MANUAL,
      tdxAttestation: { enforced: true, quoteSocketPath: '/run/qgs.socket' },
      persistentReservations: true,
    },
  }, {
    seccompConfiguration: { virtualMachineInstanceProfile: { customProfile: { runtimeDefaultProfile: true } } },
    selinuxLauncherType: 'virt_launcher.process',
    tlsConfiguration: { minTLSVersion: 'VersionTLS12', ciphers: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] },
    roleAggregationStrategy: 'Manual',
    confidentialCompute: { tdx: { attestation: { enforced: true, qgsSocketPath: '/run/qgs.socket' } } },
    persistentReservationConfiguration: { enabled: true },
  }],
  ['KubeVirt\'s own seccomp profile', { security: { launcherSeccompProfile: LauncherSeccompProfile.kubevirt() } },
    { seccompConfiguration: { virtualMachineInstanceProfile: { customProfile: { localhostProfile: 'kubevirt/kubevirt.json' } } } }],
  ['devices', {
    permittedDevices: [
      PermittedDevice.pci('10DE:20B0', { resourceName: 'nvidia.com/GA100_A100', externalResourceProvider: true }),
      PermittedDevice.pci('10EE:5000', { resourceName: 'amd.com/fpga-u50' }),
      PermittedDevice.mediated('GRID T4-1Q', { resourceName: 'nvidia.com/GRID_T4-1Q' }),
      PermittedDevice.usb(['0951:1666'], { resourceName: 'kubevirt.io/storage' }),
    ],
    mediatedDeviceTypes: [{ types: ['nvidia-222'] }, { types: ['nvidia-228'], nodeSelector: { gpu: 'large' } }],
  }, {
    permittedHostDevices: {
      pciHostDevices: [
        { pciVendorSelector: '10DE:20B0', resourceName: 'nvidia.com/GA100_A100', externalResourceProvider: true },
        { pciVendorSelector: '10EE:5000', resourceName: 'amd.com/fpga-u50' },
      ],
      mediatedDevices: [{ mdevNameSelector: 'GRID T4-1Q', resourceName: 'nvidia.com/GRID_T4-1Q' }],
      usb: [{ selectors: [{ vendor: '0951', product: '1666' }], resourceName: 'kubevirt.io/storage' }],
    },
    mediatedDevicesConfiguration: {
      mediatedDeviceTypes: ['nvidia-222'],
      nodeMediatedDeviceTypes: [{ nodeSelector: { gpu: 'large' }, mediatedDeviceTypes: ['nvidia-228'] }],
    },
  }],
  ['network', {
    permitBridgeOnPodNetwork: false,
    networkBindings: {
      l2bridge: { domainAttachmentType: DomainAttachmentType.MANAGED_TAP, migratable: true },
      vhost: { sidecarImage: 'example.com/vhost:v1', networkAttachmentDefinition: 'kubevirt/vhost', deviceInfo: true, memoryOverhead: Size.mebibytes(32) },
    },
  }, {
    network: {
      permitBridgeInterfaceOnPodNetwork: false,
      binding: {
        l2bridge: { domainAttachmentType: 'managedTap', migration: {} },
        vhost: {
          sidecarImage: 'example.com/vhost:v1',
          networkAttachmentDefinition: 'kubevirt/vhost',
          downwardAPI: 'device-info',
          computeResourceOverhead: { requests: { memory: '32Mi' } },
        },
      },
    },
  }],
  ['what KubeVirt brings', { commonInstancetypes: false, virtualMachineTemplates: true, changedBlockTracking: { namespaceLabels: {}, virtualMachineLabels: { backup: 'true' } } }, {
    commonInstancetypesDeployment: { enabled: false },
    virtTemplateDeployment: { enabled: true },
    changedBlockTrackingLabelSelectors: { namespaceLabelSelector: {}, virtualMachineLabelSelector: { matchLabels: { backup: 'true' } } },
  }],
  ['rates, logs and containers', {
    components: {
      logVerbosity: { virtApi: 1, virtController: 3, virtHandler: 4, virtLauncher: 5, virtOperator: 6, nodes: { 'node-1': 9 } },
      apiRateLimit: { qps: 1, burst: 2 },
      controllerRateLimit: { qps: 3, burst: 4 },
      handlerRateLimit: { qps: 5, burst: 6 },
      webhookRateLimit: { qps: 7, burst: 8 },
      supportContainers: [{
        type: SupportContainerType.CONTAINER_DISK,
        cpu: { request: kplus.Cpu.millis(1), limit: kplus.Cpu.millis(20) },
        memory: { request: Size.mebibytes(1), limit: Size.mebibytes(50) },
      }],
    },
  }, {
    developerConfiguration: {
      logVerbosity: { virtAPI: 1, virtController: 3, virtHandler: 4, virtLauncher: 5, virtOperator: 6, nodeVerbosity: { 'node-1': 9 } },
    },
    apiConfiguration: { restClient: { rateLimiter: { tokenBucketRateLimiter: { qps: 1, burst: 2 } } } },
    controllerConfiguration: { restClient: { rateLimiter: { tokenBucketRateLimiter: { qps: 3, burst: 4 } } } },
    handlerConfiguration: { restClient: { rateLimiter: { tokenBucketRateLimiter: { qps: 5, burst: 6 } } } },
    webhookConfiguration: { restClient: { rateLimiter: { tokenBucketRateLimiter: { qps: 7, burst: 8 } } } },
    supportContainerResources: [{ type: 'container-disk', resources: { requests: { cpu: '1m', memory: '1Mi' }, limits: { cpu: '20m', memory: '50Mi' } } }],
  }],
  ['the rest in the form of the CR', { configuration: { architectureConfiguration: { arm64: { machineType: 'virt-9.2' } } } },
    { architectureConfiguration: { arm64: { machineType: 'virt-9.2' } } }],
  ['a field that is changed and one that is taken out', {
    density: { cpuAllocationRatio: 5, memoryOvercommit: 120 },
    configuration: { developerConfiguration: { cpuAllocationRatio: null, useEmulation: true } },
  }, { developerConfiguration: { memoryOvercommit: 120, useEmulation: true } }],
])('configures %s', (_, props, configuration) => {
  const { spec } = synth(props);
  expect(spec).toEqual(Object.keys(configuration).length > 0 ? { configuration } : {});
});

test.each<[string, KubeVirtProps, object]>([
  ['updates', { workloadUpdates: { methods: [WorkloadUpdateMethod.LIVE_MIGRATE, WorkloadUpdateMethod.EVICT], batchEvictionSize: 5, batchEvictionInterval: Duration.minutes(2) } },
    { workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate', 'Evict'], batchEvictionSize: 5, batchEvictionInterval: '2m0s' } }],
  ['the end', { uninstallStrategy: KubeVirtUninstallStrategy.BLOCK_UNINSTALL_IF_WORKLOADS_EXIST }, { uninstallStrategy: 'BlockUninstallIfWorkloadsExist' }],
  ['certificates', {
    certificates: {
      certificateAuthority: { duration: Duration.days(14), renewBefore: Duration.days(7) },
      server: { duration: Duration.days(2), renewBefore: Duration.hours(12) },
    },
  }, { certificateRotateStrategy: { selfSigned: { ca: { duration: '20160m0s', renewBefore: '10080m0s' }, server: { duration: '2880m0s', renewBefore: '720m0s' } } } }],
  ['components', {
    components: {
      replicas: 3,
      infraPlacement: { nodeSelector: { infra: 'true' }, tolerations: [kplus.NodeTaintQuery.is('infra', 'true', { effect: kplus.TaintEffect.NO_SCHEDULE })] },
      workloadPlacement: { nodeSelector: { vms: 'true' } },
      patches: [
        { resourceType: 'Deployment', resourceName: 'virt-api', patch: '{"spec":{}}' },
        { resourceType: 'DaemonSet', resourceName: '*', patch: '[]', type: KubeVirtPatchType.JSON },
      ],
      imageRegistry: 'registry.example.com/kubevirt',
      imageTag: 'v1.9.0',
      imagePullPolicy: kplus.ImagePullPolicy.ALWAYS,
    },
  }, {
    infra: { replicas: 3, nodePlacement: { nodeSelector: { infra: 'true' }, tolerations: [{ key: 'infra', operator: 'Equal', value: 'true', effect: 'NoSchedule' }] } },
    workloads: { nodePlacement: { nodeSelector: { vms: 'true' } } },
    customizeComponents: {
      patches: [
        { resourceType: 'Deployment', resourceName: 'virt-api', patch: '{"spec":{}}', type: 'strategic' },
        { resourceType: 'DaemonSet', resourceName: '*', patch: '[]', type: 'json' },
      ],
    },
    imageRegistry: 'registry.example.com/kubevirt',
    imageTag: 'v1.9.0',
    imagePullPolicy: 'Always',
  }],
  ['monitoring', { monitoring: { namespace: 'monitoring', serviceAccount: 'prometheus', serviceMonitorNamespace: 'monitors' } },
    { monitorNamespace: 'monitoring', monitorAccount: 'prometheus', serviceMonitorNamespace: 'monitors' }],
])('states %s', (_, props, spec) => {
  expect(synth(props).spec).toEqual(spec);
});

test('the Secrets of its registry', () => {
  const chart = kubevirtChart();
  const secret = kplus.Secret.fromSecretName(chart, 'pull', 'registry');
  new KubeVirt(chart, 'kubevirt', { components: { imagePullSecrets: [secret] } });
  expect(Testing.synth(chart)[0].spec).toEqual({ imagePullSecrets: [{ name: 'registry' }] });
});

test('what is set here is what a KubeVirt CR can have', () => {
  const app = new App();
  const chart = kubevirtChart(app);
  new KubeVirt(chart, 'kubevirt', {
    featureGates: [KubeVirtFeatureGate.MIGRATION_STALL_DETECTION],
    migrations: { maxDowntime: Duration.millis(300), bandwidthPerMigration: Size.mebibytes(64) },
    security: { minTlsVersion: KubeVirtTlsVersion.TLS_1_3, roleAggregation: KubeVirtRoleAggregation.MANUAL, tdxAttestation: { enforced: true } },
    density: { memoryOverheadRatio: 1.2, samePageMergingNodes: {}, cpuLimitNamespaces: {} },
    guestDefaults: { smbios: { family: 'x' }, maxGuestMemory: Size.gibibytes(1), serialConsoleLog: false, freePageReporting: false },
    permittedDevices: [PermittedDevice.usb(['0951:1666'], { resourceName: 'kubevirt.io/storage' })],
    mediatedDeviceTypes: [{ types: ['nvidia-222'] }],
    changedBlockTracking: { namespaceLabels: {} },
    certificates: { server: { duration: Duration.days(2), renewBefore: Duration.hours(12) } },
    components: { logVerbosity: { virtApi: 2 }, handlerRateLimit: { qps: 50, burst: 100 } },
  });
  expect(Admission.of(app).findings()).toEqual([]);
  expect(Testing.synth(chart)[0].spec.configuration.migrations).toEqual({ bandwidthPerMigration: '64Mi', maxDowntimeMs: 300 });
});

test('an unknown field of the rest is found', () => {
  const app = new App();
  new KubeVirt(kubevirtChart(app), 'kubevirt', { configuration: { developerConfiguration: { memoryOverComit: 150 } } });
  expect(Admission.of(app).findings().map(({ rule, field }) => `${rule} ${field}`)).toEqual(['schema/has-known-field spec.configuration.developerConfiguration.memoryOverComit']);
});

test.each<[string, KubeVirtProps, string]>([
  ['no ratio', { density: { cpuAllocationRatio: 0 } }, 'density.cpuAllocationRatio: got 0; allowed: a whole number from 1. KubeVirt takes 10 for 0.'],
  ['little memory', { density: { memoryOvercommit: 9 } }, 'density.memoryOvercommit: got 9; allowed: a whole number from 10.'],
  ['half a node', { density: { virtualMachineInstancesPerNode: 0.5 } }, 'density.virtualMachineInstancesPerNode: got 0.5; allowed: a whole number from 1.'],
  ['no growth', { guestDefaults: { maxHotplugRatio: 0 } }, 'guestDefaults.maxHotplugRatio: got 0; allowed: a whole number from 1.'],
  ['no sockets', { guestDefaults: { maxCpuSockets: 0 } }, 'guestDefaults.maxCpuSockets: got 0; allowed: a whole number from 1.'],
  ['statistics of the past', { guestDefaults: { memoryStatisticsSeconds: -1 } }, 'guestDefaults.memoryStatisticsSeconds: got -1; allowed: a whole number from 0.'],
  ['no migrations', { migrations: { parallelMigrationsPerCluster: 0 } }, 'migrations.parallelMigrationsPerCluster: got 0; allowed: a whole number from 1.'],
  ['none from a node', { migrations: { parallelOutboundMigrationsPerNode: 0 } }, 'migrations.parallelOutboundMigrationsPerNode: got 0; allowed: a whole number from 1.'],
  ['no batch', { workloadUpdates: { methods: [], batchEvictionSize: 0 } }, 'workloadUpdates.batchEvictionSize: got 0; allowed: a whole number from 1.'],
  ['no replicas', { components: { replicas: 0 } }, 'components.replicas: got 0; allowed: a whole number from 1.'],
  ['an address for a device', { permittedDevices: [PermittedDevice.pci('0000:01:00.0', { resourceName: 'a.com/b' })] },
    'PermittedDevice.pci: got "0000:01:00.0"; allowed: two numbers of four hexadecimal digits each, such as 10DE:20B0. Write vendor and device, not an address.'],
  ['a USB device without product', { permittedDevices: [PermittedDevice.usb(['0951:1666', '0951'], { resourceName: 'a.com/b' })] }, 'PermittedDevice.usb: got "0951"; allowed:'],
  ['a resource without domain', { permittedDevices: [PermittedDevice.mediated('GRID T4-1Q', { resourceName: 'gpu' })] },
    'permittedDevices.resourceName: got "gpu"; allowed: `<domain>/<name>`.'],
])('refuses %s', (_, props, message) => {
  expect(() => new KubeVirt(kubevirtChart(), 'kubevirt', props)).toThrow(message);
});

const GATE = 'featureGates: got';
test.each<[string, PlatformProps, KubeVirtFeatureGate[], string[]]>([
  ['an alpha gate', {}, [KubeVirtFeatureGate.HOST_DISK], []],
  ['a beta gate that is off', {}, [KubeVirtFeatureGate.off(KubeVirtFeatureGate.TEMPLATE)], []],
  ['a beta gate that is on by itself', {}, [KubeVirtFeatureGate.SNAPSHOT], []],
  ['a deprecated gate', {}, [KubeVirtFeatureGate.of('HotplugVolumes')], []],
  ['a gate that no release knows: advice', {}, [KubeVirtFeatureGate.of('NoSuchGate')], []],
  ['a gate that has graduated', {}, [KubeVirtFeatureGate.of('VMExport')],
    [`${GATE} "VMExport"; allowed: Alpha or Beta gates; it is generally available since v1.9. Leave it out: the feature is always on.`]],
  ['the same gate before', { kubevirtVersion: '1.8.0' }, [KubeVirtFeatureGate.of('VMExport')], []],
  ['a gate that has graduated long ago, off', {}, [KubeVirtFeatureGate.off(KubeVirtFeatureGate.of('LiveMigration'))],
    [`${GATE} "LiveMigration, off"; allowed: Alpha or Beta gates; it is generally available since v1.6 or before. Leave it out: the feature is always on.`]],
  ['a gate that is gone', {}, [KubeVirtFeatureGate.of('ExperimentalVirtiofsSupport')],
    [`${GATE} "ExperimentalVirtiofsSupport"; allowed: Alpha or Beta gates; it is discontinued since v1.8. Leave it out: the feature is gone.`]],
  ['an alpha gate that is off', {}, [KubeVirtFeatureGate.off(KubeVirtFeatureGate.HOST_DISK)],
    [`${GATE} "HostDisk, off"; allowed: gates that are on by themselves, which Alpha gates of KubeVirt 1.9.0 are not. Leave it out: it is off unless it is listed.`]],
  ['a beta gate that is off, before v1.9', { kubevirtVersion: '1.8.0' }, [KubeVirtFeatureGate.off(KubeVirtFeatureGate.SNAPSHOT)],
    [`${GATE} "Snapshot, off"; allowed: gates that are on by themselves, which Beta gates of KubeVirt 1.8.0 are not. Leave it out: it is off unless it is listed.`]],
  ['a gate on and off', {}, [KubeVirtFeatureGate.TEMPLATE, KubeVirtFeatureGate.off(KubeVirtFeatureGate.TEMPLATE)], [`${GATE} "Template, off"; allowed: each gate once. Keep one of them.`]],
])('knows the stage of %s', (_, platform, featureGates, expected) => {
  expect(problemsOn(platform, { featureGates })).toEqual(expected);
});

test('belongs to the operator of HyperConverged on OpenShift', () => {
  expect(problemsOn({ distribution: Distribution.OPENSHIFT }, {})).toEqual([
    'KubeVirt: got "a CR of one\'s own on openshift"; allowed: HyperConverged, whose operator owns it. Use the construct HyperConverged.',
  ]);
});

test.each<[string, KubeVirtProps, string[]]>([
  ['with its gate and device', { featureGates: [KubeVirtFeatureGate.HOST_DEVICES], permittedDevices: [PermittedDevice.pci('10EE:5000', { resourceName: 'amd.com/fpga' })] }, []],
  ['without the gate', { permittedDevices: [PermittedDevice.pci('10EE:5000', { resourceName: 'amd.com/fpga' })] }, ['device/requires-gate-for-host-devices']],
  ['without the device', { featureGates: [KubeVirtFeatureGate.HOST_DEVICES], permittedDevices: [PermittedDevice.pci('10EE:5001', { resourceName: 'amd.com/other' })] },
    ['device/references-permitted-device']],
])('a VM of the same app is judged by it: %s', (_, props, rules) => {
  const app = new App();
  new KubeVirt(kubevirtChart(app), 'kubevirt', props);
  manifest(new Chart(app, 'apps', { namespace: 'apps' }), {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    spec: {
      runStrategy: 'Always',
      template: {
        spec: {
          evictionStrategy: 'None',
          domain: { memory: { guest: '1Gi' }, devices: { hostDevices: [{ name: 'fpga', deviceName: 'amd.com/fpga' }] } },
          networks: [],
          volumes: [],
        },
      },
    },
  });
  expect(Admission.of(app).findings().filter(({ level }) => level !== 'advised').map(({ rule }) => rule)).toEqual(rules);
});

test('is one resource for cdk8s-plus', () => {
  const chart = kubevirtChart();
  const made = new KubeVirt(chart, 'kubevirt');
  const imported = KubeVirt.fromKubeVirtName(chart, 'imported', 'kubevirt');
  for (const kubevirt of [made, imported]) {
    expect([kubevirt.apiGroup, kubevirt.apiVersion, kubevirt.kind, kubevirt.resourceType, kubevirt.resourceName]).toEqual(['kubevirt.io', 'kubevirt.io/v1', 'KubeVirt', 'kubevirts', 'kubevirt']);
  }
});

test('a gate of today has a constant', () => {
  const isGate = (value: unknown): value is KubeVirtFeatureGate => value instanceof KubeVirtFeatureGate;
  const listed = Object.values(KubeVirtFeatureGate).filter(isGate).map(({ name }) => name);
  const { gates } = require('../../imports/releases/feature-gates.json');
  const open = Object.keys(gates).filter((name) => ['Alpha', 'Beta'].includes(Object.values(gates[name]).pop() as string));
  expect(listed.sort()).toEqual(open.sort());
});
