import { isIpAddress, isIpv6Address } from '../../src/kubernetes/ip-address';

test.each<[string, boolean, boolean]>([
  ['10.0.0.1', true, false],
  ['fd00::1', true, true],
  ['::ffff:10.0.0.1', true, true],
  ['10.0.0.256', false, false],
  ['10.0.0.1/24', false, false],
  ['', false, false],
])('%j: an address %p, an IPv6 address %p', (text, address, ipv6) => {
  expect([isIpAddress(text), isIpv6Address(text)]).toEqual([address, ipv6]);
});
