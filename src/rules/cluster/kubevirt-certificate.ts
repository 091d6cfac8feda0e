import type { KubeVirtSelfSignConfiguration } from '../../../imports/kubevirt.io';
import { parseGoDuration } from '../../kubernetes/go-duration';
import type { ObjectRule } from '../rule';
import { kubeVirtRule } from '../subjects/kubevirt-rule';

const PATH = 'spec.certificateRotateStrategy.selfSigned';
const DEPRECATED = ['caRotateInterval', 'caOverlapInterval', 'certRotateInterval'] as const;
const CURRENT = ['ca', 'server'] as const;
const HOUR = 3600e9;
/** `Duration7d` and `Duration1d` of KubeVirt, and the part of a duration that is left at the renewal. */
const [CA_DURATION, SERVER_DURATION, RENEWAL] = [168 * HOUR, 24 * HOUR, 0.2];

export const rules: readonly ObjectRule[] = [
  kubeVirtRule({
    id: 'kubevirt-certificate/has-one-style',
    summary: 'Certificates are configured in one style',
    why: 'caRotateInterval, certRotateInterval and caOverlapInterval are deprecated: the webhook refuses them beside ca and server.',
    fix: 'Keep ca and server with their duration and renewBefore.',
    upstream: ['kubevirt/cert-api-mixed'],
    * check({ certificateRotateStrategy }) {
      const { selfSigned } = certificateRotateStrategy ?? {};
      if (!selfSigned || !CURRENT.some((name) => selfSigned[name])) return;
      for (const name of DEPRECATED) {
        if (selfSigned[name] !== undefined) yield { field: `${PATH}.${name}`, got: selfSigned[name], allowed: 'none beside ca and server' };
      }
    },
  }),
  kubeVirtRule({
    id: 'kubevirt-certificate/is-renewed-in-time',
    summary: 'A certificate is renewed while it is valid',
    why: 'The webhook refuses a renewBefore above the duration, 168h for the CA and 24h for servers unless given.',
    fix: 'Shorten renewBefore, or lengthen the duration.',
    upstream: ['kubevirt/cert-ca-renew', 'kubevirt/cert-server-renew'],
    * check({ certificateRotateStrategy }) {
      for (const { duration, renewal } of lifetimes(certificateRotateStrategy?.selfSigned)) {
        if (renewal.nanoseconds <= duration.nanoseconds) continue;
        yield { field: renewal.field, got: renewal.written, allowed: `at most the duration, ${inHours(duration)}` };
      }
    },
  }),
  kubeVirtRule({
    id: 'kubevirt-certificate/outlives-no-ca',
    summary: 'A certificate of a server is valid no longer than the CA',
    why: 'The webhook refuses it.',
    fix: 'Shorten server.duration, or lengthen ca.duration.',
    upstream: ['kubevirt/cert-server-over-ca'],
    * check({ certificateRotateStrategy }) {
      const [ca, server] = lifetimes(certificateRotateStrategy?.selfSigned);
      if (server.duration.nanoseconds <= ca.duration.nanoseconds) return;
      yield { field: server.duration.field, got: server.duration.written, allowed: `at most that of the CA, ${inHours(ca.duration)}` };
    },
  }),
];

interface Span {
  readonly field: string;
  readonly written?: string;
  readonly nanoseconds: number;
}

/** How long the CA and the certificates of servers live. The deprecated fields win, as upstream has it. */
function lifetimes({ ca, server, caRotateInterval, caOverlapInterval, certRotateInterval }: KubeVirtSelfSignConfiguration = {}): Lifetime[] {
  return [
    lifetime(
      [['caRotateInterval', caRotateInterval], ['ca.duration', ca?.duration]], CA_DURATION,
      [['caOverlapInterval', caOverlapInterval], ['ca.renewBefore', ca?.renewBefore]],
    ),
    lifetime(
      [['certRotateInterval', certRotateInterval], ['server.duration', server?.duration]], SERVER_DURATION,
      [['server.renewBefore', server?.renewBefore]],
    ),
  ];
}

interface Lifetime {
  readonly duration: Span;
  readonly renewal: Span;
}

type Written = readonly (readonly [name: string, duration: string | undefined])[];

function lifetime(durations: Written, byDefault: number, renewals: Written): Lifetime {
  const duration = firstOf(durations, byDefault);
  return { duration, renewal: firstOf(renewals, duration.nanoseconds * RENEWAL) };
}

function firstOf(candidates: Written, byDefault: number): Span {
  const [name, written] = candidates.find(([, duration]) => duration !== undefined) ?? candidates[candidates.length - 1];
  return { field: `${PATH}.${name}`, written, nanoseconds: parseGoDuration(written ?? '') ?? byDefault };
}

function inHours({ nanoseconds }: Span): string {
  return `${nanoseconds / HOUR}h`;
}
