import { ApiObject, App, Chart, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Disk, DiskBus, DiskDevice, Firmware, GuestClock, GuestCpu, Hugepages, HypervFeatures, InputBus, Instancetype,
  InterfaceModel, PitTickPolicy, Preference, PreferredCpuTopology, RtcTickPolicy, RunStrategy, Tpm, VirtualMachine,
  VirtualMachineClusterInstancetype, VirtualMachineIdentity, VirtualMachinePreference,
} from 'cdk8s-kubevirt';

const app = new App();
const chart = new Chart(app, 'sizes');

const large = new VirtualMachineClusterInstancetype(chart, 'large', {
  cpu: GuestCpu.dedicated({ cores: 8, isolateEmulatorThread: true }),
  memory: Size.gibibytes(32),
  hugepages: Hugepages.ONE_GIBIBYTE,
});

const windows = new VirtualMachinePreference(chart, 'windows', {
  cpuTopology: PreferredCpuTopology.sockets(),
  firmware: Firmware.efi(),
  features: {
    acpi: true,
    apic: true,
    hyperv: HypervFeatures.of({ relaxed: true, vapic: true, spinlockRetries: 8191 }),
  },
  clock: GuestClock.utc({
    timers: { hpet: false, pitTickPolicy: PitTickPolicy.DELAY, rtcTickPolicy: RtcTickPolicy.CATCHUP, hyperv: true },
  }),
  diskBus: DiskBus.SATA,
  interfaceModel: InterfaceModel.E1000E,
  tpm: Tpm.EPHEMERAL,
  inputBus: InputBus.USB,
});
ApiObject.of(windows).addJsonPatch(JsonPatch.remove('/spec/features/preferredSmm/enabled'));

const winRootClaim = kplus.PersistentVolumeClaim.fromClaimName(chart, 'imported-win-root', 'win-root');
const pullSecret = kplus.Secret.fromSecretName(chart, 'imported-pull', 'pull');
const unattendConfig = kplus.ConfigMap.fromConfigMapName(chart, 'imported-unattend', 'unattend');

new VirtualMachine(chart, 'win', {
  runStrategy: RunStrategy.HALTED,
  instancetype: Instancetype.of(large),
  preference: Preference.of(windows),
  disks: [
    Disk.persistentVolumeClaim('root', winRootClaim),
    Disk.containerDisk('install', {
      image: 'registry.example/windows:11',
      pullSecret: pullSecret,
      device: DiskDevice.CDROM,
      bus: DiskBus.SATA,
      bootOrder: 2,
    }),
    Disk.sysprepFromConfigMap('answers', unattendConfig),
  ],
  networks: [],
  selectorLabels: { 'kubevirt.io/domain': 'win' },
  identity: VirtualMachineIdentity.fromCluster(),
});

app.synth();
