import cdk8s_plus_28 as kplus
from cdk8s import App, Cron, Duration, Size
from cdk8s_kubevirt import (
    CiBuildOptions,
    CiTest,
    CiVirtualMachineOptions,
    ContainerAmounts,
    ContainerLimits,
    CronWorkflow,
    CronWorkflowConcurrency,
    HybridCiPipeline,
    NetworkIsolation,
    PipelineEngine,
    TenantLimits,
    TenantNamespace,
    TenantQuota,
)

app = App()

# A namespace for pipelines. The containers that engines add to pods state no requests, which the quota demands: they get these.
ci = TenantNamespace(
    app,
    "ci",
    quota=TenantQuota.of(
        cpu=kplus.CpuResources(request=kplus.Cpu.units(24)),
        memory=kplus.MemoryResources(request=Size.gibibytes(64)),
        virtual_machines=6,
    ),
    limits=TenantLimits(
        container=ContainerLimits(
            default_request=ContainerAmounts(cpu=kplus.Cpu.millis(100), memory=Size.mebibytes(64)),
        ),
    ),
    isolation=NetworkIsolation.tenant_only(),
)

# What builders, guests and the engine call: the API server, and the proxy through which the rest is reached.
https = [kplus.NetworkPolicyPort.tcp(443), kplus.NetworkPolicyPort.tcp(6443)]
egress = [
    kplus.NetworkPolicyRule(peer=kplus.NetworkPolicyIpBlock.ipv4(ci, f"Egress{i}", cidr), ports=https)
    for i, cidr in enumerate(["192.0.2.10/32", "198.51.100.0/28"])
]
registry_auth = kplus.Secret.from_secret_name(ci, "RegistryPush", "registry-push")

# A shop is built, then tested over HTTP in a whole operating system. Three VMs at a time; those of failed runs stay for four hours.
shop = HybridCiPipeline(
    ci,
    "shop",
    repo="https://git.example.com/retail/shop.git",
    revision="main",
    image="registry.example.com/retail/shop",
    container_build=CiBuildOptions(registry_auth=registry_auth),
    test=CiTest.container(
        image="registry.example.com/ci/integration-tests:1.0.0",
        args=["--target", f"http://{CiTest.ADDRESS}:8080"],
    ),
    keep_on_failure=True,
    egress=egress,
)

# It is run by `argo submit --from workflowtemplate/shop`, and every night.
CronWorkflow(
    ci,
    "shop-nightly",
    template=shop.workflow_template,
    schedules=[Cron.schedule(minute="0", hour="2")],
    time_zone="Europe/Berlin",
    concurrency=CronWorkflowConcurrency.FORBID,
)

# An appliance is a container disk of its own, which the VM boots from; its tests run inside, by the guest agent. Its team has Tekton.
HybridCiPipeline(
    ci,
    "appliance",
    repo="https://git.example.com/network/appliance.git",
    revision="main",
    image="registry.example.com/network/appliance",
    is_container_disk=True,
    engine=PipelineEngine.tekton(kubectl_image="registry.example.com/ci/kubectl:1.34.1"),
    container_build=CiBuildOptions(registry_auth=registry_auth, memory=Size.gibibytes(8)),
    virtual_machine=CiVirtualMachineOptions(cpus=4, memory=Size.gibibytes(8)),
    test=CiTest.guest_agent(["/usr/lib/appliance/self-test"], deadline=Duration.minutes(10)),
    egress=egress,
)

app.synth()
