import { costOf, differenceOf, leavesOf, Operation } from '../../src/adopt/difference';
import { isEqual } from '../../src/adopt/equal';

test.each<[object, object, boolean]>([
  [{ memory: { guest: '1024Mi' } }, { memory: { guest: '1Gi' } }, true],
  [{ requests: { cpu: 0.5 } }, { requests: { cpu: '500m' } }, true],
  [{ hard: { 'requests.storage': '1Ti' } }, { hard: { 'requests.storage': '1024Gi' } }, true],
  [{ name: '1024Mi' }, { name: '1Gi' }, false],
  [{ port: 80 }, { port: '80' }, false],
  [{ memory: { guest: 'much' } }, { memory: { guest: 'more' } }, false],
  [{ ttlDuration: '24h' }, { ttlDuration: '24h0m0s' }, true],
  [{ ttlDuration: '24h' }, { ttlDuration: '24m' }, false],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: [1, 2] }, { a: [2, 1] }, false],
  [{ a: {} }, {}, false],
  [{ a: [] }, { a: {} }, false],
  [{ a: NaN, b: 0 }, { a: NaN, b: -0 }, true],
])('%j and %j: %p', (one, other, expected) => {
  expect([isEqual(one, other), isEqual(other, one)]).toEqual([expected, expected]);
});

const disks = (...names: string[]) => ({ disks: names.map((name) => ({ name, disk: { bus: 'virtio' } })) });

test.each<[string, object, object, Operation[]]>([
  ['nothing', { a: { cpu: '1' } }, { a: { cpu: 1 } }, []],
  ['a field more', { a: 1 }, { 'a': 1, 'b/c': { d: 2 } }, [{ op: 'add', path: '/b~1c', value: { d: 2 } }]],
  ['a field less', { a: 1, b: 2 }, { a: 1 }, [{ op: 'remove', path: '/b' }]],
  ['another value', { a: { b: 1 } }, { a: { b: 2 } }, [{ op: 'replace', path: '/a/b', value: 2 }]],
  ['another shape', { a: { b: 1 } }, { a: [1] }, [{ op: 'replace', path: '/a', value: [1] }]],
  ['an entry more at the end', { a: [1] }, { a: [1, 2] }, [{ op: 'add', path: '/a/1', value: 2 }]],
  ['a named entry more in the middle', disks('a', 'c'), disks('a', 'b', 'c'), [{ op: 'add', path: '/disks/1', value: { name: 'b', disk: { bus: 'virtio' } } }]],
  ['a named entry less', disks('a', 'b', 'c'), disks('a', 'c'), [{ op: 'remove', path: '/disks/1' }]],
  ['another order of named entries', disks('a', 'b', 'c'), disks('c', 'a', 'b'), [{ op: 'move', from: '/disks/2', path: '/disks/0' }]],
  ['devices, which a guest must have', { domain: { cpu: 1, memory: 1, devices: { disks: [1], rng: {} } } }, { domain: { cpu: 1, memory: 1 } }, [
    { op: 'remove', path: '/domain/devices/disks' }, { op: 'remove', path: '/domain/devices/rng' },
  ]],
  ['all of a list', { a: [1, 2, 3] }, { a: [4] }, [{ op: 'replace', path: '/a', value: [4] }]],
])('a difference: %s', (_, got, wanted, operations) => {
  expect(differenceOf(got, wanted)).toEqual(operations);
});

test('fields that have a value of their own', () => {
  expect(leavesOf({ a: 1, b: [1, { c: 2 }], d: {}, e: [] })).toBe(5);
  expect(costOf([{ op: 'remove', path: '/a' }, { op: 'move', from: '/a', path: '/b' }, { op: 'add', path: '/c', value: { d: 1, e: 2 } }])).toBe(4);
});
