package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	app := cdk8s.NewApp(nil)

	// The infrastructure team's part: virtual functions on the database nodes, and a network on them.
	infrastructure := cdk8s.NewChart(app, jsii.String("infrastructure"), nil)
	policy := kubevirt.NewSriovNetworkNodePolicy(infrastructure, jsii.String("fastnic"), &kubevirt.SriovNetworkNodePolicyProps{
		ResourceName: jsii.String("fastnic"),
		NumVfs:       jsii.Number(8),
		NicSelector:  &kubevirt.SriovNicSelector{PfNames: jsii.Strings("ens2f0")},
		NodeSelector: &map[string]*string{"workload": jsii.String("database")},
	})
	network := kubevirt.NewSriovNetwork(infrastructure, jsii.String("data-plane"), &kubevirt.SriovNetworkProps{
		ResourceName:     policy.SriovResourceName(),
		NetworkNamespace: jsii.String("banking-core"),
		Vlan:             jsii.Number(100),
	})

	// The bank's part: the database VM, the API gateway, and nothing else that talks to them.
	kubevirt.NewHybridBankingStack(app, jsii.String("banking-core"), &kubevirt.HybridBankingStackProps{
		Database: &kubevirt.BankingDatabaseProps{
			Image: kubevirt.DataVolumeSource_DataSource(&kubevirt.DataSourceReference{
				Name:      jsii.String("oracle-linux-9"),
				Namespace: jsii.String("golden-images"),
			}),
			StorageClassName: jsii.String("encrypted-ssd"),
			EncryptedStorage: jsii.Bool(true),
			Network:          network,
			Addresses:        jsii.Strings("10.56.1.10/24"),
			Name:             jsii.String("oracle-db"),
			Port:             jsii.Number(1521),
			PortName:         jsii.String("sqlnet"),
			LicensedCores:    jsii.Number(16),
		},
		Gateway:      &kubevirt.BankingGatewayProps{Image: jsii.String("docker.io/nginxinc/nginx-unprivileged:1.29-alpine")},
		CloneSources: jsii.Strings("golden-images"),
		Compliance:   jsii.String("pci-dss"),
	})

	app.Synth()
}
