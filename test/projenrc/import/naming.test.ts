import { freeName, typeName } from '../../../projenrc/import/naming';

test.each([
  ['dataVolumeSource', false, 'DataVolumeSource'],
  ['partial_response_strategy', false, 'PartialResponseStrategy'],
  ['disks', false, 'Disks'],
  ['disks', true, 'Disk'],
  ['policies', true, 'Policy'],
  ['addresses', true, 'Address'],
  ['switches', true, 'Switch'],
  ['status', true, 'Status'],
  ['access', true, 'Access'],
  ['from', true, 'From'],
])('a type for %s (item: %s) is a %s', (property, isItem, name) => {
  expect(typeName(property, isItem)).toBe(name);
});

test.each([
  [[], 'Source'],
  [['Source'], 'DiskSource'],
  [['Source', 'DiskSource'], 'DiskSource2'],
  [['Source', 'DiskSource', 'DiskSource2'], 'DiskSource3'],
])('with %j taken, Source of a Disk is %s', (taken: string[], name) => {
  expect(freeName('Source', 'Disk', wish => taken.includes(wish))).toBe(name);
});
