package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	app := cdk8s.NewApp(nil)

	// A namespace of its own: everything created inside lands there, and nothing else gets in but clones of the golden images.
	shop := kubevirt.NewTenantNamespace(app, jsii.String("shop"), &kubevirt.TenantNamespaceProps{
		SecurityTier: jsii.String("high"),
		Quota:        kubevirt.TenantQuota_Small(&kubevirt.TenantQuotaProps{Storage: cdk8s.Size_Gibibytes(jsii.Number(200))}),
		Isolation:    kubevirt.NetworkIsolation_TenantOnly(&kubevirt.IsolationExceptions{CloneSources: jsii.Strings("golden-images")}),
	})
	shop.GrantAdmin(cdk8splus28.Group_FromName(shop, jsii.String("Admins"), jsii.String("shop-admins")))
	shop.GrantOperate(cdk8splus28.Group_FromName(shop, jsii.String("Operators"), jsii.String("shop-operators")))

	// The legacy back end is a VM that is cloned from a golden image …
	backend := kubevirt.NewVirtualMachine(shop, jsii.String("legacy-backend"), &kubevirt.VirtualMachineProps{
		Cpu:    kubevirt.GuestCpu_Cores(jsii.Number(2), nil),
		Memory: cdk8s.Size_Gibibytes(jsii.Number(4)),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_DataVolumeTemplate(jsii.String("root"), &kubevirt.DataVolumeTemplateDiskOptions{
				Source: kubevirt.DataVolumeSource_DataSource(&kubevirt.DataSourceReference{
					Name:      jsii.String("ubuntu-24-04"),
					Namespace: jsii.String("golden-images"),
				}),
				Size: cdk8s.Size_Gibibytes(jsii.Number(30)),
			}),
		},
		Networks: &[]kubevirt.GuestNetwork{
			kubevirt.GuestNetwork_Masquerade(&kubevirt.PodInterfaceOptions{
				Ports: &[]*kubevirt.GuestPort{{Name: jsii.String("http"), Port: jsii.Number(8080)}},
			}),
		},
		CloudInit: kubevirt.NewCloudInit(&kubevirt.CloudInitProps{
			Packages: jsii.Strings("qemu-guest-agent"),
			RunCommands: &[]kubevirt.CloudInitCommand{
				kubevirt.CloudInitCommand_Argv(jsii.String("systemctl"), jsii.String("enable"), jsii.String("--now"), jsii.String("qemu-guest-agent")),
			},
		}),
		ReadinessProbe: kubevirt.GuestProbe_HttpGet(jsii.Number(8080), &kubevirt.HttpGetGuestProbeOptions{Path: jsii.String("/healthz")}),
	})
	backend.ExposeViaService(nil)

	// … and its web front end a Deployment of cdk8s-plus, which treats the VM as it would treat pods.
	web := cdk8splus28.NewDeployment(shop, jsii.String("web"), &cdk8splus28.DeploymentProps{
		Metadata: &cdk8s.ApiObjectMetadata{Name: jsii.String("web")},
		Containers: &[]*cdk8splus28.ContainerProps{{
			Image:      jsii.String("docker.io/nginxinc/nginx-unprivileged:1.29-alpine"),
			PortNumber: jsii.Number(8080),
		}},
	})
	web.Connections().AllowTo(backend, nil)
	web.Scheduling().Separate(backend, nil)

	app.Synth()
}
