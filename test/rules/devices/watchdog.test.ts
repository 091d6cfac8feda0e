import { admit } from '../../../src/admission/admission';
import { guestTable } from '../guest-table';
import { instance, virtualMachine, says } from '../judge';

says({
  'watchdog/fits-architecture': { allowed: ['diag288 on s390x', 'i6300esb on amd64'], reported: 'spec.domain.devices.watchdog' },
});

const rule = 'watchdog/fits-architecture';
const FIELD = 'domain.devices.watchdog';
const watchdog = (architecture: string, device: object = {}) => (
  { architecture, domain: { devices: { watchdog: { name: 'w', ...device } } } }
);

guestTable([
  ['the default on amd64', watchdog('amd64')],
  ['i6300esb on amd64', watchdog('amd64', { i6300esb: {} })],
  ['diag288 on amd64', watchdog('amd64', { diag288: { action: 'reset' } }), [rule, `${FIELD}.diag288`, '{"action":"reset"}']],
  ['the default on s390x', watchdog('s390x')],
  ['i6300esb on s390x', watchdog('s390x', { i6300esb: { action: 'reset' } }), [rule, `${FIELD}.i6300esb`, '{"action":"reset"}']],
], instance, 'spec');

test('a VM on arm64 does not start with any', () => {
  expect(admit([{ manifest: virtualMachine(watchdog('arm64')) }])).toEqual([
    expect.objectContaining({ level: 'unstartable', rule, field: `spec.template.spec.${FIELD}`, reported: `spec.${FIELD}` }),
  ]);
});
