import { newChart, object, SMALL } from './fixture';
import { VirtualMachine, VirtualMachineInstanceReplicaSet, VirtualMachinePool } from '../../src/compute';
import { selectedBy, selectorLabels } from '../../src/compute/selector-labels';
import { isLabelValue } from '../../src/kubernetes/label';

test.each<[string, string, { [key: string]: string } | undefined, string]>([
  ['the name', 'db', undefined, 'db'],
  ['the name beside other labels', 'db', { tier: 'data' }, 'db'],
  ['the application it is part of', 'db', { 'app.kubernetes.io/name': 'bank' }, 'bank'],
  ['a name as long as a label may be', 'a'.repeat(63), undefined, 'a'.repeat(63)],
])('%s', (_, workload, labels, expected) => {
  expect(selectorLabels(workload, { labels })).toEqual({ 'app.kubernetes.io/name': expected });
});

test('longer names become valid labels that differ where the names do', () => {
  const values = ['a', 'b', '.c'].map((end) => selectorLabels(`${'a'.repeat(80)}${end}`, {})['app.kubernetes.io/name']);
  expect(values.map((value) => [value.length, isLabelValue(value)])).toEqual([[63, true], [63, true], [63, true]]);
  expect(new Set(values).size).toBe(3);
});

test('chosen labels stand in place of the name', () => {
  expect(selectorLabels('db', { labels: { 'app.kubernetes.io/name': 'bank' }, selectorLabels: { app: 'db' } })).toEqual({ app: 'db' });
  expect(selectedBy('db', { selectorLabels: { app: 'db' } })).toEqual({ app: 'db' });
});

test('a virtual machine without labels is found by what KubeVirt writes', () => {
  expect(selectorLabels('db', { selectorLabels: {} })).toEqual({});
  expect(selectedBy('db', { selectorLabels: {} })).toEqual({ 'vm.kubevirt.io/name': 'db' });
});

describe('chosen labels of a workload', () => {
  const props = { ...SMALL, labels: { tier: 'data' }, selectorLabels: { app: 'db' } };
  const written = { tier: 'data', app: 'db' };

  test('a virtual machine has them, and its Service selects by them', () => {
    const chart = newChart();
    new VirtualMachine(chart, 'vm', props).exposeViaService({ ports: [{ port: 80 }] });
    expect(object(chart, 'VirtualMachine').spec.template.metadata.labels).toEqual(written);
    expect(object(chart, 'Service').spec.selector).toEqual({ app: 'db' });
  });

  test('none at all', () => {
    const chart = newChart();
    new VirtualMachine(chart, 'vm', { ...SMALL, selectorLabels: {}, spread: [{}] }).exposeViaService({ ports: [{ port: 80 }] });
    const { template: { metadata, spec } } = object(chart, 'VirtualMachine').spec;
    expect(metadata?.labels).toBeUndefined();
    expect(spec.topologySpreadConstraints[0].labelSelector).toEqual({ matchLabels: { 'vm.kubevirt.io/name': 'vm' } });
    expect(object(chart, 'Service').spec.selector).toEqual({ 'vm.kubevirt.io/name': 'vm' });
  });

  test('a pool and a replica set select by them', () => {
    const chart = newChart();
    new VirtualMachinePool(chart, 'pool', props);
    new VirtualMachineInstanceReplicaSet(chart, 'set', props);
    const { selector, virtualMachineTemplate } = object(chart, 'VirtualMachinePool').spec;
    expect([selector, virtualMachineTemplate.metadata, virtualMachineTemplate.spec.template.metadata]).toEqual([
      { matchLabels: { app: 'db' } }, { labels: { app: 'db' } }, { labels: written },
    ]);
    expect(object(chart, 'VirtualMachineInstanceReplicaSet').spec.selector).toEqual({ matchLabels: { app: 'db' } });
  });
});
