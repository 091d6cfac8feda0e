import { behindGate } from './behind-gate';
import { guestRule } from './guest';
import { Level } from './level';
import type { ObjectRule } from './rule';

export const rules: readonly ObjectRule[] = [
  guestRule({
    id: 'lifecycle/has-known-start-strategy',
    level: Level.REJECTED,
    summary: 'The only start strategy is Paused',
    why: 'KubeVirt v1.9.0 refuses every other word, the empty one too.',
    fix: 'Write Paused, or remove startStrategy for a guest that just starts.',
    upstream: ['lifecycle/start-strategy'],
    * check({ spec: { startStrategy } }) {
      if (startStrategy !== undefined && startStrategy !== 'Paused') {
        yield { field: 'startStrategy', got: startStrategy, allowed: 'Paused' };
      }
    },
  }),
  guestRule({
    id: 'lifecycle/excludes-liveness-when-paused',
    level: Level.REJECTED,
    summary: 'A guest that starts paused has no liveness probe',
    why: 'A paused guest answers no probe and would be killed: KubeVirt v1.9.0 refuses both together.',
    fix: 'Remove livenessProbe or startStrategy; a readinessProbe may stay.',
    upstream: ['lifecycle/paused-with-liveness'],
    * check({ spec: { startStrategy, livenessProbe } }) {
      if (startStrategy === 'Paused' && livenessProbe) {
        yield { field: 'startStrategy', got: startStrategy, allowed: 'not with a livenessProbe' };
      }
    },
  }),
  behindGate({
    id: 'lifecycle/sets-reboot-policy-behind-gate',
    gate: 'RebootPolicy',
    onByDefault: true,
    summary: 'A reboot policy needs its gate',
    upstream: ['lifecycle/reboot-policy-gate'],
    * check({ spec: { domain: { rebootPolicy } } }) {
      if (rebootPolicy !== undefined) yield { field: 'domain.rebootPolicy', got: rebootPolicy };
    },
  }),
];
