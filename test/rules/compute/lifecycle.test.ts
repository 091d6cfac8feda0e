import { guestTable } from '../guest-table';
import { virtualMachine, says } from '../judge';

says({
  'lifecycle/excludes-liveness-when-paused': { allowed: 'not with a livenessProbe' },
  'lifecycle/has-known-start-strategy': { allowed: 'Paused' },
  'lifecycle/requires-gate-for-reboot-policy': { allowed: 'only while the feature gate RebootPolicy is on' },
});

const probe = { exec: { command: ['a'] } };

guestTable([
  ['Paused', { startStrategy: 'Paused', readinessProbe: probe }],
  ['another word', { startStrategy: 'Running' }, ['lifecycle/has-known-start-strategy', 'startStrategy', 'Running']],
  ['an empty word', { startStrategy: '' }, ['lifecycle/has-known-start-strategy', 'startStrategy', '']],
  ['Paused and probed', { startStrategy: 'Paused', livenessProbe: probe },
    ['lifecycle/excludes-liveness-when-paused', 'startStrategy', 'Paused']],
]);

const policy = { domain: { rebootPolicy: 'Terminate' } };

describe('while RebootPolicy is on', () => guestTable([
  ['accepted', policy],
], virtualMachine, undefined, { enabledFeatureGates: ['RebootPolicy'] }));

describe('while RebootPolicy is off', () => guestTable([
  ['refused', policy, ['lifecycle/requires-gate-for-reboot-policy', 'domain.rebootPolicy', 'Terminate']],
], virtualMachine, undefined, { enabledFeatureGates: [] }));
