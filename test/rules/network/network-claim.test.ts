import { gates } from '../gates';
import { guestTable } from '../guest-table';
import { virtualMachine, says } from '../judge';
import type { Json } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'network-claim/excludes-multus': { allowed: 'no multus network in the same guest', reported: 'spec.template.spec.networks' },
  'network-claim/has-declared-claim': { allowed: ['the name of a claim: c', 'the name of a claim; there are no resourceClaims'] },
  'network-claim/has-fitting-binding': { allowed: 'sriov or binding', reported: 'spec.template.spec.domain.devices.interfaces' },
  'network-claim/is-unique': { allowed: 'a pair that no other network has', reported: 'spec.template.spec.networks[1]' },
  'network-claim/names-request': { allowed: ['the name of a claim', 'the name of a request'] },
  'network-claim/requires-gate': { allowed: 'only while the feature gate NetworkDevicesWithDRA is on', reported: 'spec.template.spec.networks' },
  'network/has-interface': { allowed: 'the name of an interface; there are no interfaces' },
});

const ON = gates('NetworkDevicesWithDRA');
const PATH = 'spec.template.spec';
const dra = (claim: Json = {}, name = 'd') => ({ name, resourceClaim: { claimName: 'c', requestName: 'r', ...claim } });
const guest = (networks: Json[], interfaces = networks.map(({ name }): Json => ({ name, sriov: {} }))) => (
  { domain: { devices: { interfaces } }, networks, resourceClaims: [{ name: 'c', resourceClaimName: 'rc' }] }
);

describe('network-claim/requires-gate', () => {
  guestTable([
    ['off', guest([dra({ claimName: '' })]), ['network-claim/requires-gate', 'networks[0].resourceClaim', '{"claimName":"","requestName":"r"}']],
  ], virtualMachine, PATH, gates());
  guestTable([['on', guest([dra()])]], virtualMachine, PATH, ON);
  test('KubeVirt reports the list', () => {
    expect(reportedFields(virtualMachine(guest([dra()])), gates())).toEqual([['network-claim/requires-gate', `${PATH}.networks`]]);
  });
});

describe('network-claim/excludes-multus', () => {
  const lan = { name: 'lan', multus: { networkName: 'a/b' } };
  guestTable([
    ['a pod network beside', guest([{ name: 'p', pod: {} }, dra()], [{ name: 'p', masquerade: {} }, { name: 'd', sriov: {} }])],
    ['a multus network beside, which ends the judgement', guest([lan, dra({ requestName: '' })]),
      ['network-claim/excludes-multus', 'networks[1].resourceClaim', 'network d beside a multus network']],
  ], virtualMachine, PATH, ON);
});

describe('network-claim/has-fitting-binding', () => {
  guestTable([
    ['a plugin', guest([dra()], [{ name: 'd', binding: { name: 'plug' } }])],
    ['bridge', guest([dra()], [{ name: 'd', bridge: {} }]), ['network-claim/has-fitting-binding', 'domain.devices.interfaces[0]', 'd has neither']],
    ['no interface', guest([dra()], []), ['network/has-interface', 'networks[0].name', 'd']],
  ], virtualMachine, PATH, ON);
  test('KubeVirt reports the list', () => {
    expect(reportedFields(virtualMachine(guest([dra()], [{ name: 'd', bridge: {} }])), ON))
      .toEqual([['network-claim/has-fitting-binding', `${PATH}.domain.devices.interfaces`]]);
  });
});

describe('network-claim/names-request', () => {
  guestTable([
    ['no claim', guest([dra({ claimName: undefined })]), ['network-claim/names-request', 'networks[0].resourceClaim.claimName']],
    ['an empty request', guest([dra({ requestName: '' })]), ['network-claim/names-request', 'networks[0].resourceClaim.requestName', '']],
  ], virtualMachine, PATH, ON);
});

describe('network-claim/has-declared-claim', () => {
  guestTable([
    ['another claim', guest([dra({ claimName: 'x' })]), ['network-claim/has-declared-claim', 'networks[0].resourceClaim.claimName', 'x']],
    ['no claims', { ...guest([dra()]), resourceClaims: undefined }, ['network-claim/has-declared-claim', 'networks[0].resourceClaim.claimName', 'c']],
  ], virtualMachine, PATH, ON);
});

describe('network-claim/is-unique', () => {
  const twice = guest([dra(), dra({}, 'e')]);
  guestTable([
    ['another request', guest([dra(), dra({ requestName: 's' }, 'e')])],
    ['the same', twice, ['network-claim/is-unique', 'networks[1].resourceClaim', '{"claimName":"c","requestName":"r"}']],
  ], virtualMachine, PATH, ON);
  test('KubeVirt reports the network', () => {
    expect(reportedFields(virtualMachine(twice), ON)).toEqual([['network-claim/is-unique', `${PATH}.networks[1]`]]);
  });
});
