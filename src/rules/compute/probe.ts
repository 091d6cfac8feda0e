import type { Probe } from '../../../imports/kubevirt.io';
import { hasPodNetwork } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';

const PROBES = ['readinessProbe', 'livenessProbe'] as const;
const NETWORKED = ['httpGet', 'tcpSocket'] as const;
const HANDLERS = [...NETWORKED, 'exec', 'guestAgentPing'] as const;

interface GuestProbe {
  readonly probe: Probe;
  readonly onPodNetwork: boolean;
}

const guestProbe: Subject<GuestProbe> = partsOf(vmi, (value) => PROBES.flatMap((path) => {
  const probe = value.spec[path];
  return probe ? [{ value: { probe, onPodNetwork: hasPodNetwork(value) }, path }] : [];
}));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'probe/requires-one-handler',
    level: FindingLevel.REJECTED,
    subject: guestProbe,
    summary: 'A probe must have exactly one handler',
    why: 'KubeVirt refuses a probe with none or several.',
    fix: 'Keep one; write what must hold together as one command for exec.',
    upstream: ['probe/multiple-handlers', 'probe/no-handler'],
    * check({ probe }) {
      const found = HANDLERS.filter((handler) => probe[handler] !== undefined);
      if (found.length !== 1) yield { field: '', got: found, allowed: `exactly one of ${HANDLERS.join(', ')}` };
    },
  }),
  defineRule({
    id: 'probe/requires-pod-network',
    level: FindingLevel.REJECTED,
    subject: guestProbe,
    summary: 'A guest with an HTTP or TCP probe must be on the pod network',
    why: 'The kubelet probes the pod: KubeVirt refuses such a probe of a guest that is not on the pod network.',
    fix: 'Add a pod network with its interface, or probe with guestAgentPing or exec.',
    upstream: ['probe/http-needs-pod-network', 'probe/tcp-needs-pod-network'],
    * check({ probe, onPodNetwork }) {
      if (onPodNetwork) return;
      for (const handler of NETWORKED) {
        if (probe[handler]) yield { field: handler, got: 'no pod network', allowed: 'a network with pod: {}' };
      }
    },
  }),
];
