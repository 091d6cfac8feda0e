import os

import cdk8s_plus_28 as kplus
from cdk8s import ApiObjectMetadata, App, Chart, Size
from cdk8s_kubevirt import Disk, PlatformApp, VirtualMachine


def stores(app: App, count: int) -> None:
    """A chart a store, so that shards can share them: `store-0001` and so on."""
    for number in range(1, count + 1):
        name = f"store-{number:04}"
        chart = Chart(app, name, namespace=name)
        kplus.Namespace(chart, "Namespace", metadata=ApiObjectMetadata(name=name, labels={"location": name}))
        VirtualMachine(
            chart,
            "pos",
            memory=Size.gibibytes(2),
            disks=[Disk.container_disk("root", image="registry.example.com/images/pos:2025.11.1")],
        )


# CDK8S_SHARD says which share of the charts this machine writes, such as 3/20; without it, all. STORES is how many there are: try 5000.
app = PlatformApp()
stores(app, int(os.environ.get("STORES", "4")))

app.synth()
