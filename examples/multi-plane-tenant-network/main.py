from typing import Optional

from cdk8s import App, Chart, Size
from cdk8s_kubevirt import (
    BondMode,
    CloudInit,
    CloudInitPlacement,
    DataVolumeSource,
    Disk,
    GuestCpu,
    GuestNetwork,
    GuestPort,
    NetworkAttachment,
    NetworkAttachmentConfig,
    NetworkData,
    NetworkDataEthernet,
    NodeAddressing,
    NodeInterface,
    NodeNetworkConfigurationPolicy,
    TenantNamespace,
    VirtualMachine,
)
from constructs import Construct


class Planes(Chart):
    """The bridge of the nodes, which carries the VLANs of all planes on a bond of cards."""

    BRIDGE = "br-planes"

    # What differs from house to house: the cards of the nodes that carry all planes, bonded, and labels of the nodes that have them.
    def __init__(self, scope: Construct, id: str, *, uplinks: list[str], node_selector: dict[str, str]) -> None:
        super().__init__(scope, id)
        NodeNetworkConfigurationPolicy(
            self,
            "planes",
            node_selector=node_selector,
            interfaces=[
                NodeInterface.bond("bond-planes", mode=BondMode.ACTIVE_BACKUP, ports=uplinks),
                NodeInterface.linux_bridge(self.BRIDGE, ports=["bond-planes"], stp=False, ipv4=NodeAddressing.disabled()),
            ],
        )

    # A plane is a VLAN of the fabric that guests join besides the pod network. Storage and user planes have jumbo frames.
    def attach_to(self, tenant: TenantNamespace, name: str, *, vlan: int, mtu: Optional[int] = None) -> NetworkAttachment:
        """The attachment of a tenant to a plane."""
        config = NetworkAttachmentConfig.bridge(bridge=self.BRIDGE, vlan=vlan, mtu=mtu, vm_only=True)
        return NetworkAttachment(tenant, name, config=config)


app = App()
planes = Planes(app, "planes", uplinks=["ens2f0", "ens2f1"], node_selector={"node-role.kubernetes.io/worker": ""})

tenant = TenantNamespace(app, "packet-core")
signalling = planes.attach_to(tenant, "signalling", vlan=210)
user_plane = planes.attach_to(tenant, "user-plane", vlan=220, mtu=9000)

# Management is the pod network, with its policies; the planes are layer 2, with addresses of the guest's own.
gateway = VirtualMachine(
    tenant,
    "gateway",
    cpu=GuestCpu.dedicated(cores=4),
    memory=Size.gibibytes(8),
    network_interface_multiqueue=True,
    disks=[
        Disk.data_volume_template(
            "root", source=DataVolumeSource.data_source(name="rhel-9", namespace="golden-images")
        )
    ],
    networks=[
        GuestNetwork.masquerade(ports=[GuestPort(name="https", port=443)], mac_address="02:00:00:02:00:01"),
        GuestNetwork.bridge("signalling", signalling, mac_address="02:00:00:02:10:01"),
        GuestNetwork.bridge("user-plane", user_plane, mac_address="02:00:00:02:20:01"),
    ],
    cloud_init=CloudInit(
        allow_password_authentication=False,
        network_data=NetworkData(
            ethernets=[
                NetworkDataEthernet(name="management", mac_address="02:00:00:02:00:01", dhcp4=True),
                NetworkDataEthernet(name="signalling", mac_address="02:00:00:02:10:01", addresses=["10.210.0.10/24"]),
                NetworkDataEthernet(name="user-plane", mac_address="02:00:00:02:20:01", addresses=["10.220.0.10/24"]),
            ],
        ),
    ),
    cloud_init_placement=CloudInitPlacement.SECRET,
)
gateway.expose_via_service()

app.synth()
