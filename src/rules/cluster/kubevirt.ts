import type { KubeVirt, KubeVirtConfiguration } from '../../../imports/kubevirt.io';
import { parseGoFloat } from '../../kubernetes/go-float';
import { isJson } from '../../kubernetes/json';
import { kindOf } from '../../manifests/manifest';
import { defineRule, defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf } from '../subject';
import { KUBEVIRT, kubeVirtRule } from '../subjects/kubevirt-rule';

const CONFIGURATION = 'spec.configuration';
const GATES = `${CONFIGURATION}.developerConfiguration.featureGates`;
const SECCOMP = `${CONFIGURATION}.seccompConfiguration.virtualMachineInstanceProfile.customProfile`;

export const rules: readonly ObjectRule[] = [
  kubeVirtRule({
    id: 'kubevirt/has-valid-patches',
    summary: 'A patch of KubeVirt\'s components is JSON',
    why: 'The webhook refuses text that is none, an empty one included.',
    fix: 'Write the patch as JSON, such as {"spec": {"replicas": 3}}; YAML is not read here.',
    upstream: ['kubevirt/patch-json'],
    * check({ customizeComponents }) {
      for (const [i, { patch }] of (customizeComponents?.patches ?? []).entries()) {
        if (!isJson(patch)) yield { field: `spec.customizeComponents.patches[${i}].patch`, got: patch, allowed: 'JSON' };
      }
    },
  }),
  kubeVirtRule({
    id: 'kubevirt/has-valid-overhead-ratio',
    summary: 'The overhead of guest memory is multiplied by a number from 1',
    why: 'The webhook refuses text that is no number, and less than 1.0: launchers would be killed for lack of memory.',
    fix: 'Write a number in quotes, such as "1.2".',
    upstream: ['kubevirt/overhead-ratio-format', 'kubevirt/overhead-ratio-min'],
    * check({ configuration }) {
      const { additionalGuestMemoryOverheadRatio: ratio } = configuration ?? {};
      const value = parseGoFloat(ratio ?? '1');
      if (value === undefined || value < 1) yield { field: `${CONFIGURATION}.additionalGuestMemoryOverheadRatio`, got: ratio, allowed: 'a number from 1.0' };
    },
  }),
  kubeVirtRule({
    id: 'kubevirt/requires-gate',
    summary: 'What is configured has its feature gate on',
    why: 'The webhook refuses virtTemplateDeployment.enabled while Template is off, roleAggregationStrategy: Manual while OptOutRoleAggregation is '
      + 'off, and a new migrations.maxDowntimeMs while MigrationStallDetection is off (the first two are on unless disabled).',
    fix: 'Take the gate out of disabledFeatureGates, or put it into featureGates, of the same KubeVirt CR; or remove the field.',
    upstream: ['kubevirt/virt-template-gate', 'kubevirt/role-aggregation-gate', 'kubevirt/max-downtime-gate'],
    * check({ configuration = {} }) {
      const { virtTemplateDeployment, roleAggregationStrategy, migrations } = configuration;
      const { featureGates = [], disabledFeatureGates = [] } = configuration.developerConfiguration ?? {};
      const isOff = (gate: string) => !featureGates.includes(gate) && disabledFeatureGates.includes(gate);
      if (virtTemplateDeployment?.enabled && isOff('Template')) {
        yield { field: `${CONFIGURATION}.virtTemplateDeployment.enabled`, got: true, allowed: 'true only while the feature gate Template is on' };
      }
      if (roleAggregationStrategy === 'Manual' && isOff('OptOutRoleAggregation')) {
        const allowed = 'AggregateToDefault while the feature gate OptOutRoleAggregation is off';
        yield { field: `${CONFIGURATION}.roleAggregationStrategy`, got: roleAggregationStrategy, allowed };
      }
      if (migrations?.maxDowntimeMs !== undefined && !featureGates.includes('MigrationStallDetection')) {
        yield {
          field: `${CONFIGURATION}.migrations.maxDowntimeMs`,
          reported: `${CONFIGURATION}.migrationConfiguration.maxDowntimeMs`,
          got: migrations.maxDowntimeMs,
          allowed: 'only while the feature gate MigrationStallDetection is on',
        };
      }
    },
  }),
  kubeVirtRule({
    id: 'kubevirt/has-one-seccomp-profile',
    summary: 'A custom seccomp profile is either one of the node or that of the runtime',
    why: 'The webhook refuses both, and a virtualMachineInstanceProfile without customProfile.',
    fix: 'Write customProfile with either localhostProfile or runtimeDefaultProfile: true.',
    upstream: ['kubevirt/seccomp-both', 'kubevirt/seccomp-missing'],
    * check({ configuration }) {
      const { virtualMachineInstanceProfile: profile } = configuration?.seccompConfiguration ?? {};
      if (!profile) return;
      const { localhostProfile, runtimeDefaultProfile } = profile.customProfile ?? {};
      if (!profile.customProfile) yield { field: SECCOMP, allowed: 'localhostProfile or runtimeDefaultProfile: true' };
      if (localhostProfile === undefined || !runtimeDefaultProfile) return;
      yield { field: `${SECCOMP}.localhostProfile`, got: localhostProfile, allowed: 'none beside runtimeDefaultProfile: true' };
    },
  }),
  kubeVirtRule({
    id: 'kubevirt/runs-infrastructure',
    summary: 'The components of KubeVirt have a replica or more',
    why: 'Without virt-api and virt-controller nothing works: the webhook refuses 0.',
    fix: 'Write a number from 1, or none: there are two of each by default.',
    upstream: ['kubevirt/infra-replicas'],
    * check({ infra }) {
      if (infra?.replicas === 0) yield { field: 'spec.infra.replicas', got: 0, allowed: 'a number from 1' };
    },
  }),
  kubeVirtRule({
    id: 'kubevirt/decides-on-gates',
    summary: 'A feature gate is on or off',
    why: 'The webhook refuses a gate that is both in featureGates and in disabledFeatureGates.',
    fix: 'Remove it from one of the lists.',
    upstream: ['kubevirt/gate-enabled-and-disabled'],
    * check({ configuration }) {
      const { featureGates = [], disabledFeatureGates = [] } = configuration?.developerConfiguration ?? {};
      for (const [i, gate] of featureGates.entries()) {
        if (disabledFeatureGates.includes(gate)) yield { field: `${GATES}[${i}]`, reported: GATES, got: gate, allowed: 'a gate that is not disabled' };
      }
    },
  }),
  defineRule({
    id: 'kubevirt/leaves-former-fields',
    level: FindingLevel.WARNED,
    subject: objectsOf(KUBEVIRT),
    summary: 'Deprecated fields of the KubeVirt CR have gone out of use',
    why: 'The webhook admits mediatedDevicesTypes and the architecture ppc64le with a warning.',
    fix: 'Write mediatedDeviceTypes; remove ppc64le, which is not supported any more.',
    * check(manifest) {
      for (const [field, value] of formerFields((manifest as KubeVirt).spec.configuration ?? {})) {
        if (value !== undefined) yield { field: `${CONFIGURATION}.${field}`, got: value, allowed: field.endsWith('ppc64le') ? 'none' : 'mediatedDeviceTypes' };
      }
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'kubevirt/is-alone',
    level: FindingLevel.REJECTED,
    summary: 'A cluster has one KubeVirt',
    why: 'The webhook refuses a second KubeVirt object, in whatever namespace.',
    fix: 'Keep one of them.',
    upstream: ['kubevirt/second-instance'],
    * check(manifests) {
      const [first, ...others] = manifests.filter((manifest) => kindOf(manifest) === KUBEVIRT);
      for (const manifest of others) {
        yield { manifest, field: 'metadata.name', got: manifest.metadata.name, allowed: `none beside ${first.metadata.name}` };
      }
    },
  }),
];

function formerFields({ mediatedDevicesConfiguration, architectureConfiguration }: KubeVirtConfiguration): [field: string, value: unknown][] {
  const path = 'mediatedDevicesConfiguration';
  return [
    [`${path}.mediatedDevicesTypes`, mediatedDevicesConfiguration?.mediatedDevicesTypes],
    ...(mediatedDevicesConfiguration?.nodeMediatedDeviceTypes ?? []).map(({ mediatedDevicesTypes }, i): [string, unknown] => (
      [`${path}.nodeMediatedDeviceTypes[${i}].mediatedDevicesTypes`, mediatedDevicesTypes]
    )),
    ['architectureConfiguration.ppc64le', architectureConfiguration?.ppc64le],
  ];
}
