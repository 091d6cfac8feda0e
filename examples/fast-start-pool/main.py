import jsii
from cdk8s import App, Chart, Size
from cdk8s_kubevirt import (
    CloudInit,
    CloudInitCommand,
    Disk,
    FastStartPrePull,
    FastStartVmPool,
    GuestCpu,
    GuestNetwork,
    GuestPort,
    IPoolCloudInit,
    PoolAutoscaling,
    PrePullToolOptions,
)

app = App()
chart = Chart(app, "fast-start-pool", namespace="fast-start")


@jsii.implements(IPoolCloudInit)
class RegisteredRunner:
    def cloud_init_for(self, name: str, ordinal: float) -> CloudInit:
        return CloudInit(
            hostname=name,
            run_commands=[CloudInitCommand.argv("/usr/local/bin/register-runner", "--name", name)],
        )


# Three to eight CI runners that wait booted. A DaemonSet pulls the image onto every node, so a replacement takes less than a cold start:
# probes and autoscaler windows follow from that model.
runners = FastStartVmPool(
    chart,
    "runners",
    cpu=GuestCpu.topology(sockets=2),
    memory=Size.gibibytes(2),
    disks=[Disk.container_disk("bootdisk", image="quay.io/containerdisks/ubuntu:24.04")],
    networks=[GuestNetwork.masquerade(ports=[GuestPort(name="runner", port=8080)])],
    pre_pull=FastStartPrePull(
        pause_image="registry.k8s.io/pause:3.10",
        tool=PrePullToolOptions(image="docker.io/library/busybox:1.37.0-musl"),
    ),
    readiness_port=8080,
    autoscaling=PoolAutoscaling(min_replicas=3, max_replicas=8),
    cloud_init_per_vm=RegisteredRunner(),
)
runners.expose_via_service()

app.synth()
