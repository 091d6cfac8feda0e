import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'interface-state/is-known': { allowed: 'up, down, absent' },
  'interface-state/excludes-sriov-link': { allowed: 'no state with sriov' },
  'interface-state/requires-secondary-bridge-when-absent': { allowed: 'absent on a bridge interface of a secondary network' },
});

const lan = { name: 'n', multus: { networkName: 'a/b' } };
const plugged = (entry: object, network: object = lan) => ({ domain: { devices: { interfaces: [{ name: 'n', ...entry }] } }, networks: [network] });
const at = 'domain.devices.interfaces[0].state';

describe('interface-state/is-known', () => {
  guestTable([
    ['up', plugged({ bridge: {}, state: 'up' })],
    ['down', plugged({ bridge: {}, state: 'down' })],
    ['absent', plugged({ bridge: {}, state: 'absent' })],
    ['empty', plugged({ bridge: {}, state: '' })],
    ['another word', plugged({ bridge: {}, state: 'Down' }), ['interface-state/is-known', at, 'Down']],
  ]);
});

describe('interface-state/excludes-sriov-link', () => {
  guestTable([
    ['no state', plugged({ sriov: {} })],
    ['up', plugged({ sriov: {}, state: 'up' }), ['interface-state/excludes-sriov-link', at, 'up']],
    ['down', plugged({ sriov: {}, state: 'down' }), ['interface-state/excludes-sriov-link', at, 'down']],
    ['absent', plugged({ sriov: {}, state: 'absent' }), ['interface-state/requires-secondary-bridge-when-absent', at, 'absent without a bridge binding']],
  ]);
});

describe('interface-state/requires-secondary-bridge-when-absent', () => {
  const defaulted = { name: 'n', multus: { networkName: 'a/b', default: true } };
  guestTable([
    ['another binding', plugged({ binding: { name: 'plug' }, state: 'absent' }),
      ['interface-state/requires-secondary-bridge-when-absent', at, 'absent without a bridge binding']],
    ['the pod network', plugged({ bridge: {}, state: 'absent' }, { name: 'n', pod: {} }),
      ['interface-state/requires-secondary-bridge-when-absent', at, 'absent on the default network']],
    ['the default network of multus', plugged({ bridge: {}, state: 'absent' }, defaulted),
      ['interface-state/requires-secondary-bridge-when-absent', at, 'absent on the default network']],
  ]);
});
