import type { KubeVirtSelfSignConfiguration } from '../../../imports/kubevirt.io';
import { parseGoDuration } from '../../kubernetes/go-duration';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import { kubeVirtSpec } from '../subjects/kubevirt';

const DEPRECATED = ['caRotateInterval', 'caOverlapInterval', 'certRotateInterval'] as const;
const HOUR = 3600e9;
/** `Duration7d` and `Duration1d` of KubeVirt, in nanoseconds. */
const CA_DURATION = 168 * HOUR;
const SERVER_DURATION = 24 * HOUR;
/** The part of a duration that is left at the renewal. */
const RENEWAL = 0.2;

const selfSigned = partsOf(kubeVirtSpec, ({ certificateRotateStrategy }) => {
  const value = certificateRotateStrategy?.selfSigned;
  return value ? [{ value, path: 'certificateRotateStrategy.selfSigned' }] : [];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'kubevirt-certificate/excludes-mixed-styles',
    level: FindingLevel.REJECTED,
    subject: selfSigned,
    summary: 'The deprecated fields of certificates must not be used beside ca and server',
    why: 'KubeVirt refuses caRotateInterval, certRotateInterval and caOverlapInterval beside ca and server.',
    fix: 'Keep ca and server with their duration and renewBefore.',
    upstream: ['kubevirt/cert-api-mixed'],
    * check(configuration) {
      if (!configuration.ca && !configuration.server) return;
      for (const field of DEPRECATED) {
        const { [field]: got } = configuration;
        if (got !== undefined) yield { field, got, allowed: 'none beside ca and server' };
      }
    },
  }),
  defineRule({
    id: 'kubevirt-certificate/has-valid-renewal',
    level: FindingLevel.REJECTED,
    subject: selfSigned,
    summary: 'The renewBefore of a certificate must not be longer than its duration',
    why: `KubeVirt refuses a renewBefore above the duration, which is ${inHours(CA_DURATION)} for the CA and ${inHours(SERVER_DURATION)} for servers `
      + 'unless given.',
    fix: 'Shorten renewBefore, or lengthen the duration.',
    upstream: ['kubevirt/cert-ca-renew', 'kubevirt/cert-server-renew'],
    * check(configuration) {
      for (const { duration, renewal } of [caOf(configuration), serverOf(configuration)]) {
        if (renewal.nanoseconds <= duration.nanoseconds) continue;
        yield { field: renewal.field, got: renewal.written, allowed: `at most the duration, ${inHours(duration.nanoseconds)}` };
      }
    },
  }),
  defineRule({
    id: 'kubevirt-certificate/fits-ca-duration',
    level: FindingLevel.REJECTED,
    subject: selfSigned,
    summary: 'The certificate of a server must not be valid longer than that of the CA',
    why: 'KubeVirt refuses a server.duration above ca.duration.',
    fix: 'Shorten server.duration, or lengthen ca.duration.',
    upstream: ['kubevirt/cert-server-over-ca'],
    * check(configuration) {
      const { nanoseconds: limit } = caOf(configuration).duration;
      const { field, written, nanoseconds } = serverOf(configuration).duration;
      if (nanoseconds > limit) yield { field, got: written, allowed: `at most that of the CA, ${inHours(limit)}` };
    },
  }),
];

interface Span {
  readonly field: string;
  readonly written?: string;
  readonly nanoseconds: number;
}

interface Lifetime {
  readonly duration: Span;
  readonly renewal: Span;
}

type Written = readonly (readonly [field: string, duration: string | undefined])[];

function caOf({ ca, caRotateInterval, caOverlapInterval }: KubeVirtSelfSignConfiguration): Lifetime {
  const duration = firstOf([['caRotateInterval', caRotateInterval], ['ca.duration', ca?.duration]], CA_DURATION);
  const renewals: Written = [['caOverlapInterval', caOverlapInterval], ['ca.renewBefore', ca?.renewBefore]];
  return { duration, renewal: firstOf(renewals, duration.nanoseconds * RENEWAL) };
}

function serverOf({ server, certRotateInterval }: KubeVirtSelfSignConfiguration): Lifetime {
  const duration = firstOf([['certRotateInterval', certRotateInterval], ['server.duration', server?.duration]], SERVER_DURATION);
  return { duration, renewal: firstOf([['server.renewBefore', server?.renewBefore]], duration.nanoseconds * RENEWAL) };
}

/** The first that is written; upstream prefers the deprecated fields. */
function firstOf(candidates: Written, byDefault: number): Span {
  const [field, written] = candidates.find(([, duration]) => duration !== undefined) ?? candidates[candidates.length - 1];
  return { field, written, nanoseconds: parseGoDuration(written ?? '') ?? byDefault };
}

function inHours(nanoseconds: number): string {
  return `${nanoseconds / HOUR}h`;
}
