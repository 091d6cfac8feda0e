package apply

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	authorization "k8s.io/api/authorization/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
)

// Probe is something that somebody does to a cluster, and what is to come of it.
type Probe struct {
	Title string `json:"title"`
	As    string `json:"as"` // the user
	// Of what the user is a member; where there are none, RBAC lets the user do everything, and admission alone stands in the way.
	Groups  []string `json:"groups"`
	Verb    string   `json:"verb"`    // create, patch, delete or get; server-side apply where there is none
	Refusal string   `json:"refusal"` // a part of the refusal; empty where the API server is to let it through
	// For a probe that expects nothing, and records what comes of it, under this name.
	Record   string                            `json:"record"`
	Manifest json.RawMessage                   `json:"manifest"`
	Review   *authorization.ResourceAttributes `json:"review"` // asks whether RBAC lets the user do this, instead of doing it
}

// Outcome is what comes of a probe that expects nothing.
type Outcome string

const (
	Done      Outcome = "done"      // the API server lets it through
	Forbidden Outcome = "forbidden" // RBAC does not
	Denied    Outcome = "denied"    // admission does not
)

// patience is how long a new policy, role or quota may take to come into force.
const patience = 15 * time.Second

// Prober tries things on one cluster.
type Prober struct {
	server *rest.Config
	client *Client
}

func NewProber(server *rest.Config) (*Prober, error) {
	client, err := NewClient(server)
	return &Prober{server, client}, err
}

// Try does what a probe says and gives what is wrong with the outcome; nothing where it is the expected one. What is to be refused is tried
// dry, so that it can be tried again until the policies are in force.
func (p *Prober) Try(ctx context.Context, probe Probe) error {
	for deadline := time.Now().Add(patience); ; time.Sleep(100 * time.Millisecond) {
		err := p.perform(ctx, probe, probe.Refusal != "")
		switch {
		case probe.Refusal == "" && err == nil, probe.Refusal != "" && err != nil && strings.Contains(err.Error(), probe.Refusal):
			return nil
		case time.Now().Before(deadline) && ctx.Err() == nil:
			continue
		case err != nil:
			return err
		}
		return fmt.Errorf("the API server lets it through")
	}
}

// Record does what a probe says, dry, and gives what came of it.
func (p *Prober) Record(ctx context.Context, probe Probe) (Outcome, error) {
	err := p.perform(ctx, probe, true)
	if err == nil {
		return Done, nil
	}
	text := err.Error()
	if errors.Is(err, errForbidden) || (apierrors.IsForbidden(err) && strings.Contains(text, " cannot ") && strings.Contains(text, "in API group")) {
		return Forbidden, nil
	}
	for _, admission := range []string{"ValidatingAdmissionPolicy", "exceeded quota", "violates PodSecurity", "denied the request"} {
		if strings.Contains(text, admission) {
			return Denied, nil
		}
	}
	return "", err
}

var errForbidden = errors.New("RBAC forbids it")

func (p *Prober) perform(ctx context.Context, probe Probe, dry bool) error {
	config := rest.CopyConfig(p.server)
	groups := probe.Groups
	if len(groups) == 0 {
		groups = []string{"system:masters"}
	}
	// A loopback client proves who it is by its token; impersonation is on top of that.
	config.Impersonate = rest.ImpersonationConfig{UserName: probe.As, Groups: append([]string{"system:authenticated"}, groups...)}
	if probe.Review != nil {
		return review(ctx, config, probe.Review)
	}
	user, err := dynamic.NewForConfig(config)
	if err != nil {
		return err
	}
	client := *p.client
	client.dynamic = user
	var object unstructured.Unstructured
	if err := object.UnmarshalJSON(probe.Manifest); err != nil {
		return err
	}
	resource, err := client.resource(ctx, &object)
	if err != nil {
		return err
	}
	var dryRun []string
	if dry {
		dryRun = []string{metav1.DryRunAll}
	}
	switch probe.Verb {
	case "":
		force := true
		options := metav1.PatchOptions{FieldManager: probe.As, Force: &force, DryRun: dryRun}
		_, err = resource.Patch(ctx, object.GetName(), types.ApplyYAMLPatchType, probe.Manifest, options)
	case "create":
		_, err = resource.Create(ctx, &object, metav1.CreateOptions{DryRun: dryRun})
	case "patch":
		_, err = resource.Patch(ctx, object.GetName(), types.MergePatchType, probe.Manifest, metav1.PatchOptions{DryRun: dryRun})
	case "delete":
		err = resource.Delete(ctx, object.GetName(), metav1.DeleteOptions{DryRun: dryRun})
	case "get":
		_, err = resource.Get(ctx, object.GetName(), metav1.GetOptions{})
	default:
		err = fmt.Errorf("a probe with the verb %q", probe.Verb)
	}
	return err
}

func review(ctx context.Context, config *rest.Config, attributes *authorization.ResourceAttributes) error {
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	asked := &authorization.SelfSubjectAccessReview{Spec: authorization.SelfSubjectAccessReviewSpec{ResourceAttributes: attributes}}
	answer, err := client.AuthorizationV1().SelfSubjectAccessReviews().Create(ctx, asked, metav1.CreateOptions{})
	if err != nil {
		return err
	}
	if !answer.Status.Allowed {
		return errForbidden
	}
	return nil
}
