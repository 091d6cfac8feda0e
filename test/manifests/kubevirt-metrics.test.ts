import { isKnownMetric, kubevirtAlerts, kubevirtMetrics } from '../../src/manifests/kubevirt-metrics';

test.each([['1.6', 109, 23], ['1.7', 123, 27], ['1.8', 133, 32], ['1.9', 161, 37]])('KubeVirt %s has %i metrics and %i alerts', (release, metrics, alerts) => {
  expect([kubevirtMetrics(release).size, kubevirtAlerts(release).size]).toEqual([metrics, alerts]);
});

test.each([
  ['1.7', 'vmi:kubevirt_vmi_vcpu:count', undefined],
  ['1.8', 'vmi:kubevirt_vmi_vcpu:count', 'series'],
  ['1.8', 'kubevirt_number_of_vms', 'series'],
  ['1.9', 'kubevirt_number_of_vms', 'deprecated for namespace:kubevirt_vm:sum'],
  ['1.9', 'kubevirt_vm_created_total', 'deprecated'],
  ['1.8', 'kubevirt_vmi_vcpu_count', undefined],
  ['1.9', 'kubevirt_vmi_phase_transition_time_seconds', 'histogram'],
])('KubeVirt %s: %s', (release, name, state) => {
  expect(kubevirtMetrics(release).get(name)).toBe(state);
});

test.each([['1.5', '1.6'], ['1.6.3', '1.6'], ['1.99', '1.9']])('KubeVirt %s is taken for %s', (release, known) => {
  expect(kubevirtMetrics(release)).toEqual(kubevirtMetrics(known));
});

test('what a release had is known', () => {
  expect(['kubevirt_vmi_vcpu_count', 'kubevirt_vmi_own', 'toString'].map(isKnownMetric)).toEqual([true, false, false]);
});
