import { ApiObject, App, Chart, Cron, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Architecture, CloudInit, ContainerDiskPullPolicy, DataImportCron, DataImportGarbageCollection, DataVolumeSource,
  Disk, EvictionStrategy, Firmware, GuestCpu, GuestNetwork, InterfaceModel, IoThreadsPolicy, PodDisruptionBudget,
  RegistryPullMethod, UpdateStrategy, VirtualMachine, VirtualMachineIdentity, VirtualMachinePool,
} from 'cdk8s-kubevirt';

const app = new App();
const namespaceChart = new Chart(app, 'namespace');
const shopChart = new Chart(app, 'shop', { namespace: 'shop' });

new kplus.Namespace(namespaceChart, 'shop', {
  metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
});

const ordersBackup = new kplus.PersistentVolumeClaim(shopChart, 'orders-backup', {
  metadata: { name: 'orders-backup' },
  accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
  storage: Size.tebibytes(1),
  storageClassName: 'cephfs',
  volume: kplus.PersistentVolume.fromPersistentVolumeName(
    shopChart,
    'orders-backup-volume',
    'pvc-31f3b923-8224-b122-c3e4-a892d9196ada',
  ),
});

const orders = new VirtualMachine(shopChart, 'orders', {
  metadata: { labels: { app: 'orders' } },
  cpu: GuestCpu.topology({ sockets: 1, cores: 8, threads: 1 }),
  memory: Size.gibibytes(32),
  architecture: Architecture.AMD64,
  machineType: 'q35',
  firmware: Firmware.efi(),
  disks: [Disk.persistentVolumeClaim('backup', ordersBackup)],
  networks: [
    GuestNetwork.masquerade({
      model: InterfaceModel.VIRTIO,
      macAddress: '02:f5:2a:00:00:1c',
      ports: [{ name: 'postgres', port: 5432, protocol: kplus.Protocol.TCP }],
    }),
  ],
  rng: true,
  networkInterfaceMultiqueue: true,
  blockMultiQueue: true,
  ioThreadsPolicy: IoThreadsPolicy.AUTO,
  logSerialConsole: true,
  evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
  terminationGracePeriod: Duration.minutes(5),
  labels: { app: 'orders', tier: 'data' },
  selectorLabels: { 'kubevirt.io/domain': 'orders' },
  annotations: { 'prometheus.io/scrape': 'true' },
  hostname: 'orders',
  identity: VirtualMachineIdentity.fromCluster({
    uuid: '3bb4a570-294c-4ea3-738d-243a6e58d5ca',
    serial: '49c7b59b-9952-53fd-6c79-a3de69f85e31',
  }),
});

const shopVmAccount = kplus.ServiceAccount.fromServiceAccountName(shopChart, 'imported-shop-vm', 'shop-vm');

const storefront = new VirtualMachinePool(shopChart, 'storefront', {
  metadata: { labels: { app: 'storefront' } },
  replicas: 3,
  updateStrategy: UpdateStrategy.KUBEVIRT_DEFAULT,
  maxUnavailable: kplus.PercentOrAbsolute.percent(25),
  cpu: GuestCpu.cores(2),
  memory: Size.gibibytes(4),
  resources: { cpuRequest: kplus.Cpu.units(1), memoryRequest: Size.gibibytes(4) },
  disks: [
    Disk.containerDisk('root', {
      image: 'registry.example.com/shop/storefront:4.2.1',
      pullPolicy: ContainerDiskPullPolicy.IF_NOT_PRESENT,
    }),
  ],
  cloudInit: CloudInit.fromUserData(`\
#cloud-config
hostname: storefront
runcmd:
  - [systemctl, enable, --now, storefront]
`),
  cloudInitDisk: { name: 'ci' },
  selectorLabels: { app: 'storefront' },
  serviceAccount: shopVmAccount,
});

new ApiObject(shopChart, 'gateway-deployment', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'gateway', labels: { app: 'gateway' } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'gateway' } },
    template: {
      metadata: { labels: { app: 'gateway' } },
      spec: {
        containers: [
          {
            envFrom: [{ configMapRef: { name: 'storefront-env' } }],
            image: 'docker.io/nginxinc/nginx-unprivileged:1.29-alpine',
            name: 'nginx',
            ports: [{ containerPort: 8080, name: 'http' }],
            readinessProbe: { httpGet: { path: '/healthz', port: 'http' } },
            resources: { limits: { memory: '256Mi' }, requests: { cpu: '100m', memory: '128Mi' } },
          },
        ],
      },
    },
  },
});

new kplus.Service(shopChart, 'orders-service', {
  metadata: { name: 'orders' },
  selector: orders,
  ports: [{ name: 'postgres', port: 5432 }],
});

new kplus.Service(shopChart, 'orders-headless', {
  metadata: { name: 'orders-headless' },
  selector: orders,
  ports: [{ name: 'postgres', port: 5432 }],
  clusterIP: 'None',
});

new kplus.Service(shopChart, 'orders-ssh', {
  metadata: { name: 'orders-ssh' },
  type: kplus.ServiceType.NODE_PORT,
  selector: orders,
  ports: [{ port: 22, nodePort: 30022 }],
});

const storefrontService = new kplus.Service(shopChart, 'storefront-service', {
  metadata: { name: 'storefront', labels: { app: 'storefront' } },
  selector: storefront,
  ports: [{ name: 'http', port: 80, targetPort: 8080 }],
});

new ApiObject(shopChart, 'gateway', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'gateway' },
  spec: {
    ports: [{ name: 'https', nodePort: 31443, port: 443, targetPort: 'http' }],
    selector: { app: 'gateway' },
    type: 'LoadBalancer',
  },
});

new PodDisruptionBudget(shopChart, 'gateway-pod-disruption-budget', {
  metadata: { name: 'gateway' },
  selector: kplus.Pods.select(shopChart, 'gateway-pods', { labels: { app: 'gateway' } }),
  maxUnavailable: kplus.PercentOrAbsolute.absolute(1),
});

new ApiObject(shopChart, 'gateway-network-policy', {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'gateway' },
  spec: {
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'proxy' } } }], ports: [{ port: 'http' }] }],
    podSelector: { matchLabels: { app: 'gateway' } },
    policyTypes: ['Ingress'],
  },
});

const shopTlsSecret = kplus.Secret.fromSecretName(shopChart, 'imported-shop-tls', 'shop-tls');

new kplus.Ingress(shopChart, 'shop', {
  metadata: { name: 'shop', annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } },
  className: 'nginx',
  rules: [{ host: 'shop.example.com', path: '/', backend: kplus.IngressBackend.fromService(storefrontService) }],
  tls: [{ hosts: ['shop.example.com'], secret: shopTlsSecret }],
});

new DataImportCron(shopChart, 'fedora', {
  source: DataVolumeSource.registry('docker://quay.io/containerdisks/fedora:42', {
    pullMethod: RegistryPullMethod.NODE,
  }),
  size: Size.gibibytes(30),
  schedule: new Cron({ minute: '30', hour: '2' }),
  importsToKeep: 3,
  garbageCollection: DataImportGarbageCollection.OUTDATED,
});

app.synth();
