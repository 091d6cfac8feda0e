import io.github.cdk8s_kubevirt.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Size;

public class Main {
  public static void main(String[] args) {
    App app = new App();

    // What the platform team states: nodes with SEV-SNP, and launchers with a seccomp profile.
    Platform.Builder.create(app, "Platform")
        .featureGates(List.of("WorkloadEncryptionSEV"))
        .kubevirtConfiguration(KubeVirtConfigurationProps.builder().launcherSeccompProfile(true).build())
        .build();

    TenantNamespace tenant = new TenantNamespace(app, "card-data");
    AppliedHardening hardening = Hardening.hardened().applyTo(tenant);

    VirtualMachineProps guest = VirtualMachineProps.builder()
        .memory(Size.gibibytes(4))
        .disks(List.of(Disk.dataVolumeTemplate("root", DataVolumeTemplateDiskOptions.builder()
            .source(DataVolumeSource.dataSource(DataSourceReference.builder().name("rhel-9").namespace("golden-images").build()))
            .build())))
        .cloudInit(CloudInit.Builder.create().allowPasswordAuthentication(false).extra(Map.of("disable_root", true)).build())
        .build();

    // Graphics card, serial console, balloon, input and hotplug are gone; it boots signed code only and has a TPM.
    new VirtualMachine(tenant, "ledger", guest);

    // Its memory is encrypted against the node as well. The nearest profile counts alone.
    VirtualMachine vault = new VirtualMachine(tenant, "vault", guest);
    Hardening.confidential(LaunchSecurity.snp()).applyTo(vault);

    app.synth();

    // What no manifest of a VM can say is left to the administrators of the cluster.
    hardening.getPrerequisites().forEach(System.out::println);
  }
}
