import { ApiObject, App, Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../src/admission/synth';
import { clusterOf } from '../../src/manifests/cluster';
import { Catalog } from '../../src/manifests/effective/catalog';
import { Architecture, Distribution, HypervisorNodes, KubeVirtInstallation, Platform, PlatformProps } from '../../src/platform';

const platform = (props: PlatformProps = {}) => new Platform(new App(), 'Platform', props);

describe('Platform.of', () => {
  test('finds the nearest one up the tree', () => {
    const app = new App();
    const everywhere = new Platform(app, 'Platform');
    const chart = new Chart(app, 'edge');
    const edge = new Platform(chart, 'Platform', { architecture: Architecture.ARM64 });
    expect(Platform.of(new Chart(chart, 'inner'))).toBe(edge);
    expect(Platform.of(new Chart(app, 'other'))).toBe(everywhere);
    expect(Platform.of(edge)).toBe(edge);
  });

  test('falls back to upstream KubeVirt without touching the tree', () => {
    const app = new App();
    expect(Platform.of(app).kubevirtVersion).toBe('1.9.0');
    expect(app.node.children).toEqual([]);
  });

  test('emits nothing', () => {
    const app = new App();
    const chart = new Chart(app, 'chart');
    new Platform(chart, 'Platform');
    expect(Testing.synth(chart)).toEqual([]);
  });

  test('refuses a second platform in one scope', () => {
    const app = new App();
    new Platform(app, 'A');
    expect(() => new Platform(app, 'B')).toThrow('Platform: got ["A","B"]; allowed: one platform in a scope.');
  });

  test('refuses a platform that comes too late', () => {
    const app = new App();
    Platform.of(new Chart(app, 'chart'));
    expect(() => new Platform(app, 'Platform')).toThrow('Create the Platform before them');
  });
});

describe('defaults', () => {
  test('upstream', () => {
    expect(platform()).toMatchObject({
      distribution: 'kubernetes',
      kubernetesVersion: '1.34',
      kubevirtVersion: '1.9.0',
      architecture: 'amd64',
      namespaces: { kubevirt: 'kubevirt', cdi: 'cdi' },
      dns: { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' }, port: 53, addresses: [] },
      network: { multus: true, resourcesInjector: false, networkPolicies: true },
      kubevirtConfiguration: {
        cpuAllocationRatio: 10, memoryOvercommit: 100, launcherSeccompProfile: false, permitBridgeInterfaceOnPodNetwork: true,
      },
    });
  });

  test('OpenShift', () => {
    expect(platform({ distribution: Distribution.OPENSHIFT })).toMatchObject({
      kubevirtVersion: '1.8.4',
      namespaces: { kubevirt: 'openshift-cnv', cdi: 'openshift-cnv', sriovOperator: 'openshift-sriov-network-operator' },
      dns: { namespace: 'openshift-dns', podLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' }, port: 5353 },
    });
  });

  test('a single fact can be changed', () => {
    expect(platform({ distribution: Distribution.OPENSHIFT, namespaces: { cdi: 'cdi' } }).namespaces)
      .toMatchObject({ cdi: 'cdi', kubevirt: 'openshift-cnv' });
  });

  test('K3s', () => {
    expect(platform({ distribution: Distribution.K3S })).toMatchObject({
      namespaces: { kubevirt: 'kubevirt', ingress: 'kube-system' }, network: { multus: false, networkPolicies: true }, kubevirtVersion: '1.9.0',
    });
  });

  test('NodeLocal DNSCache beside the pods of the distribution', () => {
    expect(platform({ dns: { addresses: ['169.254.20.10', 'fd00::/64'] } }).dns)
      .toEqual({ namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' }, port: 53, addresses: ['169.254.20.10', 'fd00::/64'] });
  });
});

describe('what admission is told', () => {
  test('nothing that it does not state', () => {
    expect(platform({})._admissionProfile).toEqual({});
  });

  test('the same facts that it has by default', () => {
    const { kubevirtVersion, kubevirtConfiguration, architecture, enabledFeatureGates } = platform({});
    const cluster = clusterOf({}, new Catalog([]));
    expect(cluster).toMatchObject({ kubevirtVersion, ...kubevirtConfiguration, architecture });
    expect(enabledFeatureGates).toEqual(expect.arrayContaining(cluster.enabledFeatureGates));
  });

  test('on OpenShift, the gates that HyperConverged sets', () => {
    const told = platform({ distribution: Distribution.OPENSHIFT, featureGates: ['HostDisk'] })._admissionProfile;
    expect(told).toEqual({
      kubevirtVersion: '1.8.4',
      cdiVersion: '1.65.0',
      kubernetesVersion: '1.35',
      enabledFeatureGates: [
        'CPUManager', 'DecentralizedLiveMigration', 'ExpandDisks', 'HostDevices', 'HostDisk', 'HotplugVolumes', 'KubevirtSeccompProfile',
        'LiveUpdateNADRef', 'Snapshot', 'VMExport', 'VideoConfig',
      ],
      ingressClasses: ['openshift-default'],
      kubevirtInstallation: 'hyperconverged',
      launcherSeccompProfile: true,
      ovnKubernetes: true,
    });
  });

  test.each<[string, PlatformProps, object]>([
    ['on K3s', { distribution: Distribution.K3S }, { ingressClasses: ['traefik'], ovnKubernetes: false }],
    ['on Harvester', { distribution: Distribution.HARVESTER, distributionVersion: '1.8' }, {
      kubevirtVersion: '1.7.0',
      cdiVersion: '1.64.0',
      kubernetesVersion: '1.35',
      kubevirtInstallation: 'harvester',
      enabledFeatureGates: ['CPUManager', 'DeclarativeHotplugVolumes', 'EnableVirtioFsConfigVolumes', 'ExpandDisks', 'HostDevices'],
    }],
    ['what is given before what the distribution says', {
      distribution: Distribution.K3S, ingressClasses: [], ovnKubernetes: true, hypervisorNodes: HypervisorNodes.NESTED, monitorLabels: { release: 'p' },
    }, { ingressClasses: [], ovnKubernetes: true, hypervisorNodes: 'nested', monitorLabels: { release: 'p' } }],
    ['one setting beside those of the distribution', {
      distribution: Distribution.OPENSHIFT,
      kubevirtVersion: '1.9.0',
      cdiVersion: '1.66.0',
      kubernetesVersion: '1.36',
      disabledFeatureGates: [],
      kubevirtInstallation: KubeVirtInstallation.OPERATORS,
      kubevirtConfiguration: { cpuAllocationRatio: 4 },
    }, expect.objectContaining({ cpuAllocationRatio: 4, launcherSeccompProfile: true, kubevirtInstallation: 'operators' })],
  ])('%s', (_, props, told) => expect(platform(props)._admissionProfile).toEqual(told));

  test('every fact', () => {
    const storageClasses = [{ name: 'fast', isDefault: true, accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY] }];
    const kubevirtConfiguration = {
      cpuAllocationRatio: 4, memoryOvercommit: 150, launcherSeccompProfile: true, permitBridgeInterfaceOnPodNetwork: false,
    };
    const versions = { kubevirtVersion: '1.8.2', kubernetesVersion: '1.35' };
    const given = { ...versions, architecture: Architecture.ARM64, storageClasses, kubevirtConfiguration, featureGates: [] };
    expect(platform(given)._admissionProfile).toEqual({ ...versions, architecture: 'arm64', storageClasses, ...kubevirtConfiguration, enabledFeatureGates: [] });
  });
});

test('all gates that are on, for admission', () => {
  const { enabledFeatureGates } = platform({ featureGates: ['HostDevices'], disabledFeatureGates: ['Snapshot', 'NUMA'] });
  expect(enabledFeatureGates).toHaveLength(29 + 16 - 1 + 1);
  expect(enabledFeatureGates).toEqual(expect.arrayContaining(['HostDevices', 'NUMA', 'ImageVolume']));
  expect(enabledFeatureGates).not.toContain('Snapshot');
});

test.each([
  ['off', [], ['run-strategy/requires-gate-for-receiver']],
  ['on', ['DecentralizedLiveMigration'], []],
])('admission knows that a gate is %s', (_, featureGates, expected) => {
  const app = new App();
  new Platform(app, 'Platform', { featureGates });
  new ApiObject(new Chart(app, 'chart'), 'vm', {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'vm' },
    spec: { runStrategy: 'WaitAsReceiver', template: { spec: { domain: { devices: {}, memory: { guest: '1Gi' } } } } },
  });
  expect(Admission.of(app).findings().map(({ rule }) => rule)).toEqual(expected);
});

test('versions and gates are questions', () => {
  const older = platform({ kubernetesVersion: '1.29', kubevirtVersion: '1.8', featureGates: ['HostDevices'] });
  expect([older.kubernetesAtLeast('1.28'), older.kubernetesAtLeast('1.30')]).toEqual([true, false]);
  const kubevirt = platform({ kubevirtVersion: '1.7.4' });
  expect(['1.6', '1.7', '1.8'].map((version) => kubevirt.kubevirtAtLeast(version))).toEqual([true, true, false]);
  expect([platform({}), kubevirt, platform({ cdiVersion: '1.65.2' })].map((one) => [one.cdiAtLeast('1.65'), one.cdiAtLeast('1.66')])).toEqual([
    [true, true], [false, false], [true, false],
  ]);
  expect([older.isGateEnabled('HostDevices'), older.isGateEnabled('Snapshot')]).toEqual([true, false]);
});

test.each<[string, PlatformProps, string]>([
  ['an old Kubernetes', { kubernetesVersion: '1.27' }, 'kubernetesVersion: got "1.27"; allowed: 1.28 or later.'],
  ['no version', { kubernetesVersion: 'latest' }, 'kubernetesVersion: got "latest"'],
  ['a KubeVirt that is none', { kubevirtVersion: 'main' }, 'kubevirtVersion: got "main"; allowed: a release.'],
  ['a CDI that is none', { cdiVersion: 'main' }, 'cdiVersion: got "main"; allowed: a release.'],
  ['a version of plain Kubernetes', { distributionVersion: '1.34' }, 'distributionVersion: got "1.34"; allowed: none'],
  ['an OpenShift that is not known', { distribution: Distribution.OPENSHIFT, distributionVersion: '4.17' },
    'distributionVersion: got "4.17"; allowed: 4.18, 4.19, 4.20, 4.21, 4.22.'],
  ['a Harvester that is none', { distribution: Distribution.HARVESTER, distributionVersion: 'latest' },
    'distributionVersion: got "latest"; allowed: 1.5, 1.6, 1.7, 1.8.'],
  ['a gate on and off', { featureGates: ['VSOCK'], disabledFeatureGates: ['VSOCK'] }, 'featureGates: got "VSOCK"'],
  ['a class twice', { storageClasses: [{ name: 'a' }, { name: 'a' }] }, 'storageClasses: got "a"'],
  ['two default classes', { storageClasses: [{ name: 'a', isDefault: true }, { name: 'b', isDefault: true }] }, 'isDefault: got ["a","b"]'],
  ['two virt classes', { storageClasses: [{ name: 'a', isDefaultVirt: true }, { name: 'b', isDefaultVirt: true }] }, 'isDefaultVirt: got ["a","b"]'],
  ['a CPU ratio below 1', { kubevirtConfiguration: { cpuAllocationRatio: 0.5 } }, 'cpuAllocationRatio: got 0.5'],
  ['a DNS by name', { dns: { addresses: ['dns.example.com'] } }, 'dns.addresses: got "dns.example.com"; allowed: addresses and CIDRs.'],
  ['a DNS of a long prefix', { dns: { addresses: ['169.254.20.10/33'] } }, 'dns.addresses: got "169.254.20.10/33"'],
  ['a DNS on no port', { dns: { port: 0 } }, 'dns.port: got 0; allowed: 1 to 65535.'],
  ['a DNS on too high a port', { dns: { port: 65536 } }, 'dns.port: got 65536'],
  ['a DNS on half a port', { dns: { port: 53.5 } }, 'dns.port: got 53.5'],
  ['memory overcommit as a factor', { kubevirtConfiguration: { memoryOvercommit: 1.5 } }, 'memoryOvercommit: got 1.5'],
  ['an eviction strategy that there is not', { kubevirtConfiguration: { evictionStrategy: 'Migrate' } },
    'evictionStrategy: got "Migrate"; allowed: None, LiveMigrate, LiveMigrateIfPossible, External.'],
  ['a group without nodes', { nodes: [{ count: 0, cpus: 64, memory: Size.gibibytes(256) }] }, 'nodes: got {"count":0,"cpus":64}'],
  ['half a device', { nodes: [{ count: 1, cpus: 64, memory: Size.gibibytes(256), extendedResources: { 'nvidia.com/A10': 0.5 } }] },
    'extendedResources: got {"nvidia.com/A10":0.5}; allowed: a whole number from 0'],
  ['less than no device', { nodes: [{ count: 1, cpus: 64, memory: Size.gibibytes(256), extendedResources: { 'nvidia.com/A10': -1 } }] },
    'extendedResources: got {"nvidia.com/A10":-1}'],
  ['a node without NUMA cells', { nodes: [{ count: 1, cpus: 64, memory: Size.gibibytes(256), numaCells: [] }] }, 'numaCells: got []; allowed: a cell or more'],
])('refuses %s', (_, props, message) => {
  expect(() => platform(props)).toThrow(message);
});
