"""What a VM costs from Python: processor time of Python and of the Node.js that it starts, without that of the start."""
import resource
import subprocess
import sys
import tempfile

COUNT = 4000
WAYS = ("apart", "shared")


def write(way: str, count: int, outdir: str) -> None:
    from cdk8s import Chart, Size
    from cdk8s_kubevirt import Disk, GuestCpu, GuestNetwork, GuestPort, PlatformApp, VirtualMachine

    def guest() -> dict:
        return {
            "cpu": GuestCpu.cores(2),
            "memory": Size.gibibytes(2),
            "disks": [Disk.container_disk("root", image="quay.io/containerdisks/fedora:42")],
            "networks": [GuestNetwork.masquerade(ports=[GuestPort(name="http", port=80)])],
        }

    app = PlatformApp(outdir=outdir)
    chart = Chart(app, "vms", namespace="demo")
    shared = guest()
    for index in range(count):
        VirtualMachine(chart, f"vm-{index}", **(shared if way == "shared" else guest()))
    app.synth()


def seconds(way: str, count: int) -> float:
    def used() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = used()
    with tempfile.TemporaryDirectory() as outdir:
        subprocess.run([sys.executable, __file__, way, str(count), outdir], check=True)
    return used() - before


if len(sys.argv) > 1:
    write(sys.argv[1], int(sys.argv[2]), sys.argv[3])
else:
    for each in WAYS:
        print(f"{each}: {(seconds(each, COUNT) - seconds(each, 1)) / COUNT * 1000:.2f} ms a VM")
