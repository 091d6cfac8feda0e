package main

import (
	"fmt"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	app := cdk8s.NewApp(nil)

	// What the platform team states: nodes with SEV-SNP, and launchers with a seccomp profile.
	kubevirt.NewPlatform(app, jsii.String("Platform"), &kubevirt.PlatformProps{
		FeatureGates:          jsii.Strings("WorkloadEncryptionSEV"),
		KubevirtConfiguration: &kubevirt.KubeVirtConfigurationProps{LauncherSeccompProfile: jsii.Bool(true)},
	})

	tenant := kubevirt.NewTenantNamespace(app, jsii.String("card-data"), nil)
	hardening := kubevirt.Hardening_Hardened(nil).ApplyTo(tenant)

	guest := &kubevirt.VirtualMachineProps{
		Memory: cdk8s.Size_Gibibytes(jsii.Number(4)),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_DataVolumeTemplate(jsii.String("root"), &kubevirt.DataVolumeTemplateDiskOptions{
				Source: kubevirt.DataVolumeSource_DataSource(&kubevirt.DataSourceReference{
					Name:      jsii.String("rhel-9"),
					Namespace: jsii.String("golden-images"),
				}),
			}),
		},
		CloudInit: kubevirt.NewCloudInit(&kubevirt.CloudInitProps{
			AllowPasswordAuthentication: jsii.Bool(false),
			Extra:                       &map[string]interface{}{"disable_root": true},
		}),
	}

	// Graphics card, serial console, balloon, input and hotplug are gone; it boots signed code only and has a TPM.
	kubevirt.NewVirtualMachine(tenant, jsii.String("ledger"), guest)

	// Its memory is encrypted against the node as well. The nearest profile counts alone.
	vault := kubevirt.NewVirtualMachine(tenant, jsii.String("vault"), guest)
	kubevirt.Hardening_Confidential(kubevirt.LaunchSecurity_Snp(), nil).ApplyTo(vault)

	app.Synth()

	// What no manifest of a VM can say is left to the administrators of the cluster.
	for _, prerequisite := range *hardening.Prerequisites() {
		fmt.Println(*prerequisite)
	}
}
