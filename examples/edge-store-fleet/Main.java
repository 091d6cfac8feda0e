import io.github.cdk8s_kubevirt.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.Duration;
import org.cdk8s.Size;
import org.cdk8s.plus28.EnvValue;
import org.cdk8s.plus28.NodeTaintQuery;
import org.cdk8s.plus28.PercentOrAbsolute;
import org.cdk8s.plus28.Secret;

public class Main {
  public static void main(String[] args) {
    PlatformApp app = new PlatformApp();
    ExternalSecretStore vault = ExternalSecretStore.clusterSecretStore("vault");
    List<NodeTaintQuery> tolerations = List.of(NodeTaintQuery.exists("edge-node"));

    // Each store is a cluster of one ARM machine with 4 cores and 8 GiB. The inventory says which stores there are, and what is different in some.
    EdgeStoreFleet fleet = EdgeStoreFleet.Builder.create(app, "stores")
        .inventory(StoreInventory.fromFile("stores.csv"))
        .store(EdgeStoreDefinition.builder()
            .virtualMachine(EdgeVirtualMachineProps.builder()
                .metadata(ApiObjectMetadata.builder().name("edge-pos").build())
                .image("registry.example.com/images/pos-arm64:2025.11.1")
                .memory(Size.gibibytes(2))
                .cloudInit(CloudInit.fromSecret(Secret.fromSecretName(app, "FirstBoot", "edge-pos-first-boot")))
                .tolerations(tolerations)
                .build())
            .monitor(EdgeMonitorProps.builder()
                .metadata(ApiObjectMetadata.builder().name("edge-monitor").build())
                .image("registry.example.com/edge/edge-monitor:1.4.2")
                .envVariables(Map.of("OFFLINE_MODE", EnvValue.fromValue("true")))
                .tolerations(tolerations)
                .build())
            .kubevirt(EdgeKubeVirtProps.builder()
                .componentMemory(EdgeKubeVirtMemory.builder().virtApi(Size.mebibytes(150)).virtController(Size.mebibytes(150)).build())
                .tolerations(tolerations)
                .build())
            .build())
        // Berlin goes first, then the others, one at a time.
        .waves(List.of(
            EdgeWave.builder().name("canary").stores(0).build(),
            EdgeWave.builder().name("main").maxUpdate(PercentOrAbsolute.absolute(1)).build()))
        .delivery(EdgeDelivery.argoCd(EdgeArgoCdOptions.builder()
            .repoUrl("https://git.example.com/retail/edge.git")
            .branch("release")
            .namespace("argocd-stores")
            .syncInterval(Duration.minutes(5))
            .credentials(EdgeClusterCredentials.builder().store(vault).key("stores/{id}").endpointTemplate("https://{id}.example.com:6443").build())
            .build()))
        .build();

    // What a store has besides: the user data of its VM, which no manifest shows, from the store that all of them reach when they are online.
    for (EdgeStoreWorkload store : fleet.getStores()) {
      ExternalSecret.Builder.create(store, "edge-pos-first-boot")
          .store(vault)
          .data(Map.of("userdata", ExternalSecretRemoteRef.builder().key("edge/pos-first-boot").build()))
          .build();
    }

    // The calculation for one of them, whether it fits its node.
    System.out.println(fleet.getStores().get(0).getCapacity().toText());

    app.synth();
  }
}
