import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { kubevirt, kubevirtTable } from '../kubevirt-table';
import { reportedFields } from '../reported-fields';

says({
  'kubevirt/decides-on-gates': { allowed: 'a gate that is not disabled', reported: 'spec.configuration.developerConfiguration.featureGates' },
  'kubevirt/has-one-seccomp-profile': { allowed: ['localhostProfile or runtimeDefaultProfile: true', 'none beside runtimeDefaultProfile: true'] },
  'kubevirt/has-valid-overhead-ratio': { allowed: 'a number from 1.0' },
  'kubevirt/has-valid-patches': { allowed: 'JSON' },
  'kubevirt/is-alone': { allowed: 'none beside kubevirt' },
  'kubevirt/leaves-former-fields': { level: FindingLevel.WARNED, allowed: ['mediatedDeviceTypes', 'none'] },
  'kubevirt/requires-gate': {
    allowed: [
      'AggregateToDefault while the feature gate OptOutRoleAggregation is off',
      'only while the feature gate MigrationStallDetection is on',
      'true only while the feature gate Template is on',
    ],
    reported: [undefined, 'spec.configuration.migrationConfiguration.maxDowntimeMs'],
  },
  'kubevirt/runs-infrastructure': { allowed: 'a number from 1' },
});

const CONFIGURATION = 'spec.configuration';

kubevirtTable([
  ['nothing', {}],
  ['a patch', { customizeComponents: { patches: [{ resourceName: 'virt-api', resourceType: 'Deployment', type: 'strategic', patch: '{"spec":{}}' }] } }],
  ['an empty patch', { customizeComponents: { patches: [{ resourceName: 'virt-api', resourceType: 'Deployment', type: 'strategic', patch: '' }] } },
    ['kubevirt/has-valid-patches', 'spec.customizeComponents.patches[0].patch', '']],
  ['a patch in YAML', { customizeComponents: { patches: [{ resourceName: 'virt-api', resourceType: 'Deployment', type: 'strategic', patch: 'spec: {}' }] } },
    ['kubevirt/has-valid-patches', 'spec.customizeComponents.patches[0].patch', 'spec: {}']],
  ['a patch of nothing', { customizeComponents: { patches: [{ resourceName: '', resourceType: 'Deployment', type: 'json', patch: '[]' }] } },
    ['schema/fits-bounds', 'spec.customizeComponents.patches[0].resourceName', ' (0 characters)']],
  ['one replica', { infra: { replicas: 1 } }],
  ['no replica', { infra: { replicas: 0 } }, ['kubevirt/runs-infrastructure', 'spec.infra.replicas', '0']],
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
    ['roles by hand without the gate', configured({ roleAggregationStrategy: 'Manual' }, { disabledFeatureGates: ['OptOutRoleAggregation'] }),
      [rule, `${CONFIGURATION}.roleAggregationStrategy`, 'Manual']],
    ['a downtime', configured(downtime, { featureGates: ['MigrationStallDetection'] })],
    ['a downtime without the gate', configured(downtime), [rule, `${CONFIGURATION}.migrations.maxDowntimeMs`, '500']],
  ]);
  test('KubeVirt reports a field that is not there', () => {
    expect(reportedFields(kubevirt(configured(downtime)))).toEqual([[rule, `${CONFIGURATION}.migrationConfiguration.maxDowntimeMs`]]);
  });
});

describe('kubevirt/has-one-seccomp-profile', () => {
  const rule = 'kubevirt/has-one-seccomp-profile';
  const path = `${CONFIGURATION}.seccompConfiguration.virtualMachineInstanceProfile.customProfile`;
  const seccomp = (virtualMachineInstanceProfile?: Json) => ({ configuration: { seccompConfiguration: { virtualMachineInstanceProfile } } });
  kubevirtTable([
    ['none', seccomp()],
    ['that of the node', seccomp({ customProfile: { localhostProfile: 'a.json', runtimeDefaultProfile: false } })],
    ['that of the runtime', seccomp({ customProfile: { runtimeDefaultProfile: true } })],
    ['both', seccomp({ customProfile: { localhostProfile: 'a.json', runtimeDefaultProfile: true } }), [rule, `${path}.localhostProfile`, 'a.json']],
    ['neither', seccomp({}), [rule, path]],
  ]);
});

describe('kubevirt/decides-on-gates', () => {
  const gates = (featureGates: string[], disabledFeatureGates: string[]) => (
    { configuration: { developerConfiguration: { featureGates, disabledFeatureGates } } }
  );
  const path = `${CONFIGURATION}.developerConfiguration.featureGates`;
  const both = gates(['VSOCK', 'HostDisk'], ['HostDisk']);
  kubevirtTable([
    ['any gates', gates(['HostDisk', 'NoSuchGate'], ['Snapshot'])],
    ['one in both lists', both, ['kubevirt/decides-on-gates', `${path}[1]`, 'HostDisk']],
  ]);
  test('KubeVirt reports the list', () => expect(reportedFields(kubevirt(both))).toEqual([['kubevirt/decides-on-gates', path]]));
});

describe('kubevirt/leaves-former-fields', () => {
  const rule = 'kubevirt/leaves-former-fields';
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

describe('kubevirt/is-alone', () => {
  const second = { ...kubevirt({}), metadata: { name: 'other', namespace: 'elsewhere' } };
  test('one', () => expect(judge([kubevirt({})])).toEqual([]));
  test('two', () => expect(judge([kubevirt({}), second])).toEqual([['kubevirt/is-alone', 'metadata.name', 'other']]));
});
