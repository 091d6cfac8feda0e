import { judge, says } from '../judge';
import type { Json } from '../judge';

says({
  'duration/has-valid-format': { allowed: 'a duration such as 30s, 5m or 1h30m' },
});

const object = (apiVersion: string, kind: string, spec: Json): Json => ({ apiVersion, kind, metadata: { name: 't', namespace: 'a' }, spec });
const source = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'vm' };
const exported = (ttlDuration: string) => object('export.kubevirt.io/v1', 'VirtualMachineExport', { source, ttlDuration });

test.each(['30s', '1h30m', '1.5h', '-2h', '0', '100ms', '1µs'])('%p is one', (duration) => {
  expect(judge(exported(duration))).toEqual([]);
});

test.each(['', 'long', '5', '1d', '1h 30m', 's'])('%p is none', (duration) => {
  expect(judge(exported(duration))).toEqual([['duration/has-valid-format', 'spec.ttlDuration', duration]]);
});

test.each([
  ['a snapshot', object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot', { source, failureDeadline: '1d' }), 'spec.failureDeadline'],
  ['the KubeVirt CR', object('kubevirt.io/v1', 'KubeVirt', { workloadUpdateStrategy: { batchEvictionInterval: '1d' } }),
    'spec.workloadUpdateStrategy.batchEvictionInterval'],
])('of %s', (_, manifest, field) => {
  expect(judge(manifest)).toContainEqual(['duration/has-valid-format', field, '1d']);
});
