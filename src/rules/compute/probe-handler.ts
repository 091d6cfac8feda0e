import type { Probe } from '../../../imports/kubevirt.io';
import { isPort, PORT_OR_NAME_WORDS } from '../../kubernetes/port';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { launchedVmi } from '../subjects/launched-vmi';

const PROBES = ['readinessProbe', 'livenessProbe'] as const;
const NETWORKED = ['httpGet', 'tcpSocket'] as const;
/** What KubeVirt adds to initialDelaySeconds (`LibvirtStartupDelay`). */
const STARTUP_SECONDS = 10;
/** `validation.IsHTTPHeaderName` of Kubernetes. */
const HEADER_NAME = /^[-A-Za-z0-9]+$/;
const REFUSED = 'KubeVirt admits it and copies it into the launcher pod, which Kubernetes refuses: the VM never starts.';

const probe: Subject<Probe> = partsOf(launchedVmi, ({ spec }) => PROBES.flatMap((path) => {
  const value = spec[path];
  return value ? [{ value, path }] : [];
}));
const livenessProbe: Subject<Probe> = partsOf(launchedVmi, ({ spec: { livenessProbe: value } }) => (
  value ? [{ value, path: 'livenessProbe' }] : []
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'probe-handler/requires-command',
    level: FindingLevel.UNSTARTABLE,
    subject: probe,
    summary: 'A probe by exec must have a command',
    why: REFUSED,
    fix: 'Write the command and its arguments, one text each.',
    * check({ exec }) {
      if (exec && !exec.command?.length) yield { field: 'exec.command', got: exec.command, allowed: 'one text or more' };
    },
  }),
  defineRule({
    id: 'probe-handler/has-valid-port',
    level: FindingLevel.UNSTARTABLE,
    subject: probe,
    summary: 'The port of a probe must be a number from 1 to 65535 or the name of a port',
    why: REFUSED,
    fix: 'Write the port on which the guest listens.',
    * check(value) {
      for (const handler of NETWORKED) {
        const port = value[handler]?.port;
        if (port === undefined || isPort(port)) continue;
        yield { field: `${handler}.port`, got: port, allowed: PORT_OR_NAME_WORDS };
      }
    },
  }),
  defineRule({
    id: 'probe-handler/has-valid-headers',
    level: FindingLevel.UNSTARTABLE,
    subject: probe,
    summary: 'The headers of an HTTP probe must have names of letters, digits and -',
    why: REFUSED,
    fix: 'Write the name of the header, such as X-Probe.',
    * check({ httpGet }) {
      for (const [i, { name: got }] of (httpGet?.httpHeaders ?? []).entries()) {
        if (!HEADER_NAME.test(got)) yield { field: `httpGet.httpHeaders[${i}].name`, got, allowed: 'letters, digits and -' };
      }
    },
  }),
  defineRule({
    id: 'probe-handler/has-valid-delay',
    level: FindingLevel.UNSTARTABLE,
    subject: probe,
    summary: `The initialDelaySeconds of a probe must be ${-STARTUP_SECONDS} or more`,
    why: `KubeVirt admits any number and adds ${STARTUP_SECONDS} for the start of libvirt; Kubernetes refuses a launcher pod whose delay is still negative: the VM never starts.`,
    fix: 'Write the seconds that the guest needs to boot.',
    * check({ initialDelaySeconds: got = 0 }) {
      if (got < -STARTUP_SECONDS) yield { field: 'initialDelaySeconds', got, allowed: '0 or more' };
    },
  }),
  defineRule({
    id: 'probe-handler/excludes-repeated-success',
    level: FindingLevel.UNSTARTABLE,
    subject: livenessProbe,
    summary: 'A liveness probe must not ask for more than one success',
    why: `One success shows that the guest lives. ${REFUSED}`,
    fix: 'Remove successThreshold, or move the probe to readinessProbe.',
    * check({ successThreshold: got = 1 }) {
      if (got > 1) yield { field: 'successThreshold', got, allowed: '1' };
    },
  }),
];
