package apply

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"
)

type Verdict string

const (
	Stable    Verdict = "stable"    // created as written, and the second apply changed nothing
	Refused   Verdict = "REFUSED"   // not created, or refused when applied again
	Rewritten Verdict = "REWRITTEN" // created, but a field is stored with another value than was written
	Drifted   Verdict = "DRIFTED"   // the second apply changed it
	Twice     Verdict = "TWICE"     // another object of the same kind, namespace and name came before
)

type Result struct {
	Manifest
	Verdict  Verdict
	Causes   []string
	Warnings []string
}

// Client applies manifests to one cluster.
type Client struct {
	dynamic    dynamic.Interface
	kubernetes kubernetes.Interface
	mapper     meta.RESTMapper
	builtIn    *runtime.Scheme
	warnings   *[]string
}

type warningsTo struct{ list *[]string }

func (w warningsTo) HandleWarningHeader(_ int, _ string, text string) {
	*w.list = append(*w.list, text)
}

func NewClient(server *rest.Config) (*Client, error) {
	warnings := &[]string{}
	config := rest.CopyConfig(server)
	config.WarningHandler = warningsTo{warnings}
	untyped, err := dynamic.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	typed, err := kubernetes.NewForConfig(server)
	if err != nil {
		return nil, err
	}
	found, err := discovery.NewDiscoveryClientForConfig(server)
	if err != nil {
		return nil, err
	}
	mapper := restmapper.NewDeferredDiscoveryRESTMapper(memory.NewMemCacheClient(found))
	builtIn := runtime.NewScheme()
	if err := scheme.AddToScheme(builtIn); err != nil {
		return nil, err
	}
	return &Client{dynamic: untyped, builtIn: builtIn, kubernetes: typed, mapper: mapper, warnings: warnings}, nil
}

// Apply applies all manifests in order, then all of them again.
func (c *Client) Apply(ctx context.Context, manifests []Manifest) ([]Result, error) {
	results := make([]Result, len(manifests))
	seen := map[string]bool{}
	for i, manifest := range manifests {
		results[i] = Result{Manifest: manifest, Verdict: Stable}
		if try := c.onceOnly(manifest); try != nil {
			if err := try(ctx, &results[i]); err != nil {
				results[i].refuse(Refused, err)
			}
			continue
		}
		if key := manifest.Key(); seen[key] {
			results[i].refuse(Twice, errors.New("the same object is written twice"))
			continue
		} else {
			seen[key] = true
		}
		if err := c.create(ctx, &results[i]); err != nil {
			results[i].refuse(Refused, err)
		}
	}
	for i := range results {
		if results[i].Verdict == Stable && c.onceOnly(results[i].Manifest) == nil {
			c.applyAgain(ctx, &results[i])
		}
	}
	return results, ctx.Err()
}

// onceOnly is how a manifest is judged that cannot be applied twice, or nil: a KubeVirt CR, as this cluster has its own, by which all else is judged,
// and an object whose name the server makes up.
func (c *Client) onceOnly(manifest Manifest) func(context.Context, *Result) error {
	if manifest.Object.GroupVersionKind().GroupKind() == (schema.GroupKind{Group: "kubevirt.io", Kind: "KubeVirt"}) {
		return c.tryChange
	}
	if manifest.Object.GetName() == "" && manifest.Object.GetGenerateName() != "" {
		return c.createGenerated
	}
	return nil
}

func (c *Client) createGenerated(ctx context.Context, result *Result) error {
	resource, err := c.resource(ctx, &result.Object)
	if err != nil {
		return err
	}
	*c.warnings = nil
	created, err := resource.Create(ctx, &result.Object, metav1.CreateOptions{FieldManager: "conformance", FieldValidation: metav1.FieldValidationStrict})
	result.Warnings = *c.warnings
	if err != nil {
		return err
	}
	result.compare(created)
	return nil
}

// compare tells what of the manifest the server stored with another value.
func (r *Result) compare(stored *unstructured.Unstructured) {
	if causes := rewritten("", r.Object.Object, stored.Object); len(causes) > 0 {
		r.Verdict, r.Causes = Rewritten, causes
	}
}

// tryChange asks whether the object here may become the manifest's, without making it so.
func (c *Client) tryChange(ctx context.Context, result *Result) error {
	resource, err := c.resource(ctx, &result.Object)
	if err != nil {
		return err
	}
	*c.warnings = nil
	applied, err := c.patch(ctx, resource, result.Manifest, metav1.DryRunAll)
	result.Warnings = *c.warnings
	if err != nil {
		return err
	}
	result.compare(applied)
	return nil
}

