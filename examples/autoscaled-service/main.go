package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("autoscaled-service"), &cdk8s.ChartProps{Namespace: jsii.String("storefront")})

	// One description for both: only what runs differs, and how long it takes to start.
	kubevirt.NewAutoscaledService(chart, jsii.String("web"), &kubevirt.AutoscaledServiceProps{
		Workload: kubevirt.AutoscaledWorkload_Container(&cdk8splus28.ContainerProps{
			Image: jsii.String("registry.example.com/shop/web:1.4"),
			Resources: &cdk8splus28.ContainerResources{
				Cpu:    &cdk8splus28.CpuResources{Request: cdk8splus28.Cpu_Millis(jsii.Number(500))},
				Memory: &cdk8splus28.MemoryResources{Request: cdk8s.Size_Mebibytes(jsii.Number(256))},
			},
		}),
		Port:        jsii.Number(8080),
		MinReplicas: jsii.Number(3),
		MaxReplicas: jsii.Number(12),
		Ingress:     &kubevirt.AutoscaledServiceIngress{Host: jsii.String("shop.example.com")},
		Monitoring:  &kubevirt.AutoscaledServiceMonitoring{Path: jsii.String("/metrics"), Interval: cdk8s.Duration_Seconds(jsii.Number(30))},
	})

	// The pricing engine is a program that needs a machine of its own. Its image is on the nodes, which shortens the start; windows and probes follow.
	kubevirt.NewAutoscaledService(chart, jsii.String("pricing"), &kubevirt.AutoscaledServiceProps{
		Workload: kubevirt.AutoscaledWorkload_VirtualMachines(&kubevirt.VirtualMachineInstanceReplicaSetProps{
			Cpu:    kubevirt.GuestCpu_Topology(&kubevirt.GuestCpuTopologyOptions{Sockets: jsii.Number(2)}),
			Memory: cdk8s.Size_Gibibytes(jsii.Number(2)),
			Disks: &[]kubevirt.Disk{
				kubevirt.Disk_ContainerDisk(jsii.String("root"), &kubevirt.ContainerDiskOptions{Image: jsii.String("registry.example.com/shop/pricing-disk:2026.11")}),
			},
		}),
		Latency: kubevirt.StartLatency_VirtualMachine(&kubevirt.StartLatencyOptions{
			SpeedUps: &[]kubevirt.StartSpeedUp{kubevirt.StartSpeedUp_Preload(nil)},
		}),
		Port:                  jsii.Number(9000),
		MinReplicas:           jsii.Number(2),
		MaxReplicas:           jsii.Number(8),
		CpuUtilizationPercent: jsii.Number(60),
		Monitoring:            &kubevirt.AutoscaledServiceMonitoring{Port: jsii.Number(9100)},
	})

	// Nightly reports: no VM at all until there is something to do.
	reports := kubevirt.NewVirtualMachineInstanceReplicaSet(chart, jsii.String("reports"), &kubevirt.VirtualMachineInstanceReplicaSetProps{
		Cpu:    kubevirt.GuestCpu_Topology(&kubevirt.GuestCpuTopologyOptions{Sockets: jsii.Number(4)}),
		Memory: cdk8s.Size_Gibibytes(jsii.Number(4)),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_ContainerDisk(jsii.String("root"), &kubevirt.ContainerDiskOptions{Image: jsii.String("registry.example.com/shop/reports-disk:2026.11")}),
		},
	})
	kubevirt.NewScaledObject(chart, jsii.String("reports-scaler"), &kubevirt.ScaledObjectProps{
		Target:      reports,
		MinReplicas: jsii.Number(0),
		MaxReplicas: jsii.Number(5),
		Triggers: &[]kubevirt.ScaleTrigger{
			kubevirt.ScaleTrigger_Prometheus(&kubevirt.PrometheusScaleTriggerOptions{
				ServerAddress: jsii.String("http://prometheus-k8s.monitoring.svc:9090"),
				Query:         jsii.String(`sum(report_queue_depth{namespace="storefront"})`),
				Threshold:     jsii.Number(20),
			}),
			kubevirt.ScaleTrigger_Cron(&kubevirt.CronScaleTriggerOptions{
				Start:           jsii.String("0 1 * * *"),
				End:             jsii.String("0 4 * * *"),
				DesiredReplicas: jsii.Number(2),
				Timezone:        jsii.String("Europe/Berlin"),
			}),
		},
	})

	app.Synth()
}
