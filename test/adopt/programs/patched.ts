import { App, Chart, JsonPatch, Size } from 'cdk8s';
import { Admission, Disk, GuestNetwork, VirtualMachine, VirtualMachineIdentity } from 'cdk8s-kubevirt';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const patchedChart = new Chart(app, 'patched');
const labChart = new Chart(app, 'lab', { namespace: 'lab' });
new kplus.Namespace(patchedChart, 'lab', { metadata: { name: 'lab' } });

const gpu = new VirtualMachine(labChart, 'gpu', {
  memory: Size.gibibytes(4),
  disks: [Disk.hostDisk('host', { path: '/data/a.img' })],
  networks: [GuestNetwork.podBridge()],
  hostDevices: [{ name: 'qat', deviceName: 'intel.com/qat' }],
  selectorLabels: {},
  identity: VirtualMachineIdentity.fromCluster(),
});
gpu.patch(
  JsonPatch.remove('/spec/runStrategy'),
  JsonPatch.add('/spec/running', true),
  JsonPatch.remove('/spec/template/spec/domain/devices/disks/0/disk/bus'),
);

Admission.acknowledge(gpu, 'device/requires-gate-for-host-devices', 'it was so when it was adopted');
Admission.acknowledge(gpu, 'host-disk/requires-gate', 'it was so when it was adopted');

app.synth();
