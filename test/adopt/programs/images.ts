import { App, Chart, Cron, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  DataImportCron, DataImportGarbageCollection, DataSource, DataSourceSource, DataVolumeSource, DataVolumeStanza, Disk,
  RegistryPullMethod, VirtualMachine, VirtualMachineClone, VirtualMachineCloneSource, VirtualMachineIdentity,
  VirtualMachineSnapshot,
} from 'cdk8s-kubevirt';

const app = new App();
const goldenChart = new Chart(app, 'golden', { namespace: 'golden' });
const shopChart = new Chart(app, 'shop', { namespace: 'shop' });

new DataImportCron(goldenChart, 'fedora', {
  source: DataVolumeSource.registry('docker://quay.io/containerdisks/fedora:latest', {
    pullMethod: RegistryPullMethod.NODE,
  }),
  size: Size.gibibytes(10),
  schedule: new Cron({ minute: '30', hour: '1', weekDay: '1' }),
  importsToKeep: 2,
  garbageCollection: DataImportGarbageCollection.OUTDATED,
});

const rhel = new DataSource(goldenChart, 'rhel', {
  source: DataSourceSource.persistentVolumeClaim({ name: 'rhel-9', namespace: 'golden' }),
});

const app2 = new VirtualMachine(shopChart, 'app', {
  memory: Size.gibibytes(2),
  disks: [
    Disk.dataVolumeTemplate('root', {
      source: DataVolumeSource.fromDataSource(rhel),
      size: Size.kibibytes(29296875),
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
      stanza: DataVolumeStanza.PVC,
    }),
  ],
  identity: VirtualMachineIdentity.fromCluster({ uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223' }),
});

const before = new VirtualMachineSnapshot(shopChart, 'before', { source: app2, failureDeadline: Duration.minutes(5) });
new VirtualMachineClone(shopChart, 'copy', { source: VirtualMachineCloneSource.snapshot(before), targetName: 'app-2' });

app.synth();
