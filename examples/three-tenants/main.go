package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

// release is what differs between the release that runs and the next one.
type release struct {
	databaseCores int
	shopImage     string
}

func deploy(app cdk8s.App, release release) cdk8s.App {
	// What synth cannot know: which cluster this is for.
	const readWriteOnce, readWriteMany = cdk8splus28.PersistentVolumeAccessMode_READ_WRITE_ONCE, cdk8splus28.PersistentVolumeAccessMode_READ_WRITE_MANY
	kubevirt.NewPlatform(app, jsii.String("Platform"), &kubevirt.PlatformProps{
		KubernetesVersion: jsii.String("1.34"),
		Nodes:             &[]*kubevirt.NodeGroup{{Count: jsii.Number(3), Cpus: jsii.Number(16), Memory: cdk8s.Size_Gibibytes(jsii.Number(64))}},
		StorageClasses: &[]*kubevirt.PlatformStorageClass{
			{Name: jsii.String("ceph-block"), AccessModes: &[]cdk8splus28.PersistentVolumeAccessMode{readWriteOnce, readWriteMany}},
			{Name: jsii.String("local-nvme"), AccessModes: &[]cdk8splus28.PersistentVolumeAccessMode{readWriteOnce}},
		},
	})

	// Three tenants share it 3 : 2 : 1.
	tenant := func(name string, weight int, cloneSources ...string) kubevirt.TenantNamespace {
		namespace := kubevirt.NewTenantNamespace(app, jsii.String(name), &kubevirt.TenantNamespaceProps{
			Labels:        &map[string]*string{"tenant": jsii.String(name)},
			Quota:         kubevirt.TenantQuota_Of(&kubevirt.TenantQuotaProps{VirtualMachines: jsii.Number(10), Pods: jsii.Number(60)}),
			QuotaStrategy: kubevirt.QuotaStrategy_FairShare(&kubevirt.FairShareOptions{Weight: jsii.Number(weight), TotalWeight: jsii.Number(6)}),
			Isolation:     kubevirt.NetworkIsolation_TenantOnly(&kubevirt.IsolationExceptions{CloneSources: jsii.Strings(cloneSources...)}),
		})
		namespace.GrantAdmin(cdk8splus28.Group_FromName(namespace, jsii.String("Admins"), jsii.String(name+"-admins")))
		return namespace
	}
	erp := tenant("erp", 3, "golden-images")
	web := tenant("web", 2)
	build := tenant("build", 1)
	rhel := kubevirt.DataVolumeSource_DataSource(&kubevirt.DataSourceReference{Name: jsii.String("rhel-9"), Namespace: jsii.String("golden-images")})

	// ERP: a database that moves when its node is drained. While it does, it counts twice.
	database := kubevirt.NewVirtualMachine(erp, jsii.String("erp-db"), &kubevirt.VirtualMachineProps{
		Cpu:              kubevirt.GuestCpu_Cores(jsii.Number(release.databaseCores), nil),
		Memory:           cdk8s.Size_Gibibytes(jsii.Number(36)),
		EvictionStrategy: kubevirt.EvictionStrategy_LIVE_MIGRATE,
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_DataVolumeTemplate(jsii.String("root"), &kubevirt.DataVolumeTemplateDiskOptions{
				Source:           rhel,
				Size:             cdk8s.Size_Gibibytes(jsii.Number(40)),
				StorageClassName: jsii.String("ceph-block"),
				AccessModes:      &[]cdk8splus28.PersistentVolumeAccessMode{readWriteMany},
				VolumeMode:       cdk8splus28.PersistentVolumeMode_BLOCK,
			}),
		},
		Networks: &[]kubevirt.GuestNetwork{
			kubevirt.GuestNetwork_Masquerade(&kubevirt.PodInterfaceOptions{
				Ports: &[]*kubevirt.GuestPort{{Name: jsii.String("postgres"), Port: jsii.Number(5432)}},
			}),
		},
	})
	database.ExposeViaService(nil)

	// Its search index is on a disk of its node: fast, and a drain shuts it down.
	kubevirt.NewVirtualMachine(erp, jsii.String("erp-search"), &kubevirt.VirtualMachineProps{
		Cpu:              kubevirt.GuestCpu_Cores(jsii.Number(2), nil),
		Memory:           cdk8s.Size_Gibibytes(jsii.Number(8)),
		EvictionStrategy: kubevirt.EvictionStrategy_NONE,
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_DataVolumeTemplate(jsii.String("index"), &kubevirt.DataVolumeTemplateDiskOptions{
				Source:           rhel,
				Size:             cdk8s.Size_Gibibytes(jsii.Number(100)),
				StorageClassName: jsii.String("local-nvme"),
				AccessModes:      &[]cdk8splus28.PersistentVolumeAccessMode{readWriteOnce},
				VolumeMode:       cdk8splus28.PersistentVolumeMode_BLOCK,
			}),
		},
		Networks: &[]kubevirt.GuestNetwork{
			kubevirt.GuestNetwork_Masquerade(&kubevirt.PodInterfaceOptions{
				Ports: &[]*kubevirt.GuestPort{{Name: jsii.String("search"), Port: jsii.Number(9200)}},
			}),
		},
	})

	// Web: containers that call the database, across namespaces: both tenants open the way.
	shop := cdk8splus28.NewDeployment(web, jsii.String("shop"), &cdk8splus28.DeploymentProps{
		Metadata:   &cdk8s.ApiObjectMetadata{Name: jsii.String("shop")},
		Containers: &[]*cdk8splus28.ContainerProps{{Image: jsii.String(release.shopImage), PortNumber: jsii.Number(8080)}},
	})
	shop.Connections().AllowTo(database, nil)

	// Build: throw-away VMs of one image.
	kubevirt.NewVirtualMachineInstanceReplicaSet(build, jsii.String("agents"), &kubevirt.VirtualMachineInstanceReplicaSetProps{
		Replicas: jsii.Number(3),
		Cpu:      kubevirt.GuestCpu_Cores(jsii.Number(2), nil),
		Memory:   cdk8s.Size_Gibibytes(jsii.Number(4)),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_ContainerDisk(jsii.String("root"), &kubevirt.ContainerDiskOptions{Image: jsii.String("quay.io/containerdisks/fedora:42")}),
			kubevirt.Disk_EmptyDisk(jsii.String("workspace"), cdk8s.Size_Gibibytes(jsii.Number(20)), nil),
		},
	})
	return app
}

func main() {
	running := deploy(cdk8s.NewApp(nil), release{databaseCores: 2, shopImage: "ghcr.io/example/shop:1.4.1"})
	next := deploy(cdk8s.NewApp(nil), release{databaseCores: 4, shopImage: "ghcr.io/example/shop:1.4.2"})

	// Which tenant is near its quota, who reaches the database, which VM cannot migrate, and what this release restarts: dist/report.html. Where
	// manifests are kept, what runs is ManifestSet_FromDirectory.
	kubevirt.NewReport(next, jsii.String("report"), &kubevirt.ReportProps{
		Title:   jsii.String("Three tenants"),
		Against: kubevirt.ManifestSet_Of(running),
	})

	next.Synth()
}
