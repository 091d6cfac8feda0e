import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Disk, Platform, VirtualMachine, VirtualMachineClone, VirtualMachineCloneSource, VirtualMachineSnapshot, VolumeSnapshot, VolumeSnapshotSource } from '../../../src';
import { manifest, refused } from '../refused';

const SNAPSHOT = { apiVersion: 'snapshot.kubevirt.io/v1beta1', kind: 'VirtualMachineSnapshot' };
const CLONE = { apiVersion: 'clone.kubevirt.io/v1beta1', kind: 'VirtualMachineClone' };
const VM = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'template' };
const guest = (fields: object) => ({ domain: { devices: {}, memory: { guest: '1Gi' } }, ...fields });

function localClaim(chart: Chart): kplus.PersistentVolumeClaim {
  return new kplus.PersistentVolumeClaim(chart, 'data', {
    metadata: { name: 'data' },
    storageClassName: 'local',
    storage: Size.gibibytes(1),
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
  });
}

function vmOnLocalDisk(chart: Chart): VirtualMachine {
  return new VirtualMachine(chart, 'template', { memory: Size.gibibytes(1), disks: [Disk.persistentVolumeClaim('data', localClaim(chart))] });
}

refused({
  '01-cold-start/R16': [(chart) => {
    manifest(chart, { ...SNAPSHOT, spec: { source: { kind: 'VirtualMachine', name: 'template' } } });
    manifest(chart, { ...CLONE, spec: { source: { kind: 'VirtualMachine', name: 'template' } } });
  }, 'rejected clone/has-known-source spec.source.apiGroup: undefined', 'rejected snapshot/references-virtual-machine spec.source.apiGroup: undefined'],
  '01-cold-start/R17': [(chart) => {
    manifest(chart, { ...SNAPSHOT, spec: { source: { ...VM, kind: 'VirtualMachineInstance' } } });
    manifest(chart, { ...CLONE, spec: { source: { ...VM, kind: 'VirtualMachinePool' } } });
  }, 'rejected clone/has-known-source spec.source.kind: VirtualMachinePool', 'rejected snapshot/references-virtual-machine spec.source.kind: VirtualMachineInstance'],
  '01-cold-start/R18': [(chart) => {
    const source = VirtualMachineCloneSource.virtualMachine(VirtualMachine.fromVirtualMachineName(chart, 'vm', 'template'));
    new VirtualMachineClone(chart, 'clone', { source, targetName: 'template' });
    manifest(chart, { ...CLONE, spec: { source: VM, target: { ...VM, name: 'other', namespace: 'elsewhere' } } });
  }, 'rejected schema/has-known-field spec.target.namespace: elsewhere', 'rejected clone/has-unique-name spec.target.name: template'],
  '01-cold-start/R19': [(chart, app) => {
    new Platform(app, 'Platform', { storageClasses: [{ name: 'local', takesSnapshots: false }] });
    const vm = vmOnLocalDisk(chart);
    new VirtualMachineSnapshot(chart, 'snapshot', { source: vm });
    new VirtualMachineClone(chart, 'clone', { source: VirtualMachineCloneSource.virtualMachine(vm) });
  },
  'unstartable disk-snapshot/requires-all-disks-to-clone spec.source.name: template with disk data of class local, made by apps/template/Resource',
  'advised disk-snapshot/avoids-excluded-disks spec.source.name: template without disk data of class local, made by apps/template/Resource'],
  '01-cold-start/R19, a volume': [(chart, app) => {
    new Platform(app, 'Platform', { storageClasses: [{ name: 'local', takesSnapshots: false }] });
    new VolumeSnapshot(chart, 'golden', { source: VolumeSnapshotSource.persistentVolumeClaim(localClaim(chart)) });
  }, 'unstartable disk-snapshot/requires-snapshot-class spec.source.persistentVolumeClaimName: data of class local, made by apps/data/Resource'],
  '01-cold-start/R20': [(chart) => {
    manifest(chart, { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec: { runStrategy: 'Always', template: { spec: guest({ snapshot: 'ready' }) } } });
  }, 'rejected schema/has-known-field spec.template.spec.snapshot: ready'],
  '01-cold-start/R21': [(chart) => {
    manifest(chart, { ...SNAPSHOT, spec: { source: VM, includeMemory: true } });
  }, 'rejected schema/has-known-field spec.includeMemory: true'],
});
