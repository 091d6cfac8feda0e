// Package judge gives KubeVirt's verdict on manifests, thousands of them a second, without an API server.
package judge

import (
	"k8s.io/apimachinery/pkg/api/validation"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/tools/record"

	instancetype "kubevirt.io/kubevirt/pkg/instancetype/controller/vm"
	virtconfig "kubevirt.io/kubevirt/pkg/virt-config"
	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/components"

	"cdk8s-kubevirt.dev/conformance/internal/builtin"
	"cdk8s-kubevirt.dev/conformance/internal/cdi"
	"cdk8s-kubevirt.dev/conformance/internal/launcher"
	"cdk8s-kubevirt.dev/conformance/internal/neighbours"
	"cdk8s-kubevirt.dev/conformance/internal/virtapi"
)

const (
	accepted    = "accept"
	rejected    = "reject"
	unstartable = "unstartable" // the object is created, but a DataVolume, the VirtualMachineInstance or the launcher pod made from it is not
)

// Verdict is what becomes of a manifest.
type Verdict struct {
	ID       string  `json:"id"`
	Verdict  string  `json:"verdict"`
	Message  string  `json:"message,omitempty"`
	Causes   []Cause `json:"causes,omitempty"`
	Warnings int     `json:"warnings,omitempty"`
	// Stored is the object after the mutating webhooks, where KubeVirt or CDI admit it.
	Stored map[string]any `json:"stored,omitempty"`
}

type Cause struct {
	Type    string `json:"type,omitempty"`
	Field   string `json:"field,omitempty"`
	Message string `json:"message,omitempty"`
}

// Judge knows one cluster.
type Judge struct {
	pipeline      *pipeline
	config        *virtconfig.ClusterConfig
	instancetypes instancetypes
	surroundings  launcher.Surroundings
	objects       virtapi.Offline
}

// New makes a judge of one cluster; schemas is the folder imports/schemas, beside what is in the cluster besides, by path.
func New(options virtapi.Options, schemas string, beside map[string]any) (*Judge, error) {
	strategy, err := virtapi.InstallStrategy(options)
	if err != nil {
		return nil, err
	}
	kubevirt, err := components.NewKubeVirtCrd()
	if err != nil {
		return nil, err
	}
	others, err := neighbours.CRDs(schemas)
	if err != nil {
		return nil, err
	}
	objects, err := objectsOf(strategy, beside)
	if err != nil {
		return nil, err
	}
	client, err := objects.Client()
	if err != nil {
		return nil, err
	}
	config, err := virtapi.Configuration(virtapi.KubeVirt(options))
	if err != nil {
		return nil, err
	}
	handlers := virtapi.Webhooks(config, client, virtapi.NoInformers())
	if err := cdi.AddWebhooks(handlers, objects.Config()); err != nil {
		return nil, err
	}
	pipeline, err := newPipeline(strategy, append(others, kubevirt), handlers)
	if err != nil {
		return nil, err
	}
	controller := instancetype.New(nil, nil, nil, nil, nil, client, config, &record.FakeRecorder{})
	surroundings, err := surroundingsOf(config, objects)
	if err != nil {
		return nil, err
	}
	return &Judge{pipeline: pipeline, config: config, instancetypes: controller, surroundings: surroundings, objects: objects}, nil
}

// Judge never changes the manifest. An error means that there is no verdict.
func (j *Judge) Judge(manifest map[string]any) (Verdict, error) {
	object := &unstructured.Unstructured{Object: runtime.DeepCopyJSON(manifest)}
	if kind := j.pipeline.kinds[object.GroupVersionKind()]; kind != nil && kind.strategy.NamespaceScoped() {
		if object.GetNamespace() == "" {
			object.SetNamespace(metav1.NamespaceDefault) // as kubectl does
		}
		if wrong := validation.ValidateNamespaceName(object.GetNamespace(), false); len(wrong) > 0 {
			return verdictOf(rejected, &refusal{message: "no namespace can have the name " + object.GetNamespace()}), nil
		}
	}
	if ofKubernetes, namespaced := builtin.Has(object.GroupVersionKind().GroupKind()); ofKubernetes {
		return ofBuiltin(object, namespaced), nil
	}
	created, warnings, refused, err := j.pipeline.write(object, replacedBy(object), "kubernetes-admin")
	if err != nil {
		return Verdict{}, err
	}
	if refused != nil {
		return verdictOf(rejected, refused), nil
	}
	verdict := Verdict{Verdict: accepted, Warnings: len(warnings), Stored: created.Object}
	if refused, err = j.consequence(created); refused == nil || err != nil {
		return verdict, err
	}
	return verdictOf(unstartable, refused), nil
}

// ofBuiltin is what Kubernetes says of an object of its own.
func ofBuiltin(object *unstructured.Unstructured, namespaced bool) Verdict {
	if namespaced && object.GetNamespace() == "" {
		object.SetNamespace(metav1.NamespaceDefault)
	}
	if err := builtin.Refusal(object); err != nil {
		return verdictOf(rejected, refusalOf(err))
	}
	return Verdict{Verdict: accepted}
}

// replacedBy is what is there before the object: a KubeVirt without settings, for its webhook judges changes only; else nothing.
func replacedBy(object *unstructured.Unstructured) *unstructured.Unstructured {
	if object.GetKind() != "KubeVirt" {
		return nil
	}
	old := object.DeepCopy()
	old.Object["spec"] = map[string]any{}
	return old
}

func verdictOf(verdict string, refused *refusal) Verdict {
	found := Verdict{Verdict: verdict, Message: refused.message}
	for _, cause := range refused.causes {
		found.Causes = append(found.Causes, Cause{Type: string(cause.Type), Field: cause.Field, Message: cause.Message})
	}
	return found
}
