import fc from 'fast-check';
import { derivedMac, derivedUuid } from '../../src/compute/derive';

// uuid.uuid5(uuid.NAMESPACE_URL, 'cdk8s-kubevirt:<path>') of Python.
test.each([
  ['chart/vm', '2c46fc3b-6488-57a7-9b85-7f220ef30e61'],
  ['chart/vm/serial', 'dd1ea752-1edc-56b7-9f09-0c344e878d3b'],
  ['chart/other', 'fed84836-7e80-5b7b-83de-7eb77184d5cc'],
])('the UUID of %s', (path, uuid) => {
  expect(derivedUuid(path)).toBe(uuid);
});

// '02:' and the first five octets of hashlib.sha1('cdk8s-kubevirt:<path>') of Python.
test.each([
  ['chart/vm/storage', '02:35:3c:8a:ee:5f'],
  ['chart/vm/default', '02:c9:51:5c:f4:8e'],
])('the MAC of %s', (path, mac) => {
  expect(derivedMac(path)).toBe(mac);
});

test('every UUID is a version 5 UUID of its path alone', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (one, other) => {
    expect(derivedUuid(one)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(derivedUuid(one) === derivedUuid(other)).toBe(one === other);
  }));
});

test('every MAC is a locally administered unicast address of its path alone', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (one, other) => {
    expect(derivedMac(one)).toMatch(/^02(:[0-9a-f]{2}){5}$/);
    expect(derivedMac(one) === derivedMac(other)).toBe(one === other);
  }));
});
