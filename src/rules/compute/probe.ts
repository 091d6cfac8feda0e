import { hasPodNetwork } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const PROBES = ['readinessProbe', 'livenessProbe'] as const;
const HANDLERS = ['httpGet', 'tcpSocket', 'exec', 'guestAgentPing'] as const;
const NETWORKED = ['httpGet', 'tcpSocket'] as const;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'probe/has-one-handler',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A probe has exactly one handler',
    why: 'KubeVirt refuses a probe with none or several.',
    fix: 'Keep one; split what must hold together into a command for exec.',
    upstream: ['probe/multiple-handlers', 'probe/no-handler'],
    * check({ spec }) {
      for (const name of PROBES) {
        const probe = spec[name];
        if (!probe) continue;
        const found = HANDLERS.filter((handler) => probe[handler] !== undefined);
        if (found.length !== 1) yield { field: name, got: found, allowed: `exactly one of ${HANDLERS.join(', ')}` };
      }
    },
  }),
  defineRule({
    id: 'probe/reaches-pod-network',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'An HTTP or TCP probe needs the pod network',
    why: 'The kubelet probes the pod; KubeVirt refuses such a probe on a guest that is not on the pod network.',
    fix: 'Add a pod network with its interface, or probe with guestAgentPing or exec.',
    upstream: ['probe/http-needs-pod-network', 'probe/tcp-needs-pod-network'],
    * check(guest) {
      if (hasPodNetwork(guest)) return;
      for (const name of PROBES) {
        for (const handler of NETWORKED) {
          if (guest.spec[name]?.[handler] === undefined) continue;
          yield { field: `${name}.${handler}`, got: 'no pod network', allowed: 'a network with pod: {}' };
        }
      }
    },
  }),
];