func (c *Client) create(ctx context.Context, result *Result) error {
	resource, err := c.resource(ctx, &result.Object)
	if err != nil {
		return err
	}
	if _, err := resource.Get(ctx, result.Object.GetName(), metav1.GetOptions{}); err == nil {
		return errors.New("exists already, so its creation cannot be judged")
	}
	*c.warnings = nil
	_, err = c.patch(ctx, resource, result.Manifest)
	result.Warnings = *c.warnings
	return err
}

func (c *Client) applyAgain(ctx context.Context, result *Result) {
	resource, err := c.resource(ctx, &result.Object)
	if err != nil {
		result.refuse(Refused, err)
		return
	}
	before, err := resource.Get(ctx, result.Object.GetName(), metav1.GetOptions{})
	if err != nil {
		result.refuse(Refused, err)
		return
	}
	// Clients that compare know the types of Kubernetes itself, and that quantities and empty fields have several forms there.
	builtIn := c.builtIn.Recognizes(result.Object.GroupVersionKind())
	if !builtIn {
		result.compare(before)
	}
	// What the server alone has to say of an object may settle once: a claim's bookkeeping does.
	for range 2 {
		after, err := c.patch(ctx, resource, result.Manifest)
		if err != nil {
			result.refuse(Refused, err)
			return
		}
		if causes := differences("", ownedByUser(before), ownedByUser(after)); len(causes) > 0 {
			result.Verdict, result.Causes = Drifted, causes
			return
		}
		if before.GetResourceVersion() == after.GetResourceVersion() {
			return
		}
		before = after
	}
	result.Verdict, result.Causes = Drifted, []string{"each apply changes metadata.managedFields, metadata.resourceVersion or status"}
}

// patch applies one manifest. A quota counts only once its controller has seen it, which a GitOps controller waits out by trying again.
func (c *Client) patch(ctx context.Context, resource dynamic.ResourceInterface, manifest Manifest, dryRun ...string) (*unstructured.Unstructured, error) {
	force := true
	options := metav1.PatchOptions{FieldManager: "conformance", FieldValidation: metav1.FieldValidationStrict, Force: &force, DryRun: dryRun}
	for deadline := time.Now().Add(15 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		applied, err := resource.Patch(ctx, manifest.Object.GetName(), types.ApplyYAMLPatchType, manifest.Text, options)
		waiting := apierrors.IsForbidden(err) && strings.Contains(err.Error(), "status unknown for quota")
		if !waiting || time.Now().After(deadline) {
			return applied, err
		}
	}
}

// resource is the endpoint of an object; its namespace is created if nothing did so before.
func (c *Client) resource(ctx context.Context, object *unstructured.Unstructured) (dynamic.ResourceInterface, error) {
	kind := object.GroupVersionKind()
	mapping, err := c.mapper.RESTMapping(kind.GroupKind(), kind.Version)
	if err != nil {
		return nil, err
	}
	if mapping.Scope.Name() == meta.RESTScopeNameRoot {
		return c.dynamic.Resource(mapping.Resource), nil
	}
	namespace := object.GetNamespace()
	if namespace == "" {
		namespace = metav1.NamespaceDefault
	}
	wanted := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: namespace}}
	if _, err := c.kubernetes.CoreV1().Namespaces().Create(ctx, wanted, metav1.CreateOptions{}); err != nil && !apierrors.IsAlreadyExists(err) {
		return nil, err
	}
	return c.dynamic.Resource(mapping.Resource).Namespace(namespace), nil
}

func (r *Result) refuse(verdict Verdict, err error) {
	r.Verdict = verdict
	r.Causes = []string{err.Error()}
	var status apierrors.APIStatus
	if errors.As(err, &status) && status.Status().Details != nil && len(status.Status().Details.Causes) > 0 {
		r.Causes = nil
		for _, cause := range status.Status().Details.Causes {
			r.Causes = append(r.Causes, fmt.Sprintf("%s: %s", cause.Field, cause.Message))
		}
	}
}

// Key says which object a manifest is about.
func (m Manifest) Key() string {
	kind := m.Object.GroupVersionKind().GroupKind()
	return fmt.Sprintf("%s %s/%s", kind, m.Object.GetNamespace(), m.Object.GetName())
}
