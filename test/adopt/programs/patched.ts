import { App, Chart, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Admission, DataVolumeSource, Disk, DiskBus, GuestNetwork, RunStrategy, VirtualMachine, VirtualMachineIdentity,
} from 'cdk8s-kubevirt';

const app = new App();
const patchedChart = new Chart(app, 'patched');
const labChart = new Chart(app, 'lab', { namespace: 'lab' });
new kplus.Namespace(patchedChart, 'lab', { metadata: { name: 'lab' } });

const gpu = new VirtualMachine(labChart, 'gpu', {
  memory: Size.gibibytes(4),
  disks: [Disk.hostDisk('host', { path: '/data/a.img', bus: DiskBus.KUBEVIRT_DEFAULT })],
  networks: [GuestNetwork.podBridge()],
  hostDevices: [{ name: 'qat', deviceName: 'intel.com/qat' }],
  selectorLabels: {},
  identity: VirtualMachineIdentity.fromCluster(),
});
gpu.patch(JsonPatch.remove('/spec/runStrategy'), JsonPatch.add('/spec/running', true));

const cloned = new VirtualMachine(labChart, 'cloned', {
  runStrategy: RunStrategy.HALTED,
  memory: Size.gibibytes(1),
  disks: [
    Disk.dataVolumeTemplate('root', {
      source: DataVolumeSource.persistentVolumeClaim({ name: 'golden', namespace: 'lab' }),
      size: Size.gibibytes(10),
      dataVolumeName: 'cloned',
    }),
  ],
  networks: [],
  selectorLabels: {},
  identity: VirtualMachineIdentity.fromCluster(),
});
cloned.patch(JsonPatch.remove('/spec/dataVolumeTemplates/0/spec/source/pvc/namespace'));

Admission.acknowledge(gpu, 'device/requires-gate-for-host-devices', 'it was so when it was adopted');
Admission.acknowledge(gpu, 'host-disk/requires-gate', 'it was so when it was adopted');

app.synth();
