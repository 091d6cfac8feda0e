import { ON_BY_DEFAULT } from '../../../src/manifests/feature-gate';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says, virtualMachine } from '../judge';
import type { Json } from '../judge';
import { kubevirt } from '../kubevirt-table';

says({
  'platform/matches-kubevirt': { level: FindingLevel.ADVISED, allowed: ['none', '5', 'false', 'HostDisk', 'LiveMigrate', 'amd64', 'a/1', '100', 'true'] },
  'platform/fits-kubernetes': { level: FindingLevel.ADVISED, allowed: ['Kubernetes 1.34 to 1.36', 'Kubernetes 1.33 to 1.35', 'Kubernetes 1.32 to 1.34'] },
});

const CONFIGURATION = 'spec.configuration';
const rule = 'platform/matches-kubevirt';

describe('platform/matches-kubevirt', () => {
  const configured = (configuration: Json) => kubevirt({ configuration });
  const hyperConverged = { apiVersion: 'hco.kubevirt.io/v1beta1', kind: 'HyperConverged', metadata: { name: 'hco' }, spec: { evictionStrategy: 'None' } };

  test.each([
    ['a Platform that states nothing', {}],
    ['a Platform that states the same', { cpuAllocationRatio: 4, enabledFeatureGates: ['Snapshot'], networkBindings: ['b', 'a'] }],
  ])('%s', (_, profile) => {
    const disabledFeatureGates = ON_BY_DEFAULT.filter((gate) => gate !== 'Snapshot');
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
    const disabledFeatureGates = ON_BY_DEFAULT.filter((gate) => gate !== 'Snapshot');
    expect(judge(configured({ developerConfiguration: { featureGates: ['Sidecar'], disabledFeatureGates } }), { enabledFeatureGates: ['HostDisk', 'Snapshot'] }))
      .toEqual([[rule, `${CONFIGURATION}.developerConfiguration.featureGates`, 'Sidecar']]);
  });

  test('a HyperConverged CR', () => {
    expect(judge(hyperConverged, { evictionStrategy: 'LiveMigrate' })).toEqual([[rule, 'spec', 'evictionStrategy None']]);
  });
});

describe('platform/fits-kubernetes', () => {
  test.each([
    ['1.9.0', '1.34'], ['1.9.1', '1.36'], ['v1.8.0', '1.33'], ['1.8', '1.35'], ['1.7.4', '1.32'], ['1.7.0', '1.34'], ['1.9.0', undefined], ['1.10.0', '1.20'],
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
