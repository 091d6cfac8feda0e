package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// newTenant makes a tenant whose pods and VMs have a network of their own in place of the cluster's: any two tenants may have the same addresses.
func newTenant(app cdk8s.App, name, subnet string) kubevirt.TenantNamespace {
	namespace := kubevirt.NewTenantNamespace(app, &name, &kubevirt.TenantNamespaceProps{
		PrimaryUserDefinedNetwork: jsii.Bool(true),
		Labels:                    &map[string]*string{"zone": jsii.String("shops")},
	})
	kubevirt.NewUserDefinedNetwork(namespace, jsii.String("primary"), &kubevirt.UserDefinedNetworkProps{
		Topology: kubevirt.UserDefinedNetworkTopology_Layer2(&kubevirt.Layer2NetworkOptions{
			Role:          kubevirt.UserDefinedNetworkRole_PRIMARY,
			Subnets:       &[]*string{&subnet},
			PersistentIps: jsii.Bool(true),
		}),
	})
	return namespace
}

// newTill makes a VM that keeps its address when it restarts or moves to another node.
func newTill(namespace kubevirt.TenantNamespace, name, address string) kubevirt.VirtualMachine {
	return kubevirt.NewVirtualMachine(namespace, &name, &kubevirt.VirtualMachineProps{
		Memory: cdk8s.Size_Gibibytes(jsii.Number(4)),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_DataVolumeTemplate(jsii.String("root"), &kubevirt.DataVolumeTemplateDiskOptions{
				Source: kubevirt.DataVolumeSource_DataSource(&kubevirt.DataSourceReference{
					Name:      jsii.String("rhel-9"),
					Namespace: jsii.String("golden-images"),
				}),
			}),
		},
		Networks: &[]kubevirt.GuestNetwork{
			kubevirt.GuestNetwork_L2bridge(&kubevirt.PodInterfaceOptions{Name: jsii.String("primary"), PreconfiguredAddresses: &[]*string{&address}}),
		},
		// The kubelet does not reach a guest on such a network: the agent answers.
		ReadinessProbe:   kubevirt.GuestProbe_GuestAgentPing(nil),
		EvictionStrategy: kubevirt.EvictionStrategy_LIVE_MIGRATE,
	})
}

func main() {
	app := cdk8s.NewApp(nil)

	// What the platform team states: the binding by which guests join networks of OVN-Kubernetes.
	kubevirt.NewPlatform(app, jsii.String("Platform"), &kubevirt.PlatformProps{
		KubevirtConfiguration: &kubevirt.KubeVirtConfigurationProps{NetworkBindings: jsii.Strings("l2bridge")},
	})

	newTill(newTenant(app, "berlin", "10.101.0.0/16"), "till-1", "10.101.0.10")
	newTill(newTenant(app, "madrid", "10.101.0.0/16"), "till-1", "10.101.0.10")

	// A VLAN of the fabric that VMs of both may join besides, such as that of the stock system.
	cluster := cdk8s.NewChart(app, jsii.String("cluster"), nil)
	kubevirt.NewClusterUserDefinedNetwork(cluster, jsii.String("stock"), &kubevirt.ClusterUserDefinedNetworkProps{
		NamespaceLabels: &map[string]*string{"zone": jsii.String("shops")},
		Topology: kubevirt.UserDefinedNetworkTopology_Localnet(&kubevirt.LocalnetNetworkOptions{
			PhysicalNetworkName: jsii.String("physnet1"),
			Vlan:                jsii.Number(300),
		}),
	})

	app.Synth()
}
