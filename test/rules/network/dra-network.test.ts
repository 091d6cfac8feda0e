import { gates } from '../gates';
import { guestTable } from '../guest-table';
import { virtualMachine, says } from '../judge';
import type { Json } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'dra-network/excludes-multus': { allowed: 'no multus network in the same guest', reported: 'spec.template.spec.networks' },
  'dra-network/references-declared-claim': { allowed: 'the name of a claim: c, e' },
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
  { domain: { devices: { interfaces } }, networks, resourceClaims: [{ name: 'c', resourceClaimName: 'rc' }, { name: 'e', resourceClaimName: 're' }] }
);

describe('dra-network/requires-gate', () => {
  guestTable([
    ['off, which ends the judgement', guest([dra({ claimName: '' })]), ['dra-network/requires-gate', 'networks[0].resourceClaim', '{"claimName":"","requestName":"r"}']],
  ], virtualMachine, PATH, gates());
  guestTable([['on', guest([dra()])]], virtualMachine, PATH, ON);
  guestTable([['off, without a resource claim', guest([{ name: 'p', pod: {} }], [{ name: 'p', masquerade: {} }])]], virtualMachine, PATH, gates());
  test('KubeVirt reports the list', () => {
    expect(reportedFields(virtualMachine(guest([dra()])), gates())).toEqual([['dra-network/requires-gate', `${PATH}.networks`]]);
  });
});

describe('dra-network/excludes-multus', () => {
  const lan = { name: 'lan', multus: { networkName: 'a/b' } };
  guestTable([
    ['a pod network beside is accepted', guest([{ name: 'p', pod: {} }, dra()], [{ name: 'p', masquerade: {} }, { name: 'd', sriov: {} }])],
    ['a multus network beside is refused, which ends the judgement', guest([lan, dra({ requestName: '' })]),
      ['dra-network/excludes-multus', 'networks[1].resourceClaim', 'network d beside a multus network']],
  ], virtualMachine, PATH, ON);
});

describe('a multus network beside, while the gate is off', () => {
  const lan = { name: 'lan', multus: { networkName: 'a/b' } };
  guestTable([
    ['is not looked at', guest([lan, dra()]), ['dra-network/requires-gate', 'networks[1].resourceClaim', '{"claimName":"c","requestName":"r"}']],
  ], virtualMachine, PATH, gates());
});

describe('dra-network/requires-sriov-or-plugin', () => {
  guestTable([
    ['sriov is accepted', guest([dra()])],
    ['a plugin is accepted', guest([dra()], [{ name: 'd', binding: { name: 'plug' } }])],
    ['bridge is refused', guest([{ name: 'p', pod: {} }, dra()], [{ name: 'p', masquerade: {} }, { name: 'd', bridge: {} }]), ['dra-network/requires-sriov-or-plugin', 'domain.devices.interfaces[1]', 'd has neither']],
    ['no interface at all breaks another rule', { ...guest([dra()]), domain: { devices: {} } }, ['network/requires-interface', 'networks[0].name', 'd']],
  ], virtualMachine, PATH, ON);
  test('KubeVirt reports the list', () => {
    expect(reportedFields(virtualMachine(guest([dra()], [{ name: 'd', bridge: {} }])), ON))
      .toEqual([['dra-network/requires-sriov-or-plugin', `${PATH}.domain.devices.interfaces`]]);
  });
});

describe('dra-network/requires-claim-and-request', () => {
  guestTable([
    ['no claim', guest([dra({ claimName: undefined })]), ['dra-network/requires-claim-and-request', 'networks[0].resourceClaim.claimName']],
    ['an empty claim', guest([dra({ claimName: '' })]), ['dra-network/requires-claim-and-request', 'networks[0].resourceClaim.claimName', '']],
    ['an empty request', guest([dra({ requestName: '' })]), ['dra-network/requires-claim-and-request', 'networks[0].resourceClaim.requestName', '']],
  ], virtualMachine, PATH, ON);
});

describe('dra-network/references-declared-claim', () => {
  guestTable([
    ['a claim that is declared is accepted', guest([dra({ claimName: 'e' })])],
    ['a claim that is not declared', guest([dra({ claimName: 'x' })]), ['dra-network/references-declared-claim', 'networks[0].resourceClaim.claimName', 'x']],
    ['a claim where none is declared', { ...guest([dra()]), resourceClaims: undefined },
      ['dra-network/references-declared-claim', 'networks[0].resourceClaim.claimName', 'c', { allowed: 'the name of a claim; there are no resourceClaims' }]],
    ['a claim without a request breaks another rule', guest([dra({ claimName: 'x', requestName: '' })]),
      ['dra-network/requires-claim-and-request', 'networks[0].resourceClaim.requestName', '']],
  ], virtualMachine, PATH, ON);
});

describe('dra-network/has-unique-request', () => {
  const twice = guest([dra(), dra({}, 'e')]);
  guestTable([
    ['another request of one claim is accepted', guest([dra(), dra({ requestName: 's' }, 'e')])],
    ['one request of another claim is accepted', guest([dra(), dra({ claimName: 'e' }, 'e')])],
    ['two networks without a request break another rule', guest([dra({ requestName: '' }), dra({ requestName: '' }, 'e')]),
      ['dra-network/requires-claim-and-request', 'networks[0].resourceClaim.requestName', ''],
      ['dra-network/requires-claim-and-request', 'networks[1].resourceClaim.requestName', '']],
    ['two networks without a claim break another rule', guest([dra({ claimName: '' }), dra({ claimName: '' }, 'e')]),
      ['dra-network/requires-claim-and-request', 'networks[0].resourceClaim.claimName', ''],
      ['dra-network/requires-claim-and-request', 'networks[1].resourceClaim.claimName', '']],
    ['one request of one claim twice', twice, ['dra-network/has-unique-request', 'networks[1].resourceClaim', '{"claimName":"c","requestName":"r"}']],
  ], virtualMachine, PATH, ON);
  test('KubeVirt reports the network', () => {
    expect(reportedFields(virtualMachine(twice), ON)).toEqual([['dra-network/has-unique-request', `${PATH}.networks[1]`]]);
  });
});
