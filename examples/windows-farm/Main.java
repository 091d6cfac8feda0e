import io.github.cdk8s_kubevirt.*;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;
import org.cdk8s.plus28.ISecret;
import org.cdk8s.plus28.Secret;

public class Main {
  public static void main(String[] args) {
    App app = new App();

    // The platform team offers a size for desktops. Windows 11 uses two sockets at most, so the CPUs are cores of one.
    Chart platform = new Chart(app, "platform");
    VirtualMachineClusterInstancetype size = VirtualMachineClusterInstancetype.Builder.create(platform, "desktop")
        .cpu(GuestCpu.cores(4))
        .memory(Size.gibibytes(8))
        .memoryOvercommitPercent(25)
        .build();
    VirtualMachineClusterPreference taste = VirtualMachineClusterPreference.Builder.create(platform, "desktop-cores")
        .cpuTopology(PreferredCpuTopology.cores())
        .diskBus(DiskBus.VIRTIO)
        .interfaceModel(InterfaceModel.VIRTIO)
        .requirements(PreferenceRequirements.builder().cpu(2).memory(Size.gibibytes(4)).build())
        .build();

    // The farm: answer files with passwords come from a vault, images from golden-images, drivers from KubeVirt's container disk.
    Chart farm = new Chart(app, "windows-farm", ChartProps.builder().namespace("windows-farm").build());
    ISecret serverAnswers = Secret.fromSecretName(farm, "ServerAnswers", "server-answers");
    ISecret desktopAnswers = Secret.fromSecretName(farm, "DesktopAnswers", "desktop-answers");
    String drivers = "quay.io/kubevirt/virtio-container-disk:v1.9.0";

    // A domain controller, by what KubeVirt brings: the preference is looked up when it starts.
    VirtualMachine.Builder.create(farm, "dc-1")
        .instancetype(CommonInstancetype.U1_LARGE)
        .preference(CommonPreference.WINDOWS_2_K22_VIRTIO)
        .disks(List.of(system("windows-2022", 60), Disk.sysprep("answers", serverAnswers)))
        .build();

    // Two application servers, with all that Windows needs in the manifest.
    for (String name : List.of("app-1", "app-2")) {
      VirtualMachine server = VirtualMachine.Builder.create(farm, name)
          .windows(WindowsGuest.builder()
              .version(WindowsVersion.SERVER_2022)
              .drivers(drivers)
              .sysprep(serverAnswers)
              .timezone("Europe/Berlin")
              .build())
          .instancetype(CommonInstancetype.U1_XLARGE)
          .disks(List.of(system("windows-2022", 80)))
          .networks(List.of(remoteDesktop()))
          .build();
      server.exposeViaService();
    }

    // Five desktops of one template, each with a system disk and a TPM of its own, started on demand.
    VirtualMachinePool.Builder.create(farm, "desktops")
        .windows(WindowsGuest.builder().version(WindowsVersion.WINDOWS_11).sysprep(desktopAnswers).build())
        .instancetype(Instancetype.of(size))
        .preference(Preference.of(taste))
        .disks(List.of(system("windows-11", 64)))
        .networks(List.of(remoteDesktop()))
        .runStrategy(RunStrategy.MANUAL)
        .replicas(5)
        .build();

    app.synth();
  }

  private static Disk system(String name, int gibibytes) {
    return Disk.dataVolumeTemplate("system", DataVolumeTemplateDiskOptions.builder()
        .source(DataVolumeSource.dataSource(DataSourceReference.builder().name(name).namespace("golden-images").build()))
        .size(Size.gibibytes(gibibytes))
        .build());
  }

  private static GuestNetwork remoteDesktop() {
    return GuestNetwork.masquerade(PodInterfaceOptions.builder()
        .ports(List.of(GuestPort.builder().name("rdp").port(3389).build()))
        .build());
  }
}
