import { Chart, Size } from 'cdk8s';
import { LiveMigration, LiveMigrationProps, RunStrategy, VirtualMachine } from '../../../src';
import { manifest, refused } from '../refused';

const move = (props: Partial<LiveMigrationProps>) => (chart: Chart) => {
  new LiveMigration(chart, 'move', { virtualMachine: VirtualMachine.fromVirtualMachineName(chart, 'vm', 'app'), ...props });
};
const byHand = (fields: object, spec: object = {}) => (chart: Chart) => manifest(chart, {
  apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceMigration', spec: { vmiName: 'app', ...spec }, ...fields,
});

refused({
  '06-migration-resilience/R1': [(chart) => {
    const virtualMachine = new VirtualMachine(chart, 'app', { memory: Size.gibibytes(1), runStrategy: RunStrategy.HALTED });
    new LiveMigration(chart, 'move', { virtualMachine });
  }, 'advised migration/requires-running-guest spec.vmiName: app, which has runStrategy: Halted, made by apps/app/Resource'],
  '06-migration-resilience/R2': [move({ sendTo: { migrationId: 'm', connectUrl: '192.0.2.1:9185' }, receive: { migrationId: 'm' } }), 'rejected migration/requires-gate-for-another-cluster spec.receive: m',
    'rejected migration/requires-gate-for-another-cluster spec.sendTo: m'],
  '06-migration-resilience/R3': [move({ metadata: { name: 'move-app' } }), '[apps/move] metadata.name: got "move-app"'],
  '06-migration-resilience/R4': [byHand({}, { migrationMethod: 'BlockMigration' }), 'rejected schema/has-known-field spec.migrationMethod: BlockMigration'],
  '06-migration-resilience/R5': [byHand({ status: { phase: 'Succeeded' } }), 'advised migration/excludes-status status: {"phase":"Succeeded"}'],
});
