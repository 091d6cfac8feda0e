import io.github.cdk8s_kubevirt.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.Size;
import org.cdk8s.plus28.ContainerResources;
import org.cdk8s.plus28.Cpu;
import org.cdk8s.plus28.CpuResources;
import org.cdk8s.plus28.EnvValue;
import org.cdk8s.plus28.MemoryResources;
import org.cdk8s.plus28.PersistentVolumeAccessMode;
import org.cdk8s.plus28.PersistentVolumeClaim;
import org.cdk8s.plus28.PersistentVolumeClaimVolumeOptions;
import org.cdk8s.plus28.ServiceAccount;
import org.cdk8s.plus28.Volume;
import org.cdk8s.plus28.VolumeMount;

public class Main {
  public static void main(String[] args) {
    App app = new App();
    Chart chart = new Chart(app, "fan-out", ChartProps.builder().namespace("ci").build());

    // All shards write into one claim: they share the output of an app without trampling each other.
    PersistentVolumeClaim output = PersistentVolumeClaim.Builder.create(chart, "manifests")
        .metadata(ApiObjectMetadata.builder().name("manifests").build())
        .accessModes(List.of(PersistentVolumeAccessMode.READ_WRITE_MANY))
        .storage(Size.gibibytes(2))
        .storageClassName("shared")
        .build();
    List<VolumeMount> mounts = List.of(VolumeMount.builder()
        .path("/app/dist")
        .volume(Volume.fromPersistentVolumeClaim(chart, "Manifests", output, PersistentVolumeClaimVolumeOptions.builder().name("manifests").build()))
        .build());
    ContainerResources resources = ContainerResources.builder()
        .cpu(CpuResources.builder().request(Cpu.units(1)).build())
        .memory(MemoryResources.builder().request(Size.gibibytes(1)).limit(Size.gibibytes(1)).build())
        .build();

    // The image holds the app of examples/fan-out and what it needs.
    String image = "registry.example.com/retail/stores:2025.11.1";
    ArgoParameter shards = ArgoParameter.ofWorkflow("shards", ArgoParameterOptions.builder().value("20").build());
    ArgoParameter storeCount = ArgoParameter.ofWorkflow("stores", ArgoParameterOptions.builder().value("5000").build());
    ArgoParameter shard = ArgoParameter.input("shard");
    Map<String, EnvValue> envVariables = Map.of(
        "STORES", EnvValue.fromValue(storeCount.getRef()),
        "CDK8S_SHARD", EnvValue.fromValue(shard.getRef() + "/" + shards.getRef()));
    ArgoContainer synth = ArgoContainer.Builder.create("synth")
        .image(image)
        .command(List.of("npx", "tsx", "main.ts"))
        .workingDir("/app")
        .inputs(List.of(shard))
        .envVariables(envVariables)
        .mounts(mounts)
        .resources(resources)
        .retry(ArgoRetry.builder().limit(2).build())
        .build();

    // One job hands over what all have written.
    ArgoScript publish = ArgoScript.Builder.create("publish")
        .image("registry.example.com/ci/git:2.51.0")
        .command(List.of("sh", "-eu"))
        .source(String.join("\n",
            "git clone --depth 1 --branch release https://git.example.com/retail/stores.git /tmp/release",
            "rm -rf /tmp/release/dist",
            "cp -R /app/dist /tmp/release/dist",
            "cd /tmp/release",
            "git add dist",
            "git diff --cached --quiet && exit 0",
            "git commit --message \"Manifests of all stores\"",
            "git push"))
        .mounts(mounts)
        .resources(resources)
        .build();

    ArgoStep all = ArgoStep.Builder.create("synth", synth)
        .parameters(Map.of("shard", ArgoLoop.ITEM))
        .loop(ArgoLoop.sequenceOf(shards.getRef(), ArgoSequenceOptions.builder().start(1).build()))
        .build();
    WorkflowTemplate.Builder.create(chart, "stores")
        .parameters(List.of(shards, storeCount))
        .entrypoint(ArgoSteps.Builder.create("synth-and-publish")
            .groups(List.of(List.of(all), List.of(new ArgoStep("publish", publish))))
            .build())
        .serviceAccount(ServiceAccount.fromServiceAccountName(chart, "Ci", "ci"))
        .deadline(Duration.minutes(30))
        .parallelism(10)
        .build();

    app.synth();
  }
}
