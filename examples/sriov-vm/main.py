import cdk8s_plus_28 as kplus
from cdk8s import App, Chart, Size
from cdk8s_kubevirt import (
    DataVolumeSource,
    Disk,
    EvictionStrategy,
    GuestCpu,
    SriovAttachment,
    SriovNetworkNodePolicyOptions,
    SriovNicSelector,
    SriovVirtualMachine,
)

app = App()
chart = Chart(app, "sriov-vm", namespace="apps")

# One object makes the network of the SR-IOV operator, the interface on it, its MAC, and the network data that gives the guest
# its address: they cannot disagree.
vm = SriovVirtualMachine(
    chart,
    "high-performance-vm",
    cpu=GuestCpu.dedicated(cores=4),
    memory=Size.gibibytes(8),
    eviction_strategy=EvictionStrategy.LIVE_MIGRATE,
    disks=[
        Disk.data_volume_template(
            "root",
            source=DataVolumeSource.data_source(name="ubuntu-24-04", namespace="golden-images"),
            size=Size.gibibytes(20),
            access_modes=[kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
            volume_mode=kplus.PersistentVolumeMode.BLOCK,
        )
    ],
    sriov=SriovAttachment.sriov_network(
        resource_name="fastnic",
        vlan=100,
        node_policy=SriovNetworkNodePolicyOptions(
            num_vfs=8,
            mtu=9000,
            nic_selector=SriovNicSelector(vendor="8086", pf_names=["ens2f0"]),
        ),
    ),
    addresses=["10.56.0.10/16"],
)

# What no manifest can see to: the cluster's administrator must.
for prerequisite in vm.prerequisites:
    print(f"needs: {prerequisite}")

app.synth()
