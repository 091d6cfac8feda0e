import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { kubevirt, kubevirtTable } from '../kubevirt-table';
import { nodes } from '../node-table';
import { reportedFields } from '../reported-fields';

says({
  'kubevirt/excludes-contradicting-gates': { allowed: 'a gate that is not disabled', reported: 'spec.configuration.developerConfiguration.featureGates' },
  'kubevirt/requires-one-seccomp-profile': { allowed: ['localhostProfile or runtimeDefaultProfile: true', 'none beside runtimeDefaultProfile: true'] },
  'kubevirt/has-valid-overhead-ratio': { allowed: 'a number from 1.0' },
  'kubevirt/has-valid-patches': { allowed: 'JSON' },
  'kubevirt/has-known-gates': { level: FindingLevel.ADVISED, allowed: 'a feature gate of KubeVirt', fix: [undefined, 'Did you mean HostDisk?'] },
  'kubevirt/is-unique': { allowed: 'none beside kubevirt' },
  'kubevirt/excludes-deprecated-fields': { level: FindingLevel.WARNED, allowed: ['mediatedDeviceTypes', 'none'] },
  'kubevirt/requires-gate': {
    allowed: [
      'AggregateToDefault while the feature gate OptOutRoleAggregation is off',
      'only while the feature gate MigrationStallDetection is on',
      'true only while the feature gate Template is on',
    ],
    reported: [undefined, 'spec.configuration.migrationConfiguration.maxDowntimeMs'],
  },
  'kubevirt/references-cpu-model': { level: FindingLevel.UNSTARTABLE, allowed: 'Broadwell, Skylake-Server' },
  'kubevirt/requires-replicas': { allowed: 'a number from 1' },
});

const CONFIGURATION = 'spec.configuration';

kubevirtTable([
  ['no configuration', {}],
  ['a patch', { customizeComponents: { patches: [{ resourceName: 'virt-api', resourceType: 'Deployment', type: 'strategic', patch: '{"spec":{}}' }] } }],
  ['an empty patch', { customizeComponents: { patches: [{ resourceName: 'virt-api', resourceType: 'Deployment', type: 'strategic', patch: '' }] } },
    ['kubevirt/has-valid-patches', 'spec.customizeComponents.patches[0].patch', '']],
  ['a patch in YAML', { customizeComponents: { patches: [{ resourceName: 'virt-api', resourceType: 'Deployment', type: 'strategic', patch: 'spec: {}' }] } },
    ['kubevirt/has-valid-patches', 'spec.customizeComponents.patches[0].patch', 'spec: {}']],
  ['a patch of nothing', { customizeComponents: { patches: [{ resourceName: '', resourceType: 'Deployment', type: 'json', patch: '[]' }] } },
    ['schema/fits-bounds', 'spec.customizeComponents.patches[0].resourceName', ' (0 characters)']],
  ['one replica', { infra: { replicas: 1 } }],
  ['no replica', { infra: { replicas: 0 } }, ['kubevirt/requires-replicas', 'spec.infra.replicas', '0']],
]);

describe('kubevirt/has-valid-overhead-ratio', () => {
  const ratio = (additionalGuestMemoryOverheadRatio: string) => ({ configuration: { additionalGuestMemoryOverheadRatio } });
  kubevirtTable([
    ...['1', '1.0', '2.5', '1e1', '+Inf', 'NaN'].map((value): [string, Json] => [value, ratio(value)]),
    ...['', '0.99', '-1', '1,5', ' 1', '1e400'].map((value): [string, Json, Verdict] => [
      value || 'empty', ratio(value), ['kubevirt/has-valid-overhead-ratio', `${CONFIGURATION}.additionalGuestMemoryOverheadRatio`, value],
    ]),
  ]);
});

