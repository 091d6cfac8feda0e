import { gates } from '../gates';
import { guestTable } from '../guest-table';
import { virtualMachine, says } from '../judge';
import type { Json } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'dra-network/excludes-multus': { allowed: 'no multus network in the same guest', reported: 'spec.template.spec.networks' },
  'dra-network/references-declared-claim': { allowed: ['the name of a claim: c', 'the name of a claim; there are no resourceClaims'] },
  'dra-network/requires-sriov-or-plugin': { allowed: 'sriov or binding', reported: 'spec.template.spec.domain.devices.interfaces' },
  'dra-network/has-unique-request': { allowed: 'a pair that no other network has', reported: 'spec.template.spec.networks[1]' },
  'dra-network/requires-claim-and-request': { allowed: ['the name of a claim', 'the name of a request'] },
  'dra-network/requires-gate': { allowed: 'only while the feature gate NetworkDevicesWithDRA is on', reported: 'spec.template.spec.networks' },
  'network/requires-interface': { allowed: 'the name of an interface; there are no interfaces' },
});

const ON = gates('NetworkDevicesWithDRA');
const PATH = 'spec.template.spec';
const dra = (claim: Json = {}, name = 'd') => ({ name, resourceClaim: { claimName: 'c', requestName: 'r', ...claim } });
const guest = (networks: Json[], interfaces = networks.map(({ name }): Json => ({ name, sriov: {} }))) => (
  { domain: { devices: { interfaces } }, networks, resourceClaims: [{ name: 'c', resourceClaimName: 'rc' }] }
);

describe('dra-network/requires-gate', () => {
  guestTable([
    ['off', guest([dra({ claimName: '' })]), ['dra-network/requires-gate', 'networks[0].resourceClaim', '{"claimName":"","requestName":"r"}']],
  ], virtualMachine, PATH, gates());
  guestTable([['on', guest([dra()])]], virtualMachine, PATH, ON);
  test('KubeVirt reports the list', () => {
    expect(reportedFields(virtualMachine(guest([dra()])), gates())).toEqual([['dra-network/requires-gate', `${PATH}.networks`]]);
  });
});

describe('dra-network/excludes-multus', () => {
  const lan = { name: 'lan', multus: { networkName: 'a/b' } };
  guestTable([
    ['a pod network beside', guest([{ name: 'p', pod: {} }, dra()], [{ name: 'p', masquerade: {} }, { name: 'd', sriov: {} }])],
    ['a multus network beside, which ends the judgement', guest([lan, dra({ requestName: '' })]),
      ['dra-network/excludes-multus', 'networks[1].resourceClaim', 'network d beside a multus network']],
  ], virtualMachine, PATH, ON);
});

describe('dra-network/requires-sriov-or-plugin', () => {
  guestTable([
    ['a plugin', guest([dra()], [{ name: 'd', binding: { name: 'plug' } }])],
    ['bridge', guest([dra()], [{ name: 'd', bridge: {} }]), ['dra-network/requires-sriov-or-plugin', 'domain.devices.interfaces[0]', 'd has neither']],
    ['no interface', guest([dra()], []), ['network/requires-interface', 'networks[0].name', 'd']],
  ], virtualMachine, PATH, ON);
  test('KubeVirt reports the list', () => {
    expect(reportedFields(virtualMachine(guest([dra()], [{ name: 'd', bridge: {} }])), ON))
      .toEqual([['dra-network/requires-sriov-or-plugin', `${PATH}.domain.devices.interfaces`]]);
  });
});

describe('dra-network/requires-claim-and-request', () => {
  guestTable([
    ['no claim', guest([dra({ claimName: undefined })]), ['dra-network/requires-claim-and-request', 'networks[0].resourceClaim.claimName']],
    ['an empty request', guest([dra({ requestName: '' })]), ['dra-network/requires-claim-and-request', 'networks[0].resourceClaim.requestName', '']],
  ], virtualMachine, PATH, ON);
});

describe('dra-network/references-declared-claim', () => {
  guestTable([
    ['another claim', guest([dra({ claimName: 'x' })]), ['dra-network/references-declared-claim', 'networks[0].resourceClaim.claimName', 'x']],
    ['no claims', { ...guest([dra()]), resourceClaims: undefined }, ['dra-network/references-declared-claim', 'networks[0].resourceClaim.claimName', 'c']],
  ], virtualMachine, PATH, ON);
});

describe('dra-network/has-unique-request', () => {
  const twice = guest([dra(), dra({}, 'e')]);
  guestTable([
    ['another request', guest([dra(), dra({ requestName: 's' }, 'e')])],
    ['the same', twice, ['dra-network/has-unique-request', 'networks[1].resourceClaim', '{"claimName":"c","requestName":"r"}']],
  ], virtualMachine, PATH, ON);
  test('KubeVirt reports the network', () => {
    expect(reportedFields(virtualMachine(twice), ON)).toEqual([['dra-network/has-unique-request', `${PATH}.networks[1]`]]);
  });
});
