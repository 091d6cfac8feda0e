from cdk8s import App, Chart, Size
from cdk8s_kubevirt import (
    ClusterUserDefinedNetwork,
    DataVolumeSource,
    Disk,
    EvictionStrategy,
    GuestNetwork,
    GuestProbe,
    KubeVirtConfigurationProps,
    Platform,
    TenantNamespace,
    UserDefinedNetwork,
    UserDefinedNetworkRole,
    UserDefinedNetworkTopology,
    VirtualMachine,
)

app = App()

# What the platform team states: the binding by which guests join networks of OVN-Kubernetes.
Platform(app, "Platform", kubevirt_configuration=KubeVirtConfigurationProps(network_bindings=["l2bridge"]))


def tenant(name: str, subnet: str) -> TenantNamespace:
    """A tenant whose pods and VMs have a network of their own in place of the cluster's: any two tenants may have the same addresses."""
    namespace = TenantNamespace(app, name, primary_user_defined_network=True, labels={"zone": "shops"})
    UserDefinedNetwork(
        namespace,
        "primary",
        topology=UserDefinedNetworkTopology.layer2(role=UserDefinedNetworkRole.PRIMARY, subnets=[subnet], persistent_ips=True),
    )
    return namespace


def till(namespace: TenantNamespace, name: str, address: str) -> VirtualMachine:
    """A VM that keeps its address when it restarts or moves to another node."""
    return VirtualMachine(
        namespace,
        name,
        memory=Size.gibibytes(4),
        disks=[Disk.data_volume_template("root", source=DataVolumeSource.data_source(name="rhel-9", namespace="golden-images"))],
        networks=[GuestNetwork.l2bridge(name="primary", preconfigured_addresses=[address])],
        # The kubelet does not reach a guest on such a network: the agent answers.
        readiness_probe=GuestProbe.guest_agent_ping(),
        eviction_strategy=EvictionStrategy.LIVE_MIGRATE,
    )


till(tenant("berlin", "10.101.0.0/16"), "till-1", "10.101.0.10")
till(tenant("madrid", "10.101.0.0/16"), "till-1", "10.101.0.10")

# A VLAN of the fabric that VMs of both may join besides, such as that of the stock system.
ClusterUserDefinedNetwork(
    Chart(app, "cluster"),
    "stock",
    namespace_labels={"zone": "shops"},
    topology=UserDefinedNetworkTopology.localnet(physical_network_name="physnet1", vlan=300),
)

app.synth()
