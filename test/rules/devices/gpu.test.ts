import { admit } from '../../../src/admission/admission';
import { guestTable } from '../guest-table';
import { instance, virtualMachine, says } from '../judge';

says({
  'gpu/has-unique-boot-display': { allowed: 'ramFB.enabled: false', reported: ['spec.GPUs', 'spec.template.spec.GPUs'] },
});

const displays = (...list: object[]) => ({
  domain: {
    devices: { gpus: list.map((display, i) => ({ name: `g${i}`, deviceName: 'nvidia.com/A100', virtualGPUOptions: { display } })) },
  },
});
const FIELD = 'domain.devices.gpus[1].virtualGPUOptions.display';

guestTable([
  ['one', displays({})],
  ['one of two', displays({}, { ramFB: { enabled: false } })],
  ['one display switched off', displays({ enabled: false }, {})],
  ['two', displays({}, { ramFB: { enabled: true } }), ['gpu/has-unique-boot-display', FIELD, 'g1']],
]);

const unset = displays({}, { ramFB: {} });

describe('an instance', () => guestTable([['ramFB is on by default', unset, ['gpu/has-unique-boot-display', FIELD, 'g1']]], instance, 'spec'));

test('a VM is admitted and does not start', () => {
  expect(admit([{ manifest: virtualMachine(unset) }])).toEqual([
    expect.objectContaining({
      level: 'unstartable', rule: 'gpu/has-unique-boot-display', field: `spec.template.spec.${FIELD}`, reported: 'spec.GPUs',
    }),
  ]);
});
