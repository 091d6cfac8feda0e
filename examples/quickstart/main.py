from cdk8s import App, Chart, Size
from cdk8s_kubevirt import Disk, GuestCpu, VirtualMachine

app = App()
chart = Chart(app, "quickstart", namespace="demo")

VirtualMachine(
    chart,
    "fedora",
    cpu=GuestCpu.cores(2),
    memory=Size.gibibytes(2),
    disks=[Disk.container_disk("root", image="quay.io/containerdisks/fedora:42")],
)

app.synth()
