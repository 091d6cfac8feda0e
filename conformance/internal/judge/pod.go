package judge

import (
	"fmt"
	"net/http"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	core "k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install" // the conversions and defaults of pods
	"k8s.io/kubernetes/pkg/registry/core/pod"

	v1 "kubevirt.io/api/core/v1"
	"kubevirt.io/client-go/kubecli"

	virtconfig "kubevirt.io/kubevirt/pkg/virt-config"

	"cdk8s-kubevirt.dev/conformance/internal/launcher"
	"cdk8s-kubevirt.dev/conformance/internal/virtapi"
)

func init() {
	// KubeVirt's gate of this name is of use only where Kubernetes has it on, which it has by default from 1.35.
	if err := utilfeature.DefaultMutableFeatureGate.SetFromMap(map[string]bool{"ImageVolume": true}); err != nil {
		panic(err)
	}
}

// anyNetwork finds every network attachment definition, and else what is there.
type anyNetwork struct{ virtapi.Offline }

func (a anyNetwork) RoundTrip(request *http.Request) (*http.Response, error) {
	path := request.URL.Path
	if !strings.Contains(path, "/network-attachment-definitions/") {
		return a.Offline.RoundTrip(request)
	}
	found := virtapi.Offline{}
	if err := found.Add(path, &metav1.PartialObjectMetadata{}); err != nil {
		return nil, err
	}
	return found.RoundTrip(request)
}

func surroundingsOf(config *virtconfig.ClusterConfig, objects virtapi.Offline) (launcher.Surroundings, error) {
	reachable := objects.Config()
	reachable.Transport = anyNetwork{objects}
	client, err := kubecli.GetKubevirtClientFromRESTConfig(reachable)
	if err != nil {
		return launcher.Surroundings{}, err
	}
	namespaces := launcher.Store(&corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: namespace}})
	return launcher.Surroundings{Config: config, Client: client, Namespaces: namespaces, Quotas: launcher.Store()}, nil
}

// launch creates the launcher pod of a stored instance: as virt-controller renders it, defaulted and validated as the API server does it.
func (j *Judge) launch(stored *unstructured.Unstructured) (refused *refusal, err error) {
	var instance v1.VirtualMachineInstance
	if err := runtime.DefaultUnstructuredConverter.FromUnstructured(stored.Object, &instance); err != nil {
		return nil, err
	}
	instance.UID = "assigned-by-the-server"
	defer func() {
		if cause := recover(); cause != nil {
			refused = &refusal{message: fmt.Sprintf("virt-controller crashed: %v", cause)}
		}
	}()
	rendered, failure := j.surroundings.Render(&instance)
	if failure != nil {
		return &refusal{message: "failed to render launch manifest: " + failure.Error()}, nil
	}
	rendered.Namespace = instance.Namespace
	legacyscheme.Scheme.Default(rendered)
	var internal core.Pod
	if err := legacyscheme.Scheme.Convert(rendered, &internal, nil); err != nil {
		return nil, err
	}
	internal.Name = pod.Strategy.GenerateName(internal.GenerateName)
	rest.FillObjectMetaSystemFields(&internal)
	if failure := rest.BeforeCreate(pod.Strategy, request.WithNamespace(request.NewContext(), instance.Namespace), &internal); failure != nil {
		return inThePod(prefixed(refusalOf(failure), "launcher pod: ")), nil
	}
	return nil, nil
}

// inThePod marks fields as those of the pod, not of the manifest.
func inThePod(refused *refusal) *refusal {
	for i := range refused.causes {
		refused.causes[i].Field = "pod." + refused.causes[i].Field
	}
	return refused
}
