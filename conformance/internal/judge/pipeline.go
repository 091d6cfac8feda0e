package judge

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"

	jsonpatch "gopkg.in/evanphx/json-patch.v4"
	admission "k8s.io/api/admission/v1"
	admissionregistration "k8s.io/api/admissionregistration/v1"
	authentication "k8s.io/api/authentication/v1"
	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/install"

	"cdk8s-kubevirt.dev/conformance/internal/cdi"
)

// pipeline is the way of a new object through the API server: decoding, mutating webhooks, schema, validating webhooks.
type pipeline struct {
	kinds      map[schema.GroupVersionKind]*kind
	mutating   []hook
	validating []hook
	handler    http.Handler
}

// hook is a registered webhook: for which resources, and at which path.
type hook struct {
	rules []admissionregistration.RuleWithOperations
	path  string
}

// refusal is why an object is not created. Causes may be missing where upstream gives none.
type refusal struct {
	message string
	causes  []metav1.StatusCause
}

func newPipeline(strategy *install.Strategy, others []*apiextensions.CustomResourceDefinition, handler http.Handler) (*pipeline, error) {
	p := &pipeline{kinds: map[schema.GroupVersionKind]*kind{}, handler: handler}
	for _, crd := range append(strategy.CRDs(), others...) {
		kinds, err := kindsOf(crd)
		if err != nil {
			return nil, err
		}
		for gvk, kind := range kinds {
			p.kinds[gvk] = kind
		}
	}
	mutating, validating := cdi.Registrations()
	for _, configuration := range append(strategy.MutatingWebhookConfigurations(), mutating) {
		for _, webhook := range configuration.Webhooks {
			p.mutating = append(p.mutating, hook{webhook.Rules, *webhook.ClientConfig.Service.Path})
		}
	}
	for _, configuration := range append(strategy.ValidatingWebhookConfigurations(), validating) {
		for _, webhook := range configuration.Webhooks {
			p.validating = append(p.validating, hook{webhook.Rules, *webhook.ClientConfig.Service.Path})
		}
	}
	return p, nil
}

// write gives the object as it would be stored, with the webhooks' warnings, or why it is refused; old is what it takes the place of.
func (p *pipeline) write(object, old *unstructured.Unstructured, user string) (*unstructured.Unstructured, []string, *refusal, error) {
	operation := admissionregistration.Create
	if old != nil {
		operation = admissionregistration.Update
	}
	kind, known := p.kinds[object.GroupVersionKind()]
	if !known {
		return nil, nil, &refusal{message: fmt.Sprintf("no kind %s", object.GroupVersionKind())}, nil
	}
	if err := kind.decode(object, true); err != nil {
		return nil, nil, refusalOf(err), nil
	}
	var warnings []string
	for _, call := range p.matching(p.mutating, object.GroupVersionKind(), operation) {
		response, refused, err := p.review(call, object, old, user)
		if refused != nil || err != nil {
			return nil, nil, refused, err
		}
		warnings = append(warnings, response.Warnings...)
		if object, err = patched(object, response.Patch); err != nil {
			return nil, nil, nil, err
		}
		if err := kind.decode(object, false); err != nil {
			return nil, nil, refusalOf(err), nil
		}
	}
	if err := kind.validate(object); err != nil {
		return nil, nil, refusalOf(err), nil
	}
	for _, call := range p.matching(p.validating, object.GroupVersionKind(), operation) {
		response, refused, err := p.review(call, object, old, user)
		if refused != nil || err != nil {
			return nil, nil, refused, err
		}
		warnings = append(warnings, response.Warnings...)
	}
	return object, warnings, nil, nil
}

// call is a webhook, and the version of an object that it understands.
type call struct {
	path string
	gvk  schema.GroupVersionKind
}

