package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	app := cdk8s.NewApp(nil)

	// The namespace of what collects logs. Its pods read folders of the nodes, which Pod Security allows where `privileged` is enforced only.
	cluster := cdk8s.NewChart(app, jsii.String("namespace"), nil)
	cdk8splus28.NewNamespace(cluster, jsii.String("logging"), &cdk8splus28.NamespaceProps{
		Metadata: &cdk8s.ApiObjectMetadata{
			Name:   jsii.String("logging"),
			Labels: &map[string]*string{"pod-security.kubernetes.io/enforce": jsii.String("privileged")},
		},
	})

	// One pipeline for logs of containers and serial consoles of VMs. Each namespace has indices of its own: containers-shop-…, vms-shop-….
	logging := cdk8s.NewChart(app, jsii.String("logging"), &cdk8s.ChartProps{Namespace: jsii.String("logging")})
	secret := cdk8splus28.Secret_FromSecretName(logging, jsii.String("Secret"), jsii.String("elasticsearch-writer"))
	collector := kubevirt.NewLogCollector(logging, jsii.String("fluent-bit"), &kubevirt.LogCollectorProps{
		Backend: kubevirt.LogBackend_Elasticsearch(&kubevirt.IndexBackendOptions{
			Host:        jsii.String("elasticsearch.logging.svc"),
			Index:       kubevirt.LogIndex_ByNamespace(nil),
			ReplaceDots: jsii.Bool(true),
			Tls:         &kubevirt.LogBackendTls{Ca: &cdk8splus28.SecretValue{Secret: secret, Key: jsii.String("ca.crt")}},
			Credentials: kubevirt.LogBackendCredentials_Basic(&kubevirt.BasicCredentialsOptions{
				User:     &cdk8splus28.SecretValue{Secret: secret, Key: jsii.String("username")},
				Password: &cdk8splus28.SecretValue{Secret: secret, Key: jsii.String("password")},
			}),
		}),
		Engine: kubevirt.LogCollectorEngine_FluentBit(&kubevirt.FluentBitOptions{
			DiskBufferMegabytes: jsii.Number(2000),
			RetryLimit:          jsii.Number(-1),
			PodAnnotations:      jsii.Bool(false),
			MetricsPort:         jsii.Number(2020),
		}),
		ExcludedNamespaces: jsii.Strings("kube-system"),
		PriorityClassName:  jsii.String("system-node-critical"),
	})
	kubevirt.NewPodMonitor(logging, jsii.String("fluent-bit-metrics"), &kubevirt.PodMonitorProps{
		Metadata: &cdk8s.ApiObjectMetadata{Labels: &map[string]*string{"release": jsii.String("kube-prometheus-stack")}},
		Selector: collector,
		Endpoints: &[]*kubevirt.ScrapeEndpoint{{
			Port:     jsii.String("metrics"),
			Path:     jsii.String("/api/v1/metrics/prometheus"),
			Interval: cdk8s.Duration_Seconds(jsii.Number(30)),
		}},
	})

	// Who is called when a container or a VM lacks something: steal from 5 % on, as the shop's VMs wait for customers.
	alerts := cdk8s.NewChart(app, jsii.String("alerts"), &cdk8s.ChartProps{Namespace: jsii.String("monitoring")})
	kubevirt.NewVmAlerts(alerts, jsii.String("workloads"), &kubevirt.VmAlertsProps{
		Metadata: &cdk8s.ApiObjectMetadata{Labels: &map[string]*string{"release": jsii.String("kube-prometheus-stack")}},
		Guests:   &kubevirt.GuestAlerts{Steal: &kubevirt.RatioAlertOptions{Ratio: jsii.Number(0.05), PendingFor: cdk8s.Duration_Minutes(jsii.Number(5))}},
	})

	// What the people of the shop look at: their containers and VMs in one view, and what their VMs wrote to the console.
	dashboards := cdk8s.NewChart(app, jsii.String("dashboards"), &cdk8s.ChartProps{Namespace: jsii.String("monitoring")})
	kubevirt.NewGrafanaWorkloadsDashboard(dashboards, jsii.String("shop-dashboard"), &kubevirt.GrafanaWorkloadsDashboardProps{
		Title:      jsii.String("Shop: containers and VMs"),
		Namespaces: jsii.Strings("shop", "shop-db"),
		Tags:       jsii.Strings("shop"),
		Refresh:    cdk8s.Duration_Minutes(jsii.Number(1)),
	})
	kubevirt.NewKibanaSavedSearch(dashboards, jsii.String("shop-consoles"), &kubevirt.KibanaSavedSearchProps{
		Title: jsii.String("Shop: serial consoles"),
		// With the 2 of the year: vms-shop-* alone takes in namespaces whose names begin alike.
		IndexPattern: jsii.String("vms-shop-2*,vms-shop-db-2*"),
		Query:        jsii.String("log : *error* or log : *panic*"),
		Columns:      jsii.Strings("kubernetes.labels.vm_kubevirt_io/name", "log"),
	})

	app.Synth()
}
