import cdk8s_plus_28 as kplus
from cdk8s import App, Chart, Duration, Size
from cdk8s_kubevirt import (
    CloudInit,
    CloudInitCommand,
    DataVolumeSource,
    Disk,
    EvictionStrategy,
    GuestProbe,
    KubeVirt,
    KubeVirtMigrations,
    LatencyRange,
    MigrationEstimate,
    MigrationNetwork,
    MigrationPolicy,
    NetworkAttachmentConfig,
    NodeGroup,
    NodeHealthCheck,
    NodeRemediation,
    Platform,
    PodDisruptionBudget,
    RecoveryTime,
    SelfNodeRemediationTemplate,
    StartLatency,
    UnhealthyNodeCondition,
    UnhealthyPodEvictionPolicy,
    VirtualMachine,
    VirtualMachinePool,
    WatchdogAction,
    WorkloadUpdateMethod,
    WorkloadUpdates,
)

app = App()
Platform(app, "Platform", nodes=[NodeGroup(count=4, cpus=32, memory=Size.gibibytes(128))])

# The platform team: how VMs migrate, over which network, and what becomes of a node that is lost.
cluster = Chart(app, "cluster", namespace="kubevirt")
network = MigrationNetwork(
    cluster,
    "migration-net",
    config=NetworkAttachmentConfig.macvlan(
        network_interface="ens3f1", ipam={"type": "whereabouts", "range": "10.200.5.0/24"}
    ),
)
KubeVirt(
    cluster,
    "kubevirt",
    migrations=KubeVirtMigrations(network=network.name, bandwidth_per_migration=Size.mebibytes(512)),
    workload_updates=WorkloadUpdates(methods=[WorkloadUpdateMethod.LIVE_MIGRATE]),
)
MigrationPolicy(
    cluster,
    "databases",
    namespace_labels={"kubernetes.io/metadata.name": "orders"},
    virtual_machine_labels={"tier": "database"},
    bandwidth_per_migration=Size.gibibytes(1),
    allow_auto_converge=True,
)

unhealthy_duration = Duration.minutes(1)
remediation = Chart(app, "remediation", namespace="self-node-remediation")
NodeHealthCheck(
    remediation,
    "workers",
    selector=kplus.LabelSelector.of(
        expressions=[kplus.LabelExpression.does_not_exist("node-role.kubernetes.io/control-plane")]
    ),
    min_healthy=kplus.PercentOrAbsolute.percent(51),
    unhealthy_conditions=[
        UnhealthyNodeCondition.not_ready(unhealthy_duration),
        UnhealthyNodeCondition.unreachable(unhealthy_duration),
    ],
    remediation=NodeRemediation.by(SelfNodeRemediationTemplate(remediation, "workers-template")),
)

# A tenant: a database that a drain moves, and that its watchdog, its probe and its tolerations bring back.
orders = Chart(app, "orders", namespace="orders")
memory = Size.gibibytes(16)
database = VirtualMachine(
    orders,
    "orders-db",
    memory=memory,
    labels={"tier": "database"},
    eviction_strategy=EvictionStrategy.LIVE_MIGRATE,
    termination_grace_period=Duration.minutes(3),
    watchdog=WatchdogAction.RESET,
    liveness_probe=GuestProbe.guest_agent_ping(
        initial_delay=Duration.minutes(4), period=Duration.seconds(20), failure_threshold=6
    ),
    disks=[
        Disk.data_volume_template(
            "root",
            source=DataVolumeSource.data_source(name="ubuntu-24-04", namespace="golden-images"),
            access_modes=[kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
            volume_mode=kplus.PersistentVolumeMode.BLOCK,
            size=Size.gibibytes(100),
        )
    ],
    cloud_init=CloudInit(
        packages=["watchdog", "qemu-guest-agent"],
        run_commands=[
            CloudInitCommand.argv("systemctl", "enable", "--now", "qemu-guest-agent"),
            CloudInitCommand.shell(
                "echo watchdog-device = /dev/watchdog >> /etc/watchdog.conf && systemctl enable --now watchdog"
            ),
        ],
    ),
)
database.scheduling.tolerate(
    kplus.Node.tainted(
        *(
            kplus.NodeTaintQuery.exists(
                f"node.kubernetes.io/{state}", effect=kplus.TaintEffect.NO_EXECUTE, evict_after=unhealthy_duration
            )
            for state in ("unreachable", "not-ready")
        )
    )
)

# Web servers keep nothing: a drain shuts them down one after the other, and they start elsewhere.
web = VirtualMachinePool(
    orders,
    "web",
    replicas=3,
    memory=Size.gibibytes(2),
    eviction_strategy=EvictionStrategy.NONE,
    readiness_probe=GuestProbe.http_get(8080, path="/healthz"),
    disks=[Disk.container_disk("root", image="quay.io/containerdisks/fedora:42")],
)
PodDisruptionBudget(
    orders,
    "web-budget",
    selector=web,
    min_available=kplus.PercentOrAbsolute.absolute(2),
    unhealthy_pod_eviction_policy=UnhealthyPodEvictionPolicy.ALWAYS_ALLOW,
)

app.synth()

# What can be promised of the database: how long a drain takes, and how long it is away when its node is lost.
estimate = MigrationEstimate.of(
    memory=memory, bandwidth=Size.gibibytes(1), dirty_rate=Size.mebibytes(400), allow_auto_converge=True
)
print(estimate.to_string(), end="\n\n")
nothing_to_prepare = StartLatency.virtual_machine(
    prepare=LatencyRange(min=Duration.seconds(0), max=Duration.seconds(0))
)
print(RecoveryTime.of_node_failure(unhealthy_duration=unhealthy_duration, start=nothing_to_prepare).to_string())
