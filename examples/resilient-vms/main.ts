import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CloudInit, CloudInitCommand, DataVolumeSource, Disk, EvictionStrategy, GuestProbe, KubeVirt, MigrationEstimate, MigrationNetwork, MigrationPolicy,
  NetworkAttachmentConfig, NodeHealthCheck, NodeRemediation, Platform, PodDisruptionBudget, RecoveryTime, SelfNodeRemediationTemplate, StartLatency,
  UnhealthyNodeCondition, UnhealthyPodEvictionPolicy, VirtualMachine, VirtualMachinePool, WatchdogAction, WorkloadUpdateMethod,
} from 'cdk8s-kubevirt';

const app = new App();
new Platform(app, 'Platform', { nodes: [{ count: 4, cpus: 32, memory: Size.gibibytes(128) }] });

// The platform team: how VMs migrate, over which network, and what becomes of a node that is lost.
const cluster = new Chart(app, 'cluster', { namespace: 'kubevirt' });
const network = new MigrationNetwork(cluster, 'migration-net', {
  config: NetworkAttachmentConfig.macvlan({ networkInterface: 'ens3f1', ipam: { type: 'whereabouts', range: '10.200.5.0/24' } }),
});
new KubeVirt(cluster, 'kubevirt', {
  migrations: { network: network.name, bandwidthPerMigration: Size.mebibytes(512) },
  workloadUpdates: { methods: [WorkloadUpdateMethod.LIVE_MIGRATE] },
});
new MigrationPolicy(cluster, 'databases', {
  namespaceLabels: { 'kubernetes.io/metadata.name': 'orders' },
  virtualMachineLabels: { tier: 'database' },
  bandwidthPerMigration: Size.gibibytes(1),
  allowAutoConverge: true,
});

const unhealthyDuration = Duration.minutes(1);
const remediation = new Chart(app, 'remediation', { namespace: 'self-node-remediation' });
new NodeHealthCheck(remediation, 'workers', {
  selector: kplus.LabelSelector.of({ expressions: [kplus.LabelExpression.doesNotExist('node-role.kubernetes.io/control-plane')] }),
  minHealthy: kplus.PercentOrAbsolute.percent(51),
  unhealthyConditions: [UnhealthyNodeCondition.notReady(unhealthyDuration), UnhealthyNodeCondition.unreachable(unhealthyDuration)],
  remediation: NodeRemediation.by(new SelfNodeRemediationTemplate(remediation, 'workers-template')),
});

// A tenant: a database that a drain moves, and that its watchdog, its probe and its tolerations bring back.
const orders = new Chart(app, 'orders', { namespace: 'orders' });
const memory = Size.gibibytes(16);
const database = new VirtualMachine(orders, 'orders-db', {
  memory,
  labels: { tier: 'database' },
  evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
  terminationGracePeriod: Duration.minutes(3),
  watchdog: WatchdogAction.RESET,
  livenessProbe: GuestProbe.guestAgentPing({ initialDelay: Duration.minutes(4), period: Duration.seconds(20), failureThreshold: 6 }),
  disks: [Disk.dataVolumeTemplate('root', {
    source: DataVolumeSource.dataSource({ name: 'ubuntu-24-04', namespace: 'golden-images' }),
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
    volumeMode: kplus.PersistentVolumeMode.BLOCK,
    size: Size.gibibytes(100),
  })],
  cloudInit: new CloudInit({
    packages: ['watchdog', 'qemu-guest-agent'],
    runCommands: [
      CloudInitCommand.argv('systemctl', 'enable', '--now', 'qemu-guest-agent'),
      CloudInitCommand.shell('echo watchdog-device = /dev/watchdog >> /etc/watchdog.conf && systemctl enable --now watchdog'),
    ],
  }),
});
database.scheduling.tolerate(kplus.Node.tainted(...['unreachable', 'not-ready'].map((state) => (
  kplus.NodeTaintQuery.exists(`node.kubernetes.io/${state}`, { effect: kplus.TaintEffect.NO_EXECUTE, evictAfter: unhealthyDuration })
))));

// Web servers keep nothing: a drain shuts them down one after the other, and they start elsewhere.
const web = new VirtualMachinePool(orders, 'web', {
  replicas: 3,
  memory: Size.gibibytes(2),
  evictionStrategy: EvictionStrategy.NONE,
  readinessProbe: GuestProbe.httpGet(8080, { path: '/healthz' }),
  disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
});
new PodDisruptionBudget(orders, 'web-budget', {
  selector: web, minAvailable: kplus.PercentOrAbsolute.absolute(2), unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.ALWAYS_ALLOW,
});

app.synth();

// What can be promised of the database: how long a drain takes, and how long it is away when its node is lost.
console.log(`${MigrationEstimate.of({ memory, bandwidth: Size.gibibytes(1), dirtyRate: Size.mebibytes(400), allowAutoConverge: true })}\n`);
const nothingToPrepare = StartLatency.virtualMachine({ prepare: { min: Duration.seconds(0), max: Duration.seconds(0) } });
console.log(`${RecoveryTime.ofNodeFailure({ unhealthyDuration, start: nothingToPrepare })}`);
