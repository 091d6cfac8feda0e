import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AccessCredential, Architecture, CloudInit, DataVolume, DataVolumeSource, Disk, DiskBus, DiskCache, EvictionStrategy,
  Firmware, GuestCpu, GuestNetwork, InterfaceModel, NetworkAttachment, NetworkAttachmentConfig, NetworkData,
  RunStrategy, Tpm, VirtualMachine, VirtualMachineIdentity,
} from 'cdk8s-kubevirt';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const dbUserDataSecret = kplus.Secret.fromSecretName(chart, 'imported-db-user-data', 'db-user-data');

const dbData = new DataVolume(chart, 'db-data', {
  source: DataVolumeSource.blank(),
  size: Size.gibibytes(100),
  storageClassName: 'rbd',
  accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
  immediateBinding: true,
});

const storage = new NetworkAttachment(chart, 'storage', {
  config: NetworkAttachmentConfig.bridge({ bridge: 'br1', vlan: 120 }),
});

const adminsSecret = kplus.Secret.fromSecretName(chart, 'imported-admins', 'admins');

const db = new VirtualMachine(chart, 'db', {
  metadata: { labels: { app: 'db' } },
  runStrategy: RunStrategy.RERUN_ON_FAILURE,
  cpu: GuestCpu.cores(4, { model: 'host-model' }),
  memory: Size.gibibytes(16),
  architecture: Architecture.AMD64,
  machineType: 'pc-q35-rhel9.4.0',
  firmware: Firmware.efi(),
  features: { acpi: true },
  disks: [
    Disk.dataVolumeTemplate('root', {
      source: DataVolumeSource.dataSource({ name: 'rhel9', namespace: 'golden' }),
      size: Size.gibibytes(30),
      bootOrder: 1,
    }),
    Disk.fromDataVolume('data', dbData, { bus: DiskBus.SCSI, cache: DiskCache.NONE }),
  ],
  networks: [
    GuestNetwork.masquerade({ macAddress: '02:11:22:33:44:55', ports: [{ name: 'pg', port: 5432 }] }),
    GuestNetwork.bridge('storage', storage, { model: InterfaceModel.VIRTIO, macAddress: '02:11:22:33:44:56' }),
  ],
  cloudInit: CloudInit.fromSecret(dbUserDataSecret, {
    networkData: NetworkData.fromText(`\
version: 2
ethernets:
  eth1: {dhcp4: true}
`),
  }),
  cloudInitDisk: { name: 'cloudinitdisk' },
  accessCredentials: [AccessCredential.sshPublicKeyNoCloud(adminsSecret)],
  tpm: Tpm.PERSISTENT,
  evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
  terminationGracePeriod: Duration.minutes(3),
  labels: { tier: 'data' },
  selectorLabels: { app: 'db' },
  annotations: { 'kubevirt.io/pci-topology-version': 'v3' },
  identity: VirtualMachineIdentity.fromCluster({ uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223', serial: '0a1b' }),
});
db.scheduling.tolerate(kplus.Node.tainted(kplus.NodeTaintQuery.exists('db', {
  effect: kplus.TaintEffect.NO_SCHEDULE,
})));

new kplus.Service(chart, 'db-service', { metadata: { name: 'db' }, selector: db, ports: [{ name: 'pg', port: 5432 }] });

app.synth();
