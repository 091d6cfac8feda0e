import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { pool, replicaSet, virtualMachine, says } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'interface-binding/excludes-removed-binding': {
    level: FindingLevel.UNSTARTABLE,
    allowed: 'bridge, masquerade, sriov, passtBinding, binding',
    reported: 'spec.domain.devices.interfaces[0].slirp',
  },
  'interface/has-known-model': { allowed: 'e1000, e1000e, igb, ne2k_pci, pcnet, rtl8139, virtio' },
  'interface/references-network': { allowed: 'the name of a network: default, lan' },
  'interface/requires-one-binding': { allowed: 'exactly one of bridge, masquerade, sriov, passtBinding, binding' },
  'interface/has-valid-boot-order': { allowed: 'a number from 1', reported: 'spec.template.spec[0].bootOrder' },
  'interface/has-unique-name': { allowed: 'a name that no other interface has' },
  'interface/has-valid-mac': { allowed: 'six bytes as 02:00:5e:10:00:01, 02-00-5e-10-00-01, 0200.5e10.0001 or 02005e100001' },
  'interface/has-valid-name': { allowed: 'letters, digits, - and _' },
  'interface/has-valid-pci-address': { allowed: 'domain:bus:slot.function in hexadecimal, such as 0000:81:01.0' },
  'interface/excludes-multicast-mac': { level: FindingLevel.UNSTARTABLE, allowed: 'a first byte that is even' },
  'interface/avoids-sriov-on-pod-network': { level: FindingLevel.ADVISED, allowed: 'a multus network' },
});

const pod = { name: 'default', pod: {} };
const lan = { name: 'lan', multus: { networkName: 'a/b' } };
const plugged = (entry: object, network: object = pod) => ({ domain: { devices: { interfaces: [entry] } }, networks: [network] });
const at = 'domain.devices.interfaces[0]';

describe('interface/references-network', () => {
  guestTable([
    ['another name than those of networks', {
      networks: [pod, lan],
      domain: {
        devices: {
          interfaces: [
            { name: 'default', bridge: {} }, { name: 'lan', bridge: {} }, { name: 'wan', bridge: {} },
          ],
        },
      },
    }, ['interface/references-network', 'domain.devices.interfaces[2].name', 'wan']],
    ['a name without any network', { domain: { devices: { interfaces: [{ name: 'default', bridge: {} }] } } },
      ['interface/references-network', `${at}.name`, 'default', { allowed: 'the name of a network; there are no networks' }]],
  ]);
});

describe('interface/has-unique-name', () => {
  guestTable([
    ['a repeated name is refused', { ...plugged({}), domain: { devices: { interfaces: [{ name: 'default', bridge: {} }, { name: 'default', masquerade: {} }] } } },
      ['interface/has-unique-name', 'domain.devices.interfaces[1].name', 'default']],
  ]);
});

describe('interface/requires-one-binding', () => {
  guestTable([
    ['masquerade is accepted', plugged({ name: 'default', masquerade: {} })],
    ['bridge is accepted', plugged({ name: 'default', bridge: {} })],
    ['sriov is accepted', plugged({ name: 'lan', sriov: {} }, lan)],
    ['a binding plugin is accepted', plugged({ name: 'default', binding: { name: 'plug' } })],
    ['no binding is refused', plugged({ name: 'default' }), ['interface/requires-one-binding', at, 'nothing']],
    ['two bindings are refused', plugged({ name: 'default', masquerade: {}, bridge: {} }), ['interface/requires-one-binding', at, '["bridge","masquerade"]']],
    ['null is no binding', plugged({ name: 'default', masquerade: {}, bridge: null }), ['schema/excludes-null', `${at}.bridge`, 'null']],
  ]);
  guestTable([['passtBinding is accepted', plugged({ name: 'default', passtBinding: {} })]], virtualMachine, 'spec.template.spec', gates('PasstBinding'));
  guestTable([
    ['a removed binding in a replica set does not count', plugged({ name: 'default', slirp: {} }),
      ['interface/requires-one-binding', at, 'nothing'], ['interface-binding/excludes-removed-binding', `${at}.slirp`, '{}']],
  ], replicaSet);
});

