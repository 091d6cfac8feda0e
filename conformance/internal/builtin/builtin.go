package builtin

import (
	"context"
	"encoding/json"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	serializer "k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	core "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/capabilities"
)

func init() {
	capabilities.Setup(true, 0) // KubeVirt needs privileged pods
}

var strict = serializer.NewSerializerWithOptions(
	serializer.DefaultMetaFactory, legacyscheme.Scheme, legacyscheme.Scheme, serializer.SerializerOptions{Strict: true},
)

// Has says whether the kind is one of Kubernetes itself, and in no namespace unless namespaced.
func Has(kind schema.GroupKind) (known, namespaced bool) {
	strategy := strategies[kind.Group+"/"+kind.Kind]
	return strategy != nil, strategy != nil && strategy.NamespaceScoped()
}

// Refusal is why the API server does not store the object as a new one, before admission plugins; nil where it does.
func Refusal(object *unstructured.Unstructured) error {
	gvk := object.GroupVersionKind()
	content, err := json.Marshal(object.Object)
	if err != nil {
		return err
	}
	decoder := legacyscheme.Codecs.DecoderToVersion(strict, schema.GroupVersion{Group: gvk.Group, Version: runtime.APIVersionInternal})
	decoded, err := runtime.Decode(decoder, content)
	if err != nil {
		return err
	}
	metadata, err := meta.Accessor(decoded)
	if err != nil {
		return err
	}
	ctx := request.WithRequestInfo(request.WithNamespace(context.Background(), metadata.GetNamespace()), &request.RequestInfo{
		APIGroup: gvk.Group, APIVersion: gvk.Version, IsResourceRequest: true,
	})
	rest.FillObjectMetaSystemFields(metadata)
	switch typed := decoded.(type) {
	case *core.Service:
		allocate(&typed.Spec)
	case *core.Pod:
		serve(&typed.Spec)
	}
	return rest.BeforeCreate(strategies[gvk.Group+"/"+gvk.Kind], ctx, decoded)
}

// allocate does what the registry of Services does before it validates.
func allocate(spec *core.ServiceSpec) {
	if spec.ClusterIP != "" && len(spec.ClusterIPs) == 0 {
		spec.ClusterIPs = []string{spec.ClusterIP}
	}
	if spec.Type == core.ServiceTypeLoadBalancer && spec.ExternalTrafficPolicy == core.ServiceExternalTrafficPolicyLocal && spec.HealthCheckNodePort == 0 {
		spec.HealthCheckNodePort = 30000
	}
}

// serve does what the admission plugin ServiceAccount does before a pod is validated.
func serve(spec *core.PodSpec) {
	if spec.ServiceAccountName == "" {
		spec.ServiceAccountName = "default"
	}
}
