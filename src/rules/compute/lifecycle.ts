import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'lifecycle/has-known-start-strategy',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The only start strategy is Paused',
    why: 'KubeVirt refuses every other word, the empty one too.',
    fix: 'Write Paused, or remove startStrategy for a guest that just starts.',
    upstream: ['lifecycle/start-strategy'],
    * check({ spec: { startStrategy } }) {
      if (startStrategy !== undefined && startStrategy !== 'Paused') {
        yield { field: 'startStrategy', got: startStrategy, allowed: 'Paused' };
      }
    },
  }),
  defineRule({
    id: 'lifecycle/excludes-liveness-when-paused',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest that starts paused has no liveness probe',
    why: 'A paused guest answers no probe and would be killed: KubeVirt refuses both together.',
    fix: 'Remove livenessProbe or startStrategy; a readinessProbe may stay.',
    upstream: ['lifecycle/paused-with-liveness'],
    * check({ spec: { startStrategy, livenessProbe } }) {
      if (startStrategy === 'Paused' && livenessProbe) {
        yield { field: 'startStrategy', got: startStrategy, allowed: 'not with a livenessProbe' };
      }
    },
  }),
  defineRule({
    id: 'lifecycle/sets-reboot-policy-behind-gate',
    level: FindingLevel.REJECTED,
    subject: vmi,
    gate: 'RebootPolicy',
    summary: 'A reboot policy needs its gate',
    upstream: ['lifecycle/reboot-policy-gate'],
    * check({ spec: { domain: { rebootPolicy } } }) {
      if (rebootPolicy !== undefined) yield { field: 'domain.rebootPolicy', got: rebootPolicy };
    },
  }),
];
