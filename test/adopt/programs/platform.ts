import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Cdi, CdiFeatureGate, Disk, KubeVirt, KubeVirtFeatureGate, KubeVirtRolloutStrategy, LiveMigration, MigrationPolicy,
  NodeNetworkConfigurationPolicy, PriorityClass, PrometheusGroupRule, PrometheusRule, RelabelAction, ScalingBehavior,
  ScrapeScheme, ServiceMonitor, SriovLinkState, SriovLinkType, SriovNetwork, SriovNetworkNodePolicy, StorageClass,
  UpdateStrategy, UserDefinedNetwork, UserDefinedNetworkRole, UserDefinedNetworkTopology, VirtualMachine,
  VirtualMachinePool, VolumeBindingMode, VolumeSnapshot, VolumeSnapshotClass, VolumeSnapshotDeletionPolicy,
  VolumeSnapshotSource, WorkloadAutoscaler, WorkloadUpdateMethod,
} from 'cdk8s-kubevirt';

const app = new App();
const kubevirtChart = new Chart(app, 'kubevirt', { namespace: 'kubevirt' });
const platformChart = new Chart(app, 'platform');
const monitoringChart = new Chart(app, 'monitoring', { namespace: 'monitoring' });
const shopChart = new Chart(app, 'shop', { namespace: 'shop' });
const sriovNetworkOperatorChart = new Chart(app, 'sriov-network-operator', { namespace: 'sriov-network-operator' });

new KubeVirt(kubevirtChart, 'kubevirt', {
  featureGates: [
    KubeVirtFeatureGate.HOST_DEVICES,
    KubeVirtFeatureGate.SNAPSHOT,
    KubeVirtFeatureGate.of('SomethingNew'),
  ],
  guestDefaults: { rolloutStrategy: KubeVirtRolloutStrategy.LIVE_UPDATE },
  density: { cpuAllocationRatio: 5 },
  migrations: {
    parallelMigrationsPerCluster: 5,
    bandwidthPerMigration: Size.mebibytes(64),
    completionTimeoutPerGiB: Duration.seconds(150),
  },
  workloadUpdates: {
    methods: [WorkloadUpdateMethod.LIVE_MIGRATE],
    batchEvictionSize: 10,
    batchEvictionInterval: Duration.minutes(1),
  },
  components: {
    replicas: 2,
    infraPlacement: {
      nodeSelector: { 'node-role.kubernetes.io/control-plane': '' },
      tolerations: [
        kplus.NodeTaintQuery.exists('node-role.kubernetes.io/control-plane', { effect: kplus.TaintEffect.NO_SCHEDULE }),
      ],
    },
  },
  configuration: { developerConfiguration: { useEmulation: true } },
});

new Cdi(platformChart, 'cdi', {
  featureGates: [CdiFeatureGate.HONOR_WAIT_FOR_FIRST_CONSUMER],
  infraPlacement: { nodeSelector: { 'kubernetes.io/os': 'linux' } },
  imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
  spec: { config: { podResourceRequirements: { limits: { cpu: '1', memory: '2Gi' } } } },
});

new MigrationPolicy(platformChart, 'databases', {
  namespaceLabels: { tier: 'data' },
  virtualMachineLabels: { app: 'db' },
  bandwidthPerMigration: Size.gibibytes(1),
  completionTimeoutPerGiB: Duration.minutes(5),
  allowPostCopy: false,
});

new StorageClass(platformChart, 'fast', {
  metadata: { annotations: { note: 'x' } },
  provisioner: 'rbd.csi.ceph.com',
  parameters: { pool: 'vms' },
  reclaimPolicy: kplus.PersistentVolumeReclaimPolicy.DELETE,
  allowVolumeExpansion: true,
  volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
  isDefaultClass: true,
});

new PriorityClass(platformChart, 'vm-critical', { value: 100000, description: 'databases' });

const ceph = new VolumeSnapshotClass(platformChart, 'ceph', {
  driver: 'rbd.csi.ceph.com',
  deletionPolicy: VolumeSnapshotDeletionPolicy.DELETE,
});

new NodeNetworkConfigurationPolicy(platformChart, 'br1', {
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  desiredState: {
    interfaces: [{ name: 'br1', type: 'linux-bridge', state: 'up', bridge: { port: [{ name: 'eth1' }] } }],
  },
});

