// Facts prints as JSON what a release of KubeVirt is, by its own code: its CRDs, feature gates, default configuration and API definitions.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/tools/cache"
	"k8s.io/kube-openapi/pkg/validation/spec"

	v1 "kubevirt.io/api/core/v1"
	openapi "kubevirt.io/client-go/api"

	virtconfig "kubevirt.io/kubevirt/pkg/virt-config"
	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/components"
	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/install"
	"kubevirt.io/kubevirt/pkg/virt-operator/util"
)

const namespace = "kubevirt"

var architectures = []string{"amd64", "arm64", "s390x"}

type facts struct {
	// Modules are the versions of what the release is built from.
	Modules map[string]string `json:"modules"`
	// CRDs are those that virt-operator creates, and that of the KubeVirt resource.
	CRDs  []*apiextensions.CustomResourceDefinition `json:"crds"`
	Gates map[string]gate                           `json:"gates"`
	// Configuration is the default of a cluster, by architecture.
	Configuration map[string]*v1.KubeVirtConfiguration `json:"configuration"`
	// Webhooks are the registered ones: name, resources and operations.
	Webhooks map[string][]string `json:"webhooks"`
	// Instancetypes and Preferences are those that virt-operator creates, by name.
	Instancetypes  map[string]any         `json:"instancetypes"`
	Preferences    map[string]any         `json:"preferences"`
	APIDefinitions map[string]spec.Schema `json:"apiDefinitions"`
}

func main() {
	found, err := collect()
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(found)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "facts:", err)
		os.Exit(1)
	}
}

func collect() (*facts, error) {
	strategy, err := install.GenerateCurrentInstallStrategy(util.GetTargetConfigFromKV(installation("amd64")), "", namespace)
	if err != nil {
		return nil, err
	}
	kubevirt, err := components.NewKubeVirtCrd()
	if err != nil {
		return nil, err
	}
	found := &facts{
		Modules:        modules(),
		CRDs:           append(strategy.CRDs(), kubevirt),
		Configuration:  map[string]*v1.KubeVirtConfiguration{},
		Webhooks:       webhooks(strategy),
		Instancetypes:  map[string]any{},
		Preferences:    map[string]any{},
		APIDefinitions: definitions(),
	}
	for _, architecture := range architectures {
		config, err := configuration(architecture)
		if err != nil {
			return nil, err
		}
		found.Configuration[architecture] = config.GetConfig()
		found.Gates = gates(config)
	}
	for _, instancetype := range strategy.Instancetypes() {
		found.Instancetypes[instancetype.Name] = instancetype.Spec
	}
	for _, preference := range strategy.Preferences() {
		found.Preferences[preference.Name] = preference.Spec
	}
	return found, nil
}

func installation(architecture string) *v1.KubeVirt {
	return &v1.KubeVirt{
		ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: "kubevirt", ResourceVersion: "1"},
		Spec:       v1.KubeVirtSpec{Configuration: v1.KubeVirtConfiguration{DeveloperConfiguration: &v1.DeveloperConfiguration{}}},
		Status:     v1.KubeVirtStatus{Phase: v1.KubeVirtPhaseDeployed, DefaultArchitecture: architecture},
	}
}

func configuration(architecture string) (*virtconfig.ClusterConfig, error) {
	crds := cache.NewSharedIndexInformer(&cache.ListWatch{}, &apiextensions.CustomResourceDefinition{}, 0, cache.Indexers{})
	kubevirts := cache.NewSharedIndexInformer(&cache.ListWatch{}, &v1.KubeVirt{}, 0, cache.Indexers{})
	if err := kubevirts.GetStore().Add(installation(architecture)); err != nil {
		return nil, err
	}
	return virtconfig.NewClusterConfigWithCPUArch(crds, kubevirts, namespace, architecture)
}

func webhooks(strategy *install.Strategy) map[string][]string {
	found := map[string][]string{}
	for _, configuration := range strategy.MutatingWebhookConfigurations() {
		for _, webhook := range configuration.Webhooks {
			for _, rule := range webhook.Rules {
				found[webhook.Name] = append(found[webhook.Name], fmt.Sprintf("mutates %v %v %v %v", rule.Operations, rule.APIGroups, rule.APIVersions, rule.Resources))
			}
		}
	}
	for _, configuration := range strategy.ValidatingWebhookConfigurations() {
		for _, webhook := range configuration.Webhooks {
			for _, rule := range webhook.Rules {
				found[webhook.Name] = append(found[webhook.Name], fmt.Sprintf("validates %v %v %v %v", rule.Operations, rule.APIGroups, rule.APIVersions, rule.Resources))
			}
		}
	}
	return found
}

func definitions() map[string]spec.Schema {
	found := map[string]spec.Schema{}
	for name, definition := range openapi.GetOpenAPIDefinitions(func(path string) spec.Ref { return spec.MustCreateRef("#/definitions/" + path) }) {
		found[name] = definition.Schema
	}
	return found
}

func modules() map[string]string {
	found := map[string]string{}
	info, _ := debug.ReadBuildInfo()
	for _, module := range info.Deps {
		switch module.Path {
		case "kubevirt.io/kubevirt", "kubevirt.io/containerized-data-importer-api", "k8s.io/api":
			if module.Replace != nil {
				module = module.Replace
			}
			found[module.Path] = module.Version
		}
	}
	return found
}
