import cdk8s_plus_28 as kplus
from cdk8s import App, Chart, Duration, Size
from cdk8s_kubevirt import (
    AutoscaledService,
    AutoscaledServiceIngress,
    AutoscaledServiceMonitoring,
    AutoscaledWorkload,
    Disk,
    GuestCpu,
    ScaledObject,
    ScaleTrigger,
    StartLatency,
    StartSpeedUp,
    VirtualMachineInstanceReplicaSet,
)

app = App()
chart = Chart(app, "autoscaled-service", namespace="storefront")

# One description for both: only what runs differs, and how long it takes to start.
AutoscaledService(
    chart,
    "web",
    workload=AutoscaledWorkload.container(
        image="registry.example.com/shop/web:1.4",
        resources=kplus.ContainerResources(
            cpu=kplus.CpuResources(request=kplus.Cpu.millis(500)),
            memory=kplus.MemoryResources(request=Size.mebibytes(256)),
        ),
    ),
    port=8080,
    min_replicas=3,
    max_replicas=12,
    ingress=AutoscaledServiceIngress(host="shop.example.com"),
    monitoring=AutoscaledServiceMonitoring(path="/metrics", interval=Duration.seconds(30)),
)

# The pricing engine is a program that needs a machine of its own. Its image is on the nodes, which shortens the start; windows and probes follow.
AutoscaledService(
    chart,
    "pricing",
    workload=AutoscaledWorkload.virtual_machines(
        cpu=GuestCpu.topology(sockets=2),
        memory=Size.gibibytes(2),
        disks=[Disk.container_disk("root", image="registry.example.com/shop/pricing-disk:2026.11")],
    ),
    latency=StartLatency.virtual_machine(speed_ups=[StartSpeedUp.preload()]),
    port=9000,
    min_replicas=2,
    max_replicas=8,
    cpu_utilization_percent=60,
    monitoring=AutoscaledServiceMonitoring(port=9100),
)

# Nightly reports: no VM at all until there is something to do.
reports = VirtualMachineInstanceReplicaSet(
    chart,
    "reports",
    cpu=GuestCpu.topology(sockets=4),
    memory=Size.gibibytes(4),
    disks=[Disk.container_disk("root", image="registry.example.com/shop/reports-disk:2026.11")],
)
ScaledObject(
    chart,
    "reports-scaler",
    target=reports,
    min_replicas=0,
    max_replicas=5,
    triggers=[
        ScaleTrigger.prometheus(
            server_address="http://prometheus-k8s.monitoring.svc:9090",
            query='sum(report_queue_depth{namespace="storefront"})',
            threshold=20,
        ),
        ScaleTrigger.cron(start="0 1 * * *", end="0 4 * * *", desired_replicas=2, timezone="Europe/Berlin"),
    ],
)

app.synth()
