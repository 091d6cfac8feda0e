import io.github.cdk8s_kubevirt.*;
import java.util.List;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Size;
import org.cdk8s.plus28.ContainerProps;
import org.cdk8s.plus28.Deployment;
import org.cdk8s.plus28.Group;

public class Main {
  public static void main(String[] args) {
    App app = new App();

    // A namespace of its own: everything created inside lands there, and nothing else gets in but clones of the golden images.
    TenantNamespace shop = TenantNamespace.Builder.create(app, "shop")
        .securityTier("high")
        .quota(TenantQuota.small(TenantQuotaProps.builder().storage(Size.gibibytes(200)).build()))
        .isolation(NetworkIsolation.tenantOnly(IsolationExceptions.builder().cloneSources(List.of("golden-images")).build()))
        .build();
    shop.grantAdmin(Group.fromName(shop, "Admins", "shop-admins"));
    shop.grantOperate(Group.fromName(shop, "Operators", "shop-operators"));

    // The legacy back end is a VM that is cloned from a golden image …
    VirtualMachine backend = VirtualMachine.Builder.create(shop, "legacy-backend")
        .cpu(GuestCpu.cores(2))
        .memory(Size.gibibytes(4))
        .disks(List.of(Disk.dataVolumeTemplate("root", DataVolumeTemplateDiskOptions.builder()
            .source(DataVolumeSource.dataSource(DataSourceReference.builder().name("ubuntu-24-04").namespace("golden-images").build()))
            .size(Size.gibibytes(30))
            .build())))
        .networks(List.of(GuestNetwork.masquerade(PodInterfaceOptions.builder()
            .ports(List.of(GuestPort.builder().name("http").port(8080).build()))
            .build())))
        .cloudInit(CloudInit.Builder.create()
            .packages(List.of("qemu-guest-agent"))
            .runCommands(List.of(CloudInitCommand.argv("systemctl", "enable", "--now", "qemu-guest-agent")))
            .build())
        .readinessProbe(GuestProbe.httpGet(8080, HttpGetGuestProbeOptions.builder().path("/healthz").build()))
        .build();
    backend.exposeViaService();

    // … and its web front end a Deployment of cdk8s-plus, which treats the VM as it would treat pods.
    Deployment web = Deployment.Builder.create(shop, "web")
        .metadata(ApiObjectMetadata.builder().name("web").build())
        .containers(List.of(ContainerProps.builder()
            .image("docker.io/nginxinc/nginx-unprivileged:1.29-alpine")
            .portNumber(8080)
            .build()))
        .build();
    web.getConnections().allowTo(backend);
    web.getScheduling().separate(backend);

    app.synth();
  }
}
