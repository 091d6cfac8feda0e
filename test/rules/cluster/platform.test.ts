import { gatesOnByDefault } from '../../../src/manifests/feature-gate';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says, virtualMachine } from '../judge';
import type { Json } from '../judge';
import { kubevirt } from '../kubevirt-table';

says({
  'platform/matches-kubevirt': { level: FindingLevel.ADVISED, allowed: ['none', '5', 'false', 'HostDisk', 'LiveMigrate', 'amd64', 'a/1', '100', 'true'] },
  'platform/matches-storage-class': {
    level: FindingLevel.ADVISED,
    allowed: ['isDefault false, as the Platform says', 'isDefaultVirt true, as the Platform says', 'waitsForFirstConsumer false, as the Platform says'],
  },
  'platform/has-judged-release': { level: FindingLevel.WARNED, allowed: 'KubeVirt 1.6 to 1.9' },
  'platform/fits-kubernetes': { level: FindingLevel.ADVISED, allowed: ['Kubernetes 1.34 to 1.36', 'Kubernetes 1.33 to 1.35', 'Kubernetes 1.32 to 1.34'] },
});

const CONFIGURATION = 'spec.configuration';
const rule = 'platform/matches-kubevirt';

describe('platform/matches-kubevirt', () => {
  const configured = (configuration: Json) => kubevirt({ configuration });
  const hyperConverged = { apiVersion: 'hco.kubevirt.io/v1beta1', kind: 'HyperConverged', metadata: { name: 'kubevirt-hyperconverged' }, spec: { evictionStrategy: 'None' } };

  test.each([
    ['a Platform that states nothing', {}],
    ['a Platform that states the same', { cpuAllocationRatio: 4, enabledFeatureGates: ['Snapshot'], networkBindings: ['b', 'a'] }],
  ])('%s', (_, profile) => {
    const disabledFeatureGates = gatesOnByDefault('1.9.0').filter((gate) => gate !== 'Snapshot');
    const developerConfiguration = { cpuAllocationRatio: 4, ...'cpuAllocationRatio' in profile ? { disabledFeatureGates } : {} };
    expect(judge(configured({ developerConfiguration, network: { binding: { a: {}, b: {} } } }), profile)).toEqual([]);
  });

  test.each([
    [{ cpuAllocationRatio: 5 }, { developerConfiguration: { cpuAllocationRatio: 4 } }, 'developerConfiguration.cpuAllocationRatio', '4'],
    [{ memoryOvercommit: 100 }, { developerConfiguration: { memoryOvercommit: 150 } }, 'developerConfiguration.memoryOvercommit', '150'],
    [{ launcherSeccompProfile: true }, {}, 'seccompConfiguration.virtualMachineInstanceProfile', 'false'],
    [{ permitBridgeInterfaceOnPodNetwork: false }, {}, 'network.permitBridgeInterfaceOnPodNetwork', 'true'],
    [{ networkBindings: [] }, { network: { binding: { a: {} } } }, 'network.binding', 'a'],
    [{ evictionStrategy: 'LiveMigrate' }, {}, 'evictionStrategy', 'None'],
    [{ permittedHostDevices: ['a/1'] }, { permittedHostDevices: {} }, 'permittedHostDevices', 'none'],
    [{ architecture: 'amd64' }, { architectureConfiguration: { defaultArchitecture: 'arm64' } }, 'architectureConfiguration.defaultArchitecture', 'arm64'],
  ])('a Platform that states %j', (profile, configuration, field, got) => {
    expect(judge(configured(configuration), profile)).toEqual([[rule, `${CONFIGURATION}.${field}`, got]]);
  });

  test('gates that are not the same', () => {
    const disabledFeatureGates = gatesOnByDefault('1.9.0').filter((gate) => gate !== 'Snapshot');
    expect(judge(configured({ developerConfiguration: { featureGates: ['Sidecar'], disabledFeatureGates } }), { enabledFeatureGates: ['HostDisk', 'Snapshot'] }))
      .toEqual([[rule, `${CONFIGURATION}.developerConfiguration.featureGates`, 'Sidecar']]);
  });

  test('a HyperConverged CR', () => {
    expect(judge(hyperConverged, { evictionStrategy: 'LiveMigrate' })).toEqual([[rule, 'spec', 'evictionStrategy None']]);
  });
});

