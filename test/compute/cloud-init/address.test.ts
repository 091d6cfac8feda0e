import { netmask, parseCidr } from '../../../src/compute/cloud-init/address';
import { ipFamily } from '../../../src/kubernetes/ip-address';

test.each<[string, number | undefined]>([
  ['10.0.0.1', 4], ['fd00::1', 6], ['::', 6], ['10.0.0.256', undefined], ['fe80::1%eth0', undefined], ['10.0.0.1/24', undefined], ['', undefined],
])('family of %j is %p', (address, family) => {
  expect(ipFamily(address)).toBe(family);
});

test.each<[string, object | undefined]>([
  ['10.0.0.1/24', { address: '10.0.0.1', prefix: 24, family: 4 }],
  ['0.0.0.0/0', { address: '0.0.0.0', prefix: 0, family: 4 }],
  ['fd00::1/128', { address: 'fd00::1', prefix: 128, family: 6 }],
  ['10.0.0.1', undefined],
  ['10.0.0.1/33', undefined],
  ['fd00::1/129', undefined],
  ['10.0.0.1/255.255.255.0', undefined],
  ['x/24', undefined],
])('%j reads as %j', (text, expected) => {
  expect(parseCidr(text)).toEqual(expected);
});

test.each<[4 | 6, number, string]>([
  [4, 0, '0.0.0.0'], [4, 1, '128.0.0.0'], [4, 20, '255.255.240.0'], [4, 24, '255.255.255.0'], [4, 25, '255.255.255.128'], [4, 32, '255.255.255.255'],
  [6, 0, '::'], [6, 1, '8000::'], [6, 56, 'ffff:ffff:ffff:ff00::'], [6, 64, 'ffff:ffff:ffff:ffff::'],
  [6, 112, 'ffff:ffff:ffff:ffff:ffff:ffff:ffff::'], [6, 113, 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:8000'],
  [6, 128, 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
])('IPv%i /%i is %s', (family, prefix, mask) => {
  expect(netmask({ address: '', family, prefix })).toBe(mask);
});
