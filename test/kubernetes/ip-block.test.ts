import { blockContains, isCidr, toCidr } from '../../src/kubernetes/ip-block';

test.each<[string, boolean]>([
  ['203.0.113.0/24', true], ['0.0.0.0/0', true], ['203.0.113.7/32', true], ['203.0.113.7/33', false], ['203.0.113.7', false], ['203.0.113/24', false],
  ['2001:db8::/32', true], ['::/0', true], ['::1/128', true], ['::1/129', false], ['::1', false], ['fe80::1%eth0/64', false], ['a/24', false],
  ['10.0.0.0/8/8', false], ['10.0.0.0/', false], ['10.0.0.0/+8', false], ['', false],
])('%s is a CIDR: %s', (text, expected) => {
  expect(isCidr(text)).toBe(expected);
});

test.each<[string, string | undefined]>([
  ['169.254.20.10', '169.254.20.10/32'], ['fd00::10', 'fd00::10/128'], ['10.0.0.0/8', '10.0.0.0/8'], ['fd00::/8', 'fd00::/8'],
  ['dns.example.com', undefined], ['fe80::1%eth0', undefined], ['10.0.0.0/33', undefined],
])('%s as a CIDR: %s', (text, expected) => {
  expect(toCidr(text)).toBe(expected);
});

test.each<[string, string, boolean]>([
  ['10.0.0.0/8', '10.255.255.255', true], ['10.0.0.0/8', '11.0.0.0', false], ['0.0.0.0/0', '8.8.8.8', true], ['0.0.0.0/0', '2001:db8::1', false],
  ['2001:db8::/32', '2001:db8:ffff::1', true], ['2001:db8::/32', '2001:db9::1', false], ['::/0', '2001:db8::1', true], ['::/0', '10.0.0.1', false],
  ['2001:db8::1/128', '2001:0db8:0:0:0:0:0:1', true], ['10.0.0.0', '10.0.0.0', false], ['10.0.0.0/8', 'a.example.com', false],
  ['fe80::/10', 'fe80::1%eth0', false],
])('%s contains %s: %s', (cidr, address, expected) => {
  expect(blockContains({ cidr }, address)).toBe(expected);
});

test('but not its exceptions', () => {
  const block = { cidr: '::/0', except: ['2001:db8::/32', 'fd00::/8'] };
  expect(['2001:db7::1', '2001:db8::1', 'fd12::1'].map((address) => blockContains(block, address))).toEqual([true, false, false]);
});
