import io.github.cdk8s_kubevirt.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.Size;
import software.constructs.Construct;

public class Main {
  public static void main(String[] args) {
    App app = new App();
    Planes planes = new Planes(app, "planes", List.of("ens2f0", "ens2f1"), Map.of("node-role.kubernetes.io/worker", ""));

    TenantNamespace tenant = new TenantNamespace(app, "packet-core");
    NetworkAttachment signalling = planes.attachTo(tenant, new Plane("signalling", 210, null));
    NetworkAttachment userPlane = planes.attachTo(tenant, new Plane("user-plane", 220, 9000));

    // Management is the pod network, with its policies; the planes are layer 2, with addresses of the guest's own.
    VirtualMachine gateway = VirtualMachine.Builder.create(tenant, "gateway")
        .cpu(GuestCpu.dedicated(DedicatedGuestCpuOptions.builder().cores(4).build()))
        .memory(Size.gibibytes(8))
        .networkInterfaceMultiqueue(true)
        .disks(List.of(Disk.dataVolumeTemplate("root", DataVolumeTemplateDiskOptions.builder()
            .source(DataVolumeSource.dataSource(DataSourceReference.builder().name("rhel-9").namespace("golden-images").build()))
            .build())))
        .networks(List.of(
            GuestNetwork.masquerade(PodInterfaceOptions.builder()
                .ports(List.of(GuestPort.builder().name("https").port(443).build()))
                .macAddress("02:00:00:02:00:01")
                .build()),
            GuestNetwork.bridge("signalling", signalling, InterfaceOptions.builder().macAddress("02:00:00:02:10:01").build()),
            GuestNetwork.bridge("user-plane", userPlane, InterfaceOptions.builder().macAddress("02:00:00:02:20:01").build())))
        .cloudInit(CloudInit.Builder.create()
            .allowPasswordAuthentication(false)
            .networkData(NetworkData.Builder.create()
                .ethernets(List.of(
                    NetworkDataEthernet.builder().name("management").macAddress("02:00:00:02:00:01").dhcp4(true).build(),
                    NetworkDataEthernet.builder().name("signalling").macAddress("02:00:00:02:10:01").addresses(List.of("10.210.0.10/24")).build(),
                    NetworkDataEthernet.builder().name("user-plane").macAddress("02:00:00:02:20:01").addresses(List.of("10.220.0.10/24")).build()))
                .build())
            .build())
        .cloudInitPlacement(CloudInitPlacement.SECRET)
        .build();
    gateway.exposeViaService();

    app.synth();
  }

  /**
   * A plane: a VLAN of the fabric that guests join besides the pod network.
   *
   * @param mtu largest packet, where it is not the usual one: storage and user planes have jumbo frames
   */
  record Plane(String name, int vlan, Integer mtu) {}

  /** The bridge of the nodes, which carries the VLANs of all planes on a bond of cards. */
  static class Planes extends Chart {
    static final String BRIDGE = "br-planes";

    /**
     * What differs from house to house.
     *
     * @param uplinks the cards of the nodes that carry all planes, bonded
     * @param nodeSelector labels of the nodes that have them
     */
    Planes(Construct scope, String id, List<String> uplinks, Map<String, String> nodeSelector) {
      super(scope, id);
      NodeNetworkConfigurationPolicy.Builder.create(this, "planes")
          .nodeSelector(nodeSelector)
          .interfaces(List.of(
              NodeInterface.bond("bond-planes", BondOptions.builder().mode(BondMode.ACTIVE_BACKUP).ports(uplinks).build()),
              NodeInterface.linuxBridge(BRIDGE, LinuxBridgeOptions.builder()
                  .ports(List.of("bond-planes"))
                  .stp(false)
                  .ipv4(NodeAddressing.disabled())
                  .build())))
          .build();
    }

    /** The attachment of a tenant to a plane. */
    NetworkAttachment attachTo(TenantNamespace tenant, Plane plane) {
      return NetworkAttachment.Builder.create(tenant, plane.name())
          .config(NetworkAttachmentConfig.bridge(LinuxBridgeAttachmentOptions.builder()
              .bridge(BRIDGE)
              .vlan(plane.vlan())
              .mtu(plane.mtu())
              .vmOnly(true)
              .build()))
          .build();
    }
  }
}
