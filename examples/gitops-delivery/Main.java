import io.github.cdk8s_kubevirt.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.Size;
import org.cdk8s.plus28.ContainerProps;
import org.cdk8s.plus28.Deployment;
import org.cdk8s.plus28.Namespace;

public class Main {
  static final String REPOSITORY = "https://git.example.com/shop/vms.git";
  static final String NAMESPACE = "webshop";

  public static void main(String[] args) {
    App app = new App();
    Platform.Builder.create(app, "Platform")
        .storageClasses(List.of(PlatformStorageClass.builder().name("local-path").isDefault(true).waitsForFirstConsumer(true).build()))
        .build();

    // What is delivered: the repository has it in dist/shop.k8s.yaml.
    Chart shop = new Chart(app, "shop", ChartProps.builder().namespace(NAMESPACE).build());
    Namespace namespace = Namespace.Builder.create(shop, "Namespace")
        .metadata(ApiObjectMetadata.builder().name(NAMESPACE).build())
        .build();
    ExternalSecret userData = ExternalSecret.Builder.create(shop, "database-cloudinit")
        .store(ExternalSecretStore.clusterSecretStore("vault"))
        .data(Map.of("userdata", ExternalSecretRemoteRef.builder().key("shop/database").property("userdata").build()))
        .build();
    DataVolume data = DataVolume.Builder.create(shop, "database-data")
        .source(DataVolumeSource.blank())
        .size(Size.gibibytes(50))
        .build();
    DataVolumeSource image = DataVolumeSource.registry("docker://registry.example.com/images/database:2025.11.1");
    VirtualMachine database = VirtualMachine.Builder.create(shop, "database")
        .memory(Size.gibibytes(4))
        .machineType("pc-q35-rhel9.6.0")
        .cloudInit(CloudInit.fromSecret(userData))
        .disks(List.of(
            Disk.dataVolumeTemplate("root", DataVolumeTemplateDiskOptions.builder().source(image).size(Size.gibibytes(20)).build()),
            Disk.dataVolume("data", data.getName())))
        .readinessProbe(GuestProbe.tcpSocket(5432))
        .build();
    Deployment web = Deployment.Builder.create(shop, "web")
        .metadata(ApiObjectMetadata.builder().name("web").build())
        .containers(List.of(ContainerProps.builder().image("registry.example.com/shop/web:1.4.2").portNumber(8080).build()))
        .build();
    VirtualMachine spare = VirtualMachine.Builder.create(shop, "spare")
        .memory(Size.gibibytes(4))
        .runStrategy(RunStrategy.HALTED)
        .disks(List.of(Disk.containerDisk("root", ContainerDiskOptions.builder().image("registry.example.com/images/database-disk:2025.11.1").build())))
        .build();

    // The database with its disks, which wait for it; then what asks it; last what does not run, as nothing comes after a stopped VM.
    ArgoSyncWave.assign(-1, namespace, userData);
    ArgoSyncWave.assign(0, data, database);
    ArgoSyncWave.assign(1, web);
    ArgoSyncWave.assign(2, spare);

    // What delivers it: applied once, by hand or by an application of applications.
    Chart delivery = new Chart(app, "delivery", ChartProps.builder().namespace("argocd").build());
    ArgoAppProject project = ArgoAppProject.Builder.create(delivery, "shop-project")
        .metadata(ApiObjectMetadata.builder().name("shop").build())
        .description("VMs and containers of the shop")
        .sourceRepos(List.of(REPOSITORY))
        .destinations(List.of(ArgoProjectDestination.builder().server("https://kubernetes.default.svc").namespace(NAMESPACE).build()))
        .clusterResourceWhitelist(List.of(ArgoGroupKind.builder().kind("Namespace").build()))
        .build();
    ArgoApplication.Builder.create(delivery, "shop")
        .project(project)
        .source(ArgoSource.directory(REPOSITORY, "dist", ArgoDirectoryOptions.builder().targetRevision("release").include("shop.k8s.yaml").build()))
        .destination(ArgoDestination.inCluster(NAMESPACE))
        .charts(List.of(shop))
        // What others change stays, so that virtctl may stop a VM; nothing is deleted but by hand, as disks go with their VMs.
        .syncPolicy(ArgoSyncPolicy.builder()
            .automated(ArgoAutomatedSync.builder().build())
            .syncOptions(ArgoSyncOptions.builder().serverSideApply(true).build())
            .retry(ArgoSyncRetry.builder()
                .limit(5)
                .backoff(ArgoBackoff.builder().duration(Duration.seconds(30)).maxDuration(Duration.minutes(10)).build())
                .build())
            .build())
        .build();
    ArgoCdSettings.Builder.create(delivery, "settings").reconciliationTimeout(Duration.minutes(5)).build();

    app.synth();
  }
}
