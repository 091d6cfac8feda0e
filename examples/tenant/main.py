import cdk8s_plus_28 as kplus
from cdk8s import ApiObjectMetadata, App, Size
from cdk8s_kubevirt import (
    CloudInit,
    CloudInitCommand,
    DataVolumeSource,
    Disk,
    GuestCpu,
    GuestNetwork,
    GuestPort,
    GuestProbe,
    NetworkIsolation,
    TenantNamespace,
    TenantQuota,
    VirtualMachine,
)

app = App()

# A namespace of its own: everything created inside lands there, and nothing else gets in but clones of the golden images.
shop = TenantNamespace(
    app,
    "shop",
    security_tier="high",
    quota=TenantQuota.small(storage=Size.gibibytes(200)),
    isolation=NetworkIsolation.tenant_only(clone_sources=["golden-images"]),
)
shop.grant_admin(kplus.Group.from_name(shop, "Admins", "shop-admins"))
shop.grant_operate(kplus.Group.from_name(shop, "Operators", "shop-operators"))

# The legacy back end is a VM that is cloned from a golden image …
backend = VirtualMachine(
    shop,
    "legacy-backend",
    cpu=GuestCpu.cores(2),
    memory=Size.gibibytes(4),
    disks=[
        Disk.data_volume_template(
            "root",
            source=DataVolumeSource.data_source(name="ubuntu-24-04", namespace="golden-images"),
            size=Size.gibibytes(30),
        )
    ],
    networks=[GuestNetwork.masquerade(ports=[GuestPort(name="http", port=8080)])],
    cloud_init=CloudInit(
        packages=["qemu-guest-agent"],
        run_commands=[CloudInitCommand.argv("systemctl", "enable", "--now", "qemu-guest-agent")],
    ),
    readiness_probe=GuestProbe.http_get(8080, path="/healthz"),
)
backend.expose_via_service()

# … and its web front end a Deployment of cdk8s-plus, which treats the VM as it would treat pods.
web = kplus.Deployment(
    shop,
    "web",
    metadata=ApiObjectMetadata(name="web"),
    containers=[kplus.ContainerProps(image="docker.io/nginxinc/nginx-unprivileged:1.29-alpine", port_number=8080)],
)
web.connections.allow_to(backend)
web.scheduling.separate(backend)

app.synth()
