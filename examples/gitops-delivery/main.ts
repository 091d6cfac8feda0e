import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  ArgoApplication, ArgoAppProject, ArgoCdSettings, ArgoDestination, ArgoSource, ArgoSyncWave, CloudInit, DataVolume, DataVolumeSource, Disk,
  ExternalSecret, ExternalSecretStore, GuestProbe, Platform, RunStrategy, VirtualMachine,
} from 'cdk8s-kubevirt';

const REPOSITORY = 'https://git.example.com/shop/vms.git';
const NAMESPACE = 'webshop';

const app = new App();
new Platform(app, 'Platform', { storageClasses: [{ name: 'local-path', isDefault: true, waitsForFirstConsumer: true }] });

// What is delivered: the repository has it in dist/shop.k8s.yaml.
const shop = new Chart(app, 'shop', { namespace: NAMESPACE });
const namespace = new kplus.Namespace(shop, 'Namespace', { metadata: { name: NAMESPACE } });
const userData = new ExternalSecret(shop, 'database-cloudinit', {
  store: ExternalSecretStore.clusterSecretStore('vault'), data: { userdata: { key: 'shop/database', property: 'userdata' } },
});
const data = new DataVolume(shop, 'database-data', { source: DataVolumeSource.blank(), size: Size.gibibytes(50) });
const image = DataVolumeSource.registry('docker://registry.example.com/images/database:2025.11.1');
const database = new VirtualMachine(shop, 'database', {
  memory: Size.gibibytes(4),
  machineType: 'pc-q35-rhel9.6.0',
  cloudInit: CloudInit.fromSecret(userData),
  disks: [Disk.dataVolumeTemplate('root', { source: image, size: Size.gibibytes(20) }), Disk.dataVolume('data', data.name)],
  readinessProbe: GuestProbe.tcpSocket(5432),
});
const web = new kplus.Deployment(shop, 'web', { metadata: { name: 'web' }, containers: [{ image: 'registry.example.com/shop/web:1.4.2', portNumber: 8080 }] });
const spare = new VirtualMachine(shop, 'spare', {
  memory: Size.gibibytes(4),
  runStrategy: RunStrategy.HALTED,
  disks: [Disk.containerDisk('root', { image: 'registry.example.com/images/database-disk:2025.11.1' })],
});

// The database with its disks, which wait for it; then what asks it; last what does not run, as nothing comes after a stopped VM.
ArgoSyncWave.assign(-1, namespace, userData);
ArgoSyncWave.assign(0, data, database);
ArgoSyncWave.assign(1, web);
ArgoSyncWave.assign(2, spare);

// What delivers it: applied once, by hand or by an application of applications.
const delivery = new Chart(app, 'delivery', { namespace: 'argocd' });
const project = new ArgoAppProject(delivery, 'shop-project', {
  metadata: { name: 'shop' },
  description: 'VMs and containers of the shop',
  sourceRepos: [REPOSITORY],
  destinations: [{ server: 'https://kubernetes.default.svc', namespace: NAMESPACE }],
  clusterResourceWhitelist: [{ kind: 'Namespace' }],
});
new ArgoApplication(delivery, 'shop', {
  project,
  source: ArgoSource.directory(REPOSITORY, 'dist', { targetRevision: 'release', include: 'shop.k8s.yaml' }),
  destination: ArgoDestination.inCluster(NAMESPACE),
  charts: [shop],
  // What others change stays, so that virtctl may stop a VM; nothing is deleted but by hand, as disks go with their VMs.
  syncPolicy: {
    automated: {},
    syncOptions: { serverSideApply: true },
    retry: { limit: 5, backoff: { duration: Duration.seconds(30), maxDuration: Duration.minutes(10) } },
  },
});
new ArgoCdSettings(delivery, 'settings', { reconciliationTimeout: Duration.minutes(5) });

app.synth();
