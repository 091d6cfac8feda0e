package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("quickstart"), &cdk8s.ChartProps{Namespace: jsii.String("demo")})

	kubevirt.NewVirtualMachine(chart, jsii.String("fedora"), &kubevirt.VirtualMachineProps{
		Cpu:    kubevirt.GuestCpu_Cores(jsii.Number(2), nil),
		Memory: cdk8s.Size_Gibibytes(jsii.Number(2)),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_ContainerDisk(jsii.String("root"), &kubevirt.ContainerDiskOptions{Image: jsii.String("quay.io/containerdisks/fedora:42")}),
		},
	})

	app.Synth()
}
