from cdk8s import App, Chart
from cdk8s_kubevirt import (
    BankingDatabaseProps,
    BankingGatewayProps,
    DataVolumeSource,
    HybridBankingStack,
    SriovNetwork,
    SriovNetworkNodePolicy,
    SriovNicSelector,
)

app = App()

# The infrastructure team's part: virtual functions on the database nodes, and a network on them.
infrastructure = Chart(app, "infrastructure")
policy = SriovNetworkNodePolicy(
    infrastructure,
    "fastnic",
    resource_name="fastnic",
    num_vfs=8,
    nic_selector=SriovNicSelector(pf_names=["ens2f0"]),
    node_selector={"workload": "database"},
)
network = SriovNetwork(
    infrastructure,
    "data-plane",
    resource_name=policy.sriov_resource_name,
    network_namespace="banking-core",
    vlan=100,
)

# The bank's part: the database VM, the API gateway, and nothing else that talks to them.
HybridBankingStack(
    app,
    "banking-core",
    database=BankingDatabaseProps(
        image=DataVolumeSource.data_source(name="oracle-linux-9", namespace="golden-images"),
        storage_class_name="encrypted-ssd",
        encrypted_storage=True,
        network=network,
        addresses=["10.56.1.10/24"],
        name="oracle-db",
        port=1521,
        port_name="sqlnet",
        licensed_cores=16,
    ),
    gateway=BankingGatewayProps(image="docker.io/nginxinc/nginx-unprivileged:1.29-alpine"),
    clone_sources=["golden-images"],
    compliance="pci-dss",
)

app.synth()
