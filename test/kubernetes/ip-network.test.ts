import { isInNetwork, isLinkLocal, isReserved, parseIpNetwork, prefixOfMask } from '../../src/kubernetes/ip-network';

const network = (text: string) => parseIpNetwork(text)!;

test.each<[string, { address: bigint; prefix: number }?]>([
  ['192.0.2.10/24', { address: 0xc000020an, prefix: 24 }],
  ['192.0.2.10', { address: 0xc000020an, prefix: 32 }],
  ['0.0.0.0/0', { address: 0n, prefix: 0 }],
  ['192.0.2.10/33', undefined],
  ['192.0.2.256/24', undefined],
  ['192.0.2/24', undefined],
  ['192.0.2.10/', undefined],
  ['', undefined],
  ['::/0', { address: 0n, prefix: 0 }],
  ['::1', { address: 1n, prefix: 128 }],
  ['2001:db8::1:2/64', { address: 0x20010db8000000000000000000010002n, prefix: 64 }],
  ['1:2:3:4:5:6:7:8', { address: 0x00010002000300040005000600070008n, prefix: 128 }],
  ['fe80::', { address: 0xfe80n * 2n ** 112n, prefix: 128 }],
  ['::ffff:192.0.2.1', { address: 0xffffc0000201n, prefix: 128 }],
  ['fe80::1%eth0/64', undefined],
  ['2001:db8::/129', undefined],
])('%s', (...[text, expected]) => {
  expect(parseIpNetwork(text)).toEqual(expected && { family: text.includes(':') ? 6 : 4, ...expected });
});

test.each<[string, number?]>([
  ['255.255.255.0', 24], ['255.255.255.255', 32], ['0.0.0.0', 0], ['255.255.240.0', 20], ['255.0.255.0', undefined], ['24', undefined],
  ['ffff:ffff:ffff:ffff::', 64],
])('the mask %s', (...[mask, prefix]) => expect(prefixOfMask(mask)).toBe(prefix));

test.each([
  ['192.0.2.1', '192.0.2.10/24', true], ['192.0.3.1', '192.0.2.10/24', false], ['192.0.3.1', '192.0.2.10/23', true], ['10.0.0.1', '0.0.0.0/0', true],
  ['::1', '192.0.2.10/24', false], ['2001:db8::1', '2001:db8::ffff/64', true], ['2001:db8:0:1::1', '2001:db8::ffff/64', false],
])('%s in %s is %s', (address, of, expected) => expect(isInNetwork(network(address), network(of))).toBe(expected));

test.each([
  ['192.0.2.0/24', true], ['192.0.2.255/24', true], ['192.0.2.1/24', false], ['192.0.2.254/24', false], ['192.0.2.128/25', true], ['192.0.2.3/30', true],
  ['192.0.2.2/31', false], ['192.0.2.0/32', false], ['2001:db8::/64', false],
])('%s is reserved: %s', (address, expected) => expect(isReserved(network(address))).toBe(expected));

test.each([['fe80::1', true], ['febf::1', true], ['fec0::1', false], ['169.254.0.1', false]])('%s is of its link only: %s', (address, expected) => (
  expect(isLinkLocal(network(address))).toBe(expected)
));
