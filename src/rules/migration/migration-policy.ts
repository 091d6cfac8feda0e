import type { MigrationPolicy, StallDetectorOptions } from '../../../imports/migrations.kubevirt.io';
import { parseGoFloat } from '../../kubernetes/go-float';
import { ownValue } from '../../kubernetes/own-value';
import { parseQuantity } from '../../kubernetes/quantity';
import type { Labels } from '../../manifests/label-index';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { partsOf } from '../subject';
import { specsOf } from '../subjects/object-spec';

/** What upstream ignores as a rounding error when it looks for a fourth decimal. */
const TOLERANCE = 1e-9;

interface Factor {
  readonly name: keyof StallDetectorOptions & ('ewmaAlpha' | 'precopyPossibleFactor' | 'patienceWindowDecayFactor' | 'completionTimeoutFactor');
  readonly bounds: string;
  fits(value: number): boolean;
}

const FACTORS: readonly Factor[] = [
  { name: 'ewmaAlpha', bounds: 'more than 0 and at most 1', fits: (value) => value > 0 && value <= 1 },
  { name: 'precopyPossibleFactor', bounds: 'at least 1', fits: (value) => value >= 1 },
  { name: 'patienceWindowDecayFactor', bounds: '0 to 1', fits: (value) => value >= 0 && value <= 1 },
  { name: 'completionTimeoutFactor', bounds: 'at least 1', fits: (value) => value >= 1 },
];

const POLICY = 'migrations.kubevirt.io/MigrationPolicy';
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

const policySpec = specsOf<MigrationPolicy>(POLICY);
const stallDetector = partsOf(policySpec, ({ experimental }) => (
  experimental?.stallDetector ? [{ value: experimental.stallDetector, path: 'experimental.stallDetector' }] : []
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'migration-policy/excludes-negative',
    level: FindingLevel.REJECTED,
    subject: policySpec,
    summary: 'The limits of a MigrationPolicy must not be negative',
    why: 'KubeVirt refuses a negative number.',
    fix: 'Write 0 for no limit.',
    upstream: ['migrationpolicy/completion-timeout', 'migrationpolicy/bandwidth'],
    * check({ completionTimeoutPerGiB: timeout, bandwidthPerMigration: bandwidth = '' }) {
      if (timeout !== undefined && timeout < 0) yield { field: 'completionTimeoutPerGiB', got: timeout, allowed: 'a number of seconds from 0' };
      const bytes = parseQuantity(bandwidth);
      if (bytes !== undefined && bytes < 0n) yield { field: 'bandwidthPerMigration', got: bandwidth, allowed: 'a quantity from 0, such as 64Mi' };
    },
  }),
  defineRule({
    id: 'migration-policy/requires-gate-for-stall-detection',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: policySpec,
    gate: 'MigrationStallDetection',
    summary: 'A MigrationPolicy must not have maxDowntimeMs or stallDetector while the feature gate MigrationStallDetection is off',
    upstream: ['migrationpolicy/max-downtime-gate', 'migrationpolicy/stall-detector-gate'],
    * check({ maxDowntimeMs, experimental }) {
      if (maxDowntimeMs !== undefined) yield { field: 'maxDowntimeMs', got: maxDowntimeMs };
      if (experimental?.stallDetector) yield { field: 'experimental.stallDetector', got: experimental.stallDetector };
    },
  }),
  defineRule({
    id: 'migration-policy/has-valid-factors',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: stallDetector,
    summary: 'The factors of a stall detector must be numbers with at most three decimals, within their bounds',
    why: 'KubeVirt refuses everything else, whether its feature gate is on or not.',
    fix: 'Write a number within the bounds in quotes, such as "0.5".',
    upstream: [
      'migrationpolicy/factor-format', 'migrationpolicy/ewma-alpha', 'migrationpolicy/precopy-possible-factor',
      'migrationpolicy/patience-window-decay', 'migrationpolicy/completion-timeout-factor',
    ],
    * check(detector) {
      for (const { name: field, bounds, fits } of FACTORS) {
        const { [field]: got } = detector;
        if (got === undefined) continue;
        const value = parseFactor(got);
        if (value === undefined) yield { field, got, allowed: 'a number with at most three decimals' };
        else if (!fits(value)) yield { field, got, allowed: bounds };
      }
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'migration-policy/selects-vm',
    level: FindingLevel.ADVISED,
    summary: 'A MigrationPolicy beside VMs should be for one of them',
    why: 'It is for VMs whose pods have all labels of virtualMachineInstanceSelector, in namespaces that have all of namespaceSelector. Labels of the VM itself do not '
      + 'count, those of its template do. One that selects no VM changes nothing.',
    fix: 'Write the labels that spec.template.metadata.labels of the VMs have, or acknowledge it where the VMs are in another app.',
    * check(manifests, cluster) {
      const policies = ofKind<Manifest & MigrationPolicy>(manifests, POLICY);
      const workloads = policies.length ? workloadsOf(manifests, cluster) : [];
      if (!workloads.length) return;
      const namespaces = new Map(ofKind(manifests, '/Namespace').map(({ metadata: { name, labels = {} } }) => (
        [name, { ...labels, [NAMESPACE_NAME]: name }]
      )));
      for (const manifest of policies) {
        const { namespaceSelector = {}, virtualMachineInstanceSelector = {} } = manifest.spec.selectors;
        const within = workloads.filter(({ namespace }) => {
          const labels = namespaces.get(namespace);
          return !labels || hasAll(labels, namespaceSelector);
        });
        if (within.some(({ labels }) => hasAll(labels, virtualMachineInstanceSelector))) continue;
        const [field, got] = within.length ? ['virtualMachineInstanceSelector', virtualMachineInstanceSelector] : ['namespaceSelector', namespaceSelector];
        yield { manifest, field: `spec.selectors.${field}`, got, allowed: 'labels that one of the VMs has' };
      }
    },
  }),
];

function hasAll(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => ownValue(labels, key) === value);
}

function parseFactor(text: string): number | undefined {
  const value = parseGoFloat(text.trim());
  return value !== undefined && Math.abs(value - Number(value.toFixed(3))) <= TOLERANCE ? value : undefined;
}
