import io.github.cdk8s_kubevirt.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.Cron;
import org.cdk8s.CronOptions;
import org.cdk8s.Duration;
import org.cdk8s.Size;

public class Main {
  public static void main(String[] args) {
    App app = new App();
    Platform.Builder.create(app, "Platform")
        .storageClasses(List.of(PlatformStorageClass.builder().name("block").isDefaultVirt(true).takesSnapshots(true).build()))
        .build();

    RecoverableTenant ledger = new RecoverableTenant();
    ledger.driver = "rook-ceph.rbd.csi.ceph.com";
    ledger.classParameters = Map.of(
        "clusterID", "rook-ceph",
        "pool", "replicapool",
        "imageFeatures", "layering",
        "csi.storage.k8s.io/provisioner-secret-name", "rook-csi-rbd-provisioner",
        "csi.storage.k8s.io/provisioner-secret-namespace", "rook-ceph",
        "csi.storage.k8s.io/node-stage-secret-name", "rook-csi-rbd-node",
        "csi.storage.k8s.io/node-stage-secret-namespace", "rook-ceph");
    ledger.snapshotParameters = Map.of(
        "clusterID", "rook-ceph",
        "csi.storage.k8s.io/snapshotter-secret-name", "rook-csi-rbd-provisioner",
        "csi.storage.k8s.io/snapshotter-secret-namespace", "rook-ceph");
    ledger.kubectlImage = "registry.example.com/tools/kubectl:1.34.1";
    ledger.apiServers = List.of("192.0.2.11/32", "192.0.2.12/32", "192.0.2.13/32");
    ledger.schedule = Cron.schedule(CronOptions.builder().minute("30").hour("1").build());
    ledger.timeZone = "Europe/Berlin";
    ledger.keepLast = 14;
    ledger.keepFor = Duration.days(30);
    ledger.secretStore = "vault";
    ledger.tokenPath = "ledger/export-token";
    ledger.create(app, "ledger");

    app.synth();
  }

  /** A tenant whose database can be set back. The fields are what every organization has otherwise. */
  static class RecoverableTenant {
    /** The driver of the storage, and what it is told. */
    String driver;
    Map<String, String> classParameters;
    Map<String, String> snapshotParameters;
    /** An image with kubectl and a shell, from a registry of one's own. */
    String kubectlImage;
    /** What {@code kubectl get endpointslices -n default kubernetes} shows. */
    List<String> apiServers;
    Cron schedule;
    String timeZone;
    int keepLast;
    Duration keepFor;
    /** Where the token for downloads is, and under which path. */
    String secretStore;
    String tokenPath;
    /** The snapshot that the VM is set back to: while it is given, the VM is stopped and restored, once. */
    String restoreFrom;

    void create(App app, String name) {
      // The platform team: a class of storage, and the class of snapshots without which disks are left out of them.
      Chart cluster = new Chart(app, "cluster");
      StorageClass storageClass = StorageClass.Builder.create(cluster, "block")
          .provisioner(driver)
          .parameters(classParameters)
          .allowVolumeExpansion(true)
          .isDefaultVirtClass(true)
          .build();
      VolumeSnapshotClass.Builder.create(cluster, "block-snapshots")
          .driver(driver)
          .deletionPolicy(VolumeSnapshotDeletionPolicy.DELETE)
          .parameters(snapshotParameters)
          .build();

      // The tenant: a database whose guest agent freezes the file systems while a snapshot is taken.
      TenantNamespace tenant = TenantNamespace.Builder.create(app, name)
          .isolation(NetworkIsolation.tenantOnly(IsolationExceptions.builder().cloneSources(List.of("golden-images")).exports(true).build()))
          .build();
      VirtualMachine database = VirtualMachine.Builder.create(tenant, "database")
          .cpu(GuestCpu.cores(4))
          .memory(Size.gibibytes(16))
          .disks(List.of(
              Disk.dataVolumeTemplate("root", DataVolumeTemplateDiskOptions.builder()
                  .source(DataVolumeSource.dataSource(DataSourceReference.builder().name("ubuntu-24-04").namespace("golden-images").build()))
                  .size(Size.gibibytes(30))
                  .storageClassName(storageClass.getName())
                  .build()),
              Disk.dataVolumeTemplate("data", DataVolumeTemplateDiskOptions.builder()
                  .source(DataVolumeSource.blank())
                  .size(Size.gibibytes(200))
                  .storageClassName(storageClass.getName())
                  .build())))
          .cloudInit(CloudInit.Builder.create()
              .packages(List.of("qemu-guest-agent"))
              .runCommands(List.of(CloudInitCommand.argv("systemctl", "enable", "--now", "qemu-guest-agent")))
              .build())
          .build();

      // Every night, and by hand before a change.
      SnapshotSchedule.Builder.create(tenant, "nightly")
          .sources(List.of(database))
          .schedule(schedule)
          .timeZone(timeZone)
          .image(kubectlImage)
          .keepLast(keepLast)
          .keepFor(keepFor)
          .apiServers(apiServers)
          .build();
      VirtualMachineSnapshot beforeUpgrade = VirtualMachineSnapshot.Builder.create(tenant, "before-upgrade")
          .source(database)
          .deletionPolicy(SnapshotDeletionPolicy.RETAIN)
          .build();

      // A second VM to rehearse on: no Service selects it, as it lacks the label by which they do.
      VirtualMachineClone.Builder.create(tenant, "rehearsal")
          .source(VirtualMachineCloneSource.snapshot(beforeUpgrade))
          .targetName("database-rehearsal")
          .templateLabelFilters(List.of("*", "!app.kubernetes.io/name"))
          .build();

      // A copy that leaves the cluster: virtctl vmexport download, with a token that stands in no manifest.
      VirtualMachineExport.Builder.create(tenant, "off-site")
          .source(VirtualMachineExportSource.snapshot(beforeUpgrade))
          .tokenSecret(ExternalSecret.Builder.create(tenant, "export-token")
              .store(ExternalSecretStore.clusterSecretStore(secretStore))
              .data(Map.of("token", ExternalSecretRemoteRef.builder().key(tokenPath).build()))
              .build())
          .ttlDuration(Duration.hours(8))
          .build();

      if (restoreFrom == null) return;
      VirtualMachineRestore.Builder.create(tenant, "restore-" + restoreFrom)
          .target(database)
          .snapshot(VirtualMachineSnapshot.fromVirtualMachineSnapshotName(tenant, "restored", restoreFrom))
          .targetReadinessPolicy(TargetReadinessPolicy.STOP_TARGET)
          .volumeRestorePolicy(VolumeRestorePolicy.IN_PLACE)
          .build();
    }
  }
}
