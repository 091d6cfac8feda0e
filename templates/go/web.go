package main

import (
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// NewWeb makes a virtual machine with a web server, and a Service in front of it.
func NewWeb(scope constructs.Construct, id string, props *cdk8s.ChartProps) cdk8s.Chart {
	chart := cdk8s.NewChart(scope, jsii.String(id), props)
	vm := kubevirt.NewVirtualMachine(chart, jsii.String("web"), &kubevirt.VirtualMachineProps{
		Cpu:    kubevirt.GuestCpu_Cores(jsii.Number(2), nil),
		Memory: cdk8s.Size_Gibibytes(jsii.Number(2)),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_ContainerDisk(jsii.String("root"), &kubevirt.ContainerDiskOptions{Image: jsii.String("quay.io/containerdisks/fedora:42")}),
		},
		Networks: &[]kubevirt.GuestNetwork{
			kubevirt.GuestNetwork_Masquerade(&kubevirt.PodInterfaceOptions{
				Ports: &[]*kubevirt.GuestPort{{Name: jsii.String("http"), Port: jsii.Number(80)}},
			}),
		},
	})
	vm.ExposeViaService(nil)
	return chart
}
