package main

import (
	"fmt"
	"os"
	"strconv"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

// newStores makes a chart a store, so that shards can share them: `store-0001` and so on.
func newStores(app cdk8s.App, count int) {
	for number := 1; number <= count; number++ {
		name := jsii.Sprintf("store-%04d", number)
		chart := cdk8s.NewChart(app, name, &cdk8s.ChartProps{Namespace: name})
		cdk8splus28.NewNamespace(chart, jsii.String("Namespace"), &cdk8splus28.NamespaceProps{
			Metadata: &cdk8s.ApiObjectMetadata{Name: name, Labels: &map[string]*string{"location": name}},
		})
		kubevirt.NewVirtualMachine(chart, jsii.String("pos"), &kubevirt.VirtualMachineProps{
			Memory: cdk8s.Size_Gibibytes(jsii.Number(2)),
			Disks: &[]kubevirt.Disk{
				kubevirt.Disk_ContainerDisk(jsii.String("root"), &kubevirt.ContainerDiskOptions{Image: jsii.String("registry.example.com/images/pos:2025.11.1")}),
			},
		})
	}
}

func main() {
	count := 4
	if value, given := os.LookupEnv("STORES"); given {
		var err error
		if count, err = strconv.Atoi(value); err != nil {
			fmt.Fprintln(os.Stderr, "STORES:", err)
			os.Exit(1)
		}
	}

	// CDK8S_SHARD says which share of the charts this machine writes, such as 3/20; without it, all. STORES is how many there are: try 5000.
	app := kubevirt.NewPlatformApp(nil)
	newStores(app, count)

	app.Synth()
}
