import io.github.cdk8s_kubevirt.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.plus28.ISecret;
import org.cdk8s.plus28.Namespace;
import org.cdk8s.plus28.Secret;
import org.cdk8s.plus28.SecretValue;

public class Main {
  public static void main(String[] args) {
    App app = new App();

    // The namespace of what collects logs. Its pods read folders of the nodes, which Pod Security allows where `privileged` is enforced only.
    Chart cluster = new Chart(app, "namespace");
    Namespace.Builder.create(cluster, "logging")
        .metadata(ApiObjectMetadata.builder().name("logging").labels(Map.of("pod-security.kubernetes.io/enforce", "privileged")).build())
        .build();

    // One pipeline for logs of containers and serial consoles of VMs. Each namespace has indices of its own: containers-shop-…, vms-shop-….
    Chart logging = new Chart(app, "logging", ChartProps.builder().namespace("logging").build());
    ISecret secret = Secret.fromSecretName(logging, "Secret", "elasticsearch-writer");
    LogCollector collector = LogCollector.Builder.create(logging, "fluent-bit")
        .backend(LogBackend.elasticsearch(IndexBackendOptions.builder()
            .host("elasticsearch.logging.svc")
            .index(LogIndex.byNamespace())
            .replaceDots(true)
            .tls(LogBackendTls.builder().ca(SecretValue.builder().secret(secret).key("ca.crt").build()).build())
            .credentials(LogBackendCredentials.basic(BasicCredentialsOptions.builder()
                .user(SecretValue.builder().secret(secret).key("username").build())
                .password(SecretValue.builder().secret(secret).key("password").build())
                .build()))
            .build()))
        .engine(LogCollectorEngine.fluentBit(FluentBitOptions.builder()
            .diskBufferMegabytes(2000)
            .retryLimit(-1)
            .podAnnotations(false)
            .metricsPort(2020)
            .build()))
        .excludedNamespaces(List.of("kube-system"))
        .priorityClassName("system-node-critical")
        .build();
    PodMonitor.Builder.create(logging, "fluent-bit-metrics")
        .metadata(ApiObjectMetadata.builder().labels(Map.of("release", "kube-prometheus-stack")).build())
        .selector(collector)
        .endpoints(List.of(ScrapeEndpoint.builder()
            .port("metrics")
            .path("/api/v1/metrics/prometheus")
            .interval(Duration.seconds(30))
            .build()))
        .build();

    // Who is called when a container or a VM lacks something: steal from 5 % on, as the shop's VMs wait for customers.
    Chart alerts = new Chart(app, "alerts", ChartProps.builder().namespace("monitoring").build());
    VmAlerts.Builder.create(alerts, "workloads")
        .metadata(ApiObjectMetadata.builder().labels(Map.of("release", "kube-prometheus-stack")).build())
        .guests(GuestAlerts.builder().steal(RatioAlertOptions.builder().ratio(0.05).pendingFor(Duration.minutes(5)).build()).build())
        .build();

    // What the people of the shop look at: their containers and VMs in one view, and what their VMs wrote to the console.
    Chart dashboards = new Chart(app, "dashboards", ChartProps.builder().namespace("monitoring").build());
    GrafanaWorkloadsDashboard.Builder.create(dashboards, "shop-dashboard")
        .title("Shop: containers and VMs")
        .namespaces(List.of("shop", "shop-db"))
        .tags(List.of("shop"))
        .refresh(Duration.minutes(1))
        .build();
    KibanaSavedSearch.Builder.create(dashboards, "shop-consoles")
        .title("Shop: serial consoles")
        // With the 2 of the year: vms-shop-* alone takes in namespaces whose names begin alike.
        .indexPattern("vms-shop-2*,vms-shop-db-2*")
        .query("log : *error* or log : *panic*")
        .columns(List.of("kubernetes.labels.vm_kubevirt_io/name", "log"))
        .build();

    app.synth();
  }
}
