package manifests;

import io.github.cdk8s_kubevirt.ContainerDiskOptions;
import io.github.cdk8s_kubevirt.Disk;
import io.github.cdk8s_kubevirt.GuestCpu;
import io.github.cdk8s_kubevirt.GuestNetwork;
import io.github.cdk8s_kubevirt.GuestPort;
import io.github.cdk8s_kubevirt.PodInterfaceOptions;
import io.github.cdk8s_kubevirt.VirtualMachine;
import java.util.List;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;
import software.constructs.Construct;

/** A virtual machine with a web server, and a Service in front of it. */
public class Web extends Chart {
  public Web(Construct scope, String id, ChartProps props) {
    super(scope, id, props);
    VirtualMachine vm = VirtualMachine.Builder.create(this, "web")
        .cpu(GuestCpu.cores(2))
        .memory(Size.gibibytes(2))
        .disks(List.of(Disk.containerDisk("root", ContainerDiskOptions.builder().image("quay.io/containerdisks/fedora:42").build())))
        .networks(List.of(GuestNetwork.masquerade(PodInterfaceOptions.builder()
            .ports(List.of(GuestPort.builder().name("http").port(80).build()))
            .build())))
        .build();
    vm.exposeViaService();
  }
}
