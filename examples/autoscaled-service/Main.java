import io.github.cdk8s_kubevirt.*;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.Size;
import org.cdk8s.plus28.ContainerProps;
import org.cdk8s.plus28.ContainerResources;
import org.cdk8s.plus28.Cpu;
import org.cdk8s.plus28.CpuResources;
import org.cdk8s.plus28.MemoryResources;

public class Main {
  public static void main(String[] args) {
    App app = new App();
    Chart chart = new Chart(app, "autoscaled-service", ChartProps.builder().namespace("storefront").build());

    // One description for both: only what runs differs, and how long it takes to start.
    AutoscaledService.Builder.create(chart, "web")
        .workload(AutoscaledWorkload.container(ContainerProps.builder()
            .image("registry.example.com/shop/web:1.4")
            .resources(ContainerResources.builder()
                .cpu(CpuResources.builder().request(Cpu.millis(500)).build())
                .memory(MemoryResources.builder().request(Size.mebibytes(256)).build())
                .build())
            .build()))
        .port(8080)
        .minReplicas(3)
        .maxReplicas(12)
        .ingress(AutoscaledServiceIngress.builder().host("shop.example.com").build())
        .monitoring(AutoscaledServiceMonitoring.builder().path("/metrics").interval(Duration.seconds(30)).build())
        .build();

    // The pricing engine is a program that needs a machine of its own. Its image is on the nodes, which shortens the start; windows and probes follow.
    AutoscaledService.Builder.create(chart, "pricing")
        .workload(AutoscaledWorkload.virtualMachines(VirtualMachineInstanceReplicaSetProps.builder()
            .cpu(GuestCpu.topology(GuestCpuTopologyOptions.builder().sockets(2).build()))
            .memory(Size.gibibytes(2))
            .disks(List.of(Disk.containerDisk("root", ContainerDiskOptions.builder().image("registry.example.com/shop/pricing-disk:2026.11").build())))
            .build()))
        .latency(StartLatency.virtualMachine(StartLatencyOptions.builder().speedUps(List.of(StartSpeedUp.preload())).build()))
        .port(9000)
        .minReplicas(2)
        .maxReplicas(8)
        .cpuUtilizationPercent(60)
        .monitoring(AutoscaledServiceMonitoring.builder().port(9100).build())
        .build();

    // Nightly reports: no VM at all until there is something to do.
    VirtualMachineInstanceReplicaSet reports = VirtualMachineInstanceReplicaSet.Builder.create(chart, "reports")
        .cpu(GuestCpu.topology(GuestCpuTopologyOptions.builder().sockets(4).build()))
        .memory(Size.gibibytes(4))
        .disks(List.of(Disk.containerDisk("root", ContainerDiskOptions.builder().image("registry.example.com/shop/reports-disk:2026.11").build())))
        .build();
    ScaledObject.Builder.create(chart, "reports-scaler")
        .target(reports)
        .minReplicas(0)
        .maxReplicas(5)
        .triggers(List.of(
            ScaleTrigger.prometheus(PrometheusScaleTriggerOptions.builder()
                .serverAddress("http://prometheus-k8s.monitoring.svc:9090")
                .query("sum(report_queue_depth{namespace=\"storefront\"})")
                .threshold(20)
                .build()),
            ScaleTrigger.cron(CronScaleTriggerOptions.builder()
                .start("0 1 * * *")
                .end("0 4 * * *")
                .desiredReplicas(2)
                .timezone("Europe/Berlin")
                .build())))
        .build();

    app.synth();
  }
}
