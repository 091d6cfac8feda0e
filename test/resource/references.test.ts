import { App, Chart, Cron, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { VirtualMachine, VirtualMachinePool } from '../../src/compute';
import { SnapshotSchedule } from '../../src/patterns';
import { LiveMigration } from '../../src/resilience';
import { ScaledObject, ScaleTrigger, WorkloadAutoscaler } from '../../src/scaling';
import {
  BackupMode, DataImportCron, DataVolume, DataVolumeSource, Disk, VirtualMachineBackup, VirtualMachineBackupSource, VirtualMachineBackupTracker,
  VirtualMachineClone, VirtualMachineCloneSource, VirtualMachineExport, VirtualMachineExportSource, VirtualMachineRestore, VirtualMachineSnapshot,
} from '../../src/storage';

const GUEST = { memory: Size.gibibytes(1), disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })] };
const size = Size.gibibytes(1);

/** Objects of a namespace, by what they are. */
function objectsOf(chart: Chart) {
  return {
    vm: new VirtualMachine(chart, 'db', GUEST),
    pool: new VirtualMachinePool(chart, 'pool', GUEST),
    secret: new kplus.Secret(chart, 'keys', { metadata: { name: 'keys' } }),
    certificates: new kplus.ConfigMap(chart, 'ca', { metadata: { name: 'ca' } }),
    account: new kplus.ServiceAccount(chart, 'runner', { metadata: { name: 'runner' } }),
    claim: new kplus.PersistentVolumeClaim(chart, 'backups', { metadata: { name: 'backups' } }),
    dataVolume: new DataVolume(chart, 'data', { source: DataVolumeSource.blank(), size }),
  };
}

type Objects = ReturnType<typeof objectsOf>;

/** What is said of an object of the namespace `shop` that is made of those of another. */
function found(namespace: string | undefined, make: (chart: Chart, objects: Objects) => unknown): string[] {
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace: 'shop' });
  try {
    make(chart, objectsOf(new Chart(app, 'other', { namespace })));
    return chart.node.findAll().flatMap((construct) => construct.node.validate());
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.replace(/^\[.*?\] /, ''));
  }
}

const http = (options: Parameters<typeof DataVolumeSource.http>[1]) => DataVolumeSource.http('https://images.example.com/a.qcow2', options);
const triggers = [ScaleTrigger.prometheus({ serverAddress: 'http://prometheus:9090', query: 'depth', threshold: 1 })];

