import { judge, merged, pool, says } from '../judge';
import type { Json } from '../judge';
import { kubevirt } from '../kubevirt-table';

const RULE = 'duration/has-valid-format';

says({ [RULE]: { allowed: 'a duration such as 30s, 5m or 1h30m' } });

const object = (apiVersion: string, kind: string, spec: Json): Json => ({ apiVersion, kind, metadata: { name: 't', namespace: 'a' }, spec });
const source = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'vm' };
const exported = (ttlDuration: string) => object('export.kubevirt.io/v1', 'VirtualMachineExport', { source, ttlDuration });
const rotated = (selfSigned: Json) => kubevirt({ certificateRotateStrategy: { selfSigned } });
const plugin = (spec: Json) => object('plugin.kubevirt.io/v1alpha1', 'Plugin', spec);
const SELF_SIGNED = 'spec.certificateRotateStrategy.selfSigned';

test.each(['30s', '1h30m', '1.5h', '100ms', '1µs'])('%p is a duration', (duration) => {
  expect(judge(exported(duration))).toEqual([]);
});

test.each(['-2h', '0'])('%p is a duration, but none that lasts', (duration) => {
  expect(judge(exported(duration)).map(([rule]) => rule)).toEqual(['export/has-valid-ttl']);
});

test.each(['', 'long', '5', '1d', '1h 30m', 's'])('%p is not a duration', (duration) => {
  expect(judge(exported(duration))).toEqual([[RULE, 'spec.ttlDuration', duration]]);
});

test.each<[field: string, manifest: Json]>([
  ['spec.ttlDuration', object('backup.kubevirt.io/v1alpha1', 'VirtualMachineBackup', { source, ttlDuration: '1d' })],
  ['spec.failureDeadline', object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot', { source, failureDeadline: '1d' })],
  ['spec.autohealing.minFailingToStartDuration', merged(pool(), { spec: { autohealing: { minFailingToStartDuration: '1d' } } })],
  ['spec.domainHooks[0].timeout', plugin({ domainHooks: [{ cel: { expression: 'x' }, timeout: '1d' }] })],
  ['spec.nodeHooks[0].timeout', plugin({ nodeHooks: [{ socket: '/s', permittedHooks: ['PreVMStart'], timeout: '1d' }] })],
  ['spec.workloadUpdateStrategy.batchEvictionInterval', kubevirt({ workloadUpdateStrategy: { batchEvictionInterval: '1d' } })],
  [`${SELF_SIGNED}.caRotateInterval`, rotated({ caRotateInterval: '1d' })],
  [`${SELF_SIGNED}.caOverlapInterval`, rotated({ caOverlapInterval: '1d' })],
  [`${SELF_SIGNED}.certRotateInterval`, rotated({ certRotateInterval: '1d' })],
  [`${SELF_SIGNED}.ca.duration`, rotated({ ca: { duration: '1d' } })],
  [`${SELF_SIGNED}.ca.renewBefore`, rotated({ ca: { renewBefore: '1d' } })],
  [`${SELF_SIGNED}.server.duration`, rotated({ server: { duration: '1d' } })],
  [`${SELF_SIGNED}.server.renewBefore`, rotated({ server: { renewBefore: '1d' } })],
])('%s must be a duration', (field, manifest) => {
  expect(judge(manifest).filter(([rule]) => rule === RULE)).toEqual([[RULE, field, '1d']]);
});
