package apply

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/rest"
)

// Probe is something that somebody does to a cluster, and what is to come of it.
type Probe struct {
	Title    string          `json:"title"`
	As       string          `json:"as"`      // the user; admission alone stands in the way, RBAC lets all of them do everything
	Refusal  string          `json:"refusal"` // a part of the refusal; empty where the API server is to let it through
	Manifest json.RawMessage `json:"manifest"`
}

// patience is how long a new policy or quota may take to come into force.
const patience = 15 * time.Second

// Try does what a probe says and gives what is wrong with the outcome; nothing where it is the expected one. What is to be refused is tried
// dry, so that it can be tried again until the policies are in force.
func Try(ctx context.Context, server *rest.Config, probe Probe) error {
	config := rest.CopyConfig(server)
	// A loopback client proves who it is by its token; impersonation is on top of that.
	config.Impersonate = rest.ImpersonationConfig{UserName: probe.As, Groups: []string{"system:masters"}}
	client, err := NewClient(config)
	if err != nil {
		return err
	}
	var object unstructured.Unstructured
	if err := object.UnmarshalJSON(probe.Manifest); err != nil {
		return err
	}
	resource, err := client.resource(ctx, &object)
	if err != nil {
		return err
	}
	force := true
	options := metav1.PatchOptions{FieldManager: probe.As, Force: &force}
	if probe.Refusal != "" {
		options.DryRun = []string{metav1.DryRunAll}
	}
	for deadline := time.Now().Add(patience); ; time.Sleep(100 * time.Millisecond) {
		_, err := resource.Patch(ctx, object.GetName(), types.ApplyYAMLPatchType, probe.Manifest, options)
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
