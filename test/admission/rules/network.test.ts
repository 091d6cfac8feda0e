import { guestTable } from './guest-table';

const interfaces = (...list: object[]) => ({ domain: { devices: { interfaces: list } } });
const pod = { name: 'default', pod: {} };

describe('network/has-interface', () => {
  guestTable([
    ['neither networks nor interfaces', {}],
    ['a network with its interface', { ...interfaces({ name: 'default', masquerade: {} }), networks: [pod] }],
    ['no interface at all', { networks: [pod] }, ['network/has-interface', 'networks[0].name', 'default']],
    ['an interface missing', { ...interfaces({ name: 'default', masquerade: {} }), networks: [pod, { name: 'lan', multus: { networkName: 'a/b' } }] },
      ['network/has-interface', 'networks[1].name', 'lan']],
  ]);
});

describe('network/has-unique-name', () => {
  guestTable([
    ['a repeated name', { ...interfaces({ name: 'default', bridge: {} }), networks: [pod, { name: 'default', multus: { networkName: 'a/b' } }] },
      ['network/has-unique-name', 'networks[1].name', 'default']],
  ]);
});