describe('platform/fits-kubernetes', () => {
  test.each([
    ['1.9.0', '1.34'], ['1.9.1', '1.36'], ['v1.8.0', '1.33'], ['1.8', '1.35'], ['1.7.4', '1.32'], ['1.7.0', '1.34'], ['1.9.0', undefined],
  ])('KubeVirt %s runs on Kubernetes %s', (kubevirtVersion, kubernetesVersion) => {
    expect(judge(virtualMachine(), { kubevirtVersion, kubernetesVersion })).toEqual([]);
  });

  test.each([['1.9.0', '1.33'], ['1.9.0', '1.37'], ['1.8.0', '1.32'], ['1.8.0', '1.36'], ['1.7.4', '1.31'], ['1.7.4', '1.35']])(
    'KubeVirt %s does not support Kubernetes %s', (kubevirtVersion, kubernetesVersion) => {
      expect(judge([virtualMachine(), virtualMachine({ hostname: 'b' })].map((vm, i) => ({ ...vm, metadata: { name: `vm${i}` } })), { kubevirtVersion, kubernetesVersion }))
        .toEqual([['platform/fits-kubernetes', '', `KubeVirt ${kubevirtVersion} on Kubernetes ${kubernetesVersion}`]]);
    });

  test('what is no VM runs anywhere', () => {
    expect(judge({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }, { kubernetesVersion: '1.28' })).toEqual([]);
  });
});

describe('platform/has-judged-release', () => {
  const judgedRelease = 'platform/has-judged-release';
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
  const dataVolume = { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', metadata: { name: 'a' }, spec: { storage: {}, source: { blank: {} } } };
  const vms = ['a', 'b'].map((name) => ({ ...virtualMachine(), metadata: { name } }));

  test.each(['1.6', '1.6.2', 'v1.7.4', '1.8.0', '1.9.3'])('KubeVirt %s is known', (kubevirtVersion) => {
    expect(judge(vms, { kubevirtVersion }).filter(([found]) => found === judgedRelease)).toEqual([]);
  });

  test.each([['1.4', '1.6'], ['1.5.9', '1.6'], ['1.10.0', '1.9']])('KubeVirt %s is judged as %s, which is told once', (kubevirtVersion, judged) => {
    const found = judge([configMap, ...vms], { kubevirtVersion }).filter(([id]) => id === judgedRelease);
    expect(found).toEqual([[judgedRelease, '', `KubeVirt ${kubevirtVersion}, which is judged as ${judged}`]]);
  });

  test('where there is nothing of KubeVirt, its release does not matter', () => {
    expect(judge([configMap, dataVolume], { kubevirtVersion: '1.4' }).filter(([found]) => found === judgedRelease)).toEqual([]);
  });
});

describe('platform/matches-storage-class', () => {
  const storageClass = {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'a', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    provisioner: 'csi.example.com',
    volumeBindingMode: 'WaitForFirstConsumer',
  };
  const id = 'platform/matches-storage-class';
  test.each<[string, object[], ...unknown[]]>([
    ['nothing of it', [{ name: 'a' }]],
    ['the same', [{ name: 'a', isDefault: true, isDefaultVirt: false, waitsForFirstConsumer: true }]],
    ['something of another class', [{ name: 'b', isDefault: false }]],
    ['something else', [{ name: 'a', isDefault: false, isDefaultVirt: true, waitsForFirstConsumer: false }],
      [id, 'metadata.annotations[storageclass.kubernetes.io/is-default-class]', 'isDefault true'],
      [id, 'metadata.annotations[storageclass.kubevirt.io/is-default-virt-class]', 'isDefaultVirt false'],
      [id, 'volumeBindingMode', 'waitsForFirstConsumer true']],
  ])('a Platform that says %s', (_, storageClasses, ...found) => {
    expect(judge(storageClass, { storageClasses: storageClasses as never }).filter(([each]) => each === id)).toEqual(found);
  });
});
