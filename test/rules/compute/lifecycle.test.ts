import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says, virtualMachine } from '../judge';

says({
  'lifecycle/avoids-negative-grace-period': { level: FindingLevel.ADVISED, allowed: '0 or more' },
  'lifecycle/excludes-liveness-when-paused': { allowed: 'not with a livenessProbe' },
  'lifecycle/has-known-start-strategy': { allowed: 'Paused' },
  'lifecycle/requires-gate-for-reboot-policy': { allowed: 'only while the feature gate RebootPolicy is on' },
});

const probe = { exec: { command: ['a'] } };

describe('lifecycle/has-known-start-strategy', () => guestTable([
  ['no start strategy', {}],
  ['Paused', { startStrategy: 'Paused' }],
  ['an unknown start strategy', { startStrategy: 'Running' }, ['lifecycle/has-known-start-strategy', 'startStrategy', 'Running']],
  ['an empty start strategy', { startStrategy: '' }, ['lifecycle/has-known-start-strategy', 'startStrategy', '']],
]));

describe('lifecycle/excludes-liveness-when-paused', () => guestTable([
  ['a liveness probe of a guest that just starts', { livenessProbe: probe }],
  ['a readiness probe of a guest that starts paused', { startStrategy: 'Paused', readinessProbe: probe }],
  ['a liveness probe of a guest that starts paused', { startStrategy: 'Paused', livenessProbe: probe },
    ['lifecycle/excludes-liveness-when-paused', 'startStrategy', 'Paused']],
]));

describe('lifecycle/requires-gate-for-reboot-policy', () => {
  const policy = { domain: { rebootPolicy: 'Terminate' } };
  describe('while RebootPolicy is on', () => guestTable([
    ['a reboot policy is accepted', policy],
  ], virtualMachine, undefined, { enabledFeatureGates: ['RebootPolicy'] }));
  describe('while RebootPolicy is off', () => guestTable([
    ['a guest without a reboot policy is accepted', {}],
    ['a reboot policy is refused', policy, ['lifecycle/requires-gate-for-reboot-policy', 'domain.rebootPolicy', 'Terminate']],
  ], virtualMachine, undefined, { enabledFeatureGates: [] }));
});

describe('lifecycle/avoids-negative-grace-period', () => guestTable([
  ['no time', { terminationGracePeriodSeconds: 0 }],
  ['some time', { terminationGracePeriodSeconds: 180 }],
  ['less than no time', { terminationGracePeriodSeconds: -1 }, ['lifecycle/avoids-negative-grace-period', 'terminationGracePeriodSeconds', '-1']],
]));
