import { admit } from '../../../src/admission/admission';
import { guestTable } from '../guest-table';
import { instance, says, virtualMachine } from '../judge';

const FIELD = 'domain.devices.watchdog';
const RULE = 'watchdog/fits-architecture';

says({
  [RULE]: { allowed: 'i6300esb on amd64', reported: `spec.${FIELD}` },
});

const watchdog = (architecture: string, device: object = {}) => (
  { architecture, domain: { devices: { watchdog: { name: 'w', ...device } } } }
);

describe('watchdog/fits-architecture', () => {
  guestTable([
    ['admits no device on amd64', watchdog('amd64')],
    ['admits i6300esb on amd64', watchdog('amd64', { i6300esb: {} })],
    ['refuses diag288 on amd64', watchdog('amd64', { diag288: { action: 'reset' } }), [RULE, `${FIELD}.diag288`, '{"action":"reset"}']],
    ['admits no device on s390x', watchdog('s390x')],
    ['admits diag288 on s390x', watchdog('s390x', { diag288: { action: 'reset' } })],
    ['refuses i6300esb on s390x', watchdog('s390x', { i6300esb: { action: 'reset' } }),
      [RULE, `${FIELD}.i6300esb`, '{"action":"reset"}', { allowed: 'diag288 on s390x' }]],
    ['admits no watchdog on arm64', { architecture: 'arm64' }],
  ], instance, 'spec');
  test('refuses every watchdog on arm64', () => {
    expect(admit([{ manifest: instance(watchdog('arm64', { i6300esb: { action: 'reset' } })) }])).toEqual([
      expect.objectContaining({
        level: 'rejected', rule: RULE, field: `spec.${FIELD}`, got: '{"name":"w","i6300esb":{"action":"reset"}}', allowed: 'no watchdog on arm64',
      }),
    ]);
  });
  test('admits a VM with a watchdog on arm64, which never starts', () => {
    expect(admit([{ manifest: virtualMachine(watchdog('arm64')) }])).toEqual([
      expect.objectContaining({ level: 'unstartable', rule: RULE, field: `spec.template.spec.${FIELD}`, reported: `spec.${FIELD}` }),
    ]);
  });
  test('leaves an unknown architecture to another rule', () => {
    const found = admit([{ manifest: instance(watchdog('riscv64', { diag288: { action: 'reset' } })) }]);
    expect(found.map(({ rule }) => rule)).not.toContain(RULE);
  });
});
