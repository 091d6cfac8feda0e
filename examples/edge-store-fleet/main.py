from pathlib import Path

import cdk8s_plus_28 as kplus
from cdk8s import ApiObjectMetadata, Duration, Size
from cdk8s_kubevirt import (
    CloudInit,
    EdgeClusterCredentials,
    EdgeDelivery,
    EdgeKubeVirtMemory,
    EdgeKubeVirtProps,
    EdgeMonitorProps,
    EdgeStoreDefinition,
    EdgeStoreFleet,
    EdgeVirtualMachineProps,
    EdgeWave,
    ExternalSecret,
    ExternalSecretRemoteRef,
    ExternalSecretStore,
    PlatformApp,
    StoreInventory,
)

app = PlatformApp()
vault = ExternalSecretStore.cluster_secret_store("vault")
tolerations = [kplus.NodeTaintQuery.exists("edge-node")]

# Each store is a cluster of one ARM machine with 4 cores and 8 GiB. The inventory says which stores there are, and what is different in some.
fleet = EdgeStoreFleet(
    app,
    "stores",
    inventory=StoreInventory.from_file(str(Path(__file__).with_name("stores.csv"))),
    store=EdgeStoreDefinition(
        virtual_machine=EdgeVirtualMachineProps(
            metadata=ApiObjectMetadata(name="edge-pos"),
            image="registry.example.com/images/pos-arm64:2025.11.1",
            memory=Size.gibibytes(2),
            cloud_init=CloudInit.from_secret(kplus.Secret.from_secret_name(app, "FirstBoot", "edge-pos-first-boot")),
            tolerations=tolerations,
        ),
        monitor=EdgeMonitorProps(
            metadata=ApiObjectMetadata(name="edge-monitor"),
            image="registry.example.com/edge/edge-monitor:1.4.2",
            env_variables={"OFFLINE_MODE": kplus.EnvValue.from_value("true")},
            tolerations=tolerations,
        ),
        kubevirt=EdgeKubeVirtProps(
            component_memory=EdgeKubeVirtMemory(virt_api=Size.mebibytes(150), virt_controller=Size.mebibytes(150)),
            tolerations=tolerations,
        ),
    ),
    # Berlin goes first, then the others, one at a time.
    waves=[
        EdgeWave(name="canary", stores=0),
        EdgeWave(name="main", max_update=kplus.PercentOrAbsolute.absolute(1)),
    ],
    delivery=EdgeDelivery.argo_cd(
        repo_url="https://git.example.com/retail/edge.git",
        branch="release",
        namespace="argocd-stores",
        sync_interval=Duration.minutes(5),
        credentials=EdgeClusterCredentials(store=vault, key="stores/{id}", endpoint_template="https://{id}.example.com:6443"),
    ),
)

# What a store has besides: the user data of its VM, which no manifest shows, from the store that all of them reach when they are online.
for store in fleet.stores:
    ExternalSecret(store, "edge-pos-first-boot", store=vault, data={"userdata": ExternalSecretRemoteRef(key="edge/pos-first-boot")})

# The calculation for one of them, whether it fits its node.
print(fleet.stores[0].capacity.to_text())

app.synth()