// matching are the webhooks for an object: of its version, or of an equivalent one.
func (p *pipeline) matching(hooks []hook, gvk schema.GroupVersionKind, operation admissionregistration.OperationType) (found []call) {
	resource := p.kinds[gvk].resource
	for _, hook := range hooks {
		versions := map[string]bool{}
		for _, rule := range hook.rules {
			if !has(rule.APIGroups, resource.Group) || !has(rule.Resources, resource.Resource) ||
				!has(rule.Operations, operation) && !has(rule.Operations, admissionregistration.OperationAll) {
				continue
			}
			for served := range p.kinds {
				if served.GroupKind() == gvk.GroupKind() && has(rule.APIVersions, served.Version) {
					versions[served.Version] = true
				}
			}
		}
		if version := gvk.Version; !versions[version] {
			for _, other := range slices.Sorted(maps.Keys(versions)) {
				found = append(found, call{hook.path, gvk.GroupKind().WithVersion(other)})
				break
			}
		} else {
			found = append(found, call{hook.path, gvk})
		}
	}
	return found
}

func has[T ~string](list []T, wanted T) bool {
	for _, item := range list {
		if item == wanted || item == "*" {
			return true
		}
	}
	return false
}

// review asks a webhook, as the API server would.
func (p *pipeline) review(call call, object, old *unstructured.Unstructured, user string) (*admission.AdmissionResponse, *refusal, error) {
	raw, err := asVersion(object, call.gvk).MarshalJSON()
	if err != nil {
		return nil, nil, err
	}
	request := &admission.AdmissionRequest{
		UID:       "conformance",
		Kind:      metav1.GroupVersionKind(call.gvk),
		Resource:  p.kinds[call.gvk].resource,
		Name:      object.GetName(),
		Namespace: object.GetNamespace(),
		Operation: admission.Create,
		UserInfo:  authentication.UserInfo{Username: user},
		Object:    runtime.RawExtension{Raw: raw},
	}
	if old != nil {
		request.Operation = admission.Update
		if request.OldObject.Raw, err = asVersion(old, call.gvk).MarshalJSON(); err != nil {
			return nil, nil, err
		}
	}
	body, err := json.Marshal(admission.AdmissionReview{
		TypeMeta: metav1.TypeMeta{APIVersion: "admission.k8s.io/v1", Kind: "AdmissionReview"},
		Request:  request,
	})
	if err != nil {
		return nil, nil, err
	}
	posted := httptest.NewRequest(http.MethodPost, call.path, bytes.NewReader(body))
	posted.Header.Set("Content-Type", "application/json")
	answer := httptest.NewRecorder()
	if crash := p.serve(answer, posted); crash != nil {
		return nil, crash, nil
	}
	var review admission.AdmissionReview
	if err := json.Unmarshal(answer.Body.Bytes(), &review); err != nil || review.Response == nil {
		return nil, nil, fmt.Errorf("%s answered %d: %s", call.path, answer.Code, answer.Body)
	}
	if !review.Response.Allowed {
		return nil, refusalOf(&apierrors.StatusError{ErrStatus: *review.Response.Result}), nil
	}
	return review.Response, nil, nil
}

// asVersion is the object in another version of its kind: no CRD of KubeVirt and CDI converts anything else.
func asVersion(object *unstructured.Unstructured, gvk schema.GroupVersionKind) *unstructured.Unstructured {
	if object.GroupVersionKind() == gvk {
		return object
	}
	converted := object.DeepCopy()
	converted.SetGroupVersionKind(gvk)
	return converted
}

// serve turns a crash of the webhook into the refusal that it is for the API server.
func (p *pipeline) serve(answer http.ResponseWriter, request *http.Request) (crash *refusal) {
	defer func() {
		if cause := recover(); cause != nil {
			crash = &refusal{message: fmt.Sprintf("the webhook crashed: %v", cause)}
		}
	}()
	p.handler.ServeHTTP(answer, request)
	return nil
}

func patched(object *unstructured.Unstructured, patch []byte) (*unstructured.Unstructured, error) {
	if len(patch) == 0 {
		return object, nil
	}
	operations, err := jsonpatch.DecodePatch(patch)
	if err != nil {
		return nil, err
	}
	before, err := object.MarshalJSON()
	if err != nil {
		return nil, err
	}
	after, err := operations.Apply(before)
	if err != nil {
		return nil, err
	}
	changed := &unstructured.Unstructured{}
	return changed, changed.UnmarshalJSON(after)
}

func refusalOf(err error) *refusal {
	var status apierrors.APIStatus
	if !errors.As(err, &status) {
		return &refusal{message: err.Error()}
	}
	found := &refusal{message: status.Status().Message}
	if details := status.Status().Details; details != nil {
		found.causes = details.Causes
	}
	return found
}
