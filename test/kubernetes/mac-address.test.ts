import { canonicalMacAddress, isMacAddress, isMulticastMacAddress, isUnicastMacAddress } from '../../src/kubernetes/mac-address';

test.each(['02:00:00:56:00:0a', '02-00-00-56-00-0A', '0200.0056.000a', '02000056000a'])('%s is one, and canonical 02:00:00:56:00:0a', (address) => {
  expect([isMacAddress(address), isUnicastMacAddress(address), canonicalMacAddress(address)]).toEqual([true, true, '02:00:00:56:00:0a']);
});

test.each([
  '', '02:00:00:00:0', '02:00-00:56:00:0a', '02.00.00.56.00.0a', '02:00:00:56:00:0g', '02:00:00:56:00:0a\n', '02:00:00:00:00:00:00:01',
])('%j is none', (address) => {
  expect([isMacAddress(address), isUnicastMacAddress(address), canonicalMacAddress(address)]).toEqual([false, false, address]);
});

test.each(['01:00:5e:00:00:01', 'ff:ff:ff:ff:ff:ff', '00:00:00:00:00:00', '0000.0000.0000'])('%s is that of no single card', (address) => {
  expect([isMacAddress(address), isUnicastMacAddress(address)]).toEqual([true, false]);
});

test.each([
  ['01:00:5e:00:00:01', true], ['ff-ff-ff-ff-ff-ff', true], ['0300.5e00.0001', true], ['02:00:5e:00:00:01', false], ['00:00:00:00:00:00', false], ['01:00', false],
])('whether %s is that of a group: %s', (address, expected) => expect(isMulticastMacAddress(address)).toBe(expected));
