import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { guestTable } from '../guest-table';
import { instance, pool, virtualMachine, says } from '../judge';
import type { Json } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'interface/avoids-sriov-on-pod-network': { level: FindingLevel.ADVISED, allowed: 'a multus network' },
  'network/requires-interface': { allowed: 'the name of an interface: default, wan' },
  'network/excludes-second-default': { allowed: 'true on one network', reported: 'spec.template.spec.networks' },
  'network/excludes-second-pod-network': { allowed: 'one pod network', reported: 'spec.template.spec.interfaces' },
  'network/requires-one-source': { allowed: 'exactly one of pod, multus, resourceClaim' },
  'network/has-unique-name': { allowed: 'a name that no other network has' },
  'network/requires-attachment-name': { allowed: '<name> or <namespace>/<name>', reported: 'spec.template.spec.networks[0]' },
});

const interfaces = (...list: object[]) => ({ domain: { devices: { interfaces: list } } });
const pod = { name: 'default', pod: {} };
const lan = { name: 'lan', multus: { networkName: 'a/b' } };
const plugged = (...networks: Json[]) => ({ ...interfaces(...networks.map(({ name }) => ({ name, bridge: {} }))), networks });

describe('network/excludes-second-pod-network', () => {
  const two = plugged(pod, { name: 'second', pod: {} });
  guestTable([
    ['one pod network is accepted', plugged(pod, lan)],
    ['two pod networks are refused', two, ['network/excludes-second-pod-network', 'networks[1].pod', '["default","second"]']],
  ]);
  test('KubeVirt reports a field that is not there', () => {
    expect(reportedFields(pool(two))).toEqual([['network/excludes-second-pod-network', 'spec.virtualMachineTemplate.spec.template.spec.interfaces']]);
  });
});

describe('network/excludes-second-default', () => {
  const byDefault = (name: string) => ({ name, multus: { networkName: name, default: true } });
  guestTable([
    ['one multus network by default is accepted', plugged(byDefault('a'), lan)],
    ['default: false beside a pod network is accepted', plugged(pod, { name: 'a', multus: { networkName: 'a', default: false } })],
    ['two networks by default are refused', plugged(byDefault('a'), byDefault('b')), ['network/excludes-second-default', 'networks[1].multus.default', 'true']],
    ['a network by default beside a pod network is refused', plugged(byDefault('a'), pod),
      ['network/excludes-second-default', 'networks[0].multus.default', 'true', { allowed: 'true only without a pod network' }]],
  ]);
  test('KubeVirt reports the list', () => {
    expect(reportedFields(instance(plugged(byDefault('a'), byDefault('b'))))).toEqual([['network/excludes-second-default', 'spec.networks']]);
  });
});

describe('network/requires-one-source', () => {
  const claim = { claimName: 'c', requestName: 'r' };
  guestTable([
    ['pod is accepted', plugged(pod)],
    ['multus is accepted', plugged(lan)],
    ['no source is refused', plugged({ name: 'default' }), ['network/requires-one-source', 'networks[0]', 'nothing']],
    ['two sources are refused', plugged({ ...pod, ...lan }), ['network/requires-one-source', 'networks[0]', '["pod","multus"]']],
  ]);
  guestTable([
    ['a resource claim is accepted', { ...interfaces({ name: 'd', sriov: {} }), networks: [{ name: 'd', resourceClaim: claim }], resourceClaims: [{ name: 'c', resourceClaimName: 'c' }] }],
    ['pod and a resource claim are refused', {
      ...interfaces({ name: 'd', sriov: {} }), networks: [{ name: 'd', pod: {}, resourceClaim: claim }], resourceClaims: [{ name: 'c', resourceClaimName: 'c' }],
    }, ['interface/avoids-sriov-on-pod-network', 'domain.devices.interfaces[0].sriov', 'network d is the pod network'],
    ['network/requires-one-source', 'networks[0]', '["pod","resourceClaim"]']],
  ], virtualMachine, 'spec.template.spec', gates('NetworkDevicesWithDRA'));
});

describe('network/requires-attachment-name', () => {
  const empty = plugged({ name: 'lan', multus: { networkName: '' } });
  guestTable([
    ['a name of any form is accepted', plugged({ name: 'lan', multus: { networkName: 'A//b' } })],
    ['an empty name is refused', empty, ['network/requires-attachment-name', 'networks[0].multus.networkName', '']],
  ]);
  test('KubeVirt reports the network', () => {
    expect(reportedFields(virtualMachine(empty))).toEqual([['network/requires-attachment-name', 'spec.template.spec.networks[0]']]);
  });
});

describe('network/requires-interface', () => {
  guestTable([
    ['neither networks nor interfaces are accepted', {}],
    ['a network with its interface is accepted', { ...interfaces({ name: 'default', masquerade: {} }), networks: [pod] }],
    ['a network without any interface is refused', { networks: [pod] },
      ['network/requires-interface', 'networks[0].name', 'default', { allowed: 'the name of an interface; there are no interfaces' }]],
    ['a network of another name than the interfaces is refused', {
      ...interfaces({ name: 'default', masquerade: {} }, { name: 'wan', bridge: {} }), networks: [pod, lan, { ...lan, name: 'wan' }],
    }, ['network/requires-interface', 'networks[1].name', 'lan']],
    ['a network and an interface of which one is misspelt are one mistake', { ...interfaces({ name: 'defautl', masquerade: {} }), networks: [pod] },
      ['interface/references-network', 'domain.devices.interfaces[0].name', 'defautl', {
        allowed: 'the name of a network: default', fix: 'There is a network default without an interface: write one name in both places.',
      }]],
    ['a network and an interface of two short names are two', { ...interfaces({ name: 'b', masquerade: {} }), networks: [{ name: 'a', pod: {} }] },
      ['interface/references-network', 'domain.devices.interfaces[0].name', 'b', { allowed: 'the name of a network: a' }],
      ['network/requires-interface', 'networks[0].name', 'a', { allowed: 'the name of an interface: b' }]],
  ]);
});

describe('network/has-unique-name', () => {
  guestTable([
    ['a repeated name is refused', { ...interfaces({ name: 'default', bridge: {} }), networks: [pod, { name: 'default', multus: { networkName: 'a/b' } }] },
      ['network/has-unique-name', 'networks[1].name', 'default']],
    ['another pod network of the same name is one mistake', { ...interfaces({ name: 'default', masquerade: {} }), networks: [pod, pod] },
      ['network/has-unique-name', 'networks[1].name', 'default']],
    ['a masqueraded interface whose network has a namesake', {
      ...interfaces({ name: 'default', masquerade: {} }, { name: 'lan', bridge: {} }), networks: [pod, { ...lan, name: 'default' }],
    }, ['network/has-unique-name', 'networks[1].name', 'default', { fix: 'Write lan, the name of an interface that has no network, or remove this network.' }]],
    ['an interface and its network that were copied are one mistake', { ...interfaces({ name: 'lan', bridge: {} }, { name: 'lan', sriov: {} }), networks: [lan, lan] },
      ['network/has-unique-name', 'networks[1].name', 'lan']],
    ['a third name is told by itself', { ...interfaces({ name: 'default', bridge: {} }, { name: 'lan', bridge: {} }, { name: 'wan', bridge: {} }), networks: [pod, { ...lan, name: 'default' }] },
      ['interface/references-network', 'domain.devices.interfaces[2].name', 'wan', { allowed: 'the name of a network: default' }],
      ['network/has-unique-name', 'networks[1].name', 'default', { fix: 'Write lan, the name of an interface that has no network, or remove this network.' }]],
  ]);
});
