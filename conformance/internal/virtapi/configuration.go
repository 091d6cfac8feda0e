// Package virtapi runs KubeVirt's own admission code: behind a real API server, or on its own.
package virtapi

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	v1 "kubevirt.io/api/core/v1"

	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/install"
	"kubevirt.io/kubevirt/pkg/virt-operator/util"
)

// Namespace is where KubeVirt is installed.
const Namespace = "kubevirt"

// Options are what differs between the clusters judged for; everything else is KubeVirt's default configuration.
type Options struct {
	FeatureGates []string
	Architecture string
}

// KubeVirt is the resource that configures the installation, in the state virt-operator leaves it in.
func KubeVirt(options Options) *v1.KubeVirt {
	return &v1.KubeVirt{
		TypeMeta:   metav1.TypeMeta{APIVersion: v1.GroupVersion.String(), Kind: "KubeVirt"},
		ObjectMeta: metav1.ObjectMeta{Namespace: Namespace, Name: "kubevirt"},
		Spec: v1.KubeVirtSpec{Configuration: v1.KubeVirtConfiguration{
			DeveloperConfiguration: &v1.DeveloperConfiguration{FeatureGates: options.FeatureGates},
		}},
		Status: v1.KubeVirtStatus{Phase: v1.KubeVirtPhaseDeployed, DefaultArchitecture: options.Architecture},
	}
}

// InstallStrategy is everything virt-operator would create.
func InstallStrategy(options Options) (*install.Strategy, error) {
	return install.GenerateCurrentInstallStrategy(util.GetTargetConfigFromKV(KubeVirt(options)), "", Namespace)
}
