import { featureGates } from '../../src/manifests/feature-gate';
import { isGateEnabled } from '../../src/manifests/gate-state';

const GATES = featureGates('1.9.0');

const kubevirt = { kubevirtVersion: '1.9.0', featureGates: [], disabledFeatureGates: [] };

test('KubeVirt v1.9.0 registers 84 gates', () => {
  const count = (stage: string) => [...GATES.values()].filter((other) => other === stage).length;
  expect(GATES.size).toBe(84);
  expect(['Alpha', 'Beta', 'GA', 'Deprecated', 'Discontinued'].map(count)).toEqual([31, 16, 29, 4, 4]);
});

test.each([
  ['Alpha is off', 'HostDevices', {}, false],
  ['Alpha is on when listed', 'HostDevices', { featureGates: ['HostDevices'] }, true],
  ['Beta is on', 'Snapshot', {}, true],
  ['Beta is off when disabled', 'Snapshot', { disabledFeatureGates: ['Snapshot'] }, false],
  ['Beta is off before 1.9', 'Snapshot', { kubevirtVersion: '1.8.2' }, false],
  ['Beta is on before 1.9 when listed', 'Snapshot', { kubevirtVersion: '1.8.2', featureGates: ['Snapshot'] }, true],
  ['GA is on', 'NUMA', {}, true],
  ['GA is on even when disabled', 'NUMA', { disabledFeatureGates: ['NUMA'] }, true],
  ['Deprecated is off', 'HotplugVolumes', {}, false],
  ['Deprecated is on when listed', 'HotplugVolumes', { featureGates: ['HotplugVolumes'] }, true],
  ['Discontinued is on when listed', 'Macvtap', { featureGates: ['Macvtap'] }, true],
  ['unknown is off', 'NoSuchGate', {}, false],
])('%s', (_, name, configuration, expected) => {
  expect(isGateEnabled(name, { ...kubevirt, ...configuration })).toBe(expected);
});
