import io.github.cdk8s_kubevirt.*;
import java.util.ArrayList;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Cron;
import org.cdk8s.CronOptions;
import org.cdk8s.Duration;
import org.cdk8s.Size;
import org.cdk8s.plus28.Cpu;
import org.cdk8s.plus28.CpuResources;
import org.cdk8s.plus28.ISecret;
import org.cdk8s.plus28.MemoryResources;
import org.cdk8s.plus28.NetworkPolicyIpBlock;
import org.cdk8s.plus28.NetworkPolicyPort;
import org.cdk8s.plus28.NetworkPolicyRule;
import org.cdk8s.plus28.Secret;

public class Main {
  public static void main(String[] args) {
    App app = new App();

    // A namespace for pipelines. The containers that engines add to pods state no requests, which the quota demands: they get these.
    TenantNamespace ci = TenantNamespace.Builder.create(app, "ci")
        .quota(TenantQuota.of(TenantQuotaProps.builder()
            .cpu(CpuResources.builder().request(Cpu.units(24)).build())
            .memory(MemoryResources.builder().request(Size.gibibytes(64)).build())
            .virtualMachines(6)
            .build()))
        .limits(TenantLimits.builder()
            .container(ContainerLimits.builder()
                .defaultRequest(ContainerAmounts.builder().cpu(Cpu.millis(100)).memory(Size.mebibytes(64)).build())
                .build())
            .build())
        .isolation(NetworkIsolation.tenantOnly())
        .build();

    // What builders, guests and the engine call: the API server, and the proxy through which the rest is reached.
    List<NetworkPolicyPort> https = List.of(NetworkPolicyPort.tcp(443), NetworkPolicyPort.tcp(6443));
    List<NetworkPolicyRule> egress = new ArrayList<>();
    for (String cidr : List.of("192.0.2.10/32", "198.51.100.0/28")) {
      NetworkPolicyIpBlock peer = NetworkPolicyIpBlock.ipv4(ci, "Egress" + egress.size(), cidr);
      egress.add(NetworkPolicyRule.builder().peer(peer).ports(https).build());
    }
    ISecret registryAuth = Secret.fromSecretName(ci, "RegistryPush", "registry-push");

    // A shop is built, then tested over HTTP in a whole operating system. Three VMs at a time; those of failed runs stay for four hours.
    HybridCiPipeline shop = HybridCiPipeline.Builder.create(ci, "shop")
        .repo("https://git.example.com/retail/shop.git")
        .revision("main")
        .image("registry.example.com/retail/shop")
        .containerBuild(CiBuildOptions.builder().registryAuth(registryAuth).build())
        .test(CiTest.container(CiContainerTestOptions.builder()
            .image("registry.example.com/ci/integration-tests:1.0.0")
            .args(List.of("--target", "http://" + CiTest.ADDRESS + ":8080"))
            .build()))
        .keepOnFailure(true)
        .egress(egress)
        .build();

    // It is run by `argo submit --from workflowtemplate/shop`, and every night.
    CronWorkflow.Builder.create(ci, "shop-nightly")
        .template(shop.getWorkflowTemplate())
        .schedules(List.of(Cron.schedule(CronOptions.builder().minute("0").hour("2").build())))
        .timeZone("Europe/Berlin")
        .concurrency(CronWorkflowConcurrency.FORBID)
        .build();

    // An appliance is a container disk of its own, which the VM boots from; its tests run inside, by the guest agent. Its team has Tekton.
    HybridCiPipeline.Builder.create(ci, "appliance")
        .repo("https://git.example.com/network/appliance.git")
        .revision("main")
        .image("registry.example.com/network/appliance")
        .isContainerDisk(true)
        .engine(PipelineEngine.tekton(TektonPipelineOptions.builder().kubectlImage("registry.example.com/ci/kubectl:1.34.1").build()))
        .containerBuild(CiBuildOptions.builder().registryAuth(registryAuth).memory(Size.gibibytes(8)).build())
        .virtualMachine(CiVirtualMachineOptions.builder().cpus(4).memory(Size.gibibytes(8)).build())
        .test(CiTest.guestAgent(List.of("/usr/lib/appliance/self-test"), CiTestOptions.builder().deadline(Duration.minutes(10)).build()))
        .egress(egress)
        .build();

    app.synth();
  }
}
