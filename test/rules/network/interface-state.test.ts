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
    ['up is accepted', plugged({ bridge: {}, state: 'up' })],
    ['down is accepted', plugged({ bridge: {}, state: 'down' })],
    ['absent is accepted', plugged({ bridge: {}, state: 'absent' })],
    ['nothing is accepted', plugged({ bridge: {}, state: '' })],
    ['another word is refused', plugged({ bridge: {}, state: 'Down' }), ['interface-state/is-known', at, 'Down', { fix: 'Did you mean down?' }]],
  ]);
});

describe('interface-state/excludes-sriov-link', () => {
  guestTable([
    ['no state is accepted', plugged({ sriov: {} })],
    ['up is refused', plugged({ sriov: {}, state: 'up' }), ['interface-state/excludes-sriov-link', at, 'up']],
    ['down is refused', plugged({ sriov: {}, state: 'down' }), ['interface-state/excludes-sriov-link', at, 'down']],
    ['absent is refused by another rule', plugged({ sriov: {}, state: 'absent' }), ['interface-state/requires-secondary-bridge-when-absent', at, 'absent without a bridge binding']],
  ]);
});

describe('interface-state/requires-secondary-bridge-when-absent', () => {
  const defaulted = { name: 'n', multus: { networkName: 'a/b', default: true } };
  guestTable([
    ['a bridge interface beside the pod network is accepted', {
      domain: { devices: { interfaces: [{ name: 'p', masquerade: {} }, { name: 'n', bridge: {}, state: 'absent' }] } },
      networks: [{ name: 'p', pod: {} }, lan],
    }],
    ['another binding is refused', plugged({ binding: { name: 'plug' }, state: 'absent' }),
      ['interface-state/requires-secondary-bridge-when-absent', at, 'absent without a bridge binding']],
    ['the pod network is refused', plugged({ bridge: {}, state: 'absent' }, { name: 'n', pod: {} }),
      ['interface-state/requires-secondary-bridge-when-absent', at, 'absent on the default network']],
    ['the default network of multus is refused', plugged({ bridge: {}, state: 'absent' }, defaulted),
      ['interface-state/requires-secondary-bridge-when-absent', at, 'absent on the default network']],
  ]);
});
