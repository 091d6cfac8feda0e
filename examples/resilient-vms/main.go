package main

import (
	"fmt"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	kubevirt.NewPlatform(app, jsii.String("Platform"), &kubevirt.PlatformProps{
		Nodes: &[]*kubevirt.NodeGroup{{Count: jsii.Number(4), Cpus: jsii.Number(32), Memory: cdk8s.Size_Gibibytes(jsii.Number(128))}},
	})

	// The platform team: how VMs migrate, over which network, and what becomes of a node that is lost.
	cluster := cdk8s.NewChart(app, jsii.String("cluster"), &cdk8s.ChartProps{Namespace: jsii.String("kubevirt")})
	network := kubevirt.NewMigrationNetwork(cluster, jsii.String("migration-net"), &kubevirt.MigrationNetworkProps{
		Config: kubevirt.NetworkAttachmentConfig_Macvlan(&kubevirt.MacvlanAttachmentOptions{
			NetworkInterface: jsii.String("ens3f1"),
			Ipam:             &map[string]any{"type": "whereabouts", "range": "10.200.5.0/24"},
		}),
	})
	kubevirt.NewKubeVirt(cluster, jsii.String("kubevirt"), &kubevirt.KubeVirtProps{
		Migrations: &kubevirt.KubeVirtMigrations{
			Network:               network.Name(),
			BandwidthPerMigration: cdk8s.Size_Mebibytes(jsii.Number(512)),
		},
		WorkloadUpdates: &kubevirt.WorkloadUpdates{Methods: &[]kubevirt.WorkloadUpdateMethod{kubevirt.WorkloadUpdateMethod_LIVE_MIGRATE}},
	})
	kubevirt.NewMigrationPolicy(cluster, jsii.String("databases"), &kubevirt.MigrationPolicyProps{
		NamespaceLabels:       &map[string]*string{"kubernetes.io/metadata.name": jsii.String("orders")},
		VirtualMachineLabels:  &map[string]*string{"tier": jsii.String("database")},
		BandwidthPerMigration: cdk8s.Size_Gibibytes(jsii.Number(1)),
		AllowAutoConverge:     jsii.Bool(true),
	})

	unhealthyDuration := cdk8s.Duration_Minutes(jsii.Number(1))
	remediation := cdk8s.NewChart(app, jsii.String("remediation"), &cdk8s.ChartProps{Namespace: jsii.String("self-node-remediation")})
	kubevirt.NewNodeHealthCheck(remediation, jsii.String("workers"), &kubevirt.NodeHealthCheckProps{
		Selector: cdk8splus28.LabelSelector_Of(&cdk8splus28.LabelSelectorOptions{
			Expressions: &[]cdk8splus28.LabelExpression{
				cdk8splus28.LabelExpression_DoesNotExist(jsii.String("node-role.kubernetes.io/control-plane")),
			},
		}),
		MinHealthy: cdk8splus28.PercentOrAbsolute_Percent(jsii.Number(51)),
		UnhealthyConditions: &[]kubevirt.UnhealthyNodeCondition{
			kubevirt.UnhealthyNodeCondition_NotReady(unhealthyDuration),
			kubevirt.UnhealthyNodeCondition_Unreachable(unhealthyDuration),
		},
		Remediation: kubevirt.NodeRemediation_By(kubevirt.NewSelfNodeRemediationTemplate(remediation, jsii.String("workers-template"), nil)),
	})

	// A tenant: a database that a drain moves, and that its watchdog, its probe and its tolerations bring back.
	orders := cdk8s.NewChart(app, jsii.String("orders"), &cdk8s.ChartProps{Namespace: jsii.String("orders")})
	memory := cdk8s.Size_Gibibytes(jsii.Number(16))
	database := kubevirt.NewVirtualMachine(orders, jsii.String("orders-db"), &kubevirt.VirtualMachineProps{
		Memory:                 memory,
		Labels:                 &map[string]*string{"tier": jsii.String("database")},
		EvictionStrategy:       kubevirt.EvictionStrategy_LIVE_MIGRATE,
		TerminationGracePeriod: cdk8s.Duration_Minutes(jsii.Number(3)),
		Watchdog:               kubevirt.WatchdogAction_RESET,
		LivenessProbe: kubevirt.GuestProbe_GuestAgentPing(&kubevirt.GuestProbeOptions{
			InitialDelay:     cdk8s.Duration_Minutes(jsii.Number(4)),
			Period:           cdk8s.Duration_Seconds(jsii.Number(20)),
			FailureThreshold: jsii.Number(6),
		}),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_DataVolumeTemplate(jsii.String("root"), &kubevirt.DataVolumeTemplateDiskOptions{
				Source: kubevirt.DataVolumeSource_DataSource(&kubevirt.DataSourceReference{
					Name:      jsii.String("ubuntu-24-04"),
					Namespace: jsii.String("golden-images"),
				}),
				AccessModes: &[]cdk8splus28.PersistentVolumeAccessMode{cdk8splus28.PersistentVolumeAccessMode_READ_WRITE_MANY},
				VolumeMode:  cdk8splus28.PersistentVolumeMode_BLOCK,
				Size:        cdk8s.Size_Gibibytes(jsii.Number(100)),
			}),
		},
		CloudInit: kubevirt.NewCloudInit(&kubevirt.CloudInitProps{
			Packages: jsii.Strings("watchdog", "qemu-guest-agent"),
			RunCommands: &[]kubevirt.CloudInitCommand{
				kubevirt.CloudInitCommand_Argv(jsii.String("systemctl"), jsii.String("enable"), jsii.String("--now"), jsii.String("qemu-guest-agent")),
				kubevirt.CloudInitCommand_Shell(jsii.String("echo watchdog-device = /dev/watchdog >> /etc/watchdog.conf && systemctl enable --now watchdog")),
			},
		}),
	})
	var lost []cdk8splus28.NodeTaintQuery
	for _, state := range []string{"unreachable", "not-ready"} {
		lost = append(lost, cdk8splus28.NodeTaintQuery_Exists(jsii.String("node.kubernetes.io/"+state), &cdk8splus28.NodeTaintQueryOptions{
			Effect:     cdk8splus28.TaintEffect_NO_EXECUTE,
			EvictAfter: unhealthyDuration,
		}))
	}
	database.Scheduling().Tolerate(cdk8splus28.Node_Tainted(lost...))

	// Web servers keep nothing: a drain shuts them down one after the other, and they start elsewhere.
	web := kubevirt.NewVirtualMachinePool(orders, jsii.String("web"), &kubevirt.VirtualMachinePoolProps{
		Replicas:         jsii.Number(3),
		Memory:           cdk8s.Size_Gibibytes(jsii.Number(2)),
		EvictionStrategy: kubevirt.EvictionStrategy_NONE,
		ReadinessProbe:   kubevirt.GuestProbe_HttpGet(jsii.Number(8080), &kubevirt.HttpGetGuestProbeOptions{Path: jsii.String("/healthz")}),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_ContainerDisk(jsii.String("root"), &kubevirt.ContainerDiskOptions{Image: jsii.String("quay.io/containerdisks/fedora:42")}),
		},
	})
	kubevirt.NewPodDisruptionBudget(orders, jsii.String("web-budget"), &kubevirt.PodDisruptionBudgetProps{
		Selector:                   web,
		MinAvailable:               cdk8splus28.PercentOrAbsolute_Absolute(jsii.Number(2)),
		UnhealthyPodEvictionPolicy: kubevirt.UnhealthyPodEvictionPolicy_ALWAYS_ALLOW,
	})

	app.Synth()

	// What can be promised of the database: how long a drain takes, and how long it is away when its node is lost.
	fmt.Printf("%s\n\n", *kubevirt.MigrationEstimate_Of(&kubevirt.MigrationEstimateOptions{
		Memory:            memory,
		Bandwidth:         cdk8s.Size_Gibibytes(jsii.Number(1)),
		DirtyRate:         cdk8s.Size_Mebibytes(jsii.Number(400)),
		AllowAutoConverge: jsii.Bool(true),
	}).ToString())
	now := cdk8s.Duration_Seconds(jsii.Number(0))
	nothingToPrepare := kubevirt.StartLatency_VirtualMachine(&kubevirt.StartLatencyOptions{Prepare: &kubevirt.LatencyRange{Min: now, Max: now}})
	fmt.Println(*kubevirt.RecoveryTime_OfNodeFailure(&kubevirt.RecoveryTimeOptions{
		UnhealthyDuration: unhealthyDuration,
		Start:             nothingToPrepare,
	}).ToString())
}
