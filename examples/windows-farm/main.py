import cdk8s_plus_28 as kplus
from cdk8s import App, Chart, Size
from cdk8s_kubevirt import (
    CommonInstancetype,
    CommonPreference,
    DataVolumeSource,
    Disk,
    DiskBus,
    GuestCpu,
    GuestNetwork,
    GuestPort,
    Instancetype,
    InterfaceModel,
    Preference,
    PreferenceRequirements,
    PreferredCpuTopology,
    RunStrategy,
    VirtualMachine,
    VirtualMachineClusterInstancetype,
    VirtualMachineClusterPreference,
    VirtualMachinePool,
    WindowsGuest,
    WindowsVersion,
)

app = App()

# The platform team offers a size for desktops. Windows 11 uses two sockets at most, so the CPUs are cores of one.
platform = Chart(app, "platform")
size = VirtualMachineClusterInstancetype(
    platform,
    "desktop",
    cpu=GuestCpu.cores(4),
    memory=Size.gibibytes(8),
    memory_overcommit_percent=25,
)
taste = VirtualMachineClusterPreference(
    platform,
    "desktop-cores",
    cpu_topology=PreferredCpuTopology.cores(),
    disk_bus=DiskBus.VIRTIO,
    interface_model=InterfaceModel.VIRTIO,
    requirements=PreferenceRequirements(cpu=2, memory=Size.gibibytes(4)),
)

# The farm: answer files with passwords come from a vault, images from golden-images, drivers from KubeVirt's container disk.
farm = Chart(app, "windows-farm", namespace="windows-farm")
server_answers = kplus.Secret.from_secret_name(farm, "ServerAnswers", "server-answers")
desktop_answers = kplus.Secret.from_secret_name(farm, "DesktopAnswers", "desktop-answers")
drivers = "quay.io/kubevirt/virtio-container-disk:v1.9.0"


def system(name: str, gibibytes: int) -> Disk:
    return Disk.data_volume_template(
        "system",
        source=DataVolumeSource.data_source(name=name, namespace="golden-images"),
        size=Size.gibibytes(gibibytes),
    )


def remote_desktop() -> GuestNetwork:
    return GuestNetwork.masquerade(ports=[GuestPort(name="rdp", port=3389)])


# A domain controller, by what KubeVirt brings: the preference is looked up when it starts.
VirtualMachine(
    farm,
    "dc-1",
    instancetype=CommonInstancetype.U1_LARGE,
    preference=CommonPreference.WINDOWS_2_K22_VIRTIO,
    disks=[system("windows-2022", 60), Disk.sysprep("answers", server_answers)],
)

# Two application servers, with all that Windows needs in the manifest.
for name in ["app-1", "app-2"]:
    server = VirtualMachine(
        farm,
        name,
        windows=WindowsGuest(
            version=WindowsVersion.SERVER_2022,
            drivers=drivers,
            sysprep=server_answers,
            timezone="Europe/Berlin",
        ),
        instancetype=CommonInstancetype.U1_XLARGE,
        disks=[system("windows-2022", 80)],
        networks=[remote_desktop()],
    )
    server.expose_via_service()

# Five desktops of one template, each with a system disk and a TPM of its own, started on demand.
VirtualMachinePool(
    farm,
    "desktops",
    windows=WindowsGuest(version=WindowsVersion.WINDOWS_11, sysprep=desktop_answers),
    instancetype=Instancetype.of(size),
    preference=Preference.of(taste),
    disks=[system("windows-11", 64)],
    networks=[remote_desktop()],
    run_strategy=RunStrategy.MANUAL,
    replicas=5,
)

app.synth()
