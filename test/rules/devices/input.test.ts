import { guestTable } from '../guest-table';
import { instance, says } from '../judge';

says({
  'input/has-known-bus': { allowed: 'usb, virtio' },
  'input/has-known-type': { allowed: 'tablet' },
});

const inputs = (...list: object[]) => (
  { domain: { devices: { inputs: list.map((input, i) => ({ name: `i${i}`, type: 'tablet', ...input })) } } }
);

guestTable([
  ['any bus that there is', inputs({}, { bus: '' }, { bus: 'usb' }, { bus: 'virtio' })],
  ['another bus', inputs({}, { bus: 'ps2' }), ['input/has-known-bus', 'domain.devices.inputs[1].bus', 'ps2']],
  ['a keyboard', inputs({ type: 'keyboard' }), ['input/has-known-type', 'domain.devices.inputs[0].type', 'keyboard']],
  ['no type', inputs({ type: '' }), ['input/has-known-type', 'domain.devices.inputs[0].type', '']],
]);

describe('an instance', () => guestTable([['is given a type', inputs({ type: '' })]], instance, 'spec'));
