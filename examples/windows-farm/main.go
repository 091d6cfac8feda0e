package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	app := cdk8s.NewApp(nil)

	// The platform team offers a size for desktops. Windows 11 uses two sockets at most, so the CPUs are cores of one.
	platform := cdk8s.NewChart(app, jsii.String("platform"), nil)
	size := kubevirt.NewVirtualMachineClusterInstancetype(platform, jsii.String("desktop"), &kubevirt.InstancetypeProps{
		Cpu:                     kubevirt.GuestCpu_Cores(jsii.Number(4), nil),
		Memory:                  cdk8s.Size_Gibibytes(jsii.Number(8)),
		MemoryOvercommitPercent: jsii.Number(25),
	})
	taste := kubevirt.NewVirtualMachineClusterPreference(platform, jsii.String("desktop-cores"), &kubevirt.PreferenceProps{
		CpuTopology:    kubevirt.PreferredCpuTopology_Cores(),
		DiskBus:        kubevirt.DiskBus_VIRTIO(),
		InterfaceModel: kubevirt.InterfaceModel_VIRTIO(),
		Requirements:   &kubevirt.PreferenceRequirements{Cpu: jsii.Number(2), Memory: cdk8s.Size_Gibibytes(jsii.Number(4))},
	})

	// The farm: answer files with passwords come from a vault, images from golden-images, drivers from KubeVirt's container disk.
	farm := cdk8s.NewChart(app, jsii.String("windows-farm"), &cdk8s.ChartProps{Namespace: jsii.String("windows-farm")})
	serverAnswers := cdk8splus28.Secret_FromSecretName(farm, jsii.String("ServerAnswers"), jsii.String("server-answers"))
	desktopAnswers := cdk8splus28.Secret_FromSecretName(farm, jsii.String("DesktopAnswers"), jsii.String("desktop-answers"))
	drivers := jsii.String("quay.io/kubevirt/virtio-container-disk:v1.9.0")
	system := func(name string, gibibytes int) kubevirt.Disk {
		return kubevirt.Disk_DataVolumeTemplate(jsii.String("system"), &kubevirt.DataVolumeTemplateDiskOptions{
			Source: kubevirt.DataVolumeSource_DataSource(&kubevirt.DataSourceReference{Name: jsii.String(name), Namespace: jsii.String("golden-images")}),
			Size:   cdk8s.Size_Gibibytes(jsii.Number(gibibytes)),
		})
	}
	remoteDesktop := func() kubevirt.GuestNetwork {
		return kubevirt.GuestNetwork_Masquerade(&kubevirt.PodInterfaceOptions{
			Ports: &[]*kubevirt.GuestPort{{Name: jsii.String("rdp"), Port: jsii.Number(3389)}},
		})
	}

	// A domain controller, by what KubeVirt brings: the preference is looked up when it starts.
	kubevirt.NewVirtualMachine(farm, jsii.String("dc-1"), &kubevirt.VirtualMachineProps{
		Instancetype: kubevirt.CommonInstancetype_U1_LARGE(),
		Preference:   kubevirt.CommonPreference_WINDOWS_2K22_VIRTIO(),
		Disks:        &[]kubevirt.Disk{system("windows-2022", 60), kubevirt.Disk_Sysprep(jsii.String("answers"), serverAnswers, nil)},
	})

	// Two application servers, with all that Windows needs in the manifest.
	for _, name := range []string{"app-1", "app-2"} {
		server := kubevirt.NewVirtualMachine(farm, jsii.String(name), &kubevirt.VirtualMachineProps{
			Windows: &kubevirt.WindowsGuest{
				Version:  kubevirt.WindowsVersion_SERVER_2022,
				Drivers:  drivers,
				Sysprep:  serverAnswers,
				Timezone: jsii.String("Europe/Berlin"),
			},
			Instancetype: kubevirt.CommonInstancetype_U1_XLARGE(),
			Disks:        &[]kubevirt.Disk{system("windows-2022", 80)},
			Networks:     &[]kubevirt.GuestNetwork{remoteDesktop()},
		})
		server.ExposeViaService(nil)
	}

	// Five desktops of one template, each with a system disk and a TPM of its own, started on demand.
	kubevirt.NewVirtualMachinePool(farm, jsii.String("desktops"), &kubevirt.VirtualMachinePoolProps{
		Windows:      &kubevirt.WindowsGuest{Version: kubevirt.WindowsVersion_WINDOWS_11, Sysprep: desktopAnswers},
		Instancetype: kubevirt.Instancetype_Of(size, nil),
		Preference:   kubevirt.Preference_Of(taste, nil),
		Disks:        &[]kubevirt.Disk{system("windows-11", 64)},
		Networks:     &[]kubevirt.GuestNetwork{remoteDesktop()},
		RunStrategy:  kubevirt.RunStrategy_MANUAL,
		Replicas:     jsii.Number(5),
	})

	app.Synth()
}