test.each<[what: string, got: string, make: (chart: Chart, objects: Objects) => unknown]>([
  ['disk "data"', 'data', (chart, { dataVolume }) => new VirtualMachine(chart, 'vm', { ...GUEST, disks: [Disk.fromDataVolume('data', dataVolume)] })],
  ['disk "data"', 'backups', (chart, { claim }) => new VirtualMachine(chart, 'vm', { ...GUEST, disks: [Disk.persistentVolumeClaim('data', claim)] })],
  ['disk "data"', 'backups', (chart, { claim }) => new VirtualMachine(chart, 'vm', { ...GUEST, disks: [Disk.ephemeral('data', claim)] })],
  ['disk "ca"', 'ca', (chart, { certificates }) => new VirtualMachine(chart, 'vm', { ...GUEST, disks: [Disk.configMap('ca', certificates)] })],
  ['disk "ca"', 'ca', (chart, { certificates }) => new VirtualMachine(chart, 'vm', { ...GUEST, disks: [Disk.sysprepFromConfigMap('ca', certificates)] })],
  ['source', 'keys', (chart, { secret }) => new DataVolume(chart, 'dv', { source: http({ secret }), size })],
  ['source', 'keys', (chart, { secret }) => new DataVolume(chart, 'dv', { source: http({ secretExtraHeaders: [secret] }), size })],
  ['source', 'ca', (chart, { certificates }) => new DataVolume(chart, 'dv', { source: http({ certConfigMap: certificates }), size })],
  ['source', 'keys', (chart, { secret }) => new DataVolume(chart, 'dv', { source: DataVolumeSource.gcs('gs://images/a.qcow2', { secret }), size })],
  ['source', 'keys', (chart, { secret }) => new DataVolume(chart, 'dv', {
    source: DataVolumeSource.imageIo('https://engine.example.com/ovirt-engine/api', { diskId: '1', secret }), size,
  })],
  ['source', 'ca', (chart, { certificates }) => new DataVolume(chart, 'dv', {
    source: DataVolumeSource.vddk('https://vcenter.example.com', {
      uuid: 'u', backingFile: '[ds] a/a.vmdk', thumbprint: '20:6C', secret: kplus.Secret.fromSecretName(chart, 'Vcenter', 'vcenter'), extraArgsConfigMap: certificates,
    }),
    size,
  })],
  ['serviceAccount', 'runner', (chart, { account }) => new DataVolume(chart, 'dv', { source: DataVolumeSource.blank(), size, serviceAccount: account })],
  ['source', 'keys', (chart, { secret }) => new DataImportCron(chart, 'cron', {
    source: DataVolumeSource.registry('docker://registry.example.com/images/a:1', { secret }), size, schedule: Cron.daily(),
  })],
  ['source', 'db', (chart, { vm }) => new VirtualMachineSnapshot(chart, 'snapshot', { source: vm })],
  ['target', 'db', (chart, { vm }) => new VirtualMachineRestore(chart, 'restore', {
    target: vm, snapshot: VirtualMachineSnapshot.fromVirtualMachineSnapshotName(chart, 'Snapshot', 'nightly'),
  })],
  ['source', 'db', (chart, { vm }) => new VirtualMachineClone(chart, 'clone', { source: VirtualMachineCloneSource.virtualMachine(vm) })],
  ['source', 'db', (chart, { vm }) => new VirtualMachineExport(chart, 'export', { source: VirtualMachineExportSource.virtualMachine(vm) })],
  ['source', 'backups', (chart, { claim }) => new VirtualMachineExport(chart, 'export', { source: VirtualMachineExportSource.persistentVolumeClaim(claim) })],
  ['source', 'db', (chart, { vm }) => new VirtualMachineBackupTracker(chart, 'tracker', { source: vm })],
  ['mode', 'keys', (chart, { secret }) => new VirtualMachineBackup(chart, 'backup', {
    source: VirtualMachineBackupSource.virtualMachine(VirtualMachine.fromVirtualMachineName(chart, 'Db', 'db')),
    claim: kplus.PersistentVolumeClaim.fromClaimName(chart, 'Claim', 'backups'),
    mode: BackupMode.pull(secret),
  })],
  ['virtualMachine', 'db', (chart, { vm }) => new LiveMigration(chart, 'move', { virtualMachine: vm })],
  ['sources', 'db', (chart, { vm }) => new SnapshotSchedule(chart, 'nightly', {
    sources: [vm], schedule: Cron.daily(), image: 'registry.example.com/tools/kubectl:1.34.1', keepLast: 7,
  })],
  ['target', 'pool', (chart, { pool }) => new ScaledObject(chart, 'scaler', { target: pool, maxReplicas: 5, triggers })],
  ['target', 'pool', (chart, { pool }) => new WorkloadAutoscaler(chart, 'scaler', { target: pool, maxReplicas: 5, cpuUtilizationPercent: 60 })],
])('%s is %s of another namespace', (what, got, make) => {
  const message = `${what}: got "vault/${got}"; allowed: an object of the namespace shop. A reference by name does not leave its namespace: make both in one.`;
  expect(found('vault', make)).toEqual([message]);
  expect(found('shop', make)).toEqual([]);
  expect(found(undefined, make)).toEqual([]);
});

test('each object of another namespace is told', () => {
  expect(found('vault', (chart, { vm, claim }) => new VirtualMachineBackup(chart, 'backup', { source: VirtualMachineBackupSource.virtualMachine(vm), claim })))
    .toEqual([expect.stringMatching(/^source: got "vault\/db"/), expect.stringMatching(/^claim: got "vault\/backups"/)]);
});

test('what the app does not make is in the namespace that it was imported with', () => {
  const make = (namespace?: string) => found(undefined, (chart) => new VirtualMachine(chart, 'vm', {
    ...GUEST, disks: [Disk.fromDataVolume('data', DataVolume.fromDataVolumeName(chart, 'Data', 'data', { namespace }))],
  }));
  expect(make('vault')).toEqual([expect.stringMatching(/^disk "data": got "vault\/data"/)]);
  expect(make()).toEqual([]);
});
