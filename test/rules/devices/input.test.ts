import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { instance, replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';

says({
  'input/has-known-bus': { allowed: 'usb, virtio' },
  'input/has-known-type': { allowed: 'tablet' },
});

const inputs = (...list: object[]) => (
  { domain: { devices: { inputs: list.map((input, i) => ({ name: `i${i}`, type: 'tablet', ...input })) } } }
);

describe('input/has-known-bus', () => {
  guestTable([
    ['admits usb, virtio and none', inputs({}, { bus: '' }, { bus: 'usb' }, { bus: 'virtio' })],
    ...['ps2', 'USB'].map((bus): Row => (
      [`refuses ${bus}`, inputs({}, { bus }), ['input/has-known-bus', 'domain.devices.inputs[1].bus', bus]]
    )),
  ]);
});

describe('input/has-known-type', () => {
  const refused: Row[] = [
    ['refuses a keyboard', inputs({ type: 'keyboard' }), ['input/has-known-type', 'domain.devices.inputs[0].type', 'keyboard']],
    ['refuses no type', inputs({ type: '' }), ['input/has-known-type', 'domain.devices.inputs[0].type', '']],
  ];
  guestTable(refused);
  describe('a replica set', () => guestTable(refused, replicaSet));
  describe('an instance', () => guestTable([
    refused[0],
    ['is given a type', inputs({ type: '' })],
  ], instance, 'spec'));
  describe('a VM with a preference that is not known', () => {
    const withPreference = (fragment: Json) => {
      const { spec, ...vm } = virtualMachine(fragment);
      return { ...vm, spec: { ...spec, preference: { name: 'p' } } };
    };
    guestTable([refused[0], ['may get its type from there', inputs({ type: '' })]], withPreference);
  });
});
