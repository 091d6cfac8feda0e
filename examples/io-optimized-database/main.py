from dataclasses import dataclass
from itertools import combinations

import cdk8s_plus_28 as kplus
from cdk8s import ApiObjectMetadata, App, Chart, Size
from cdk8s_kubevirt import (
    DataVolumeSource,
    Disk,
    DiskErrorPolicy,
    EvictionStrategy,
    GuestCpu,
    GuestNetwork,
    GuestPort,
    GuestProbe,
    Hugepages,
    IoThreadsPolicy,
    TopologySpreadConstraint,
    VirtualMachine,
)
from constructs import Construct


@dataclass(frozen=True)
class DatabaseProps:
    """What differs from bank to bank."""

    # The golden image with the database in it, and how much room it needs.
    image: DataVolumeSource
    image_size: Size
    # A class that provisions Block volumes which are ReadWriteMany, as live migration needs.
    storage_class_name: str
    # Where the data lies, and where the log of transactions.
    data_size: Size
    log_size: Size
    # Physical CPUs and memory of each member, and the threads beside them that serve its disks.
    cores: int
    memory: Size
    io_threads: int
    members: list[str]
    port: int
    # Labels of the nodes that are licensed for the database.
    node_selector: dict[str, str]


class Database(Chart):
    """Members of one database, each on a node and in a zone of its own, with disks as fast as a guest can have them."""

    def __init__(self, scope: Construct, id: str, props: DatabaseProps, *, namespace: str) -> None:
        super().__init__(scope, id, namespace=namespace)
        members = [self._member(name, props) for name in props.members]
        for member, other in combinations(members, 2):
            member.scheduling.separate(other)

    def _member(self, name: str, props: DatabaseProps) -> VirtualMachine:
        # KubeVirt takes no cache and native I/O by itself on a block device: nothing to tune on the disks.
        storage_class_name = props.storage_class_name
        volume_mode = kplus.PersistentVolumeMode.BLOCK
        access_modes = [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY]

        # Claims of their own: data and log stay when the VM is deleted or made anew.
        def volume(purpose: str, size: Size) -> Disk:
            claim = f"{name}-{purpose}"
            return Disk.persistent_volume_claim(
                purpose,
                kplus.PersistentVolumeClaim(
                    self,
                    claim,
                    metadata=ApiObjectMetadata(name=claim),
                    storage=size,
                    storage_class_name=storage_class_name,
                    volume_mode=volume_mode,
                    access_modes=access_modes,
                ),
                # The guest finds its disks by serial number; an error pauses it rather than reaching the database.
                serial=purpose,
                error_policy=DiskErrorPolicy.STOP,
            )

        return VirtualMachine(
            self,
            name,
            cpu=GuestCpu.dedicated(cores=props.cores),
            memory=props.memory,
            hugepages=Hugepages.ONE_GIBIBYTE,
            # Several threads for each disk, and a queue for each CPU.
            io_threads_policy=IoThreadsPolicy.supplemental_pool(props.io_threads),
            block_multi_queue=True,
            disks=[
                Disk.data_volume_template(
                    "root",
                    source=props.image,
                    size=props.image_size,
                    boot_order=1,
                    storage_class_name=storage_class_name,
                    volume_mode=volume_mode,
                    access_modes=access_modes,
                ),
                volume("data", props.data_size),
                volume("log", props.log_size),
            ],
            networks=[GuestNetwork.masquerade(ports=[GuestPort(name="sql", port=props.port)])],
            readiness_probe=GuestProbe.tcp_socket(props.port),
            eviction_strategy=EvictionStrategy.LIVE_MIGRATE,
            node_selector=props.node_selector,
            labels={"app.kubernetes.io/name": self.node.id},
            spread=[TopologySpreadConstraint(topology=kplus.Topology.ZONE)],
        )


app = App()

Database(
    app,
    "ledger",
    DatabaseProps(
        image=DataVolumeSource.data_source(name="postgresql-17", namespace="golden-images"),
        image_size=Size.gibibytes(30),
        storage_class_name="nvme-block",
        data_size=Size.gibibytes(500),
        log_size=Size.gibibytes(50),
        cores=8,
        memory=Size.gibibytes(64),
        io_threads=4,
        members=["ledger-a", "ledger-b"],
        port=5432,
        node_selector={"bank.example.com/database": "licensed"},
    ),
    namespace="core-banking",
)

app.synth()
