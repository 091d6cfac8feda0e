import { kubevirtMetrics } from '../../src/manifests/kubevirt-metrics';
import { KubeVirtMetric } from '../../src/observability';

test('each name is exported by the newest KubeVirt, and not deprecated', () => {
  const metrics = kubevirtMetrics('1.9');
  const names: string[] = Object.values(KubeVirtMetric);
  expect(names.length).toBeGreaterThan(80);
  expect(names.filter((name) => !/^(?:series|histogram)$/.test(metrics.get(name) ?? ''))).toEqual([]);
});

test.each([
  [KubeVirtMetric.VMI_MEMORY_USABLE_BYTES, 'kubevirt_vmi_memory_usable_bytes'],
  [KubeVirtMetric.VMI_VCPU_COUNT, 'vmi:kubevirt_vmi_vcpu:count'],
  [KubeVirtMetric.NAMESPACE_VM_SUM, 'namespace:kubevirt_vm:sum'],
])('%s', (metric, name) => {
  expect(metric).toBe(name);
});
