import type { Probe } from '../../../imports/kubevirt.io';
import { isPortNumber } from '../../kubernetes/port';
import { isPortName } from '../../kubernetes/port-name';
import { forwardedPorts, forwardedText, forwards, namedPorts } from '../../manifests/launcher-pod';
import { hasPodNetwork } from '../../manifests/vmi';
import type { Vmi } from '../../manifests/vmi';
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
  readonly vmi: Vmi;
}

const guestProbe: Subject<GuestProbe> = partsOf(vmi, (value) => PROBES.flatMap((path) => {
  const probe = value.spec[path];
  return probe ? [{ value: { probe, onPodNetwork: hasPodNetwork(value), vmi: value }, path }] : [];
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
  defineRule({
    id: 'probe/references-forwarded-port',
    level: FindingLevel.ADVISED,
    subject: guestProbe,
    summary: 'An HTTP or TCP probe must go to a port that is forwarded to the guest',
    why: 'The kubelet probes the pod: masquerade with a list of ports forwards no others, and a port that is meant by its name must be in the list of an '
      + 'interface. The probe always fails: the VM never gets ready, and one with a liveness probe is killed again and again.',
    fix: 'Add the port, with that name, to the list of the interface on the pod network, or probe another one.',
    * check({ probe, onPodNetwork, vmi: { spec } }) {
      if (!onPodNetwork) return;
      const forwarded = forwardedPorts(spec);
      const names = namedPorts(spec).map(({ name }) => name);
      for (const handler of NETWORKED) {
        const { port = '', host } = probe[handler] ?? {};
        if (!port || host) continue;
        if (typeof port === 'string') {
          if (!isPortName(port) || names.includes(port)) continue;
          yield { field: `${handler}.port`, got: port, allowed: names.length ? `a number, or the name of a port: ${names.join(', ')}` : 'a number: no port has a name' };
        } else if (forwarded && isPortNumber(port) && !forwards(forwarded, port, 'TCP')) {
          yield { field: `${handler}.port`, got: port, allowed: `a port that is forwarded: ${forwardedText(forwarded)}` };
        }
      }
    },
  }),
];
