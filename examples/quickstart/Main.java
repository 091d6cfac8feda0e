import io.github.cdk8s_kubevirt.ContainerDiskOptions;
import io.github.cdk8s_kubevirt.Disk;
import io.github.cdk8s_kubevirt.GuestCpu;
import io.github.cdk8s_kubevirt.VirtualMachine;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;

public class Main {
  public static void main(String[] args) {
    App app = new App();
    Chart chart = new Chart(app, "quickstart", ChartProps.builder().namespace("demo").build());

    VirtualMachine.Builder.create(chart, "fedora")
        .cpu(GuestCpu.cores(2))
        .memory(Size.gibibytes(2))
        .disks(List.of(Disk.containerDisk("root", ContainerDiskOptions.builder().image("quay.io/containerdisks/fedora:42").build())))
        .build();

    app.synth();
  }
}
