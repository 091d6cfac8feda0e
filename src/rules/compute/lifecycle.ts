import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const PAUSED = 'Paused';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'lifecycle/has-known-start-strategy',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: `startStrategy must be ${PAUSED} where it is given`,
    why: 'KubeVirt refuses every other value, the empty string too.',
    fix: `Write ${PAUSED}, or remove startStrategy for a guest that just starts.`,
    upstream: ['lifecycle/start-strategy'],
    * check({ spec: { startStrategy } }) {
      if (startStrategy !== undefined && startStrategy !== PAUSED) yield { field: 'startStrategy', got: startStrategy, allowed: PAUSED };
    },
  }),
  defineRule({
    id: 'lifecycle/excludes-liveness-when-paused',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest that starts paused must not have a liveness probe',
    why: 'A paused guest answers no probe and would be killed: KubeVirt refuses both together.',
    fix: 'Remove livenessProbe or startStrategy; a readinessProbe may stay.',
    upstream: ['lifecycle/paused-with-liveness'],
    * check({ spec: { startStrategy, livenessProbe } }) {
      if (startStrategy === PAUSED && livenessProbe) yield { field: 'startStrategy', got: startStrategy, allowed: 'not with a livenessProbe' };
    },
  }),
  defineRule({
    id: 'lifecycle/requires-gate-for-reboot-policy',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A reboot policy must not be used without its feature gate',
    gate: 'RebootPolicy',
    upstream: ['lifecycle/reboot-policy-gate'],
    * check({ spec: { domain: { rebootPolicy } } }) {
      if (rebootPolicy !== undefined) yield { field: 'domain.rebootPolicy', got: rebootPolicy };
    },
  }),
];
