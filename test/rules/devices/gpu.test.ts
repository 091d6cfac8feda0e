import { admit } from '../../../src/admission/admission';
import { guestTable } from '../guest-table';
import { instance, replicaSet, says, virtualMachine } from '../judge';

says({
  'gpu/has-unique-boot-display': { allowed: 'ramFB.enabled: false', reported: ['spec.GPUs', 'spec.template.spec.GPUs'] },
});

const gpus = (...list: (object | undefined)[]) => ({
  domain: { devices: { gpus: list.map((virtualGPUOptions, i) => ({ name: `g${i}`, deviceName: 'nvidia.com/A100', virtualGPUOptions })) } },
});
const displays = (...list: object[]) => gpus(...list.map((display) => ({ display })));
const FIELD = 'domain.devices.gpus[1].virtualGPUOptions.display';
const UNSET = displays({}, { ramFB: {} });

describe('gpu/has-unique-boot-display', () => {
  guestTable([
    ['admits one', displays({})],
    ['admits a second one without ramFB', displays({}, { ramFB: { enabled: false } })],
    ['admits a second one while the first is switched off', displays({ enabled: false }, { enabled: true })],
    ['admits GPUs without a display', gpus({}, undefined, { display: {} })],
    ['refuses a second one', displays({}, { ramFB: { enabled: true } }), ['gpu/has-unique-boot-display', FIELD, 'g1']],
    ['refuses every one but the first', displays({ enabled: true }, {}, {}),
      ['gpu/has-unique-boot-display', FIELD, 'g1'],
      ['gpu/has-unique-boot-display', FIELD.replace('1', '2'), 'g2']],
  ]);
  describe('a replica set', () => guestTable([
    ['refuses a second one', displays({}, {}), ['gpu/has-unique-boot-display', FIELD, 'g1']],
  ], replicaSet));
  describe('an instance', () => guestTable([
    ['has ramFB on by default', UNSET, ['gpu/has-unique-boot-display', FIELD, 'g1']],
  ], instance, 'spec'));
  test('admits a VM whose ramFB is on by default, which never starts', () => {
    expect(admit([{ manifest: virtualMachine(UNSET) }])).toEqual([
      expect.objectContaining({
        level: 'unstartable', rule: 'gpu/has-unique-boot-display', field: `spec.template.spec.${FIELD}`, reported: 'spec.GPUs',
      }),
    ]);
  });
});
