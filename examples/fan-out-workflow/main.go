package main

import (
	"strings"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("fan-out"), &cdk8s.ChartProps{Namespace: jsii.String("ci")})

	// All shards write into one claim: they share the output of an app without trampling each other.
	output := cdk8splus28.NewPersistentVolumeClaim(chart, jsii.String("manifests"), &cdk8splus28.PersistentVolumeClaimProps{
		Metadata:         &cdk8s.ApiObjectMetadata{Name: jsii.String("manifests")},
		AccessModes:      &[]cdk8splus28.PersistentVolumeAccessMode{cdk8splus28.PersistentVolumeAccessMode_READ_WRITE_MANY},
		Storage:          cdk8s.Size_Gibibytes(jsii.Number(2)),
		StorageClassName: jsii.String("shared"),
	})
	mounts := &[]*cdk8splus28.VolumeMount{{
		Path: jsii.String("/app/dist"),
		Volume: cdk8splus28.Volume_FromPersistentVolumeClaim(chart, jsii.String("Manifests"), output, &cdk8splus28.PersistentVolumeClaimVolumeOptions{
			Name: jsii.String("manifests"),
		}),
	}}
	resources := &cdk8splus28.ContainerResources{
		Cpu:    &cdk8splus28.CpuResources{Request: cdk8splus28.Cpu_Units(jsii.Number(1))},
		Memory: &cdk8splus28.MemoryResources{Request: cdk8s.Size_Gibibytes(jsii.Number(1)), Limit: cdk8s.Size_Gibibytes(jsii.Number(1))},
	}

	// The image holds the app of examples/fan-out and what it needs.
	image := jsii.String("registry.example.com/retail/stores:2025.11.1")
	shards := kubevirt.ArgoParameter_OfWorkflow(jsii.String("shards"), &kubevirt.ArgoParameterOptions{Value: jsii.String("20")})
	storeCount := kubevirt.ArgoParameter_OfWorkflow(jsii.String("stores"), &kubevirt.ArgoParameterOptions{Value: jsii.String("5000")})
	shard := kubevirt.ArgoParameter_Input(jsii.String("shard"), nil)
	envVariables := &map[string]cdk8splus28.EnvValue{
		"STORES":      cdk8splus28.EnvValue_FromValue(storeCount.Ref()),
		"CDK8S_SHARD": cdk8splus28.EnvValue_FromValue(jsii.String(*shard.Ref() + "/" + *shards.Ref())),
	}
	synth := kubevirt.NewArgoContainer(jsii.String("synth"), &kubevirt.ArgoContainerProps{
		Image:        image,
		Command:      jsii.Strings("npx", "tsx", "main.ts"),
		WorkingDir:   jsii.String("/app"),
		Inputs:       &[]kubevirt.ArgoParameter{shard},
		EnvVariables: envVariables,
		Mounts:       mounts,
		Resources:    resources,
		Retry:        &kubevirt.ArgoRetry{Limit: jsii.Number(2)},
	})

	// One job hands over what all have written.
	publish := kubevirt.NewArgoScript(jsii.String("publish"), &kubevirt.ArgoScriptProps{
		Image:   jsii.String("registry.example.com/ci/git:2.51.0"),
		Command: jsii.Strings("sh", "-eu"),
		Source: jsii.String(strings.Join([]string{
			"git clone --depth 1 --branch release https://git.example.com/retail/stores.git /tmp/release",
			"rm -rf /tmp/release/dist",
			"cp -R /app/dist /tmp/release/dist",
			"cd /tmp/release",
			"git add dist",
			"git diff --cached --quiet && exit 0",
			`git commit --message "Manifests of all stores"`,
			"git push",
		}, "\n")),
		Mounts:    mounts,
		Resources: resources,
	})

	all := kubevirt.NewArgoStep(jsii.String("synth"), synth, &kubevirt.ArgoStepProps{
		Parameters: &map[string]*string{"shard": kubevirt.ArgoLoop_ITEM()},
		Loop:       kubevirt.ArgoLoop_SequenceOf(shards.Ref(), &kubevirt.ArgoSequenceOptions{Start: jsii.Number(1)}),
	})
	kubevirt.NewWorkflowTemplate(chart, jsii.String("stores"), &kubevirt.WorkflowTemplateProps{
		Parameters: &[]kubevirt.ArgoParameter{shards, storeCount},
		Entrypoint: kubevirt.NewArgoSteps(jsii.String("synth-and-publish"), &kubevirt.ArgoStepsProps{
			Groups: &[]*[]kubevirt.ArgoStep{{all}, {kubevirt.NewArgoStep(jsii.String("publish"), publish, nil)}},
		}),
		ServiceAccount: cdk8splus28.ServiceAccount_FromServiceAccountName(chart, jsii.String("Ci"), jsii.String("ci"), nil),
		Deadline:       cdk8s.Duration_Minutes(jsii.Number(30)),
		Parallelism:    jsii.Number(10),
	})

	app.Synth()
}
