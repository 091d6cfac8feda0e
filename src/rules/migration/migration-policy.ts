import type { MigrationPolicy, MigrationPolicySpec, StallDetectorOptions } from '../../../imports/migrations.kubevirt.io';
import { parseGoFloat } from '../../kubernetes/go-float';
import { parseQuantity } from '../../kubernetes/quantity';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';

const KINDS = ['migrations.kubevirt.io/MigrationPolicy'];
const GATE = 'MigrationStallDetection';
const DETECTOR = 'spec.experimental.stallDetector';
/** What upstream takes for rounding when it looks for a fourth decimal. */
const TOLERANCE = 1e-9;

interface Factor {
  readonly name: keyof StallDetectorOptions & ('ewmaAlpha' | 'precopyPossibleFactor' | 'patienceWindowDecayFactor' | 'completionTimeoutFactor');
  readonly words: string;
  fits(value: number): boolean;
}

const FACTORS: readonly Factor[] = [
  { name: 'ewmaAlpha', words: 'more than 0 and at most 1', fits: (value) => value > 0 && value <= 1 },
  { name: 'precopyPossibleFactor', words: 'at least 1', fits: (value) => value >= 1 },
  { name: 'patienceWindowDecayFactor', words: '0 to 1', fits: (value) => value >= 0 && value <= 1 },
  { name: 'completionTimeoutFactor', words: 'at least 1', fits: (value) => value >= 1 },
];

export const rules: readonly ObjectRule[] = [
  policyRule({
    id: 'migration-policy/excludes-negative',
    summary: 'The limits of a migration policy are not negative',
    why: 'The webhook refuses a negative number.',
    fix: 'Write 0 for no limit.',
    upstream: ['migrationpolicy/completion-timeout', 'migrationpolicy/bandwidth'],
    * check({ completionTimeoutPerGiB = 0, bandwidthPerMigration = 0 }) {
      if (completionTimeoutPerGiB < 0) yield { field: 'spec.completionTimeoutPerGiB', got: completionTimeoutPerGiB, allowed: 'a number of seconds from 0' };
      if ((parseQuantity(bandwidthPerMigration) ?? 0n) < 0n) {
        yield { field: 'spec.bandwidthPerMigration', got: bandwidthPerMigration, allowed: 'a quantity from 0, such as 64Mi' };
      }
    },
  }),
  policyRule({
    id: 'migration-policy/requires-gate-to-detect-stalls',
    summary: 'The downtime and the stall detector of a migration policy are an experiment',
    why: `KubeVirt refuses maxDowntimeMs and stallDetector while the feature gate ${GATE} is off; it is off by default.`,
    fix: `Remove them, or switch ${GATE} on in the KubeVirt CR and name it among the feature gates of the Platform.`,
    upstream: ['migrationpolicy/max-downtime-gate', 'migrationpolicy/stall-detector-gate'],
    gate: GATE,
    * check({ maxDowntimeMs, experimental }) {
      const allowed = `only while the feature gate ${GATE} is on`;
      if (maxDowntimeMs !== undefined) yield { field: 'spec.maxDowntimeMs', got: maxDowntimeMs, allowed };
      if (experimental?.stallDetector) yield { field: DETECTOR, got: experimental.stallDetector, allowed };
    },
  }),
  policyRule({
    id: 'migration-policy/has-valid-factors',
    summary: 'The factors of the stall detector are numbers with at most three decimals, within their bounds',
    why: 'The webhook refuses everything else, whether the detector is on or not.',
    fix: 'Write a number within the bounds in quotes, such as "0.5".',
    upstream: [
      'migrationpolicy/factor-format', 'migrationpolicy/ewma-alpha', 'migrationpolicy/precopy-possible-factor',
      'migrationpolicy/patience-window-decay', 'migrationpolicy/completion-timeout-factor',
    ],
    * check({ experimental }) {
      for (const { name, words, fits } of FACTORS) {
        const written = experimental?.stallDetector?.[name];
        if (written === undefined) continue;
        const value = parseFactor(written);
        if (value !== undefined && fits(value)) continue;
        yield { field: `${DETECTOR}.${name}`, got: written, allowed: value === undefined ? 'a number with at most three decimals' : words };
      }
    },
  }),
];

function policyRule(
  { check, ...facts }: Omit<ObjectRule, 'kinds' | 'level' | 'check'> & { check(spec: MigrationPolicySpec): Iterable<Violation> },
): ObjectRule {
  return { ...facts, kinds: KINDS, level: FindingLevel.REJECTED, check: (manifest) => check((manifest as MigrationPolicy).spec) };
}

function parseFactor(text: string): number | undefined {
  const value = parseGoFloat(text.trim());
  return value !== undefined && Math.abs(value - Number(value.toFixed(3))) <= TOLERANCE ? value : undefined;
}
