package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

const (
	repository    = "https://git.example.com/shop/vms.git"
	namespaceName = "webshop"
)

func main() {
	app := cdk8s.NewApp(nil)
	kubevirt.NewPlatform(app, jsii.String("Platform"), &kubevirt.PlatformProps{
		StorageClasses: &[]*kubevirt.PlatformStorageClass{{
			Name:                  jsii.String("local-path"),
			IsDefault:             jsii.Bool(true),
			WaitsForFirstConsumer: jsii.Bool(true),
		}},
	})

	// What is delivered: the repository has it in dist/shop.k8s.yaml.
	shop := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String(namespaceName)})
	namespace := cdk8splus28.NewNamespace(shop, jsii.String("Namespace"), &cdk8splus28.NamespaceProps{
		Metadata: &cdk8s.ApiObjectMetadata{Name: jsii.String(namespaceName)},
	})
	userData := kubevirt.NewExternalSecret(shop, jsii.String("database-cloudinit"), &kubevirt.ExternalSecretProps{
		Store: kubevirt.ExternalSecretStore_ClusterSecretStore(jsii.String("vault")),
		Data: &map[string]*kubevirt.ExternalSecretRemoteRef{
			"userdata": {Key: jsii.String("shop/database"), Property: jsii.String("userdata")},
		},
	})
	data := kubevirt.NewDataVolume(shop, jsii.String("database-data"), &kubevirt.DataVolumeProps{
		Source: kubevirt.DataVolumeSource_Blank(),
		Size:   cdk8s.Size_Gibibytes(jsii.Number(50)),
	})
	image := kubevirt.DataVolumeSource_Registry(jsii.String("docker://registry.example.com/images/database:2025.11.1"), nil)
	database := kubevirt.NewVirtualMachine(shop, jsii.String("database"), &kubevirt.VirtualMachineProps{
		Memory:      cdk8s.Size_Gibibytes(jsii.Number(4)),
		MachineType: jsii.String("pc-q35-rhel9.6.0"),
		CloudInit:   kubevirt.CloudInit_FromSecret(userData, nil),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_DataVolumeTemplate(jsii.String("root"), &kubevirt.DataVolumeTemplateDiskOptions{
				Source: image,
				Size:   cdk8s.Size_Gibibytes(jsii.Number(20)),
			}),
			kubevirt.Disk_DataVolume(jsii.String("data"), data.Name(), nil),
		},
		ReadinessProbe: kubevirt.GuestProbe_TcpSocket(jsii.Number(5432), nil),
	})
	web := cdk8splus28.NewDeployment(shop, jsii.String("web"), &cdk8splus28.DeploymentProps{
		Metadata: &cdk8s.ApiObjectMetadata{Name: jsii.String("web")},
		Containers: &[]*cdk8splus28.ContainerProps{{
			Image:      jsii.String("registry.example.com/shop/web:1.4.2"),
			PortNumber: jsii.Number(8080),
		}},
	})
	spare := kubevirt.NewVirtualMachine(shop, jsii.String("spare"), &kubevirt.VirtualMachineProps{
		Memory:      cdk8s.Size_Gibibytes(jsii.Number(4)),
		RunStrategy: kubevirt.RunStrategy_HALTED,
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_ContainerDisk(jsii.String("root"), &kubevirt.ContainerDiskOptions{Image: jsii.String("registry.example.com/images/database-disk:2025.11.1")}),
		},
	})

	// The database with its disks, which wait for it; then what asks it; last what does not run, as nothing comes after a stopped VM.
	kubevirt.ArgoSyncWave_Assign(jsii.Number(-1), namespace, userData)
	kubevirt.ArgoSyncWave_Assign(jsii.Number(0), data, database)
	kubevirt.ArgoSyncWave_Assign(jsii.Number(1), web)
	kubevirt.ArgoSyncWave_Assign(jsii.Number(2), spare)

	// What delivers it: applied once, by hand or by an application of applications.
	delivery := cdk8s.NewChart(app, jsii.String("delivery"), &cdk8s.ChartProps{Namespace: jsii.String("argocd")})
	project := kubevirt.NewArgoAppProject(delivery, jsii.String("shop-project"), &kubevirt.ArgoAppProjectProps{
		Metadata:    &cdk8s.ApiObjectMetadata{Name: jsii.String("shop")},
		Description: jsii.String("VMs and containers of the shop"),
		SourceRepos: jsii.Strings(repository),
		Destinations: &[]*kubevirt.ArgoProjectDestination{{
			Server:    jsii.String("https://kubernetes.default.svc"),
			Namespace: jsii.String(namespaceName),
		}},
		ClusterResourceWhitelist: &[]*kubevirt.ArgoGroupKind{{Kind: jsii.String("Namespace")}},
	})
	kubevirt.NewArgoApplication(delivery, jsii.String("shop"), &kubevirt.ArgoApplicationProps{
		Project: project,
		Source: kubevirt.ArgoSource_Directory(jsii.String(repository), jsii.String("dist"), &kubevirt.ArgoDirectoryOptions{
			TargetRevision: jsii.String("release"),
			Include:        jsii.String("shop.k8s.yaml"),
		}),
		Destination: kubevirt.ArgoDestination_InCluster(jsii.String(namespaceName)),
		Charts:      &[]cdk8s.Chart{shop},
		// What others change stays, so that virtctl may stop a VM; nothing is deleted but by hand, as disks go with their VMs.
		SyncPolicy: &kubevirt.ArgoSyncPolicy{
			Automated:   &kubevirt.ArgoAutomatedSync{},
			SyncOptions: &kubevirt.ArgoSyncOptions{ServerSideApply: jsii.Bool(true)},
			Retry: &kubevirt.ArgoSyncRetry{
				Limit: jsii.Number(5),
				Backoff: &kubevirt.ArgoBackoff{
					Duration:    cdk8s.Duration_Seconds(jsii.Number(30)),
					MaxDuration: cdk8s.Duration_Minutes(jsii.Number(10)),
				},
			},
		},
	})
	kubevirt.NewArgoCdSettings(delivery, jsii.String("settings"), &kubevirt.ArgoCdSettingsProps{
		ReconciliationTimeout: cdk8s.Duration_Minutes(jsii.Number(5)),
	})

	app.Synth()
}
