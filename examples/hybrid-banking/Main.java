import io.github.cdk8s_kubevirt.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;

public class Main {
  public static void main(String[] args) {
    App app = new App();

    // The infrastructure team's part: virtual functions on the database nodes, and a network on them.
    Chart infrastructure = new Chart(app, "infrastructure");
    SriovNetworkNodePolicy policy = SriovNetworkNodePolicy.Builder.create(infrastructure, "fastnic")
        .resourceName("fastnic")
        .numVfs(8)
        .nicSelector(SriovNicSelector.builder().pfNames(List.of("ens2f0")).build())
        .nodeSelector(Map.of("workload", "database"))
        .build();
    SriovNetwork network = SriovNetwork.Builder.create(infrastructure, "data-plane")
        .resourceName(policy.getSriovResourceName())
        .networkNamespace("banking-core")
        .vlan(100)
        .build();

    // The bank's part: the database VM, the API gateway, and nothing else that talks to them.
    HybridBankingStack.Builder.create(app, "banking-core")
        .database(BankingDatabaseProps.builder()
            .image(DataVolumeSource.dataSource(DataSourceReference.builder().name("oracle-linux-9").namespace("golden-images").build()))
            .storageClassName("encrypted-ssd")
            .encryptedStorage(true)
            .network(network)
            .addresses(List.of("10.56.1.10/24"))
            .name("oracle-db")
            .port(1521)
            .portName("sqlnet")
            .licensedCores(16)
            .build())
        .gateway(BankingGatewayProps.builder().image("docker.io/nginxinc/nginx-unprivileged:1.29-alpine").build())
        .cloneSources(List.of("golden-images"))
        .compliance("pci-dss")
        .build();

    app.synth();
  }
}
