import { Admission } from '../../src/admission';
import { VirtualMachine, VirtualMachinePool } from '../../src/compute';
import { LiveMigration, LiveMigrationProps } from '../../src/resilience';
import { newChart, object, objects, SMALL } from '../compute/fixture';

function migration(props: Partial<LiveMigrationProps> = {}) {
  const chart = newChart();
  new LiveMigration(chart, 'move', { virtualMachine: VirtualMachine.fromVirtualMachineName(chart, 'vm', 'db'), ...props });
  return object(chart, 'VirtualMachineInstanceMigration');
}

test('is named by the cluster', () => {
  expect(migration()).toEqual({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceMigration',
    metadata: { generateName: 'db-', namespace: 'apps' },
    spec: { vmiName: 'db' },
  });
});

test.each<[string, Partial<LiveMigrationProps>, object]>([
  ['another beginning of the name', { metadata: { generateName: 'move-db-' } }, { generateName: 'move-db-' }],
  ['labels', { metadata: { labels: { why: 'x' } } }, { generateName: 'db-', labels: { why: 'x' } }],
  ['once', { once: true }, { name: 'move' }],
  ['once, by a name', { once: true, metadata: { name: 'move-2026-11' } }, { name: 'move-2026-11' }],
])('%s', (_, props, metadata) => expect(migration(props).metadata).toEqual({ namespace: 'apps', ...metadata }));

test.each<[string, Partial<LiveMigrationProps>, object]>([
  ['nodes', { addedNodeSelector: { zone: 'b' } }, { addedNodeSelector: { zone: 'b' } }],
  ['to another cluster', { sendTo: { migrationId: 'm1', connectUrl: '192.0.2.1:9185' } }, { sendTo: { migrationID: 'm1', connectURL: '192.0.2.1:9185' } }],
  ['from another cluster', { receive: { migrationId: 'm1' } }, { receive: { migrationID: 'm1' } }],
])('%s', (_, props, spec) => expect(migration(props).spec).toEqual({ vmiName: 'db', ...spec }));

test('several of one VM', () => {
  const chart = newChart();
  const virtualMachine = VirtualMachine.fromVirtualMachineName(chart, 'vm', 'db');
  new LiveMigration(chart, 'first', { virtualMachine });
  new LiveMigration(chart, 'second', { virtualMachine });
  expect(objects(chart)).toHaveLength(2);
  expect(Admission.of(chart).findings()).toEqual([]);
});

test('refuses a pool, and a name that it is not asked for', () => {
  const chart = newChart();
  const virtualMachine = new VirtualMachinePool(chart, 'pool', SMALL);
  expect(() => new LiveMigration(chart, 'move', { virtualMachine, metadata: { name: 'x' } })).toThrow([
    '[chart/move] virtualMachine: got "VirtualMachinePool \\"pool\\""; allowed: a VirtualMachine. Name one of its VMs by `VirtualMachine.fromVirtualMachineName`.',
    '[chart/move] metadata.name: got "x"; allowed: none: KubeVirt names each migration, as an object of the same name would not move the VM again. '
    + 'Leave it out, or write `once: true` for a migration that is to happen once.',
  ].join('\n'));
});
