package main

import (
	"fmt"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("sriov-vm"), &cdk8s.ChartProps{Namespace: jsii.String("apps")})

	// One object makes the network of the SR-IOV operator, the interface on it, its MAC, and the network data that gives the guest
	// its address: they cannot disagree.
	vm := kubevirt.NewSriovVirtualMachine(chart, jsii.String("high-performance-vm"), &kubevirt.SriovVirtualMachineProps{
		Cpu:              kubevirt.GuestCpu_Dedicated(&kubevirt.DedicatedGuestCpuOptions{Cores: jsii.Number(4)}),
		Memory:           cdk8s.Size_Gibibytes(jsii.Number(8)),
		EvictionStrategy: kubevirt.EvictionStrategy_LIVE_MIGRATE,
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_DataVolumeTemplate(jsii.String("root"), &kubevirt.DataVolumeTemplateDiskOptions{
				Source: kubevirt.DataVolumeSource_DataSource(&kubevirt.DataSourceReference{
					Name:      jsii.String("ubuntu-24-04"),
					Namespace: jsii.String("golden-images"),
				}),
				Size:        cdk8s.Size_Gibibytes(jsii.Number(20)),
				AccessModes: &[]cdk8splus28.PersistentVolumeAccessMode{cdk8splus28.PersistentVolumeAccessMode_READ_WRITE_MANY},
				VolumeMode:  cdk8splus28.PersistentVolumeMode_BLOCK,
			}),
		},
		Sriov: kubevirt.SriovAttachment_SriovNetwork(&kubevirt.SriovOperatorAttachmentOptions{
			ResourceName: jsii.String("fastnic"),
			Vlan:         jsii.Number(100),
			NodePolicy: &kubevirt.SriovNetworkNodePolicyOptions{
				NumVfs:      jsii.Number(8),
				Mtu:         jsii.Number(9000),
				NicSelector: &kubevirt.SriovNicSelector{Vendor: jsii.String("8086"), PfNames: jsii.Strings("ens2f0")},
			},
		}),
		Addresses: jsii.Strings("10.56.0.10/16"),
	})

	// What no manifest can see to: the cluster's administrator must.
	for _, prerequisite := range *vm.Prerequisites() {
		fmt.Println("needs:", *prerequisite)
	}

	app.Synth()
}
