import { settingsOf } from '../../src/admission/rule-example';

test('the cluster of an example, a line for each setting', () => {
  const cluster = { kubevirtVersion: '1.8.0', enabledFeatureGates: [], storageClasses: [{ name: 'fast', isDefault: true }, { name: 'slow' }] };
  expect(settingsOf({ field: '', yaml: '', cluster })).toEqual([
    'kubevirtVersion: 1.8.0', 'enabledFeatureGates: none', 'storageClasses: {"name":"fast","isDefault":true}, {"name":"slow"}',
  ]);
});
