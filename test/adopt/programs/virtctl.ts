import { App, Chart, Duration, JsonPatch } from 'cdk8s';
import {
  CloudInit, DataVolumeSource, Disk, Instancetype, Preference, VirtualMachine, VirtualMachineIdentity,
} from 'cdk8s-kubevirt';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

const vm7tqzg = new VirtualMachine(chart, 'vm-7tqzg', {
  instancetype: Instancetype.cluster('u1.medium'),
  preference: Preference.cluster('fedora'),
  disks: [
    Disk.dataVolumeTemplate('imported-volume-w4xv9', {
      source: DataVolumeSource.dataSource({ name: 'fedora', namespace: 'golden' }),
    }),
  ],
  networks: [],
  cloudInit: CloudInit.fromUserData(`\
#cloud-config
user: fedora
`),
  cloudInitDisk: { name: 'cloudinitdisk' },
  terminationGracePeriod: Duration.minutes(3),
  selectorLabels: {},
  identity: VirtualMachineIdentity.fromCluster(),
});
vm7tqzg.patch(JsonPatch.remove('/spec/template/spec/domain/devices/disks'));

app.synth();
