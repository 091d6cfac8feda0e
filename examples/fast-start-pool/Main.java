import io.github.cdk8s_kubevirt.*;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;

public class Main {
  public static void main(String[] args) {
    App app = new App();
    Chart chart = new Chart(app, "fast-start-pool", ChartProps.builder().namespace("fast-start").build());

    // Three to eight CI runners that wait booted. A DaemonSet pulls the image onto every node, so a replacement takes less than a cold start:
    // probes and autoscaler windows follow from that model.
    FastStartVmPool runners = FastStartVmPool.Builder.create(chart, "runners")
        .cpu(GuestCpu.topology(GuestCpuTopologyOptions.builder().sockets(2).build()))
        .memory(Size.gibibytes(2))
        .disks(List.of(Disk.containerDisk("bootdisk", ContainerDiskOptions.builder().image("quay.io/containerdisks/ubuntu:24.04").build())))
        .networks(List.of(GuestNetwork.masquerade(PodInterfaceOptions.builder()
            .ports(List.of(GuestPort.builder().name("runner").port(8080).build()))
            .build())))
        .prePull(FastStartPrePull.builder()
            .pauseImage("registry.k8s.io/pause:3.10")
            .tool(PrePullToolOptions.builder().image("docker.io/library/busybox:1.37.0-musl").build())
            .build())
        .readinessPort(8080)
        .autoscaling(PoolAutoscaling.builder().minReplicas(3).maxReplicas(8).build())
        .cloudInitPerVm(new RegisteredRunner())
        .build();
    runners.exposeViaService();

    app.synth();
  }

  /** The first boot of a runner, which registers itself by its name. */
  static class RegisteredRunner implements IPoolCloudInit {
    @Override
    public CloudInit cloudInitFor(String name, Number ordinal) {
      return CloudInit.Builder.create()
          .hostname(name)
          .runCommands(List.of(CloudInitCommand.argv("/usr/local/bin/register-runner", "--name", name)))
          .build();
    }
  }
}
