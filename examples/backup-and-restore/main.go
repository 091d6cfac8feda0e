package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// recoverableTenantProps is what every organization has otherwise.
type recoverableTenantProps struct {
	// The driver of the storage, and what it is told.
	driver             string
	classParameters    map[string]*string
	snapshotParameters map[string]*string
	// An image with kubectl and a shell, from a registry of one's own.
	kubectlImage string
	// What `kubectl get endpointslices -n default kubernetes` shows.
	apiServers []string
	schedule   cdk8s.Cron
	timeZone   string
	keepLast   int
	keepFor    cdk8s.Duration
	// Where the token for downloads is, and under which path.
	secretStore string
	tokenPath   string
	// The snapshot that the VM is set back to: while it is given, the VM is stopped and restored, once.
	restoreFrom string
}

func newRecoverableTenant(app cdk8s.App, name string, props recoverableTenantProps) {
	// The platform team: a class of storage, and the class of snapshots without which disks are left out of them.
	cluster := cdk8s.NewChart(app, jsii.String("cluster"), nil)
	storageClass := kubevirt.NewStorageClass(cluster, jsii.String("block"), &kubevirt.StorageClassProps{
		Provisioner:          jsii.String(props.driver),
		Parameters:           &props.classParameters,
		AllowVolumeExpansion: jsii.Bool(true),
		IsDefaultVirtClass:   jsii.Bool(true),
	})
	kubevirt.NewVolumeSnapshotClass(cluster, jsii.String("block-snapshots"), &kubevirt.VolumeSnapshotClassProps{
		Driver:         jsii.String(props.driver),
		DeletionPolicy: kubevirt.VolumeSnapshotDeletionPolicy_DELETE,
		Parameters:     &props.snapshotParameters,
	})

	// The tenant: a database whose guest agent freezes the file systems while a snapshot is taken.
	tenant := kubevirt.NewTenantNamespace(app, jsii.String(name), &kubevirt.TenantNamespaceProps{
		Isolation: kubevirt.NetworkIsolation_TenantOnly(&kubevirt.IsolationExceptions{
			CloneSources: jsii.Strings("golden-images"),
			Exports:      jsii.Bool(true),
		}),
	})
	database := kubevirt.NewVirtualMachine(tenant, jsii.String("database"), &kubevirt.VirtualMachineProps{
		Cpu:    kubevirt.GuestCpu_Cores(jsii.Number(4), nil),
		Memory: cdk8s.Size_Gibibytes(jsii.Number(16)),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_DataVolumeTemplate(jsii.String("root"), &kubevirt.DataVolumeTemplateDiskOptions{
				Source: kubevirt.DataVolumeSource_DataSource(&kubevirt.DataSourceReference{
					Name:      jsii.String("ubuntu-24-04"),
					Namespace: jsii.String("golden-images"),
				}),
				Size:             cdk8s.Size_Gibibytes(jsii.Number(30)),
				StorageClassName: storageClass.Name(),
			}),
			kubevirt.Disk_DataVolumeTemplate(jsii.String("data"), &kubevirt.DataVolumeTemplateDiskOptions{
				Source:           kubevirt.DataVolumeSource_Blank(),
				Size:             cdk8s.Size_Gibibytes(jsii.Number(200)),
				StorageClassName: storageClass.Name(),
			}),
		},
		CloudInit: kubevirt.NewCloudInit(&kubevirt.CloudInitProps{
			Packages: jsii.Strings("qemu-guest-agent"),
			RunCommands: &[]kubevirt.CloudInitCommand{
				kubevirt.CloudInitCommand_Argv(jsii.String("systemctl"), jsii.String("enable"), jsii.String("--now"), jsii.String("qemu-guest-agent")),
			},
		}),
	})

	// Every night, and by hand before a change.
	kubevirt.NewSnapshotSchedule(tenant, jsii.String("nightly"), &kubevirt.SnapshotScheduleProps{
		Sources:    &[]kubevirt.IVirtualMachine{database},
		Schedule:   props.schedule,
		TimeZone:   jsii.String(props.timeZone),
		Image:      jsii.String(props.kubectlImage),
		KeepLast:   jsii.Number(props.keepLast),
		KeepFor:    props.keepFor,
		ApiServers: jsii.Strings(props.apiServers...),
	})
	beforeUpgrade := kubevirt.NewVirtualMachineSnapshot(tenant, jsii.String("before-upgrade"), &kubevirt.VirtualMachineSnapshotProps{
		Source:         database,
		DeletionPolicy: kubevirt.SnapshotDeletionPolicy_RETAIN,
	})

	// A second VM to rehearse on: no Service selects it, as it lacks the label by which they do.
	kubevirt.NewVirtualMachineClone(tenant, jsii.String("rehearsal"), &kubevirt.VirtualMachineCloneProps{
		Source:               kubevirt.VirtualMachineCloneSource_Snapshot(beforeUpgrade),
		TargetName:           jsii.String("database-rehearsal"),
		TemplateLabelFilters: jsii.Strings("*", "!app.kubernetes.io/name"),
	})

	// A copy that leaves the cluster: virtctl vmexport download, with a token that stands in no manifest.
	kubevirt.NewVirtualMachineExport(tenant, jsii.String("off-site"), &kubevirt.VirtualMachineExportProps{
		Source: kubevirt.VirtualMachineExportSource_Snapshot(beforeUpgrade),
		TokenSecret: kubevirt.NewExternalSecret(tenant, jsii.String("export-token"), &kubevirt.ExternalSecretProps{
			Store: kubevirt.ExternalSecretStore_ClusterSecretStore(jsii.String(props.secretStore)),
			Data:  &map[string]*kubevirt.ExternalSecretRemoteRef{"token": {Key: jsii.String(props.tokenPath)}},
		}),
		TtlDuration: cdk8s.Duration_Hours(jsii.Number(8)),
	})

	if props.restoreFrom == "" {
		return
	}
	kubevirt.NewVirtualMachineRestore(tenant, jsii.String("restore-"+props.restoreFrom), &kubevirt.VirtualMachineRestoreProps{
		Target:                database,
		Snapshot:              kubevirt.VirtualMachineSnapshot_FromVirtualMachineSnapshotName(tenant, jsii.String("restored"), jsii.String(props.restoreFrom)),
		TargetReadinessPolicy: kubevirt.TargetReadinessPolicy_STOP_TARGET,
		VolumeRestorePolicy:   kubevirt.VolumeRestorePolicy_IN_PLACE,
	})
}

