import cdk8s_plus_28 as kplus
from cdk8s import ApiObjectMetadata, App, Chart, Duration
from cdk8s_kubevirt import (
    GrafanaWorkloadsDashboard,
    GuestAlerts,
    KibanaSavedSearch,
    LogBackend,
    LogBackendCredentials,
    LogBackendTls,
    LogCollector,
    LogCollectorEngine,
    LogIndex,
    PodMonitor,
    RatioAlertOptions,
    ScrapeEndpoint,
    VmAlerts,
)

app = App()

# The namespace of what collects logs. Its pods read folders of the nodes, which Pod Security allows where `privileged` is enforced only.
cluster = Chart(app, "namespace")
kplus.Namespace(
    cluster,
    "logging",
    metadata=ApiObjectMetadata(name="logging", labels={"pod-security.kubernetes.io/enforce": "privileged"}),
)

# One pipeline for logs of containers and serial consoles of VMs. Each namespace has indices of its own: containers-shop-…, vms-shop-….
logging = Chart(app, "logging", namespace="logging")
secret = kplus.Secret.from_secret_name(logging, "Secret", "elasticsearch-writer")
collector = LogCollector(
    logging,
    "fluent-bit",
    backend=LogBackend.elasticsearch(
        host="elasticsearch.logging.svc",
        index=LogIndex.by_namespace(),
        replace_dots=True,
        tls=LogBackendTls(ca=kplus.SecretValue(secret=secret, key="ca.crt")),
        credentials=LogBackendCredentials.basic(
            user=kplus.SecretValue(secret=secret, key="username"),
            password=kplus.SecretValue(secret=secret, key="password"),
        ),
    ),
    engine=LogCollectorEngine.fluent_bit(
        disk_buffer_megabytes=2000, retry_limit=-1, pod_annotations=False, metrics_port=2020
    ),
    excluded_namespaces=["kube-system"],
    priority_class_name="system-node-critical",
)
PodMonitor(
    logging,
    "fluent-bit-metrics",
    metadata=ApiObjectMetadata(labels={"release": "kube-prometheus-stack"}),
    selector=collector,
    endpoints=[ScrapeEndpoint(port="metrics", path="/api/v1/metrics/prometheus", interval=Duration.seconds(30))],
)

# Who is called when a container or a VM lacks something: steal from 5 % on, as the shop's VMs wait for customers.
VmAlerts(
    Chart(app, "alerts", namespace="monitoring"),
    "workloads",
    metadata=ApiObjectMetadata(labels={"release": "kube-prometheus-stack"}),
    guests=GuestAlerts(steal=RatioAlertOptions(ratio=0.05, pending_for=Duration.minutes(5))),
)

# What the people of the shop look at: their containers and VMs in one view, and what their VMs wrote to the console.
dashboards = Chart(app, "dashboards", namespace="monitoring")
GrafanaWorkloadsDashboard(
    dashboards,
    "shop-dashboard",
    title="Shop: containers and VMs",
    namespaces=["shop", "shop-db"],
    tags=["shop"],
    refresh=Duration.minutes(1),
)
KibanaSavedSearch(
    dashboards,
    "shop-consoles",
    title="Shop: serial consoles",
    # With the 2 of the year: vms-shop-* alone takes in namespaces whose names begin alike.
    index_pattern="vms-shop-2*,vms-shop-db-2*",
    query="log : *error* or log : *panic*",
    columns=["kubernetes.labels.vm_kubevirt_io/name", "log"],
)

app.synth()