describe('kubevirt/requires-gate', () => {
  const rule = 'kubevirt/requires-gate';
  const configured = (configuration: Json, developerConfiguration: Json = {}) => ({ configuration: { ...configuration, developerConfiguration } });
  const downtime = { migrations: { maxDowntimeMs: 500 } };
  kubevirtTable([
    ['templates', configured({ virtTemplateDeployment: { enabled: true } })],
    ['no templates without the gate', configured({ virtTemplateDeployment: { enabled: false } }, { disabledFeatureGates: ['Template'] })],
    ['templates without the gate', configured({ virtTemplateDeployment: { enabled: true } }, { disabledFeatureGates: ['Template'] }),
      [rule, `${CONFIGURATION}.virtTemplateDeployment.enabled`, 'true']],
    ['roles by hand', configured({ roleAggregationStrategy: 'Manual' })],
    ['roles without the gate', configured({ roleAggregationStrategy: 'AggregateToDefault' }, { disabledFeatureGates: ['OptOutRoleAggregation'] })],
    ['templates with the gate in both lists', configured({ virtTemplateDeployment: { enabled: true } },
      { featureGates: ['Template'], disabledFeatureGates: ['Template'] }),
    ['kubevirt/excludes-contradicting-gates', `${CONFIGURATION}.developerConfiguration.featureGates[0]`, 'Template']],
    ['roles by hand without the gate', configured({ roleAggregationStrategy: 'Manual' }, { disabledFeatureGates: ['OptOutRoleAggregation'] }),
      [rule, `${CONFIGURATION}.roleAggregationStrategy`, 'Manual']],
    ['a downtime', configured(downtime, { featureGates: ['MigrationStallDetection'] })],
    ['a downtime without the gate', configured(downtime), [rule, `${CONFIGURATION}.migrations.maxDowntimeMs`, '500']],
  ]);
  test('KubeVirt reports a field that is not there', () => {
    expect(reportedFields(kubevirt(configured(downtime)))).toEqual([[rule, `${CONFIGURATION}.migrationConfiguration.maxDowntimeMs`]]);
  });
});

describe('kubevirt/requires-one-seccomp-profile', () => {
  const rule = 'kubevirt/requires-one-seccomp-profile';
  const path = `${CONFIGURATION}.seccompConfiguration.virtualMachineInstanceProfile.customProfile`;
  const seccomp = (virtualMachineInstanceProfile?: Json) => ({ configuration: { seccompConfiguration: { virtualMachineInstanceProfile } } });
  kubevirtTable([
    ['no profile', seccomp()],
    ['that of the node', seccomp({ customProfile: { localhostProfile: 'a.json', runtimeDefaultProfile: false } })],
    ['that of the runtime', seccomp({ customProfile: { runtimeDefaultProfile: true } })],
    ['both that of the node and that of the runtime', seccomp({ customProfile: { localhostProfile: 'a.json', runtimeDefaultProfile: true } }), [rule, `${path}.localhostProfile`, 'a.json']],
    ['a profile without a custom one', seccomp({}), [rule, path]],
  ]);
});

describe('kubevirt/excludes-contradicting-gates', () => {
  const gates = (featureGates: string[], disabledFeatureGates: string[]) => (
    { configuration: { developerConfiguration: { featureGates, disabledFeatureGates } } }
  );
  const path = `${CONFIGURATION}.developerConfiguration.featureGates`;
  const both = gates(['VSOCK', 'HostDisk'], ['HostDisk']);
  kubevirtTable([
    ['any gates', gates(['HostDisk', 'NUMA'], ['Snapshot'])],
    ['one in both lists', both, ['kubevirt/excludes-contradicting-gates', `${path}[1]`, 'HostDisk']],
  ]);
  test('KubeVirt reports the list', () => expect(reportedFields(kubevirt(both))).toEqual([['kubevirt/excludes-contradicting-gates', path]]));
});

describe('kubevirt/has-known-gates', () => {
  const rule = 'kubevirt/has-known-gates';
  const gates = (developerConfiguration: Json) => ({ configuration: { developerConfiguration } });
  kubevirtTable([
    ['no gates', gates({})],
    ['gates of every stage', gates({ featureGates: ['HostDisk', 'Snapshot', 'NUMA', 'HotplugVolumes', 'Macvtap'] })],
    ['a gate that there is not', gates({ featureGates: ['HostDisk', 'NoSuchGate'] }),
      [rule, `${CONFIGURATION}.developerConfiguration.featureGates[1]`, 'NoSuchGate']],
    ['a misspelt one', gates({ disabledFeatureGates: ['Hostdisk'] }), [rule, `${CONFIGURATION}.developerConfiguration.disabledFeatureGates[0]`, 'Hostdisk']],
  ]);
});

