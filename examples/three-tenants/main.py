from typing import NamedTuple

import cdk8s_plus_28 as kplus
from cdk8s import ApiObjectMetadata, App, Size
from cdk8s_kubevirt import (
    DataVolumeSource,
    Disk,
    EvictionStrategy,
    GuestCpu,
    GuestNetwork,
    GuestPort,
    ManifestSet,
    NetworkIsolation,
    NodeGroup,
    Platform,
    PlatformStorageClass,
    QuotaStrategy,
    Report,
    TenantNamespace,
    TenantQuota,
    VirtualMachine,
    VirtualMachineInstanceReplicaSet,
)


class Release(NamedTuple):
    """What differs between the release that runs and the next one."""

    database_cores: int
    shop_image: str


def deploy(app: App, release: Release) -> App:
    # What synth cannot know: which cluster this is for.
    read_write_once = kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE
    read_write_many = kplus.PersistentVolumeAccessMode.READ_WRITE_MANY
    Platform(
        app,
        "Platform",
        kubernetes_version="1.34",
        nodes=[NodeGroup(count=3, cpus=16, memory=Size.gibibytes(64))],
        storage_classes=[
            PlatformStorageClass(name="ceph-block", access_modes=[read_write_once, read_write_many]),
            PlatformStorageClass(name="local-nvme", access_modes=[read_write_once]),
        ],
    )

    # Three tenants share it 3 : 2 : 1.
    def tenant(name: str, weight: int, *clone_sources: str) -> TenantNamespace:
        namespace = TenantNamespace(
            app,
            name,
            labels={"tenant": name},
            quota=TenantQuota.of(virtual_machines=10, pods=60),
            quota_strategy=QuotaStrategy.fair_share(weight=weight, total_weight=6),
            isolation=NetworkIsolation.tenant_only(clone_sources=list(clone_sources)),
        )
        namespace.grant_admin(kplus.Group.from_name(namespace, "Admins", f"{name}-admins"))
        return namespace

    erp = tenant("erp", 3, "golden-images")
    web = tenant("web", 2)
    build = tenant("build", 1)
    rhel = DataVolumeSource.data_source(name="rhel-9", namespace="golden-images")

    # ERP: a database that moves when its node is drained. While it does, it counts twice.
    database = VirtualMachine(
        erp,
        "erp-db",
        cpu=GuestCpu.cores(release.database_cores),
        memory=Size.gibibytes(36),
        eviction_strategy=EvictionStrategy.LIVE_MIGRATE,
        disks=[
            Disk.data_volume_template(
                "root",
                source=rhel,
                size=Size.gibibytes(40),
                storage_class_name="ceph-block",
                access_modes=[read_write_many],
                volume_mode=kplus.PersistentVolumeMode.BLOCK,
            )
        ],
        networks=[GuestNetwork.masquerade(ports=[GuestPort(name="postgres", port=5432)])],
    )
    database.expose_via_service()

    # Its search index is on a disk of its node: fast, and a drain shuts it down.
    VirtualMachine(
        erp,
        "erp-search",
        cpu=GuestCpu.cores(2),
        memory=Size.gibibytes(8),
        eviction_strategy=EvictionStrategy.NONE,
        disks=[
            Disk.data_volume_template(
                "index",
                source=rhel,
                size=Size.gibibytes(100),
                storage_class_name="local-nvme",
                access_modes=[read_write_once],
                volume_mode=kplus.PersistentVolumeMode.BLOCK,
            )
        ],
        networks=[GuestNetwork.masquerade(ports=[GuestPort(name="search", port=9200)])],
    )

    # Web: containers that call the database, across namespaces: both tenants open the way.
    shop = kplus.Deployment(
        web,
        "shop",
        metadata=ApiObjectMetadata(name="shop"),
        containers=[kplus.ContainerProps(image=release.shop_image, port_number=8080)],
    )
    shop.connections.allow_to(database)

    # Build: throw-away VMs of one image.
    VirtualMachineInstanceReplicaSet(
        build,
        "agents",
        replicas=3,
        cpu=GuestCpu.cores(2),
        memory=Size.gibibytes(4),
        disks=[
            Disk.container_disk("root", image="quay.io/containerdisks/fedora:42"),
            Disk.empty_disk("workspace", Size.gibibytes(20)),
        ],
    )
    return app


running = deploy(App(), Release(database_cores=2, shop_image="ghcr.io/example/shop:1.4.1"))
following = deploy(App(), Release(database_cores=4, shop_image="ghcr.io/example/shop:1.4.2"))

# Which tenant is near its quota, who reaches the database, which VM cannot migrate, and what this release restarts: dist/report.html. Where manifests
# are kept, what runs is ManifestSet.from_directory.
Report(following, "report", title="Three tenants", against=ManifestSet.of(running))

following.synth()
