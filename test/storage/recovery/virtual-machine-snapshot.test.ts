import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import { Admission } from '../../../src/admission';
import { VirtualMachine, VirtualMachinePool } from '../../../src/compute';
import { Platform } from '../../../src/platform';
import { SnapshotDeletionPolicy, VirtualMachineSnapshot, VirtualMachineSnapshotProps } from '../../../src/storage';
import { renderVirtualMachineSnapshot } from '../../../src/storage/recovery/render-virtual-machine-snapshot';
import { IVirtualMachine } from '../../../src/virtual-machine-reference';

const apps = () => new Chart(new App(), 'test', { namespace: 'apps' });
const database = (chart: Chart) => VirtualMachine.fromVirtualMachineName(chart, 'database', 'db');
const synth = (props: Partial<VirtualMachineSnapshotProps>, id = 'nightly') => {
  const chart = apps();
  new VirtualMachineSnapshot(chart, id, { source: database(chart), ...props });
  return Testing.synth(chart);
};

test('emits only what it is given', () => {
  expect(synth({})).toEqual([{
    apiVersion: 'snapshot.kubevirt.io/v1beta1',
    kind: 'VirtualMachineSnapshot',
    metadata: { name: 'nightly', namespace: 'apps' },
    spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db' } },
  }]);
});

test('of a VM of the same app, in its namespace', () => {
  const chart = apps();
  const vm = new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), metadata: { name: 'web' } });
  const snapshot = new VirtualMachineSnapshot(chart, 'before-upgrade', { source: vm });
  const { metadata, spec } = Testing.synth(chart)[1];
  expect(metadata).toEqual({ name: 'before-upgrade', namespace: 'apps' });
  expect(spec.source.name).toBe('web');
  expect(Admission.of(snapshot).findings()).toEqual([]);
});

const SOURCE = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db' };
test.each<[string, Partial<VirtualMachineSnapshotProps>, object]>([
  ['content that stays', { deletionPolicy: SnapshotDeletionPolicy.RETAIN }, { deletionPolicy: 'Retain' }],
  ['content that is deleted', { deletionPolicy: SnapshotDeletionPolicy.DELETE }, { deletionPolicy: 'Delete' }],
  ['a deadline', { failureDeadline: Duration.minutes(10) }, { failureDeadline: '10m0s' }],
  ['no deadline', { failureDeadline: Duration.seconds(0) }, { failureDeadline: '0m0s' }],
])('renders %s', (_, props, expected) => {
  expect(renderVirtualMachineSnapshot({ source: SOURCE as IVirtualMachine, ...props })).toEqual({ source: SOURCE, ...expected });
});

test('is one resource for cdk8s-plus', () => {
  const chart = apps();
  const made = new VirtualMachineSnapshot(chart, 'made', { source: database(chart) });
  const imported = VirtualMachineSnapshot.fromVirtualMachineSnapshotName(chart, 'imported', 'made');
  for (const snapshot of [made, imported]) {
    const { apiGroup, apiVersion, kind, resourceType, resourceName, name } = snapshot;
    expect({ apiGroup, apiVersion, kind, resourceType, resourceName, name }).toEqual({
      apiGroup: 'snapshot.kubevirt.io',
      apiVersion: 'snapshot.kubevirt.io/v1beta1',
      kind: 'VirtualMachineSnapshot',
      resourceType: 'virtualmachinesnapshots',
      resourceName: 'made',
      name: 'made',
    });
  }
  expect(Testing.synth(chart)).toHaveLength(1);
});

test('guards its tree: without the gate, synthesis fails', () => {
  const app = new App();
  new Platform(app, 'Platform', { disabledFeatureGates: ['Snapshot'] });
  const chart = new Chart(app, 'test', { namespace: 'apps' });
  new VirtualMachineSnapshot(chart, 'nightly', { source: database(chart) });
  expect(Admission.of(chart).findings().map(({ rule }) => rule)).toEqual(['snapshot/requires-gate']);
  expect(() => app.synth()).toThrow('snapshot/requires-gate');
});

test('refuses a pool', () => {
  const chart = apps();
  const pool = VirtualMachinePool.fromVirtualMachinePoolName(chart, 'pool', 'runners');
  expect(() => new VirtualMachineSnapshot(chart, 'nightly', { source: pool })).toThrow(
    '[test/nightly] source: got "VirtualMachinePool \\"runners\\""; allowed: a VirtualMachine.',
  );
});

test('refuses an id that is no name', () => {
  expect(() => synth({}, 'Nightly')).toThrow('[test/Nightly] construct id');
});