describe('kubevirt/excludes-deprecated-fields', () => {
  const rule = 'kubevirt/excludes-deprecated-fields';
  const path = `${CONFIGURATION}.mediatedDevicesConfiguration`;
  const devices = (mediatedDevicesConfiguration: Json) => ({ configuration: { mediatedDevicesConfiguration } });
  kubevirtTable([
    ['devices', devices({ mediatedDeviceTypes: ['a'], nodeMediatedDeviceTypes: [{ nodeSelector: {}, mediatedDeviceTypes: ['a'] }] })],
    ['devices in the former field', devices({ mediatedDevicesTypes: ['a'] }), [rule, `${path}.mediatedDevicesTypes`, '["a"]']],
    ['devices of a node in the former field', devices({ nodeMediatedDeviceTypes: [{ nodeSelector: {}, mediatedDevicesTypes: ['a'] }] }),
      [rule, `${path}.nodeMediatedDeviceTypes[0].mediatedDevicesTypes`, '["a"]']],
    ['a former architecture', { configuration: { architectureConfiguration: { ppc64le: {} } } },
      [rule, `${CONFIGURATION}.architectureConfiguration.ppc64le`, '{}']],
  ]);
});

describe('what the schema knows of KubeVirt', () => {
  kubevirtTable([
    ['vmRolloutStrategy', { configuration: { vmRolloutStrategy: 'Now' } }, ['schema/has-known-value', `${CONFIGURATION}.vmRolloutStrategy`, 'Now']],
    ['minTLSVersion', { configuration: { tlsConfiguration: { minTLSVersion: '1.2' } } },
      ['schema/has-known-value', `${CONFIGURATION}.tlsConfiguration.minTLSVersion`, '1.2']],
    ['hypervisors', { configuration: { hypervisors: [{ name: 'xen' }] } }, ['schema/has-known-value', `${CONFIGURATION}.hypervisors[0].name`, 'xen']],
    ['memoryOvercommit', { configuration: { developerConfiguration: { memoryOvercommit: 9 } } },
      ['schema/fits-bounds', `${CONFIGURATION}.developerConfiguration.memoryOvercommit`, '9']],
  ]);
});

describe('kubevirt/is-unique', () => {
  const second = { ...kubevirt({}), metadata: { name: 'other', namespace: 'elsewhere' } };
  test('one KubeVirt is accepted', () => expect(judge([kubevirt({})])).toEqual([]));
  test('every further one is refused', () => {
    const third = { ...kubevirt({}), metadata: { name: 'third', namespace: 'kubevirt' } };
    expect(judge([kubevirt({}), second, third])).toEqual([
      ['kubevirt/is-unique', 'metadata.name', 'other'], ['kubevirt/is-unique', 'metadata.name', 'third'],
    ]);
  });
  test('objects of other kinds do not count', () => {
    const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'x' } };
    expect(judge([configMap, kubevirt({}), { ...configMap, metadata: { name: 'b', namespace: 'x' } }])).toEqual([]);
  });
});

describe('kubevirt/references-cpu-model', () => {
  const [old, young] = [nodes({ cpuModels: ['Broadwell'] }), nodes({ cpuModels: ['Broadwell', 'Skylake-Server'] })];
  const labelled = nodes({ labels: { 'cpu-model.node.kubevirt.io/EPYC': 'true' } });
  test.each<[string, string | undefined, ReturnType<typeof nodes>[], ...Verdict[]]>([
    ['one that some nodes offer', 'Skylake-Server', [old, young]],
    ['one that labels tell of', 'EPYC', [old, labelled]],
    ['one that nodes may offer of which it is not known', 'EPYC', [old, nodes()]],
    ['nodes of which nothing is known', 'EPYC', []],
    ['that of the node', 'host-model', [old]],
    ['that of the node, passed through', 'host-passthrough', [old]],
    ['none', undefined, [old]],
    ['one that no node offers', 'EPYC', [old, young], ['kubevirt/references-cpu-model', 'spec.configuration.cpuModel', 'EPYC']],
  ])('%s', (_, cpuModel, groups, ...found) => expect(judge(kubevirt({ configuration: { cpuModel } }), { nodes: groups })).toEqual(found));
});
