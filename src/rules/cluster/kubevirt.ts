import type { KubeVirt, KubeVirtConfiguration } from '../../../imports/kubevirt.io';
import { HOST_MODELS } from '../../analysis/nodes/guest-needs';
import { nodeClassesOf } from '../../analysis/nodes/node-class';
import { closestMatch } from '../../kubernetes/closest-match';
import { parseGoFloat } from '../../kubernetes/go-float';
import { isJson } from '../../kubernetes/json';
import { isBefore } from '../../manifests/by-release';
import { featureGates as gatesOf } from '../../manifests/feature-gate';
import { isGateEnabled } from '../../manifests/gate-state';
import type { Cluster } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineRule, defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import type { Part } from '../subject';
import { KUBEVIRT, kubeVirtSpec } from '../subjects/kubevirt';

const configuration = partsOf(kubeVirtSpec, (spec) => (spec.configuration ? [{ value: spec.configuration, path: 'configuration' }] : []));
/** The same, of what no webhook looks at. */
const unjudgedConfiguration = partsOf(objectsOf<KubeVirt>(KUBEVIRT), ({ spec: { configuration: value } }) => (value ? [{ value, path: 'spec.configuration' }] : []));
const seccompProfile = partsOf(configuration, ({ seccompConfiguration }) => {
  const value = seccompConfiguration?.virtualMachineInstanceProfile;
  return value ? [{ value, path: 'seccompConfiguration.virtualMachineInstanceProfile' }] : [];
});
/** The values of fields that are out of use, with what to write instead. */
const deprecatedField = partsOf(configuration, deprecatedFieldsOf);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'kubevirt/has-valid-patches',
    level: FindingLevel.REJECTED,
    subject: kubeVirtSpec,
    summary: 'A patch of KubeVirt\'s components must be JSON',
    why: 'KubeVirt refuses text that is not JSON, an empty one included.',
    fix: 'Write the patch as JSON, such as {"spec": {"replicas": 3}}; YAML is not read here.',
    upstream: ['kubevirt/patch-json'],
    * check({ customizeComponents }) {
      for (const [i, { patch: got }] of (customizeComponents?.patches ?? []).entries()) {
        if (!isJson(got)) yield { field: `customizeComponents.patches[${i}].patch`, got, allowed: 'JSON' };
      }
    },
  }),
  defineRule({
    id: 'kubevirt/has-valid-overhead-ratio',
    level: FindingLevel.REJECTED,
    subject: configuration,
    summary: 'additionalGuestMemoryOverheadRatio must be a number from 1.0',
    why: 'KubeVirt refuses text that is not a number, and less than 1.0: launchers would be killed for lack of memory.',
    fix: 'Write a number in quotes, such as "1.2".',
    upstream: ['kubevirt/overhead-ratio-format', 'kubevirt/overhead-ratio-min'],
    * check({ additionalGuestMemoryOverheadRatio: got }) {
      const ratio = parseGoFloat(got ?? '1');
      if (ratio === undefined || ratio < 1) yield { field: 'additionalGuestMemoryOverheadRatio', got, allowed: 'a number from 1.0' };
    },
  }),
  defineRule({
    id: 'kubevirt/requires-gate',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: configuration,
    summary: 'virtTemplateDeployment, roleAggregationStrategy: Manual and migrations.maxDowntimeMs must have their feature gates on',
    why: 'KubeVirt refuses virtTemplateDeployment.enabled while Template is off, roleAggregationStrategy: Manual while OptOutRoleAggregation is '
      + 'off, and a new migrations.maxDowntimeMs while MigrationStallDetection is off (the first two are on unless disabled since v1.9).',
    fix: 'Take the gate out of disabledFeatureGates, or put it into featureGates, of the same KubeVirt CR; or remove the field.',
    upstream: ['kubevirt/virt-template-gate', 'kubevirt/role-aggregation-gate', 'kubevirt/max-downtime-gate'],
    * check({ virtTemplateDeployment, roleAggregationStrategy, migrations, developerConfiguration }, { kubevirtVersion }) {
      const { featureGates = [], disabledFeatureGates = [] } = developerConfiguration ?? {};
      const isDisabled = (gate: string) => !isGateEnabled(gate, { kubevirtVersion, featureGates, disabledFeatureGates });
      if (virtTemplateDeployment?.enabled && isDisabled('Template')) {
        yield { field: 'virtTemplateDeployment.enabled', got: true, allowed: 'true only while the feature gate Template is on' };
      }
      if (roleAggregationStrategy === 'Manual' && isDisabled('OptOutRoleAggregation')) {
        const allowed = 'AggregateToDefault while the feature gate OptOutRoleAggregation is off';
        yield { field: 'roleAggregationStrategy', got: roleAggregationStrategy, allowed };
      }
      if (migrations?.maxDowntimeMs !== undefined && !featureGates.includes('MigrationStallDetection')) {
        yield {
          field: 'migrations.maxDowntimeMs',
          reported: 'migrationConfiguration.maxDowntimeMs',
          got: migrations.maxDowntimeMs,
          allowed: 'only while the feature gate MigrationStallDetection is on',
        };
      }
    },
  }),
  defineRule({
    id: 'kubevirt/references-cpu-model',
    level: FindingLevel.UNSTARTABLE,
    subject: unjudgedConfiguration,
    summary: 'The CPU model that VMs get must be one that a node of the Platform offers',
    why: 'KubeVirt gives cpuModel to every VM that names none, and a node selector with it (cpu-model.node.kubevirt.io): where no node has the model, none of them starts.',
    fix: 'Write a model that nodes list in cpuModels, or none: VMs then get host-model.',
    * check({ cpuModel: got }, { nodes }) {
      const offered = nodeClassesOf(nodes).map(({ cpuModels }) => cpuModels);
      if (!got || HOST_MODELS.includes(got) || !offered.length || offered.some((models) => !models || models.includes(got))) return;
      yield { field: 'cpuModel', got, allowed: [...new Set(offered.flatMap((models) => models ?? []))].join(', ') };
    },
  }),
  defineRule({
    id: 'kubevirt/requires-one-seccomp-profile',
    level: FindingLevel.REJECTED,
    subject: seccompProfile,
    summary: 'A custom seccomp profile must be either one of the node or that of the runtime',
    why: 'KubeVirt refuses both, and a virtualMachineInstanceProfile without customProfile.',
    fix: 'Write customProfile with either localhostProfile or runtimeDefaultProfile: true.',
    upstream: ['kubevirt/seccomp-both', 'kubevirt/seccomp-missing'],
    * check({ customProfile }) {
      if (!customProfile) yield { field: 'customProfile', allowed: 'localhostProfile or runtimeDefaultProfile: true' };
      const { localhostProfile: got, runtimeDefaultProfile } = customProfile ?? {};
      if (got === undefined || !runtimeDefaultProfile) return;
      yield { field: 'customProfile.localhostProfile', got, allowed: 'none beside runtimeDefaultProfile: true' };
    },
  }),
  defineRule({
    id: 'kubevirt/requires-replicas',
    level: FindingLevel.REJECTED,
    subject: kubeVirtSpec,
    summary: 'The components of KubeVirt must have at least one replica',
    why: 'KubeVirt refuses infra.replicas 0: without virt-api and virt-controller nothing works.',
    fix: 'Write a number from 1, or none: there are two of each by default.',
    upstream: ['kubevirt/infra-replicas'],
    * check({ infra }) {
      if (infra?.replicas === 0) yield { field: 'infra.replicas', got: 0, allowed: 'a number from 1' };
    },
  }),
  defineRule({
    id: 'kubevirt/excludes-contradicting-gates',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: configuration,
    summary: 'A feature gate must not be both enabled and disabled',
    why: 'KubeVirt refuses a gate that is both in featureGates and in disabledFeatureGates.',
    fix: 'Remove it from one of the lists.',
    upstream: ['kubevirt/gate-enabled-and-disabled'],
    * check({ developerConfiguration }) {
      const { featureGates = [], disabledFeatureGates = [] } = developerConfiguration ?? {};
      const reported = 'developerConfiguration.featureGates';
      for (const [i, got] of featureGates.entries()) {
        if (disabledFeatureGates.includes(got)) yield { field: `${reported}[${i}]`, reported, got, allowed: 'a gate that is not disabled' };
      }
    },
  }),
  defineRule({
    id: 'kubevirt/has-known-gates',
    level: FindingLevel.ADVISED,
    subject: configuration,
    summary: 'A feature gate must be one that KubeVirt has',
    why: 'KubeVirt takes any name and ignores those that it does not know: the feature stays as it is.',
    fix: 'Correct the name, or remove it.',
    * check({ developerConfiguration }, { kubevirtVersion }) {
      const known = gatesOf(kubevirtVersion);
      for (const list of ['featureGates', 'disabledFeatureGates'] as const) {
        for (const [i, got] of (developerConfiguration?.[list] ?? []).entries()) {
          if (known.has(got)) continue;
          const meant = closestMatch(got, [...known.keys()]);
          const fix = meant && { fix: `Did you mean ${meant}?` };
          yield { field: `developerConfiguration.${list}[${i}]`, got, allowed: 'a feature gate of KubeVirt', ...fix };
        }
      }
    },
  }),
  defineRule({
    id: 'kubevirt/excludes-deprecated-fields',
    level: FindingLevel.WARNED,
    subject: deprecatedField,
    summary: 'The KubeVirt CR must no longer have mediatedDevicesTypes or the architecture ppc64le',
    before: { 1.7: 'ppc64le is supported' },
    why: 'KubeVirt warns of these fields: they are deprecated.',
    fix: 'Write mediatedDeviceTypes; remove ppc64le, which is not supported any more.',
    * check({ got, allowed }) {
      if (got !== undefined) yield { field: '', got, allowed };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'kubevirt/is-unique',
    level: FindingLevel.REJECTED,
    summary: 'A cluster must not have more than one KubeVirt CR',
    why: 'KubeVirt refuses a second one, in whatever namespace.',
    fix: 'Keep one of them.',
    upstream: ['kubevirt/second-instance'],
    * check(manifests) {
      const [first, ...others] = ofKind(manifests, KUBEVIRT);
      for (const manifest of others) {
        yield { manifest, field: 'metadata.name', got: manifest.metadata.name, allowed: `none beside ${first.metadata.name}` };
      }
    },
  }),
];

interface DeprecatedField {
  readonly got: unknown;
  readonly allowed: string;
}

function deprecatedFieldsOf(
  { mediatedDevicesConfiguration, architectureConfiguration }: KubeVirtConfiguration, cluster: Cluster,
): Part<DeprecatedField>[] {
  const { mediatedDevicesTypes, nodeMediatedDeviceTypes = [] } = mediatedDevicesConfiguration ?? {};
  const path = 'mediatedDevicesConfiguration';
  const allowed = 'mediatedDeviceTypes';
  return [
    { path: `${path}.mediatedDevicesTypes`, value: { got: mediatedDevicesTypes, allowed } },
    ...nodeMediatedDeviceTypes.map(({ mediatedDevicesTypes: got }, i) => (
      { path: `${path}.nodeMediatedDeviceTypes[${i}].mediatedDevicesTypes`, value: { got, allowed } }
    )),
    ...isBefore('1.7', cluster) ? [] : [{ path: 'architectureConfiguration.ppc64le', value: { got: architectureConfiguration?.ppc64le, allowed: 'none' } }],
  ];
}
