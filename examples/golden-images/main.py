from dataclasses import dataclass

import cdk8s_plus_28 as kplus
from cdk8s import ApiObjectMetadata, App, Chart, Cron, Size
from cdk8s_kubevirt import (
    CloneGrantee,
    CloneStrategy,
    DataImportFormat,
    DataImportRetention,
    DataVolumeSource,
    Disk,
    GoldenImage,
    GoldenImageUpdates,
    Instancetype,
    NetworkIsolation,
    Platform,
    PlatformStorageClass,
    Preference,
    RegistryPullMethod,
    StorageProfile,
    TenantNamespace,
    TenantQuota,
    VirtualMachine,
)


@dataclass(frozen=True)
class FollowedImage:
    """An image that follows its tag, and the preference that virtctl and consoles offer for it."""

    tag: str
    preference: str


@dataclass(frozen=True)
class CertifiedImage:
    """An image whose bytes somebody answers for."""

    url: str
    checksum: str
    version: str
    virtual_size: Size


class ImageFactory(Chart):
    """The golden images of a house, in a namespace of their own. The arguments are what differs from house to house."""

    def __init__(
        self,
        scope: App,
        id: str,
        *,
        # Where container disks are pulled from: a bank names its mirror, which the nodes trust.
        registry: str,
        # The images that follow their tag, by name.
        followed: dict[str, FollowedImage],
        # The images that somebody has certified, by name: a telco pins those of its network functions, byte by byte.
        certified: dict[str, CertifiedImage],
        # When tags are looked for: a retailer does it while its stores are closed.
        schedule: Cron,
        # A class that clones in seconds.
        storage_class_name: str,
        # Who may clone.
        tenants: list[str],
    ) -> None:
        super().__init__(scope, id, namespace=id)
        kplus.Namespace(self, "Namespace", metadata=ApiObjectMetadata(name=id))
        self._images: dict[str, GoldenImage] = {}

        for name, image in followed.items():
            self._images[name] = GoldenImage(
                self,
                name,
                source=DataVolumeSource.registry(f"docker://{registry}/{image.tag}", pull_method=RegistryPullMethod.NODE),
                size=Size.gibibytes(20),
                storage_class_name=storage_class_name,
                metadata=ApiObjectMetadata(
                    labels={
                        "instancetype.kubevirt.io/default-instancetype": "u1.medium",
                        "instancetype.kubevirt.io/default-preference": image.preference,
                    }
                ),
                updates=GoldenImageUpdates.scheduled(
                    schedule=schedule,
                    imports_to_keep=2,
                    retention=DataImportRetention.NONE,
                    is_replaceable=True,
                ),
            )
        for name, image in certified.items():
            self._images[name] = GoldenImage(
                self,
                name,
                source=DataVolumeSource.http(image.url, checksum=image.checksum),
                size=Size.gibibytes(40),
                virtual_size=image.virtual_size,
                storage_class_name=storage_class_name,
                updates=GoldenImageUpdates.versioned(version=image.version, retain=True),
            )
        first = next(iter(self._images.values()))
        for tenant in tenants:
            first.grant_clone_to(CloneGrantee.namespace(tenant), name=f"clone-to-{tenant}")

    def source(self, name: str) -> DataVolumeSource:
        """The source of a disk that is cloned from one of them."""
        return DataVolumeSource.from_data_source(self._images[name].data_source)


app = App()
Platform(
    app,
    "Platform",
    storage_classes=[
        PlatformStorageClass(
            name="ceph-rbd",
            is_default=True,
            access_modes=[
                kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE,
                kplus.PersistentVolumeAccessMode.READ_WRITE_MANY,
            ],
        )
    ],
)

# Of the cluster, and patched: kubectl apply --server-side.
StorageProfile(
    Chart(app, "cluster"),
    "ceph-rbd",
    clone_strategy=CloneStrategy.CSI_CLONE,
    data_import_format=DataImportFormat.SNAPSHOT,
)

factory = ImageFactory(
    app,
    "golden-images",
    registry="registry.bank.example/containerdisks",
    followed={
        "ubuntu-24-04": FollowedImage(tag="ubuntu:24.04", preference="ubuntu"),
        "centos-stream-10": FollowedImage(tag="centos-stream:10", preference="centos.stream10"),
    },
    certified={
        "firewall": CertifiedImage(
            url="https://images.bank.example/firewall-11.2.4.qcow2",
            checksum="sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            version="11-2-4",
            virtual_size=Size.gibibytes(32),
        )
    },
    schedule=Cron.schedule(minute="17", hour="3"),
    storage_class_name="ceph-rbd",
    tenants=["payments"],
)

# A tenant clones one. Its VM names instancetype and preference: KubeVirt takes what it infers from labels of an image once, and refuses to do so again
# when the manifest is applied a second time.
payments = TenantNamespace(
    app,
    "payments",
    quota=TenantQuota.small(storage=Size.gibibytes(200)),
    isolation=NetworkIsolation.tenant_only(clone_sources=["golden-images"]),
)
VirtualMachine(
    payments,
    "ledger",
    instancetype=Instancetype.cluster("u1.medium"),
    preference=Preference.cluster("ubuntu"),
    disks=[Disk.data_volume_template("root", source=factory.source("ubuntu-24-04"))],
)

app.synth()
