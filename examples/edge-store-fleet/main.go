package main

import (
	_ "embed"
	"fmt"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

//go:embed stores.csv
var stores string

func main() {
	app := kubevirt.NewPlatformApp(nil)
	vault := kubevirt.ExternalSecretStore_ClusterSecretStore(jsii.String("vault"))
	tolerations := &[]cdk8splus28.NodeTaintQuery{cdk8splus28.NodeTaintQuery_Exists(jsii.String("edge-node"), nil)}

	// Each store is a cluster of one ARM machine with 4 cores and 8 GiB. The inventory says which stores there are, and what is different in some.
	fleet := kubevirt.NewEdgeStoreFleet(app, jsii.String("stores"), &kubevirt.EdgeStoreFleetProps{
		Inventory: kubevirt.StoreInventory_FromCsv(jsii.String(stores), jsii.String("stores.csv")),
		Store: &kubevirt.EdgeStoreDefinition{
			VirtualMachine: &kubevirt.EdgeVirtualMachineProps{
				Metadata: &cdk8s.ApiObjectMetadata{Name: jsii.String("edge-pos")},
				Image:    jsii.String("registry.example.com/images/pos-arm64:2025.11.1"),
				Memory:   cdk8s.Size_Gibibytes(jsii.Number(2)),
				CloudInit: kubevirt.CloudInit_FromSecret(
					cdk8splus28.Secret_FromSecretName(app, jsii.String("FirstBoot"), jsii.String("edge-pos-first-boot")), nil),
				Tolerations: tolerations,
			},
			Monitor: &kubevirt.EdgeMonitorProps{
				Metadata:     &cdk8s.ApiObjectMetadata{Name: jsii.String("edge-monitor")},
				Image:        jsii.String("registry.example.com/edge/edge-monitor:1.4.2"),
				EnvVariables: &map[string]cdk8splus28.EnvValue{"OFFLINE_MODE": cdk8splus28.EnvValue_FromValue(jsii.String("true"))},
				Tolerations:  tolerations,
			},
			Kubevirt: &kubevirt.EdgeKubeVirtProps{
				ComponentMemory: &kubevirt.EdgeKubeVirtMemory{
					VirtApi:        cdk8s.Size_Mebibytes(jsii.Number(150)),
					VirtController: cdk8s.Size_Mebibytes(jsii.Number(150)),
				},
				Tolerations: tolerations,
			},
		},
		// Berlin goes first, then the others, one at a time.
		Waves: &[]*kubevirt.EdgeWave{
			{Name: jsii.String("canary"), Stores: jsii.Number(0)},
			{Name: jsii.String("main"), MaxUpdate: cdk8splus28.PercentOrAbsolute_Absolute(jsii.Number(1))},
		},
		Delivery: kubevirt.EdgeDelivery_ArgoCd(&kubevirt.EdgeArgoCdOptions{
			RepoUrl:      jsii.String("https://git.example.com/retail/edge.git"),
			Branch:       jsii.String("release"),
			Namespace:    jsii.String("argocd-stores"),
			SyncInterval: cdk8s.Duration_Minutes(jsii.Number(5)),
			Credentials: &kubevirt.EdgeClusterCredentials{
				Store:            vault,
				Key:              jsii.String("stores/{id}"),
				EndpointTemplate: jsii.String("https://{id}.example.com:6443"),
			},
		}),
	})

	// What a store has besides: the user data of its VM, which no manifest shows, from the store that all of them reach when they are online.
	for _, store := range *fleet.Stores() {
		kubevirt.NewExternalSecret(store, jsii.String("edge-pos-first-boot"), &kubevirt.ExternalSecretProps{
			Store: vault,
			Data:  &map[string]*kubevirt.ExternalSecretRemoteRef{"userdata": {Key: jsii.String("edge/pos-first-boot")}},
		})
	}

	// The calculation for one of them, whether it fits its node.
	fmt.Println(*(*fleet.Stores())[0].Capacity().ToText())

	app.Synth()
}
