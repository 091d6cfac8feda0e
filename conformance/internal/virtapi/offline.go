package virtapi

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"

	v1 "kubevirt.io/api/core/v1"
	"kubevirt.io/client-go/kubecli"

	virtconfig "kubevirt.io/kubevirt/pkg/virt-config"
)

// Offline answers KubeVirt's look-ups in a cluster without an API server: by path, as JSON. What is not there is not found.
type Offline map[string][]byte

// Add puts an object at its path.
func (o Offline) Add(path string, object any) error {
	encoded, err := json.Marshal(object)
	o[path] = encoded
	return err
}

// RoundTrip stands in for the network.
func (o Offline) RoundTrip(request *http.Request) (*http.Response, error) {
	status, body := http.StatusOK, o[request.URL.Path]
	if body == nil {
		status = http.StatusNotFound
		name := request.URL.Path[strings.LastIndex(request.URL.Path, "/")+1:]
		body, _ = json.Marshal(metav1.Status{
			TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: "Status"},
			Status:   metav1.StatusFailure, Reason: metav1.StatusReasonNotFound, Code: http.StatusNotFound, Message: name + " not found",
		})
	}
	return &http.Response{
		StatusCode: status,
		Header:     http.Header{"Content-Type": {"application/json"}},
		Body:       io.NopCloser(bytes.NewReader(body)),
		Request:    request,
	}, nil
}

// Config leads to these objects only.
func (o Offline) Config() *rest.Config {
	return &rest.Config{Host: "http://cluster.invalid", Transport: o, QPS: -1}
}

// Client is one that sees these objects only.
func (o Offline) Client() (kubecli.KubevirtClient, error) {
	return kubecli.GetKubevirtClientFromRESTConfig(o.Config())
}

// Configuration is that of an installation beside CDI.
func Configuration(kubevirt *v1.KubeVirt) (*virtconfig.ClusterConfig, error) {
	kubevirt.ResourceVersion = "1"
	crds, kubevirts := Informer(&apiextensions.CustomResourceDefinition{}), Informer(&v1.KubeVirt{})
	if err := kubevirts.GetStore().Add(kubevirt); err != nil {
		return nil, err
	}
	for plural, kind := range map[string]string{"datavolumes": "DataVolume", "datasources": "DataSource"} {
		crd := &apiextensions.CustomResourceDefinition{ObjectMeta: metav1.ObjectMeta{Name: plural + ".cdi.kubevirt.io"}}
		crd.Spec.Group, crd.Spec.Names.Kind = "cdi.kubevirt.io", kind
		if err := crds.GetStore().Add(crd); err != nil {
			return nil, err
		}
	}
	return virtconfig.NewClusterConfigWithCPUArch(crds, kubevirts, Namespace, kubevirt.Status.DefaultArchitecture)
}

// Informer is one that is never started: its store holds what is put there.
func Informer(example runtime.Object) cache.SharedIndexInformer {
	return cache.NewSharedIndexInformer(&cache.ListWatch{}, example, 0, cache.Indexers{cache.NamespaceIndex: cache.MetaNamespaceIndexFunc})
}
