import { clusterOf } from '../../src/manifests/cluster';
import { Catalog } from '../../src/manifests/effective/catalog';
import type { Manifest } from '../../src/manifests/manifest';
import type { AdmissionProfile } from '../../src/manifests/profile';
import { kubevirt } from '../rules/kubevirt-table';

const hyperConverged = (spec: unknown, version = 'v1beta1') => ({ apiVersion: `hco.kubevirt.io/${version}`, kind: 'HyperConverged', metadata: { name: 'hco' }, spec });

function factsOf(manifests: unknown[], profile: AdmissionProfile = {}) {
  const { vmis, source, ...facts } = clusterOf(profile, new Catalog([]), manifests as Manifest[]);
  return { ...facts, source: source?.manifest };
}

const usual = factsOf([]);
const ratio = (cpuAllocationRatio: number) => kubevirt({ configuration: { developerConfiguration: { cpuAllocationRatio } } });
const configured = kubevirt({
  configuration: {
    architectureConfiguration: { defaultArchitecture: 'arm64' },
    developerConfiguration: { featureGates: ['HostDisk', 'NUMA'], disabledFeatureGates: ['Snapshot'], cpuAllocationRatio: 4, memoryOvercommit: 150 },
    evictionStrategy: 'LiveMigrate',
    network: { permitBridgeInterfaceOnPodNetwork: false, binding: { slirp: {} } },
    permittedHostDevices: {
      pciHostDevices: [{ pciVendorSelector: '10DE:1EB8', resourceName: 'nvidia.com/T4' }],
      mediatedDevices: [{ mdevNameSelector: 'a', resourceName: 'nvidia.com/a' }, { mdevNameSelector: 'b', resourceName: 'nvidia.com/a' }],
      usb: [{ resourceName: 'kubevirt.io/usb' }],
    },
    seccompConfiguration: { virtualMachineInstanceProfile: { customProfile: { runtimeDefaultProfile: true } } },
  },
});

test('nothing is known without a CR', () => {
  expect(usual).toMatchObject({ permittedHostDevices: undefined, networkBindings: undefined, kubernetesVersion: undefined, source: undefined });
  expect(usual.enabledFeatureGates).toContain('Snapshot');
});

test('the KubeVirt CR says all that it says', () => {
  const { enabledFeatureGates, ...facts } = factsOf([configured]);
  expect(enabledFeatureGates).toEqual([...usual.enabledFeatureGates.filter((gate) => gate !== 'Snapshot'), 'HostDisk', 'NUMA'].sort());
  expect(facts).toEqual({
    ...usual,
    enabledFeatureGates: undefined,
    source: configured,
    architecture: 'arm64',
    cpuAllocationRatio: 4,
    memoryOvercommit: 150,
    launcherSeccompProfile: true,
    permitBridgeInterfaceOnPodNetwork: false,
    evictionStrategy: 'LiveMigrate',
    permittedHostDevices: ['nvidia.com/T4', 'nvidia.com/a', 'kubevirt.io/usb'],
    networkBindings: ['slirp'],
  });
});

test.each([
  ['without a configuration', kubevirt({})],
  ['with an empty one', kubevirt({ configuration: {} })],
])('a KubeVirt CR %s is that of KubeVirt itself, without binding plugins', (_, manifest) => {
  expect(factsOf([manifest])).toEqual({ ...usual, networkBindings: [], source: manifest });
});

test('before 1.9 a Beta gate is on only where it is listed', () => {
  expect(factsOf([configured], { kubevirtVersion: '1.8.0' }).enabledFeatureGates).toEqual(['HostDisk', 'NUMA']);
  expect(factsOf([], { kubevirtVersion: '1.8.0' }).enabledFeatureGates).toEqual([]);
});

test('the profile has the last word', () => {
  expect(factsOf([configured], { cpuAllocationRatio: 8, enabledFeatureGates: [], permittedHostDevices: [] }))
    .toMatchObject({ cpuAllocationRatio: 8, memoryOvercommit: 150, enabledFeatureGates: [], permittedHostDevices: [] });
});

test('of several CRs, which may be alternatives, none counts', () => {
  expect(factsOf([ratio(4), ratio(5)])).toEqual(usual);
  expect(factsOf([ratio(4), hyperConverged({})])).toEqual(usual);
});

test('HyperConverged sets gates and a seccomp profile by itself', () => {
  const manifest = hyperConverged({});
  const { enabledFeatureGates, ...facts } = factsOf([manifest]);
  expect(enabledFeatureGates).toEqual(expect.arrayContaining(['CPUManager', 'HostDevices', 'Snapshot']));
  expect(facts).toEqual({ ...usual, enabledFeatureGates: undefined, launcherSeccompProfile: true, networkBindings: [], source: manifest });
});

const permittedHostDevices = {
  pciHostDevices: [{ resourceName: 'a/1' }, { resourceName: 'a/2', disabled: true }], mediatedDevices: [{ resourceName: 'a/3' }], usbHostDevices: [],
};
const networkBinding = { l2bridge: {} };
const density = { evictionStrategy: 'LiveMigrate', higherWorkloadDensity: { memoryOvercommitPercentage: 120 }, permittedHostDevices };
const named = { alignCPUs: true, downwardMetrics: false, persistentReservation: true, deployKubeSecondaryDNS: true };

test.each([
  ['v1beta1', { ...density, featureGates: named, networkBinding, resourceRequirements: { vmiCPUAllocationRatio: 16 } }],
  ['v1', {
    virtualization: { ...density, vmiCPUAllocationRatio: 16 },
    networking: { networkBinding },
    featureGates: [{ name: 'alignCPUs' }, { name: 'downwardMetrics', state: 'Disabled' }, { name: 'persistentReservation', state: 'Enabled' }],
  }],
])('what HyperConverged hands on in %s', (version, spec) => {
  const { enabledFeatureGates, ...facts } = factsOf([hyperConverged(spec, version)]);
  expect(enabledFeatureGates).toEqual(expect.arrayContaining(['AlignCPUs', 'PersistentReservation']));
  expect(enabledFeatureGates).not.toContain('DownwardMetrics');
  expect(facts).toMatchObject({
    cpuAllocationRatio: 16, memoryOvercommit: 120, evictionStrategy: 'LiveMigrate', networkBindings: ['l2bridge'], permittedHostDevices: ['a/1', 'a/3'],
  });
});

test.each([0, -1, 1.5, '4', {}, null])('a ratio that is none: %j', (ratioOf) => {
  const resourceRequirements = { vmiCPUAllocationRatio: ratioOf };
  const hco = hyperConverged({ resourceRequirements, higherWorkloadDensity: { memoryOvercommitPercentage: ratioOf } });
  expect(factsOf([hco])).toMatchObject({ cpuAllocationRatio: 10, memoryOvercommit: 100 });
  expect(factsOf([ratio(ratioOf as number)])).toMatchObject({ cpuAllocationRatio: 10 });
});

test.each([
  [null], ['spec'], [{ permittedHostDevices: { pciHostDevices: 1 } }], [{ featureGates: [] }], [{ virtualization: 1, networking: 'a' }],
  [{ evictionStrategy: 1, permittedHostDevices: { pciHostDevices: [{ resourceName: {} }] } }],
])('a HyperConverged CR of any shape: %j', (spec) => {
  for (const version of ['v1beta1', 'v1']) expect(factsOf([hyperConverged(spec, version)]).cpuAllocationRatio).toBe(10);
});
