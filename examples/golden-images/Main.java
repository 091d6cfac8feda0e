import io.github.cdk8s_kubevirt.*;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Cron;
import org.cdk8s.CronOptions;
import org.cdk8s.Size;
import org.cdk8s.plus28.Namespace;
import org.cdk8s.plus28.PersistentVolumeAccessMode;

public class Main {
  public static void main(String[] args) {
    App app = new App();
    Platform.Builder.create(app, "Platform")
        .storageClasses(List.of(PlatformStorageClass.builder()
            .name("ceph-rbd")
            .isDefault(true)
            .accessModes(List.of(PersistentVolumeAccessMode.READ_WRITE_ONCE, PersistentVolumeAccessMode.READ_WRITE_MANY))
            .build()))
        .build();

    // Of the cluster, and patched: kubectl apply --server-side.
    StorageProfile.Builder.create(new Chart(app, "cluster"), "ceph-rbd")
        .cloneStrategy(CloneStrategy.CSI_CLONE)
        .dataImportFormat(DataImportFormat.SNAPSHOT)
        .build();

    ImageFactory factory = new ImageFactory(app, "golden-images", new ImageFactoryProps(
        "registry.bank.example/containerdisks",
        List.of(
            new FollowedImage("ubuntu-24-04", "ubuntu:24.04", "ubuntu"),
            new FollowedImage("centos-stream-10", "centos-stream:10", "centos.stream10")),
        List.of(new CertifiedImage(
            "firewall",
            "https://images.bank.example/firewall-11.2.4.qcow2",
            "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "11-2-4",
            Size.gibibytes(32))),
        Cron.schedule(CronOptions.builder().minute("17").hour("3").build()),
        "ceph-rbd",
        List.of("payments")));

    // A tenant clones one. Its VM names instancetype and preference: KubeVirt takes what it infers from labels of an image once, and refuses to do so again
    // when the manifest is applied a second time.
    TenantNamespace payments = TenantNamespace.Builder.create(app, "payments")
        .quota(TenantQuota.small(TenantQuotaProps.builder().storage(Size.gibibytes(200)).build()))
        .isolation(NetworkIsolation.tenantOnly(IsolationExceptions.builder().cloneSources(List.of("golden-images")).build()))
        .build();
    VirtualMachine.Builder.create(payments, "ledger")
        .instancetype(Instancetype.cluster("u1.medium"))
        .preference(Preference.cluster("ubuntu"))
        .disks(List.of(Disk.dataVolumeTemplate("root", DataVolumeTemplateDiskOptions.builder().source(factory.source("ubuntu-24-04")).build())))
        .build();

    app.synth();
  }

  /** An image that follows its tag, and the preference that virtctl and consoles offer for it. */
  record FollowedImage(String name, String tag, String preference) {}

  /** An image whose bytes somebody answers for. */
  record CertifiedImage(String name, String url, String checksum, String version, Size virtualSize) {}

  /**
   * What differs from house to house.
   *
   * @param registry where container disks are pulled from: a bank names its mirror, which the nodes trust
   * @param followed the images that follow their tag
   * @param certified the images that somebody has certified: a telco pins those of its network functions, byte by byte
   * @param schedule when tags are looked for: a retailer does it while its stores are closed
   * @param storageClassName a class that clones in seconds
   * @param tenants who may clone
   */
  record ImageFactoryProps(
      String registry, List<FollowedImage> followed, List<CertifiedImage> certified, Cron schedule, String storageClassName, List<String> tenants) {}

  /** The golden images of a house, in a namespace of their own. */
  static class ImageFactory extends Chart {
    private final Map<String, GoldenImage> images = new HashMap<>();

    ImageFactory(App scope, String id, ImageFactoryProps props) {
      super(scope, id, ChartProps.builder().namespace(id).build());
      Namespace.Builder.create(this, "Namespace").metadata(ApiObjectMetadata.builder().name(id).build()).build();

      for (FollowedImage image : props.followed()) {
        images.put(image.name(), GoldenImage.Builder.create(this, image.name())
            .source(DataVolumeSource.registry(
                "docker://" + props.registry() + "/" + image.tag(),
                RegistrySourceOptions.builder().pullMethod(RegistryPullMethod.NODE).build()))
            .size(Size.gibibytes(20))
            .storageClassName(props.storageClassName())
            .metadata(ApiObjectMetadata.builder()
                .labels(Map.of(
                    "instancetype.kubevirt.io/default-instancetype", "u1.medium",
                    "instancetype.kubevirt.io/default-preference", image.preference()))
                .build())
            .updates(GoldenImageUpdates.scheduled(GoldenImageScheduleOptions.builder()
                .schedule(props.schedule())
                .importsToKeep(2)
                .retention(DataImportRetention.NONE)
                .isReplaceable(true)
                .build()))
            .build());
      }
      for (CertifiedImage image : props.certified()) {
        images.put(image.name(), GoldenImage.Builder.create(this, image.name())
            .source(DataVolumeSource.http(image.url(), HttpSourceOptions.builder().checksum(image.checksum()).build()))
            .size(Size.gibibytes(40))
            .virtualSize(image.virtualSize())
            .storageClassName(props.storageClassName())
            .updates(GoldenImageUpdates.versioned(GoldenImageVersionOptions.builder().version(image.version()).retain(true).build()))
            .build());
      }
      GoldenImage first = images.get(props.followed().get(0).name());
      for (String tenant : props.tenants()) {
        first.grantCloneTo(CloneGrantee.namespace(tenant), GrantCloneOptions.builder().name("clone-to-" + tenant).build());
      }
    }

    /** The source of a disk that is cloned from one of them. */
    DataVolumeSource source(String name) {
      return DataVolumeSource.fromDataSource(images.get(name).getDataSource());
    }
  }
}
