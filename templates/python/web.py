from cdk8s import Chart, Size
from cdk8s_kubevirt import Disk, GuestCpu, GuestNetwork, GuestPort, VirtualMachine
from constructs import Construct


class Web(Chart):
    """A virtual machine with a web server, and a Service in front of it."""

    def __init__(self, scope: Construct, id: str, *, namespace: str) -> None:
        super().__init__(scope, id, namespace=namespace)
        vm = VirtualMachine(
            self,
            "web",
            cpu=GuestCpu.cores(2),
            memory=Size.gibibytes(2),
            disks=[Disk.container_disk("root", image="quay.io/containerdisks/fedora:42")],
            networks=[GuestNetwork.masquerade(ports=[GuestPort(name="http", port=80)])],
        )
        vm.expose_via_service()
