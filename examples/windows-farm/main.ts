import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CommonInstancetype, CommonPreference, DataVolumeSource, Disk, DiskBus, GuestCpu, GuestNetwork, Instancetype, InterfaceModel, Preference,
  PreferredCpuTopology, RunStrategy, VirtualMachine, VirtualMachineClusterInstancetype, VirtualMachineClusterPreference, VirtualMachinePool,
  WindowsVersion,
} from 'cdk8s-kubevirt';

const app = new App();

// The platform team offers a size for desktops. Windows 11 uses two sockets at most, so the CPUs are cores of one.
const platform = new Chart(app, 'platform');
const size = new VirtualMachineClusterInstancetype(platform, 'desktop', {
  cpu: GuestCpu.cores(4),
  memory: Size.gibibytes(8),
  memoryOvercommitPercent: 25,
});
const taste = new VirtualMachineClusterPreference(platform, 'desktop-cores', {
  cpuTopology: PreferredCpuTopology.cores(),
  diskBus: DiskBus.VIRTIO,
  interfaceModel: InterfaceModel.VIRTIO,
  requirements: { cpu: 2, memory: Size.gibibytes(4) },
});

// The farm: answer files with passwords come from a vault, images from golden-images, drivers from KubeVirt's container disk.
const farm = new Chart(app, 'windows-farm', { namespace: 'windows-farm' });
const serverAnswers = kplus.Secret.fromSecretName(farm, 'ServerAnswers', 'server-answers');
const desktopAnswers = kplus.Secret.fromSecretName(farm, 'DesktopAnswers', 'desktop-answers');
const drivers = 'quay.io/kubevirt/virtio-container-disk:v1.9.0';
const system = (name: string, gibibytes: number) => Disk.dataVolumeTemplate('system', {
  source: DataVolumeSource.dataSource({ name, namespace: 'golden-images' }),
  size: Size.gibibytes(gibibytes),
});
const remoteDesktop = () => GuestNetwork.masquerade({ ports: [{ name: 'rdp', port: 3389 }] });

// A domain controller, by what KubeVirt brings: the preference is looked up when it starts.
new VirtualMachine(farm, 'dc-1', {
  instancetype: CommonInstancetype.U1_LARGE,
  preference: CommonPreference.WINDOWS_2K22_VIRTIO,
  disks: [system('windows-2022', 60), Disk.sysprep('answers', serverAnswers)],
});

// Two application servers, with all that Windows needs in the manifest.
for (const name of ['app-1', 'app-2']) {
  const server = new VirtualMachine(farm, name, {
    windows: { version: WindowsVersion.SERVER_2022, drivers, sysprep: serverAnswers, timezone: 'Europe/Berlin' },
    instancetype: CommonInstancetype.U1_XLARGE,
    disks: [system('windows-2022', 80)],
    networks: [remoteDesktop()],
  });
  server.exposeViaService();
}

// Five desktops of one template, each with a system disk and a TPM of its own, started on demand.
new VirtualMachinePool(farm, 'desktops', {
  windows: { version: WindowsVersion.WINDOWS_11, sysprep: desktopAnswers },
  instancetype: Instancetype.of(size),
  preference: Preference.of(taste),
  disks: [system('windows-11', 64)],
  networks: [remoteDesktop()],
  runStrategy: RunStrategy.MANUAL,
  replicas: 5,
});

app.synth();