describe('interface/has-valid-mac', () => {
  const mac = (macAddress: string) => plugged({ name: 'default', bridge: {}, macAddress });
  guestTable([
    ['colons are accepted', mac('02:00:5e:10:00:01')],
    ['dashes are accepted', mac('DE-AD-00-00-BE-AF')],
    ['dots are accepted', mac('dead.0000.beaf')],
    ['no separators are accepted', mac('dead00beaf01')],
    ['an empty address is none', mac('')],
    ['five bytes are refused', mac('de:ad:00:00:be'), ['interface/has-valid-mac', `${at}.macAddress`, 'de:ad:00:00:be']],
    ['eight bytes are refused', mac('de:ad:00:00:be:af:00:01'), ['interface/has-valid-mac', `${at}.macAddress`, 'de:ad:00:00:be:af:00:01']],
    ['mixed separators are refused', mac('de:ad-00:00:be:af'), ['interface/has-valid-mac', `${at}.macAddress`, 'de:ad-00:00:be:af']],
    ['other letters are refused', mac('zz:ad:00:00:be:af'), ['interface/has-valid-mac', `${at}.macAddress`, 'zz:ad:00:00:be:af']],
  ]);
});

describe('interface/excludes-multicast-mac', () => {
  const mac = (macAddress: string, binding: object = { bridge: {} }) => plugged({ name: 'default', ...binding, macAddress });
  const refused = (macAddress: string): Row => [`${macAddress} is refused`, mac(macAddress), ['interface/excludes-multicast-mac', `${at}.macAddress`, macAddress]];
  guestTable([
    ['an even first byte is accepted', mac('02:00:5e:10:00:01')],
    ['zeros are accepted', mac('00:00:00:00:00:00')],
    ['an interface that is unplugged is accepted', plugged({ name: 'lan', bridge: {}, state: 'absent', macAddress: '01:00:5e:10:00:01' }, lan)],
    ['what a plugin does with it is not known', mac('01:00:5e:10:00:01', { binding: { name: 'p' } })],
    ...['01:00:5e:10:00:01', 'FF-FF-FF-FF-FF-FF', '0300.5e10.0001', '0b005e100001'].map(refused),
  ]);
});

describe('interface/has-valid-name', () => {
  const named = (name: string) => plugged({ name, bridge: {} }, { name, pod: {} });
  guestTable([
    ['letters, digits, - and _ are accepted', named('-Eth_0')],
    ['a dot is refused', named('eth0.100'), ['interface/has-valid-name', `${at}.name`, 'eth0.100']],
    ['an empty name is refused', named(''), ['interface/has-valid-name', `${at}.name`, '']],
  ]);
});

describe('interface/has-known-model', () => {
  const model = (word: string) => plugged({ name: 'default', masquerade: {}, model: word });
  guestTable([
    ...['e1000', 'e1000e', 'igb', 'ne2k_pci', 'pcnet', 'rtl8139', 'virtio', ''].map((word): Row => [`"${word}" is accepted`, model(word)]),
    ['another model is refused', model('vmxnet3'), ['interface/has-known-model', `${at}.model`, 'vmxnet3']],
    ['upper case is refused', model('E1000'), ['interface/has-known-model', `${at}.model`, 'E1000']],
  ]);
});

describe('interface/has-valid-pci-address', () => {
  const pci = (pciAddress: string) => plugged({ name: 'default', bridge: {}, pciAddress });
  guestTable([
    ['four parts are accepted', pci('0000:81:0F.7')],
    ['an empty address is none', pci('')],
    ['an address without domain is refused', pci('81:01.0'), ['interface/has-valid-pci-address', `${at}.pciAddress`, '81:01.0']],
    ['a function above 7 is refused', pci('0000:81:01.8'), ['interface/has-valid-pci-address', `${at}.pciAddress`, '0000:81:01.8']],
  ]);
});

describe('interface/has-valid-boot-order', () => {
  const boot = (bootOrder: number) => plugged({ name: 'default', bridge: {}, bootOrder });
  guestTable([
    ['1 is accepted', boot(1)],
    ['0 is refused', boot(0), ['interface/has-valid-boot-order', `${at}.bootOrder`, '0']],
  ]);
  test('KubeVirt reports a list that is not there', () => {
    expect(reportedFields(pool(boot(0)))).toEqual([
      ['interface/has-valid-boot-order', 'spec.virtualMachineTemplate.spec.template.spec[0].bootOrder'],
    ]);
  });
});

describe('interface/avoids-sriov-on-pod-network', () => {
  guestTable([
    ['sriov on a secondary network is accepted', plugged({ name: 'lan', sriov: {} }, lan)],
    ['sriov on the pod network is told', plugged({ name: 'default', sriov: {} }),
      ['interface/avoids-sriov-on-pod-network', `${at}.sriov`, 'network default is the pod network']],
  ]);
});
