from cdk8s import App, Chart, Cron, Duration, Size
from cdk8s_kubevirt import (
    CloudInit,
    CloudInitCommand,
    DataVolumeSource,
    Disk,
    ExternalSecret,
    ExternalSecretRemoteRef,
    ExternalSecretStore,
    GuestCpu,
    NetworkIsolation,
    Platform,
    PlatformStorageClass,
    SnapshotDeletionPolicy,
    SnapshotSchedule,
    StorageClass,
    TargetReadinessPolicy,
    TenantNamespace,
    VirtualMachine,
    VirtualMachineClone,
    VirtualMachineCloneSource,
    VirtualMachineExport,
    VirtualMachineExportSource,
    VirtualMachineRestore,
    VirtualMachineSnapshot,
    VolumeRestorePolicy,
    VolumeSnapshotClass,
    VolumeSnapshotDeletionPolicy,
)


def recoverable_tenant(
    app: App,
    name: str,
    *,
    # The driver of the storage, and what it is told.
    driver: str,
    class_parameters: dict[str, str],
    snapshot_parameters: dict[str, str],
    # An image with kubectl and a shell, from a registry of one's own.
    kubectl_image: str,
    # What `kubectl get endpointslices -n default kubernetes` shows.
    api_servers: list[str],
    schedule: Cron,
    time_zone: str,
    keep_last: int,
    keep_for: Duration,
    # Where the token for downloads is, and under which path.
    secret_store: str,
    token_path: str,
    # The snapshot that the VM is set back to: while it is given, the VM is stopped and restored, once.
    restore_from: str | None = None,
) -> None:
    """A tenant whose database can be set back; the arguments are what every organization has otherwise."""
    # The platform team: a class of storage, and the class of snapshots without which disks are left out of them.
    cluster = Chart(app, "cluster")
    storage_class = StorageClass(
        cluster,
        "block",
        provisioner=driver,
        parameters=class_parameters,
        allow_volume_expansion=True,
        is_default_virt_class=True,
    )
    VolumeSnapshotClass(
        cluster,
        "block-snapshots",
        driver=driver,
        deletion_policy=VolumeSnapshotDeletionPolicy.DELETE,
        parameters=snapshot_parameters,
    )

    # The tenant: a database whose guest agent freezes the file systems while a snapshot is taken.
    tenant = TenantNamespace(
        app,
        name,
        isolation=NetworkIsolation.tenant_only(clone_sources=["golden-images"], exports=True),
    )
    database = VirtualMachine(
        tenant,
        "database",
        cpu=GuestCpu.cores(4),
        memory=Size.gibibytes(16),
        disks=[
            Disk.data_volume_template(
                "root",
                source=DataVolumeSource.data_source(name="ubuntu-24-04", namespace="golden-images"),
                size=Size.gibibytes(30),
                storage_class_name=storage_class.name,
            ),
            Disk.data_volume_template(
                "data",
                source=DataVolumeSource.blank(),
                size=Size.gibibytes(200),
                storage_class_name=storage_class.name,
            ),
        ],
        cloud_init=CloudInit(
            packages=["qemu-guest-agent"],
            run_commands=[CloudInitCommand.argv("systemctl", "enable", "--now", "qemu-guest-agent")],
        ),
    )

    # Every night, and by hand before a change.
    SnapshotSchedule(
        tenant,
        "nightly",
        sources=[database],
        schedule=schedule,
        time_zone=time_zone,
        image=kubectl_image,
        keep_last=keep_last,
        keep_for=keep_for,
        api_servers=api_servers,
    )
    before_upgrade = VirtualMachineSnapshot(
        tenant, "before-upgrade", source=database, deletion_policy=SnapshotDeletionPolicy.RETAIN
    )

    # A second VM to rehearse on: no Service selects it, as it lacks the label by which they do.
    VirtualMachineClone(
        tenant,
        "rehearsal",
        source=VirtualMachineCloneSource.snapshot(before_upgrade),
        target_name="database-rehearsal",
        template_label_filters=["*", "!app.kubernetes.io/name"],
    )

    # A copy that leaves the cluster: virtctl vmexport download, with a token that stands in no manifest.
    VirtualMachineExport(
        tenant,
        "off-site",
        source=VirtualMachineExportSource.snapshot(before_upgrade),
        token_secret=ExternalSecret(
            tenant,
            "export-token",
            store=ExternalSecretStore.cluster_secret_store(secret_store),
            data={"token": ExternalSecretRemoteRef(key=token_path)},
        ),
        ttl_duration=Duration.hours(8),
    )

    if restore_from is None:
        return
    VirtualMachineRestore(
        tenant,
        f"restore-{restore_from}",
        target=database,
        snapshot=VirtualMachineSnapshot.from_virtual_machine_snapshot_name(tenant, "restored", restore_from),
        target_readiness_policy=TargetReadinessPolicy.STOP_TARGET,
        volume_restore_policy=VolumeRestorePolicy.IN_PLACE,
    )


app = App()
Platform(app, "Platform", storage_classes=[PlatformStorageClass(name="block", is_default_virt=True, takes_snapshots=True)])
recoverable_tenant(
    app,
    "ledger",
    driver="rook-ceph.rbd.csi.ceph.com",
    class_parameters={
        "clusterID": "rook-ceph",
        "pool": "replicapool",
        "imageFeatures": "layering",
        "csi.storage.k8s.io/provisioner-secret-name": "rook-csi-rbd-provisioner",
        "csi.storage.k8s.io/provisioner-secret-namespace": "rook-ceph",
        "csi.storage.k8s.io/node-stage-secret-name": "rook-csi-rbd-node",
        "csi.storage.k8s.io/node-stage-secret-namespace": "rook-ceph",
    },
    snapshot_parameters={
        "clusterID": "rook-ceph",
        "csi.storage.k8s.io/snapshotter-secret-name": "rook-csi-rbd-provisioner",
        "csi.storage.k8s.io/snapshotter-secret-namespace": "rook-ceph",
    },
    kubectl_image="registry.example.com/tools/kubectl:1.34.1",
    api_servers=["192.0.2.11/32", "192.0.2.12/32", "192.0.2.13/32"],
    schedule=Cron.schedule(minute="30", hour="1"),
    time_zone="Europe/Berlin",
    keep_last=14,
    keep_for=Duration.days(30),
    secret_store="vault",
    token_path="ledger/export-token",
)

app.synth()
