import io.github.cdk8s_kubevirt.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Size;
import org.cdk8s.plus28.ContainerProps;
import org.cdk8s.plus28.Deployment;
import org.cdk8s.plus28.Group;
import org.cdk8s.plus28.PersistentVolumeAccessMode;
import org.cdk8s.plus28.PersistentVolumeMode;

public class Main {
  /** What differs between the release that runs and the next one. */
  record Release(int databaseCores, String shopImage) {}

  public static void main(String[] args) {
    App running = deploy(new App(), new Release(2, "ghcr.io/example/shop:1.4.1"));
    App next = deploy(new App(), new Release(4, "ghcr.io/example/shop:1.4.2"));

    // Which tenant is near its quota, who reaches the database, which VM cannot migrate, and what this release restarts: dist/report.html. Where
    // manifests are kept, what runs is ManifestSet.fromDirectory.
    Report.Builder.create(next, "report").title("Three tenants").against(ManifestSet.of(running)).build();

    next.synth();
  }

  private static App deploy(App app, Release release) {
    // What synth cannot know: which cluster this is for.
    Platform.Builder.create(app, "Platform")
        .kubernetesVersion("1.34")
        .nodes(List.of(NodeGroup.builder().count(3).cpus(16).memory(Size.gibibytes(64)).build()))
        .storageClasses(List.of(
            PlatformStorageClass.builder()
                .name("ceph-block")
                .accessModes(List.of(PersistentVolumeAccessMode.READ_WRITE_ONCE, PersistentVolumeAccessMode.READ_WRITE_MANY))
                .build(),
            PlatformStorageClass.builder().name("local-nvme").accessModes(List.of(PersistentVolumeAccessMode.READ_WRITE_ONCE)).build()))
        .build();

    // Three tenants share it 3 : 2 : 1.
    TenantNamespace erp = tenant(app, "erp", 3, List.of("golden-images"));
    TenantNamespace web = tenant(app, "web", 2, List.of());
    TenantNamespace build = tenant(app, "build", 1, List.of());
    DataVolumeSource rhel = DataVolumeSource.dataSource(DataSourceReference.builder().name("rhel-9").namespace("golden-images").build());

    // ERP: a database that moves when its node is drained. While it does, it counts twice.
    VirtualMachine database = VirtualMachine.Builder.create(erp, "erp-db")
        .cpu(GuestCpu.cores(release.databaseCores()))
        .memory(Size.gibibytes(36))
        .evictionStrategy(EvictionStrategy.LIVE_MIGRATE)
        .disks(List.of(Disk.dataVolumeTemplate("root", DataVolumeTemplateDiskOptions.builder()
            .source(rhel)
            .size(Size.gibibytes(40))
            .storageClassName("ceph-block")
            .accessModes(List.of(PersistentVolumeAccessMode.READ_WRITE_MANY))
            .volumeMode(PersistentVolumeMode.BLOCK)
            .build())))
        .networks(List.of(GuestNetwork.masquerade(PodInterfaceOptions.builder()
            .ports(List.of(GuestPort.builder().name("postgres").port(5432).build()))
            .build())))
        .build();
    database.exposeViaService();

    // Its search index is on a disk of its node: fast, and a drain shuts it down.
    VirtualMachine.Builder.create(erp, "erp-search")
        .cpu(GuestCpu.cores(2))
        .memory(Size.gibibytes(8))
        .evictionStrategy(EvictionStrategy.NONE)
        .disks(List.of(Disk.dataVolumeTemplate("index", DataVolumeTemplateDiskOptions.builder()
            .source(rhel)
            .size(Size.gibibytes(100))
            .storageClassName("local-nvme")
            .accessModes(List.of(PersistentVolumeAccessMode.READ_WRITE_ONCE))
            .volumeMode(PersistentVolumeMode.BLOCK)
            .build())))
        .networks(List.of(GuestNetwork.masquerade(PodInterfaceOptions.builder()
            .ports(List.of(GuestPort.builder().name("search").port(9200).build()))
            .build())))
        .build();

    // Web: containers that call the database, across namespaces: both tenants open the way.
    Deployment shop = Deployment.Builder.create(web, "shop")
        .metadata(ApiObjectMetadata.builder().name("shop").build())
        .containers(List.of(ContainerProps.builder().image(release.shopImage()).portNumber(8080).build()))
        .build();
    shop.getConnections().allowTo(database);

    // Build: throw-away VMs of one image.
    VirtualMachineInstanceReplicaSet.Builder.create(build, "agents")
        .replicas(3)
        .cpu(GuestCpu.cores(2))
        .memory(Size.gibibytes(4))
        .disks(List.of(
            Disk.containerDisk("root", ContainerDiskOptions.builder().image("quay.io/containerdisks/fedora:42").build()),
            Disk.emptyDisk("workspace", Size.gibibytes(20))))
        .build();
    return app;
  }

  private static TenantNamespace tenant(App app, String name, int weight, List<String> cloneSources) {
    TenantNamespace namespace = TenantNamespace.Builder.create(app, name)
        .labels(Map.of("tenant", name))
        .quota(TenantQuota.of(TenantQuotaProps.builder().virtualMachines(10).pods(60).build()))
        .quotaStrategy(QuotaStrategy.fairShare(FairShareOptions.builder().weight(weight).totalWeight(6).build()))
        .isolation(NetworkIsolation.tenantOnly(IsolationExceptions.builder().cloneSources(cloneSources).build()))
        .build();
    namespace.grantAdmin(Group.fromName(namespace, "Admins", name + "-admins"));
    return namespace;
  }
}
