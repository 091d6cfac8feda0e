package main

import (
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

// databaseProps is what differs from bank to bank.
type databaseProps struct {
	namespace string
	// The golden image with the database in it, and how much room it needs.
	image     kubevirt.DataVolumeSource
	imageSize cdk8s.Size
	// A class that provisions Block volumes which are ReadWriteMany, as live migration needs.
	storageClassName string
	// Where the data lies, and where the log of transactions.
	dataSize cdk8s.Size
	logSize  cdk8s.Size
	// Physical CPUs and memory of each member, and the threads beside them that serve its disks.
	cores     int
	memory    cdk8s.Size
	ioThreads int
	members   []string
	port      int
	// Labels of the nodes that are licensed for the database.
	nodeSelector map[string]*string
}

// newDatabase makes members of one database, each on a node and in a zone of its own, with disks as fast as a guest can have them.
func newDatabase(scope constructs.Construct, id string, props databaseProps) cdk8s.Chart {
	chart := cdk8s.NewChart(scope, jsii.String(id), &cdk8s.ChartProps{Namespace: jsii.String(props.namespace)})
	var members []kubevirt.VirtualMachine
	for _, name := range props.members {
		members = append(members, newMember(chart, name, props))
	}
	for i, member := range members {
		for _, other := range members[i+1:] {
			member.Scheduling().Separate(other, nil)
		}
	}
	return chart
}

func newMember(chart cdk8s.Chart, name string, props databaseProps) kubevirt.VirtualMachine {
	// KubeVirt takes no cache and native I/O by itself on a block device: nothing to tune on the disks.
	volumeMode := cdk8splus28.PersistentVolumeMode_BLOCK
	accessModes := &[]cdk8splus28.PersistentVolumeAccessMode{cdk8splus28.PersistentVolumeAccessMode_READ_WRITE_MANY}
	// Claims of their own: data and log stay when the VM is deleted or made anew.
	volume := func(purpose string, size cdk8s.Size) kubevirt.Disk {
		claim := jsii.String(name + "-" + purpose)
		return kubevirt.Disk_PersistentVolumeClaim(
			jsii.String(purpose),
			cdk8splus28.NewPersistentVolumeClaim(chart, claim, &cdk8splus28.PersistentVolumeClaimProps{
				Metadata:         &cdk8s.ApiObjectMetadata{Name: claim},
				Storage:          size,
				StorageClassName: jsii.String(props.storageClassName),
				VolumeMode:       volumeMode,
				AccessModes:      accessModes,
			}),
			// The guest finds its disks by serial number; an error pauses it rather than reaching the database.
			&kubevirt.ClaimDiskOptions{Serial: jsii.String(purpose), ErrorPolicy: kubevirt.DiskErrorPolicy_STOP},
		)
	}
	return kubevirt.NewVirtualMachine(chart, jsii.String(name), &kubevirt.VirtualMachineProps{
		Cpu:       kubevirt.GuestCpu_Dedicated(&kubevirt.DedicatedGuestCpuOptions{Cores: jsii.Number(props.cores)}),
		Memory:    props.memory,
		Hugepages: kubevirt.Hugepages_ONE_GIBIBYTE,
		// Several threads for each disk, and a queue for each CPU.
		IoThreadsPolicy: kubevirt.IoThreadsPolicy_SupplementalPool(jsii.Number(props.ioThreads)),
		BlockMultiQueue: jsii.Bool(true),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_DataVolumeTemplate(jsii.String("root"), &kubevirt.DataVolumeTemplateDiskOptions{
				Source:           props.image,
				Size:             props.imageSize,
				BootOrder:        jsii.Number(1),
				StorageClassName: jsii.String(props.storageClassName),
				VolumeMode:       volumeMode,
				AccessModes:      accessModes,
			}),
			volume("data", props.dataSize),
			volume("log", props.logSize),
		},
		Networks: &[]kubevirt.GuestNetwork{
			kubevirt.GuestNetwork_Masquerade(&kubevirt.PodInterfaceOptions{
				Ports: &[]*kubevirt.GuestPort{{Name: jsii.String("sql"), Port: jsii.Number(props.port)}},
			}),
		},
		ReadinessProbe:   kubevirt.GuestProbe_TcpSocket(jsii.Number(props.port), nil),
		EvictionStrategy: kubevirt.EvictionStrategy_LIVE_MIGRATE,
		NodeSelector:     &props.nodeSelector,
		Labels:           &map[string]*string{"app.kubernetes.io/name": chart.Node().Id()},
		Spread:           &[]*kubevirt.TopologySpreadConstraint{{Topology: cdk8splus28.Topology_ZONE()}},
	})
}

func main() {
	app := cdk8s.NewApp(nil)

	newDatabase(app, "ledger", databaseProps{
		namespace: "core-banking",
		image: kubevirt.DataVolumeSource_DataSource(&kubevirt.DataSourceReference{
			Name:      jsii.String("postgresql-17"),
			Namespace: jsii.String("golden-images"),
		}),
		imageSize:        cdk8s.Size_Gibibytes(jsii.Number(30)),
		storageClassName: "nvme-block",
		dataSize:         cdk8s.Size_Gibibytes(jsii.Number(500)),
		logSize:          cdk8s.Size_Gibibytes(jsii.Number(50)),
		cores:            8,
		memory:           cdk8s.Size_Gibibytes(jsii.Number(64)),
		ioThreads:        4,
		members:          []string{"ledger-a", "ledger-b"},
		port:             5432,
		nodeSelector:     map[string]*string{"bank.example.com/database": jsii.String("licensed")},
	})

	app.Synth()
}
