import cdk8s_plus_28 as kplus
from cdk8s import ApiObjectMetadata, App, Chart, Duration, Size
from cdk8s_kubevirt import (
    ArgoApplication,
    ArgoAppProject,
    ArgoAutomatedSync,
    ArgoBackoff,
    ArgoCdSettings,
    ArgoDestination,
    ArgoGroupKind,
    ArgoProjectDestination,
    ArgoSource,
    ArgoSyncOptions,
    ArgoSyncPolicy,
    ArgoSyncRetry,
    ArgoSyncWave,
    CloudInit,
    DataVolume,
    DataVolumeSource,
    Disk,
    ExternalSecret,
    ExternalSecretRemoteRef,
    ExternalSecretStore,
    GuestProbe,
    Platform,
    PlatformStorageClass,
    RunStrategy,
    VirtualMachine,
)

REPOSITORY = "https://git.example.com/shop/vms.git"
NAMESPACE = "webshop"

app = App()
Platform(
    app,
    "Platform",
    storage_classes=[PlatformStorageClass(name="local-path", is_default=True, waits_for_first_consumer=True)],
)

# What is delivered: the repository has it in dist/shop.k8s.yaml.
shop = Chart(app, "shop", namespace=NAMESPACE)
namespace = kplus.Namespace(shop, "Namespace", metadata=ApiObjectMetadata(name=NAMESPACE))
user_data = ExternalSecret(
    shop,
    "database-cloudinit",
    store=ExternalSecretStore.cluster_secret_store("vault"),
    data={"userdata": ExternalSecretRemoteRef(key="shop/database", property="userdata")},
)
data = DataVolume(shop, "database-data", source=DataVolumeSource.blank(), size=Size.gibibytes(50))
image = DataVolumeSource.registry("docker://registry.example.com/images/database:2025.11.1")
database = VirtualMachine(
    shop,
    "database",
    memory=Size.gibibytes(4),
    machine_type="pc-q35-rhel9.6.0",
    cloud_init=CloudInit.from_secret(user_data),
    disks=[
        Disk.data_volume_template("root", source=image, size=Size.gibibytes(20)),
        Disk.data_volume("data", data.name),
    ],
    readiness_probe=GuestProbe.tcp_socket(5432),
)
web = kplus.Deployment(
    shop,
    "web",
    metadata=ApiObjectMetadata(name="web"),
    containers=[kplus.ContainerProps(image="registry.example.com/shop/web:1.4.2", port_number=8080)],
)
spare = VirtualMachine(
    shop,
    "spare",
    memory=Size.gibibytes(4),
    run_strategy=RunStrategy.HALTED,
    disks=[Disk.container_disk("root", image="registry.example.com/images/database-disk:2025.11.1")],
)

# The database with its disks, which wait for it; then what asks it; last what does not run, as nothing comes after a stopped VM.
ArgoSyncWave.assign(-1, namespace, user_data)
ArgoSyncWave.assign(0, data, database)
ArgoSyncWave.assign(1, web)
ArgoSyncWave.assign(2, spare)

# What delivers it: applied once, by hand or by an application of applications.
delivery = Chart(app, "delivery", namespace="argocd")
project = ArgoAppProject(
    delivery,
    "shop-project",
    metadata=ApiObjectMetadata(name="shop"),
    description="VMs and containers of the shop",
    source_repos=[REPOSITORY],
    destinations=[ArgoProjectDestination(server="https://kubernetes.default.svc", namespace=NAMESPACE)],
    cluster_resource_whitelist=[ArgoGroupKind(kind="Namespace")],
)
ArgoApplication(
    delivery,
    "shop",
    project=project,
    source=ArgoSource.directory(REPOSITORY, "dist", target_revision="release", include="shop.k8s.yaml"),
    destination=ArgoDestination.in_cluster(NAMESPACE),
    charts=[shop],
    # What others change stays, so that virtctl may stop a VM; nothing is deleted but by hand, as disks go with their VMs.
    sync_policy=ArgoSyncPolicy(
        automated=ArgoAutomatedSync(),
        sync_options=ArgoSyncOptions(server_side_apply=True),
        retry=ArgoSyncRetry(limit=5, backoff=ArgoBackoff(duration=Duration.seconds(30), max_duration=Duration.minutes(10))),
    ),
)
ArgoCdSettings(delivery, "settings", reconciliation_timeout=Duration.minutes(5))

app.synth()
