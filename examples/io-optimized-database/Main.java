import io.github.cdk8s_kubevirt.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;
import org.cdk8s.plus28.PersistentVolumeAccessMode;
import org.cdk8s.plus28.PersistentVolumeClaim;
import org.cdk8s.plus28.PersistentVolumeMode;
import org.cdk8s.plus28.Topology;
import software.constructs.Construct;

public class Main {
  public static void main(String[] args) {
    App app = new App();

    new Database(app, "ledger", new DatabaseProps(
        "core-banking",
        DataVolumeSource.dataSource(DataSourceReference.builder().name("postgresql-17").namespace("golden-images").build()),
        /* imageSize */ Size.gibibytes(30),
        "nvme-block",
        /* dataSize */ Size.gibibytes(500),
        /* logSize */ Size.gibibytes(50),
        /* cores */ 8,
        /* memory */ Size.gibibytes(64),
        /* ioThreads */ 4,
        List.of("ledger-a", "ledger-b"),
        /* port */ 5432,
        Map.of("bank.example.com/database", "licensed")));

    app.synth();
  }

  /**
   * What differs from bank to bank.
   *
   * @param image the golden image with the database in it
   * @param imageSize how much room it needs
   * @param storageClassName a class that provisions Block volumes which are ReadWriteMany, as live migration needs
   * @param dataSize where the data lies
   * @param logSize where the log of transactions lies
   * @param cores physical CPUs of each member
   * @param memory memory of each member
   * @param ioThreads the threads beside the CPUs that serve the disks of a member
   * @param nodeSelector labels of the nodes that are licensed for the database
   */
  record DatabaseProps(
      String namespace, DataVolumeSource image, Size imageSize, String storageClassName, Size dataSize, Size logSize, int cores, Size memory,
      int ioThreads, List<String> members, int port, Map<String, String> nodeSelector) {}

  /** Members of one database, each on a node and in a zone of its own, with disks as fast as a guest can have them. */
  static class Database extends Chart {
    private final DatabaseProps props;

    Database(Construct scope, String id, DatabaseProps props) {
      super(scope, id, ChartProps.builder().namespace(props.namespace()).build());
      this.props = props;
      List<VirtualMachine> members = props.members().stream().map(this::member).toList();
      for (int i = 0; i < members.size(); i++) {
        for (VirtualMachine other : members.subList(i + 1, members.size())) members.get(i).getScheduling().separate(other);
      }
    }

    private VirtualMachine member(String name) {
      return VirtualMachine.Builder.create(this, name)
          .cpu(GuestCpu.dedicated(DedicatedGuestCpuOptions.builder().cores(props.cores()).build()))
          .memory(props.memory())
          .hugepages(Hugepages.ONE_GIBIBYTE)
          // Several threads for each disk, and a queue for each CPU.
          .ioThreadsPolicy(IoThreadsPolicy.supplementalPool(props.ioThreads()))
          .blockMultiQueue(true)
          // KubeVirt takes no cache and native I/O by itself on a block device: nothing to tune on the disks.
          .disks(List.of(
              Disk.dataVolumeTemplate("root", DataVolumeTemplateDiskOptions.builder()
                  .source(props.image())
                  .size(props.imageSize())
                  .bootOrder(1)
                  .storageClassName(props.storageClassName())
                  .volumeMode(PersistentVolumeMode.BLOCK)
                  .accessModes(List.of(PersistentVolumeAccessMode.READ_WRITE_MANY))
                  .build()),
              volume(name, "data", props.dataSize()),
              volume(name, "log", props.logSize())))
          .networks(List.of(GuestNetwork.masquerade(PodInterfaceOptions.builder()
              .ports(List.of(GuestPort.builder().name("sql").port(props.port()).build()))
              .build())))
          .readinessProbe(GuestProbe.tcpSocket(props.port()))
          .evictionStrategy(EvictionStrategy.LIVE_MIGRATE)
          .nodeSelector(props.nodeSelector())
          .labels(Map.of("app.kubernetes.io/name", getNode().getId()))
          .spread(List.of(TopologySpreadConstraint.builder().topology(Topology.ZONE).build()))
          .build();
    }

    /** Claims of their own: data and log stay when the VM is deleted or made anew. */
    private Disk volume(String member, String purpose, Size size) {
      String name = member + "-" + purpose;
      PersistentVolumeClaim claim = PersistentVolumeClaim.Builder.create(this, name)
          .metadata(ApiObjectMetadata.builder().name(name).build())
          .storage(size)
          .storageClassName(props.storageClassName())
          .volumeMode(PersistentVolumeMode.BLOCK)
          .accessModes(List.of(PersistentVolumeAccessMode.READ_WRITE_MANY))
          .build();
      // The guest finds its disks by serial number; an error pauses it rather than reaching the database.
      return Disk.persistentVolumeClaim(purpose, claim, ClaimDiskOptions.builder().serial(purpose).errorPolicy(DiskErrorPolicy.STOP).build());
    }
  }
}
