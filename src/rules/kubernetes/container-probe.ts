import { between, must, natural, oneOf, port, portNumber, requires } from './check';
import type { Check } from './check';
import { definePlacesRule } from './places';
import type { Places } from './places';
import { isPortName } from '../../kubernetes/port-name';
import { textAt } from '../../kubernetes/untyped';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const HOOKS = ['lifecycle.postStart', 'lifecycle.preStop'];
const header = must((name: string) => /^[-A-Za-z0-9]+$/.test(name), 'letters, digits and -');
const once = must((threshold) => threshold === 0 || threshold === 1, '1');

/** A port of a probe that is a name must be one that the container lists. */
const portOfContainer: Check = function* (container: { readonly ports?: readonly { readonly name?: string }[]; readonly [probe: string]: unknown }) {
  const names = (container.ports ?? []).flatMap(({ name }) => name ?? []);
  for (const probe of PROBES) {
    for (const handler of ['httpGet', 'tcpSocket']) {
      const got = textAt(container[probe], handler, 'port');
      if (got === undefined || !isPortName(got) || names.includes(got)) continue;
      const allowed = names.length ? `a port of the container: ${names.join(', ')}` : 'a number: the container names no port';
      yield { field: `${probe}.${handler}.port`, got, allowed, ...probe === 'livenessProbe' ? { level: FindingLevel.ADVISED } : {} };
    }
  }
};

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'container-probe/requires-handler',
    summary: 'A probe or hook must do exactly one thing',
    fix: 'Give it one handler, and a command to exec.',
    places: {
      container: {
        ...at(PROBES, { '': oneOf('exec', 'httpGet', 'tcpSocket', 'grpc'), 'exec': requires('command') }),
        ...at(HOOKS, { '': oneOf('exec', 'httpGet', 'tcpSocket', 'sleep'), 'exec': requires('command') }),
      },
    },
  }),
  definePlacesRule({
    id: 'container-probe/has-valid-port',
    summary: 'The port of a probe must be a number from 1, or the name of a port',
    fix: 'Write the number without quotes, or the name of a port of the container.',
    places: {
      container: {
        ...at(PROBES, { 'httpGet.port': port, 'tcpSocket.port': port, 'grpc.port': portNumber, 'httpGet.httpHeaders[].name': header }),
        ...at(HOOKS, { 'httpGet.port': port, 'tcpSocket.port': port, 'httpGet.httpHeaders[].name': header }),
      },
    },
  }),
  definePlacesRule({
    id: 'container-probe/references-port',
    level: FindingLevel.UNSTARTABLE,
    summary: 'The name of a port in a probe must be that of a port of its container',
    why: 'The API server does not look. The kubelet finds no such port and throws the result away (`prober.doProbe`): a container with such a readiness or startup probe is never ready, '
      + 'and one with such a liveness probe never restarted.',
    fix: 'Write the name of a port of the container, or its number.',
    places: { container: { '': portOfContainer } },
  }),
  definePlacesRule({
    id: 'container-probe/has-valid-threshold',
    summary: 'Numbers of a probe must not be negative; one success is enough for liveness and startup; readiness has no grace period',
    fix: 'Write a number within the bounds.',
    places: {
      container: {
        ...at(PROBES, {
          initialDelaySeconds: natural,
          timeoutSeconds: natural,
          periodSeconds: natural,
          failureThreshold: natural,
          successThreshold: natural,
          terminationGracePeriodSeconds: between(1),
        }),
        'livenessProbe.successThreshold': once,
        'startupProbe.successThreshold': once,
        'readinessProbe.terminationGracePeriodSeconds': must(() => false, 'nothing: only livenessProbe and startupProbe have it'),
      },
    },
  }),
];

function at(places: readonly string[], checks: Readonly<Record<string, Check>>): Places[string] {
  return Object.fromEntries(places.flatMap((place) => Object.entries(checks).map(([path, check]) => [path ? `${place}.${path}` : place, check])));
}