func main() {
	app := cdk8s.NewApp(nil)
	kubevirt.NewPlatform(app, jsii.String("Platform"), &kubevirt.PlatformProps{
		StorageClasses: &[]*kubevirt.PlatformStorageClass{{Name: jsii.String("block"), IsDefaultVirt: jsii.Bool(true), TakesSnapshots: jsii.Bool(true)}},
	})
	newRecoverableTenant(app, "ledger", recoverableTenantProps{
		driver: "rook-ceph.rbd.csi.ceph.com",
		classParameters: map[string]*string{
			"clusterID":     jsii.String("rook-ceph"),
			"pool":          jsii.String("replicapool"),
			"imageFeatures": jsii.String("layering"),
			"csi.storage.k8s.io/provisioner-secret-name":      jsii.String("rook-csi-rbd-provisioner"),
			"csi.storage.k8s.io/provisioner-secret-namespace": jsii.String("rook-ceph"),
			"csi.storage.k8s.io/node-stage-secret-name":       jsii.String("rook-csi-rbd-node"),
			"csi.storage.k8s.io/node-stage-secret-namespace":  jsii.String("rook-ceph"),
		},
		snapshotParameters: map[string]*string{
			"clusterID": jsii.String("rook-ceph"),
			"csi.storage.k8s.io/snapshotter-secret-name":      jsii.String("rook-csi-rbd-provisioner"),
			"csi.storage.k8s.io/snapshotter-secret-namespace": jsii.String("rook-ceph"),
		},
		kubectlImage: "registry.example.com/tools/kubectl:1.34.1",
		apiServers:   []string{"192.0.2.11/32", "192.0.2.12/32", "192.0.2.13/32"},
		schedule:     cdk8s.Cron_Schedule(&cdk8s.CronOptions{Minute: jsii.String("30"), Hour: jsii.String("1")}),
		timeZone:     "Europe/Berlin",
		keepLast:     14,
		keepFor:      cdk8s.Duration_Days(jsii.Number(30)),
		secretStore:  "vault",
		tokenPath:    "ledger/export-token",
	})

	app.Synth()
}
