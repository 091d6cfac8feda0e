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

	// A namespace for pipelines. The containers that engines add to pods state no requests, which the quota demands: they get these.
	ci := kubevirt.NewTenantNamespace(app, jsii.String("ci"), &kubevirt.TenantNamespaceProps{
		Quota: kubevirt.TenantQuota_Of(&kubevirt.TenantQuotaProps{
			Cpu:             &cdk8splus28.CpuResources{Request: cdk8splus28.Cpu_Units(jsii.Number(24))},
			Memory:          &cdk8splus28.MemoryResources{Request: cdk8s.Size_Gibibytes(jsii.Number(64))},
			VirtualMachines: jsii.Number(6),
		}),
		Limits: &kubevirt.TenantLimits{
			Container: &kubevirt.ContainerLimits{
				DefaultRequest: &kubevirt.ContainerAmounts{
					Cpu:    cdk8splus28.Cpu_Millis(jsii.Number(100)),
					Memory: cdk8s.Size_Mebibytes(jsii.Number(64)),
				},
			},
		},
		Isolation: kubevirt.NetworkIsolation_TenantOnly(nil),
	})

	// What builders, guests and the engine call: the API server, and the proxy through which the rest is reached.
	https := []cdk8splus28.NetworkPolicyPort{cdk8splus28.NetworkPolicyPort_Tcp(jsii.Number(443)), cdk8splus28.NetworkPolicyPort_Tcp(jsii.Number(6443))}
	var egress []*cdk8splus28.NetworkPolicyRule
	for i, cidr := range []string{"192.0.2.10/32", "198.51.100.0/28"} {
		peer := cdk8splus28.NetworkPolicyIpBlock_Ipv4(ci, jsii.String(fmt.Sprintf("Egress%d", i)), jsii.String(cidr), nil)
		egress = append(egress, &cdk8splus28.NetworkPolicyRule{Peer: peer, Ports: &https})
	}
	registryAuth := cdk8splus28.Secret_FromSecretName(ci, jsii.String("RegistryPush"), jsii.String("registry-push"))

	// A shop is built, then tested over HTTP in a whole operating system. Three VMs at a time; those of failed runs stay for four hours.
	shop := kubevirt.NewHybridCiPipeline(ci, jsii.String("shop"), &kubevirt.HybridCiPipelineProps{
		Repo:           jsii.String("https://git.example.com/retail/shop.git"),
		Revision:       jsii.String("main"),
		Image:          jsii.String("registry.example.com/retail/shop"),
		ContainerBuild: &kubevirt.CiBuildOptions{RegistryAuth: registryAuth},
		Test: kubevirt.CiTest_Container(&kubevirt.CiContainerTestOptions{
			Image: jsii.String("registry.example.com/ci/integration-tests:1.0.0"),
			Args:  jsii.Strings("--target", fmt.Sprintf("http://%s:8080", *kubevirt.CiTest_ADDRESS())),
		}),
		KeepOnFailure: jsii.Bool(true),
		Egress:        &egress,
	})

	// It is run by `argo submit --from workflowtemplate/shop`, and every night.
	kubevirt.NewCronWorkflow(ci, jsii.String("shop-nightly"), &kubevirt.CronWorkflowProps{
		Template:    shop.WorkflowTemplate(),
		Schedules:   &[]cdk8s.Cron{cdk8s.Cron_Schedule(&cdk8s.CronOptions{Minute: jsii.String("0"), Hour: jsii.String("2")})},
		TimeZone:    jsii.String("Europe/Berlin"),
		Concurrency: kubevirt.CronWorkflowConcurrency_FORBID,
	})

	// An appliance is a container disk of its own, which the VM boots from; its tests run inside, by the guest agent. Its team has Tekton.
	kubevirt.NewHybridCiPipeline(ci, jsii.String("appliance"), &kubevirt.HybridCiPipelineProps{
		Repo:            jsii.String("https://git.example.com/network/appliance.git"),
		Revision:        jsii.String("main"),
		Image:           jsii.String("registry.example.com/network/appliance"),
		IsContainerDisk: jsii.Bool(true),
		Engine: kubevirt.PipelineEngine_Tekton(&kubevirt.TektonPipelineOptions{
			KubectlImage: jsii.String("registry.example.com/ci/kubectl:1.34.1"),
		}),
		ContainerBuild: &kubevirt.CiBuildOptions{RegistryAuth: registryAuth, Memory: cdk8s.Size_Gibibytes(jsii.Number(8))},
		VirtualMachine: &kubevirt.CiVirtualMachineOptions{Cpus: jsii.Number(4), Memory: cdk8s.Size_Gibibytes(jsii.Number(8))},
		Test: kubevirt.CiTest_GuestAgent(jsii.Strings("/usr/lib/appliance/self-test"), &kubevirt.CiTestOptions{
			Deadline: cdk8s.Duration_Minutes(jsii.Number(10)),
		}),
		Egress: &egress,
	})

	app.Synth()
}
