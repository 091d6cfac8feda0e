package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// registeredRunner is the first boot of a runner, which registers itself by its name.
type registeredRunner struct{}

func (*registeredRunner) CloudInitFor(name *string, ordinal *float64) kubevirt.CloudInit {
	return kubevirt.NewCloudInit(&kubevirt.CloudInitProps{
		Hostname: name,
		RunCommands: &[]kubevirt.CloudInitCommand{
			kubevirt.CloudInitCommand_Argv(jsii.String("/usr/local/bin/register-runner"), jsii.String("--name"), name),
		},
	})
}

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("fast-start-pool"), &cdk8s.ChartProps{Namespace: jsii.String("fast-start")})

	// Three to eight CI runners that wait booted. A DaemonSet pulls the image onto every node, so a replacement takes less than a cold start:
	// probes and autoscaler windows follow from that model.
	runners := kubevirt.NewFastStartVmPool(chart, jsii.String("runners"), &kubevirt.FastStartVmPoolProps{
		Cpu:    kubevirt.GuestCpu_Topology(&kubevirt.GuestCpuTopologyOptions{Sockets: jsii.Number(2)}),
		Memory: cdk8s.Size_Gibibytes(jsii.Number(2)),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_ContainerDisk(jsii.String("bootdisk"), &kubevirt.ContainerDiskOptions{Image: jsii.String("quay.io/containerdisks/ubuntu:24.04")}),
		},
		Networks: &[]kubevirt.GuestNetwork{
			kubevirt.GuestNetwork_Masquerade(&kubevirt.PodInterfaceOptions{
				Ports: &[]*kubevirt.GuestPort{{Name: jsii.String("runner"), Port: jsii.Number(8080)}},
			}),
		},
		PrePull: &kubevirt.FastStartPrePull{
			PauseImage: jsii.String("registry.k8s.io/pause:3.10"),
			Tool:       &kubevirt.PrePullToolOptions{Image: jsii.String("docker.io/library/busybox:1.37.0-musl")},
		},
		ReadinessPort:  jsii.Number(8080),
		Autoscaling:    &kubevirt.PoolAutoscaling{MinReplicas: jsii.Number(3), MaxReplicas: jsii.Number(8)},
		CloudInitPerVm: &registeredRunner{},
	})
	runners.ExposeViaService(nil)

	app.Synth()
}
