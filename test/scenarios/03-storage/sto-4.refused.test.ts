import { Duration, Size } from 'cdk8s';
import {
  RunStrategy, TargetReadinessPolicy, VirtualMachine, VirtualMachineExport, VirtualMachineExportSource, VirtualMachinePool, VirtualMachineRestore,
  VirtualMachineSnapshot,
} from '../../../src';
import { manifest, refused } from '../refused';

const SNAPSHOT = { apiVersion: 'snapshot.kubevirt.io/v1beta1', kind: 'VirtualMachineSnapshot' };
const EXPORT = { apiVersion: 'export.kubevirt.io/v1', kind: 'VirtualMachineExport' };
const VM = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'app' };

refused({
  '03-storage/R31': [(chart) => {
    new VirtualMachineSnapshot(chart, 'nightly', { source: VirtualMachinePool.fromVirtualMachinePoolName(chart, 'pool', 'runners') });
  }, '[apps/nightly] source: got "VirtualMachinePool \\"runners\\""'],
  '03-storage/R31, a VMI': [(chart) => {
    manifest(chart, { ...SNAPSHOT, spec: { source: { ...VM, kind: 'VirtualMachineInstance' } } });
  }, 'rejected snapshot/references-virtual-machine spec.source.kind: VirtualMachineInstance'],
  '03-storage/R31, a member': [(chart) => {
    new VirtualMachinePool(chart, 'runners', { replicas: 2, memory: Size.gibibytes(1) });
    new VirtualMachineSnapshot(chart, 'nightly', { source: VirtualMachine.fromVirtualMachineName(chart, 'member', 'runners-0') });
  }, 'advised snapshot/avoids-pool-member spec.source.name: runners-0, a member of the pool runners, made by apps/runners/Resource'],
  '03-storage/R32': [(chart) => {
    manifest(chart, { ...SNAPSHOT, spec: { source: VM, failureDeadline: '-5m' } });
  }, 'unstartable snapshot/has-valid-deadline spec.failureDeadline: -5m'],
  '03-storage/R33': [(chart) => {
    new VirtualMachineRestore(chart, 'back', {
      target: new VirtualMachine(chart, 'app', { memory: Size.gibibytes(1), runStrategy: RunStrategy.ALWAYS }),
      snapshot: VirtualMachineSnapshot.fromVirtualMachineSnapshotName(chart, 'snapshot', 'app-20251101'),
      targetReadinessPolicy: TargetReadinessPolicy.FAIL_IMMEDIATE,
    });
  }, 'advised restore/avoids-running-target spec.targetReadinessPolicy: FailImmediate, made by apps/app/Resource'],
  '03-storage/R34': [(chart) => {
    const source = VirtualMachineExportSource.virtualMachine(VirtualMachine.fromVirtualMachineName(chart, 'vm', 'app'));
    new VirtualMachineExport(chart, 'out', { source, ttlDuration: Duration.seconds(0) });
  }, '[apps/out] ttlDuration: got 0'],
  '03-storage/R34, by hand': [(chart) => {
    manifest(chart, { ...EXPORT, spec: { source: VM, ttlDuration: '-1h' } });
  }, 'unstartable export/has-valid-ttl spec.ttlDuration: -1h'],
  '03-storage/R35': [(chart) => {
    manifest(chart, { ...EXPORT, spec: { source: { apiGroup: 'cdi.kubevirt.io', kind: 'DataVolume', name: 'root' } } });
  }, 'rejected export/has-known-source spec.source.kind: DataVolume'],
});
