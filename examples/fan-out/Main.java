import io.github.cdk8s_kubevirt.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;
import org.cdk8s.plus28.Namespace;

public class Main {
  public static void main(String[] args) {
    // CDK8S_SHARD says which share of the charts this machine writes, such as 3/20; without it, all. STORES is how many there are: try 5000.
    PlatformApp app = new PlatformApp();
    stores(app, Integer.parseInt(System.getenv().getOrDefault("STORES", "4")));

    app.synth();
  }

  /** A chart a store, so that shards can share them: {@code store-0001} and so on. */
  static void stores(App app, int count) {
    for (int number = 1; number <= count; number++) {
      String name = String.format("store-%04d", number);
      Chart chart = new Chart(app, name, ChartProps.builder().namespace(name).build());
      Namespace.Builder.create(chart, "Namespace")
          .metadata(ApiObjectMetadata.builder().name(name).labels(Map.of("location", name)).build())
          .build();
      VirtualMachine.Builder.create(chart, "pos")
          .memory(Size.gibibytes(2))
          .disks(List.of(Disk.containerDisk("root", ContainerDiskOptions.builder().image("registry.example.com/images/pos:2025.11.1").build())))
          .build();
    }
  }
}
