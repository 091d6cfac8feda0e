import io.github.cdk8s_kubevirt.*;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.Size;
import org.cdk8s.plus28.LabelExpression;
import org.cdk8s.plus28.LabelSelector;
import org.cdk8s.plus28.LabelSelectorOptions;
import org.cdk8s.plus28.Node;
import org.cdk8s.plus28.NodeTaintQuery;
import org.cdk8s.plus28.NodeTaintQueryOptions;
import org.cdk8s.plus28.PercentOrAbsolute;
import org.cdk8s.plus28.PersistentVolumeAccessMode;
import org.cdk8s.plus28.PersistentVolumeMode;
import org.cdk8s.plus28.TaintEffect;

public class Main {
  public static void main(String[] args) {
    App app = new App();
    Platform.Builder.create(app, "Platform")
        .nodes(List.of(NodeGroup.builder().count(4).cpus(32).memory(Size.gibibytes(128)).build()))
        .build();

    // The platform team: how VMs migrate, over which network, and what becomes of a node that is lost.
    Chart cluster = new Chart(app, "cluster", ChartProps.builder().namespace("kubevirt").build());
    MigrationNetwork network = MigrationNetwork.Builder.create(cluster, "migration-net")
        .config(NetworkAttachmentConfig.macvlan(MacvlanAttachmentOptions.builder()
            .networkInterface("ens3f1")
            .ipam(Map.of("type", "whereabouts", "range", "10.200.5.0/24"))
            .build()))
        .build();
    KubeVirt.Builder.create(cluster, "kubevirt")
        .migrations(KubeVirtMigrations.builder().network(network.getName()).bandwidthPerMigration(Size.mebibytes(512)).build())
        .workloadUpdates(WorkloadUpdates.builder().methods(List.of(WorkloadUpdateMethod.LIVE_MIGRATE)).build())
        .build();
    MigrationPolicy.Builder.create(cluster, "databases")
        .namespaceLabels(Map.of("kubernetes.io/metadata.name", "orders"))
        .virtualMachineLabels(Map.of("tier", "database"))
        .bandwidthPerMigration(Size.gibibytes(1))
        .allowAutoConverge(true)
        .build();

    Duration unhealthyDuration = Duration.minutes(1);
    Chart remediation = new Chart(app, "remediation", ChartProps.builder().namespace("self-node-remediation").build());
    NodeHealthCheck.Builder.create(remediation, "workers")
        .selector(LabelSelector.of(LabelSelectorOptions.builder()
            .expressions(List.of(LabelExpression.doesNotExist("node-role.kubernetes.io/control-plane")))
            .build()))
        .minHealthy(PercentOrAbsolute.percent(51))
        .unhealthyConditions(List.of(UnhealthyNodeCondition.notReady(unhealthyDuration), UnhealthyNodeCondition.unreachable(unhealthyDuration)))
        .remediation(NodeRemediation.by(new SelfNodeRemediationTemplate(remediation, "workers-template")))
        .build();

    // A tenant: a database that a drain moves, and that its watchdog, its probe and its tolerations bring back.
    Chart orders = new Chart(app, "orders", ChartProps.builder().namespace("orders").build());
    Size memory = Size.gibibytes(16);
    VirtualMachine database = VirtualMachine.Builder.create(orders, "orders-db")
        .memory(memory)
        .labels(Map.of("tier", "database"))
        .evictionStrategy(EvictionStrategy.LIVE_MIGRATE)
        .terminationGracePeriod(Duration.minutes(3))
        .watchdog(WatchdogAction.RESET)
        .livenessProbe(GuestProbe.guestAgentPing(GuestProbeOptions.builder()
            .initialDelay(Duration.minutes(4))
            .period(Duration.seconds(20))
            .failureThreshold(6)
            .build()))
        .disks(List.of(Disk.dataVolumeTemplate("root", DataVolumeTemplateDiskOptions.builder()
            .source(DataVolumeSource.dataSource(DataSourceReference.builder().name("ubuntu-24-04").namespace("golden-images").build()))
            .accessModes(List.of(PersistentVolumeAccessMode.READ_WRITE_MANY))
            .volumeMode(PersistentVolumeMode.BLOCK)
            .size(Size.gibibytes(100))
            .build())))
        .cloudInit(CloudInit.Builder.create()
            .packages(List.of("watchdog", "qemu-guest-agent"))
            .runCommands(List.of(
                CloudInitCommand.argv("systemctl", "enable", "--now", "qemu-guest-agent"),
                CloudInitCommand.shell("echo watchdog-device = /dev/watchdog >> /etc/watchdog.conf && systemctl enable --now watchdog")))
            .build())
        .build();
    NodeTaintQueryOptions eviction = NodeTaintQueryOptions.builder().effect(TaintEffect.NO_EXECUTE).evictAfter(unhealthyDuration).build();
    database.getScheduling().tolerate(Node.tainted(Stream.of("unreachable", "not-ready")
        .map(state -> NodeTaintQuery.exists("node.kubernetes.io/" + state, eviction))
        .toArray(NodeTaintQuery[]::new)));

    // Web servers keep nothing: a drain shuts them down one after the other, and they start elsewhere.
    VirtualMachinePool web = VirtualMachinePool.Builder.create(orders, "web")
        .replicas(3)
        .memory(Size.gibibytes(2))
        .evictionStrategy(EvictionStrategy.NONE)
        .readinessProbe(GuestProbe.httpGet(8080, HttpGetGuestProbeOptions.builder().path("/healthz").build()))
        .disks(List.of(Disk.containerDisk("root", ContainerDiskOptions.builder().image("quay.io/containerdisks/fedora:42").build())))
        .build();
    PodDisruptionBudget.Builder.create(orders, "web-budget")
        .selector(web)
        .minAvailable(PercentOrAbsolute.absolute(2))
        .unhealthyPodEvictionPolicy(UnhealthyPodEvictionPolicy.ALWAYS_ALLOW)
        .build();

    app.synth();

    // What can be promised of the database: how long a drain takes, and how long it is away when its node is lost.
    System.out.println(MigrationEstimate.of(MigrationEstimateOptions.builder()
        .memory(memory)
        .bandwidth(Size.gibibytes(1))
        .dirtyRate(Size.mebibytes(400))
        .allowAutoConverge(true)
        .build()) + "\n");
    StartLatency nothingToPrepare = StartLatency.virtualMachine(StartLatencyOptions.builder()
        .prepare(LatencyRange.builder().min(Duration.seconds(0)).max(Duration.seconds(0)).build())
        .build());
    System.out.println(RecoveryTime.ofNodeFailure(RecoveryTimeOptions.builder()
        .unhealthyDuration(unhealthyDuration)
        .start(nothingToPrepare)
        .build()));
  }
}
