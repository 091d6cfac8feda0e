import { virtualMachine } from '../judge';
import { guestTable } from './guest-table';

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
  ['refused', policy, ['lifecycle/sets-reboot-policy-behind-gate', 'domain.rebootPolicy', 'Terminate']],
], virtualMachine, undefined, { enabledFeatureGates: [] }));