new ServiceMonitor(monitoringChart, 'kubevirt', {
  metadata: { labels: { release: 'prometheus' } },
  selector: kplus.LabelSelector.of({ labels: { 'prometheus.kubevirt.io': 'true' } }),
  endpoints: [
    {
      port: 'metrics',
      scheme: ScrapeScheme.HTTPS,
      tls: { insecureSkipVerify: true },
      interval: Duration.seconds(30),
      metricRelabelings: [{ action: RelabelAction.DROP, sourceLabels: ['__name__'], regex: 'go_.*' }],
    },
  ],
  namespaces: ['kubevirt'],
});

new PrometheusRule(monitoringChart, 'vms', {
  groups: [
    {
      name: 'vms',
      rules: [
        PrometheusGroupRule.alert('Down', 'kubevirt_vmi_info == 0', {
          pendingFor: Duration.minutes(5),
          labels: { severity: 'critical' },
          annotations: { summary: 'A VM is down.' },
        }),
        PrometheusGroupRule.record('vm:count', 'count(kubevirt_vmi_info)'),
      ],
    },
  ],
});

new UserDefinedNetwork(shopChart, 'blue', {
  topology: UserDefinedNetworkTopology.layer2({
    role: UserDefinedNetworkRole.PRIMARY,
    subnets: ['10.100.0.0/16'],
    persistentIps: true,
  }),
});

const kubevirtIoEditRole = kplus.ClusterRole.fromClusterRoleName(
  shopChart,
  'imported-kubevirt.io:edit',
  'kubevirt.io:edit',
);

const operators = new kplus.RoleBinding(shopChart, 'operators', {
  metadata: { name: 'operators' },
  role: kubevirtIoEditRole,
});
operators.addSubjects(
  kplus.Group.fromName(shopChart, 'group-shop-ops', 'shop-ops'),
  kplus.ServiceAccount.fromServiceAccountName(shopChart, 'account-deployer', 'deployer', { namespaceName: 'ci' }),
);

new kplus.Role(shopChart, 'restarter', {
  metadata: { name: 'restarter' },
  rules: [
    {
      verbs: ['update'],
      resources: [
        kplus.ApiResource.custom({ apiGroup: 'subresources.kubevirt.io', resourceType: 'virtualmachines/restart' }),
      ],
    },
    { verbs: ['get', 'list'], resources: [kplus.ApiResource.PODS] },
  ],
});

const dbVm = VirtualMachine.fromVirtualMachineName(shopChart, 'imported-db', 'db');
new LiveMigration(shopChart, 'move-', { metadata: { generateName: 'move-' }, virtualMachine: dbVm });

const web = new VirtualMachinePool(shopChart, 'web', {
  updateStrategy: UpdateStrategy.KUBEVIRT_DEFAULT,
  memory: Size.gibibytes(1),
  resources: { cpuRequest: kplus.Cpu.units(1) },
  disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
  selectorLabels: { app: 'web' },
});

new WorkloadAutoscaler(shopChart, 'web-horizontal-pod-autoscaler', {
  metadata: { name: 'web' },
  target: web,
  minReplicas: 2,
  maxReplicas: 6,
  cpuUtilizationPercent: 70,
  behavior: ScalingBehavior.kubernetes(),
});

const dbClaim = kplus.PersistentVolumeClaim.fromClaimName(shopChart, 'imported-db-claim', 'db');

new VolumeSnapshot(shopChart, 'db-1', {
  source: VolumeSnapshotSource.persistentVolumeClaim(dbClaim),
  volumeSnapshotClass: ceph,
});

new SriovNetworkNodePolicy(sriovNetworkOperatorChart, 'nics', {
  resourceName: 'fast',
  nicSelector: { pfNames: ['ens2f0'] },
  numVfs: 8,
  linkType: SriovLinkType.ETHERNET,
  excludeTopology: true,
});

new SriovNetwork(sriovNetworkOperatorChart, 'fast', {
  resourceName: 'fast',
  networkNamespace: 'shop',
  vlan: 7,
  vlanQos: 3,
  linkState: SriovLinkState.ENABLE,
  maxTxRateMbps: 1000,
  trust: true,
});

app.synth();
