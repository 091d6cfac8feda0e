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
    since: '1.8',
    subject: vmi,
    summary: 'A reboot policy must not be used without its feature gate',
    gate: 'RebootPolicy',
    upstream: ['lifecycle/reboot-policy-gate'],
    * check({ spec: { domain: { rebootPolicy } } }) {
      if (rebootPolicy !== undefined) yield { field: 'domain.rebootPolicy', got: rebootPolicy };
    },
  }),
  defineRule({
    id: 'lifecycle/avoids-negative-grace-period',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'terminationGracePeriodSeconds must not be negative',
    why: 'KubeVirt admits it, and the time to shut down is over when it begins: the guest is killed at the first look, as if its power had failed.',
    fix: 'Write how long the guest needs to shut down, such as 180; 0 for one that may be killed.',
    * check({ spec: { terminationGracePeriodSeconds: got = 0 } }) {
      if (got < 0) yield { field: 'terminationGracePeriodSeconds', got, allowed: '0 or more' };
    },
  }),
];
