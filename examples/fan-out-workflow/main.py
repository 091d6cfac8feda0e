import cdk8s_plus_28 as kplus
from cdk8s import ApiObjectMetadata, App, Chart, Duration, Size
from cdk8s_kubevirt import (
    ArgoContainer,
    ArgoLoop,
    ArgoParameter,
    ArgoRetry,
    ArgoScript,
    ArgoStep,
    ArgoSteps,
    WorkflowTemplate,
)

app = App()
chart = Chart(app, "fan-out", namespace="ci")

# All shards write into one claim: they share the output of an app without trampling each other.
output = kplus.PersistentVolumeClaim(
    chart,
    "manifests",
    metadata=ApiObjectMetadata(name="manifests"),
    access_modes=[kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
    storage=Size.gibibytes(2),
    storage_class_name="shared",
)
mounts = [
    kplus.VolumeMount(
        path="/app/dist",
        volume=kplus.Volume.from_persistent_volume_claim(chart, "Manifests", output, name="manifests"),
    )
]
resources = kplus.ContainerResources(
    cpu=kplus.CpuResources(request=kplus.Cpu.units(1)),
    memory=kplus.MemoryResources(request=Size.gibibytes(1), limit=Size.gibibytes(1)),
)

# The image holds the app of examples/fan-out and what it needs.
image = "registry.example.com/retail/stores:2025.11.1"
shards = ArgoParameter.of_workflow("shards", value="20")
store_count = ArgoParameter.of_workflow("stores", value="5000")
shard = ArgoParameter.input("shard")
env_variables = {
    "STORES": kplus.EnvValue.from_value(store_count.ref),
    "CDK8S_SHARD": kplus.EnvValue.from_value(f"{shard.ref}/{shards.ref}"),
}
synth = ArgoContainer(
    "synth",
    image=image,
    command=["npx", "tsx", "main.ts"],
    working_dir="/app",
    inputs=[shard],
    env_variables=env_variables,
    mounts=mounts,
    resources=resources,
    retry=ArgoRetry(limit=2),
)

# One job hands over what all have written.
publish = ArgoScript(
    "publish",
    image="registry.example.com/ci/git:2.51.0",
    command=["sh", "-eu"],
    source="\n".join(
        [
            "git clone --depth 1 --branch release https://git.example.com/retail/stores.git /tmp/release",
            "rm -rf /tmp/release/dist",
            "cp -R /app/dist /tmp/release/dist",
            "cd /tmp/release",
            "git add dist",
            "git diff --cached --quiet && exit 0",
            'git commit --message "Manifests of all stores"',
            "git push",
        ]
    ),
    mounts=mounts,
    resources=resources,
)

all_shards = ArgoStep("synth", synth, parameters={"shard": ArgoLoop.ITEM}, loop=ArgoLoop.sequence_of(shards.ref, start=1))
WorkflowTemplate(
    chart,
    "stores",
    parameters=[shards, store_count],
    entrypoint=ArgoSteps("synth-and-publish", groups=[[all_shards], [ArgoStep("publish", publish)]]),
    service_account=kplus.ServiceAccount.from_service_account_name(chart, "Ci", "ci"),
    deadline=Duration.minutes(30),
    parallelism=10,
)

app.synth()
