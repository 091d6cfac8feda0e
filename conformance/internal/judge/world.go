//go:build !before1.9

package judge

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	jsonpatch "gopkg.in/evanphx/json-patch.v4"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/types"

	"cdk8s-kubevirt.dev/conformance/internal/virtapi"
)

// world is the API server that virt-controller writes to: what it writes of KubeVirt's kinds goes through their webhooks.
type world struct {
	pipeline *pipeline
	others   virtapi.Offline // what is only read
	objects  map[string]*unstructured.Unstructured
}

// guarded are the kinds whose webhooks are asked when virt-controller writes one.
var guarded = []string{"VirtualMachine", "VirtualMachineInstance"}

// RoundTrip stands in for the network.
func (w *world) RoundTrip(request *http.Request) (*http.Response, error) {
	path, ofStatus := strings.CutSuffix(request.URL.Path, "/status")
	old := w.objects[path]
	if old == nil && request.Method != http.MethodPost || strings.HasSuffix(path, "accessreviews") {
		return w.others.RoundTrip(request)
	}
	var body []byte
	if request.Body != nil {
		var err error
		if body, err = io.ReadAll(request.Body); err != nil {
			return nil, err
		}
	}
	switch request.Method {
	case http.MethodGet:
		return answer(request, http.StatusOK, old)
	case http.MethodDelete:
		delete(w.objects, path)
		return answer(request, http.StatusOK, &metav1.Status{Status: metav1.StatusSuccess})
	case http.MethodPatch:
		var err error
		if body, err = afterPatch(old, body, types.PatchType(request.Header.Get("Content-Type"))); err != nil {
			return refusedAs(request, err.Error())
		}
	}
	wanted := &unstructured.Unstructured{}
	if err := wanted.UnmarshalJSON(body); err != nil {
		return nil, err
	}
	if request.Method == http.MethodPost {
		path += "/" + wanted.GetName()
		wanted.SetUID(types.UID(wanted.GetKind() + "-" + wanted.GetName()))
	}
	if ofStatus {
		status := wanted.Object["status"]
		wanted = old.DeepCopy()
		wanted.Object["status"] = status
	} else if slices.Contains(guarded, wanted.GetKind()) {
		stored, _, refused, err := w.pipeline.write(wanted, old, controller)
		if err != nil {
			return nil, err
		}
		if refused != nil {
			return refusedAs(request, refused.message)
		}
		wanted = stored
	}
	w.objects[path] = wanted
	if wanted.GetKind() == "ControllerRevision" { // by which the webhooks know an instancetype
		if err := w.others.Add(path, wanted); err != nil {
			return nil, err
		}
	}
	return answer(request, http.StatusOK, wanted)
}

func afterPatch(old *unstructured.Unstructured, patch []byte, kind types.PatchType) ([]byte, error) {
	before, err := old.MarshalJSON()
	if err != nil {
		return nil, err
	}
	switch kind {
	case types.JSONPatchType:
		operations, err := jsonpatch.DecodePatch(patch)
		if err != nil {
			return nil, err
		}
		return operations.Apply(before)
	case types.MergePatchType:
		return jsonpatch.MergePatch(before, patch)
	}
	return nil, fmt.Errorf("no patch of type %s is known here", kind)
}

func refusedAs(request *http.Request, message string) (*http.Response, error) {
	return answer(request, http.StatusUnprocessableEntity, &metav1.Status{
		TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: "Status"}, Status: metav1.StatusFailure, Reason: metav1.StatusReasonInvalid, Code: http.StatusUnprocessableEntity, Message: message,
	})
}

func answer(request *http.Request, status int, object any) (*http.Response, error) {
	body, err := json.Marshal(object)
	if err != nil {
		return nil, err
	}
	return &http.Response{
		StatusCode: status, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader(body)), Request: request,
	}, nil
}
