import { guestTable } from './guest-table';

const pod = { name: 'default', pod: {} };
const lan = { name: 'lan', multus: { networkName: 'a/b' } };
const plugged = (entry: object, network: object = pod) => ({ domain: { devices: { interfaces: [entry] } }, networks: [network] });
const at = 'domain.devices.interfaces[0]';

describe('interface/has-network', () => {
  guestTable([
    ['no network of its name', {
      ...plugged({ name: 'default', bridge: {} }),
      domain: {
        devices: {
          interfaces: [
            { name: 'default', bridge: {} }, { name: 'lan', bridge: {} },
          ],
        },
      },
    }, ['interface/has-network', 'domain.devices.interfaces[1].name', 'lan']],
    ['no network at all', { domain: { devices: { interfaces: [{ name: 'default', bridge: {} }] } } },
      ['interface/has-network', `${at}.name`, 'default']],
  ]);
});

describe('interface/has-unique-name', () => {
  guestTable([
    ['a repeated name', { ...plugged({}), domain: { devices: { interfaces: [{ name: 'default', bridge: {} }, { name: 'default', masquerade: {} }] } } },
      ['interface/has-unique-name', 'domain.devices.interfaces[1].name', 'default']],
  ]);
});

describe('interface/has-one-binding', () => {
  guestTable([
    ['masquerade', plugged({ name: 'default', masquerade: {} })],
    ['bridge', plugged({ name: 'default', bridge: {} })],
    ['sriov', plugged({ name: 'lan', sriov: {} }, lan)],
    ['passtBinding', plugged({ name: 'default', passtBinding: {} })],
    ['a binding plugin', plugged({ name: 'default', binding: { name: 'plug' } })],
    ['none', plugged({ name: 'default' }), ['interface/has-one-binding', at, '[]']],
    ['two', plugged({ name: 'default', masquerade: {}, bridge: {} }), ['interface/has-one-binding', at, '["bridge","masquerade"]']],
    ['a discontinued one', plugged({ name: 'default', slirp: {} }), ['interface/has-one-binding', at, '[]']],
    ['null is none', plugged({ name: 'default', masquerade: {}, bridge: null })],
  ]);
});

describe('interface/has-valid-mac', () => {
  const mac = (macAddress: string) => plugged({ name: 'default', bridge: {}, macAddress });
  guestTable([
    ['colons', mac('02:00:5e:10:00:01')],
    ['dashes', mac('DE-AD-00-00-BE-AF')],
    ['dotted', mac('dead.0000.beaf')],
    ['bare', mac('dead00beaf01')],
    ['empty is none', mac('')],
    ['five bytes', mac('de:ad:00:00:be'), ['interface/has-valid-mac', `${at}.macAddress`, 'de:ad:00:00:be']],
    ['eight bytes', mac('de:ad:00:00:be:af:00:01'), ['interface/has-valid-mac', `${at}.macAddress`, 'de:ad:00:00:be:af:00:01']],
    ['mixed separators', mac('de:ad-00:00:be:af'), ['interface/has-valid-mac', `${at}.macAddress`, 'de:ad-00:00:be:af']],
    ['no hexadecimal', mac('zz:ad:00:00:be:af'), ['interface/has-valid-mac', `${at}.macAddress`, 'zz:ad:00:00:be:af']],
  ]);
});

describe('interface/separates-sriov-from-pod-network', () => {
  guestTable([
    ['on the pod network', plugged({ name: 'default', sriov: {} }),
      ['interface/separates-sriov-from-pod-network', `${at}.sriov`, 'network default is the pod network']],
  ]);
});
