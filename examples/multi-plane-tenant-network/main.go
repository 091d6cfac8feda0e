package main

import (
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

const bridge = "br-planes"

// plane is a VLAN of the fabric that guests join besides the pod network.
type plane struct {
	name string
	vlan int
	// Largest packet: storage and user planes have jumbo frames.
	mtu *float64
}

// newPlanes makes the bridge of the nodes, which carries the VLANs of all planes on a bond of cards. What differs from house to house are
// the cards of the nodes, bonded, and labels of the nodes that have them.
func newPlanes(scope constructs.Construct, id string, uplinks []string, nodeSelector map[string]*string) cdk8s.Chart {
	chart := cdk8s.NewChart(scope, jsii.String(id), nil)
	kubevirt.NewNodeNetworkConfigurationPolicy(chart, jsii.String("planes"), &kubevirt.NodeNetworkConfigurationPolicyProps{
		NodeSelector: &nodeSelector,
		Interfaces: &[]kubevirt.NodeInterface{
			kubevirt.NodeInterface_Bond(jsii.String("bond-planes"), &kubevirt.BondOptions{
				Mode:  kubevirt.BondMode_ACTIVE_BACKUP,
				Ports: jsii.Strings(uplinks...),
			}),
			kubevirt.NodeInterface_LinuxBridge(jsii.String(bridge), &kubevirt.LinuxBridgeOptions{
				Ports: jsii.Strings("bond-planes"),
				Stp:   jsii.Bool(false),
				Ipv4:  kubevirt.NodeAddressing_Disabled(),
			}),
		},
	})
	return chart
}

// attachTo is the attachment of a tenant to a plane.
func attachTo(tenant kubevirt.TenantNamespace, plane plane) kubevirt.NetworkAttachment {
	return kubevirt.NewNetworkAttachment(tenant, jsii.String(plane.name), &kubevirt.NetworkAttachmentProps{
		Config: kubevirt.NetworkAttachmentConfig_Bridge(&kubevirt.LinuxBridgeAttachmentOptions{
			Bridge: jsii.String(bridge),
			Vlan:   jsii.Number(plane.vlan),
			Mtu:    plane.mtu,
			VmOnly: jsii.Bool(true),
		}),
	})
}

func main() {
	app := cdk8s.NewApp(nil)
	newPlanes(app, "planes", []string{"ens2f0", "ens2f1"}, map[string]*string{"node-role.kubernetes.io/worker": jsii.String("")})

	tenant := kubevirt.NewTenantNamespace(app, jsii.String("packet-core"), nil)
	signalling := attachTo(tenant, plane{name: "signalling", vlan: 210})
	userPlane := attachTo(tenant, plane{name: "user-plane", vlan: 220, mtu: jsii.Number(9000)})

	// Management is the pod network, with its policies; the planes are layer 2, with addresses of the guest's own.
	gateway := kubevirt.NewVirtualMachine(tenant, jsii.String("gateway"), &kubevirt.VirtualMachineProps{
		Cpu:                        kubevirt.GuestCpu_Dedicated(&kubevirt.DedicatedGuestCpuOptions{Cores: jsii.Number(4)}),
		Memory:                     cdk8s.Size_Gibibytes(jsii.Number(8)),
		NetworkInterfaceMultiqueue: jsii.Bool(true),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_DataVolumeTemplate(jsii.String("root"), &kubevirt.DataVolumeTemplateDiskOptions{
				Source: kubevirt.DataVolumeSource_DataSource(&kubevirt.DataSourceReference{
					Name:      jsii.String("rhel-9"),
					Namespace: jsii.String("golden-images"),
				}),
			}),
		},
		Networks: &[]kubevirt.GuestNetwork{
			kubevirt.GuestNetwork_Masquerade(&kubevirt.PodInterfaceOptions{
				Ports:      &[]*kubevirt.GuestPort{{Name: jsii.String("https"), Port: jsii.Number(443)}},
				MacAddress: jsii.String("02:00:00:02:00:01"),
			}),
			kubevirt.GuestNetwork_Bridge(jsii.String("signalling"), signalling, &kubevirt.InterfaceOptions{MacAddress: jsii.String("02:00:00:02:10:01")}),
			kubevirt.GuestNetwork_Bridge(jsii.String("user-plane"), userPlane, &kubevirt.InterfaceOptions{MacAddress: jsii.String("02:00:00:02:20:01")}),
		},
		CloudInit: kubevirt.NewCloudInit(&kubevirt.CloudInitProps{
			AllowPasswordAuthentication: jsii.Bool(false),
			NetworkData: kubevirt.NewNetworkData(&kubevirt.NetworkDataProps{
				Ethernets: &[]*kubevirt.NetworkDataEthernet{
					{Name: jsii.String("management"), MacAddress: jsii.String("02:00:00:02:00:01"), Dhcp4: jsii.Bool(true)},
					{Name: jsii.String("signalling"), MacAddress: jsii.String("02:00:00:02:10:01"), Addresses: jsii.Strings("10.210.0.10/24")},
					{Name: jsii.String("user-plane"), MacAddress: jsii.String("02:00:00:02:20:01"), Addresses: jsii.Strings("10.220.0.10/24")},
				},
			}),
		}),
		CloudInitPlacement: kubevirt.CloudInitPlacement_SECRET,
	})
	gateway.ExposeViaService(nil)

	app.Synth()
}
