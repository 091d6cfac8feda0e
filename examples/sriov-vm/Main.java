import io.github.cdk8s_kubevirt.*;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;
import org.cdk8s.plus28.PersistentVolumeAccessMode;
import org.cdk8s.plus28.PersistentVolumeMode;

public class Main {
  public static void main(String[] args) {
    App app = new App();
    Chart chart = new Chart(app, "sriov-vm", ChartProps.builder().namespace("apps").build());

    // One object makes the network of the SR-IOV operator, the interface on it, its MAC, and the network data that gives the guest
    // its address: they cannot disagree.
    SriovVirtualMachine vm = SriovVirtualMachine.Builder.create(chart, "high-performance-vm")
        .cpu(GuestCpu.dedicated(DedicatedGuestCpuOptions.builder().cores(4).build()))
        .memory(Size.gibibytes(8))
        .evictionStrategy(EvictionStrategy.LIVE_MIGRATE)
        .disks(List.of(Disk.dataVolumeTemplate("root", DataVolumeTemplateDiskOptions.builder()
            .source(DataVolumeSource.dataSource(DataSourceReference.builder().name("ubuntu-24-04").namespace("golden-images").build()))
            .size(Size.gibibytes(20))
            .accessModes(List.of(PersistentVolumeAccessMode.READ_WRITE_MANY))
            .volumeMode(PersistentVolumeMode.BLOCK)
            .build())))
        .sriov(SriovAttachment.sriovNetwork(SriovOperatorAttachmentOptions.builder()
            .resourceName("fastnic")
            .vlan(100)
            .nodePolicy(SriovNetworkNodePolicyOptions.builder()
                .numVfs(8)
                .mtu(9000)
                .nicSelector(SriovNicSelector.builder().vendor("8086").pfNames(List.of("ens2f0")).build())
                .build())
            .build()))
        .addresses(List.of("10.56.0.10/16"))
        .build();

    // What no manifest can see to: the cluster's administrator must.
    vm.getPrerequisites().forEach(prerequisite -> System.out.println("needs: " + prerequisite));

    app.synth();
  }
}
