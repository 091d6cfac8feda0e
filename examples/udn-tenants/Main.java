import io.github.cdk8s_kubevirt.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.Size;

public class Main {
  public static void main(String[] args) {
    App app = new App();

    // What the platform team states: the binding by which guests join networks of OVN-Kubernetes.
    Platform.Builder.create(app, "Platform")
        .kubevirtConfiguration(KubeVirtConfigurationProps.builder().networkBindings(List.of("l2bridge")).build())
        .build();

    till(tenant(app, "berlin", "10.101.0.0/16"), "till-1", "10.101.0.10");
    till(tenant(app, "madrid", "10.101.0.0/16"), "till-1", "10.101.0.10");

    // A VLAN of the fabric that VMs of both may join besides, such as that of the stock system.
    ClusterUserDefinedNetwork.Builder.create(new Chart(app, "cluster"), "stock")
        .namespaceLabels(Map.of("zone", "shops"))
        .topology(UserDefinedNetworkTopology.localnet(LocalnetNetworkOptions.builder().physicalNetworkName("physnet1").vlan(300).build()))
        .build();

    app.synth();
  }

  /** A tenant whose pods and VMs have a network of their own in place of the cluster's: any two tenants may have the same addresses. */
  static TenantNamespace tenant(App app, String name, String subnet) {
    TenantNamespace namespace = TenantNamespace.Builder.create(app, name)
        .primaryUserDefinedNetwork(true)
        .labels(Map.of("zone", "shops"))
        .build();
    UserDefinedNetwork.Builder.create(namespace, "primary")
        .topology(UserDefinedNetworkTopology.layer2(Layer2NetworkOptions.builder()
            .role(UserDefinedNetworkRole.PRIMARY)
            .subnets(List.of(subnet))
            .persistentIps(true)
            .build()))
        .build();
    return namespace;
  }

  /** A VM that keeps its address when it restarts or moves to another node. */
  static VirtualMachine till(TenantNamespace namespace, String name, String address) {
    return VirtualMachine.Builder.create(namespace, name)
        .memory(Size.gibibytes(4))
        .disks(List.of(Disk.dataVolumeTemplate("root", DataVolumeTemplateDiskOptions.builder()
            .source(DataVolumeSource.dataSource(DataSourceReference.builder().name("rhel-9").namespace("golden-images").build()))
            .build())))
        .networks(List.of(GuestNetwork.l2bridge(PodInterfaceOptions.builder().name("primary").preconfiguredAddresses(List.of(address)).build())))
        // The kubelet does not reach a guest on such a network: the agent answers.
        .readinessProbe(GuestProbe.guestAgentPing())
        .evictionStrategy(EvictionStrategy.LIVE_MIGRATE)
        .build();
  }
}
