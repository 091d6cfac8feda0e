package apply

import (
	"context"
	"encoding/json"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/dynamic"
)

// Change is an object as it is, and as it is to become.
type Change struct {
	ID     string          `json:"id"`
	Before json.RawMessage `json:"before"`
	After  json.RawMessage `json:"after"`
	// Status is what controllers have written when the change is asked for; none where there is none.
	Status json.RawMessage `json:"status,omitempty"`
}

// ChangeVerdict is "uncreated" where the object was not admitted as it is, so that nothing is known of the change, and "failed" where a webhook or the
// server broke, which is no opinion either.
type ChangeVerdict struct {
	ID      string `json:"id"`
	Verdict string `json:"verdict"`
	Message string `json:"message,omitempty"`
}

// Change applies an object, asks for the change without making it, and deletes the object. A KubeVirt CR is the one by which all else is judged: it is there.
func (c *Client) Change(ctx context.Context, change Change) ChangeVerdict {
	verdict := func(is string, err error) ChangeVerdict {
		answer := ChangeVerdict{ID: change.ID, Verdict: is}
		if err != nil {
			answer.Message = err.Error()
		}
		return answer
	}
	before, err := manifestOf(change.Before)
	if err != nil {
		return verdict("uncreated", err)
	}
	after, err := manifestOf(change.After)
	if err != nil {
		return verdict("uncreated", err)
	}
	if c.onceOnly(before) == nil {
		resource, err := c.made(ctx, before, change.Status)
		if resource != nil {
			defer remove(ctx, resource, before.Object.GetName())
		}
		if err != nil {
			return verdict("uncreated", err)
		}
	}
	changed, err := c.resource(ctx, &after.Object)
	if err != nil {
		return verdict("refused", err)
	}
	if _, err := c.patch(ctx, changed, after, metav1.DryRunAll); err != nil {
		return verdict(refusal(err), err)
	}
	return verdict("accepted", nil)
}

// made is the endpoint of an object that has been applied, with its status.
func (c *Client) made(ctx context.Context, manifest Manifest, status json.RawMessage) (dynamic.ResourceInterface, error) {
	resource, err := c.resource(ctx, &manifest.Object)
	if err != nil {
		return nil, err
	}
	if _, err := c.patch(ctx, resource, manifest); err != nil {
		return nil, err
	}
	if status == nil {
		return resource, nil
	}
	written, err := json.Marshal(map[string]any{"status": status})
	if err != nil {
		return resource, err
	}
	_, err = resource.Patch(ctx, manifest.Object.GetName(), types.MergePatchType, written, metav1.PatchOptions{}, "status")
	return resource, err
}

// remove deletes an object at once: there are no controllers that its finalizers could wait for.
func remove(ctx context.Context, resource dynamic.ResourceInterface, name string) {
	now := int64(0)
	resource.Patch(ctx, name, types.MergePatchType, []byte(`{"metadata": {"finalizers": null}}`), metav1.PatchOptions{})
	resource.Delete(ctx, name, metav1.DeleteOptions{GracePeriodSeconds: &now})
}

// refusal is the verdict that an error is. What cannot be converted to its kind is an internal error to the server as well, and refused.
func refusal(err error) string {
	if apierrors.IsTimeout(err) || apierrors.IsServerTimeout(err) || strings.Contains(err.Error(), "failed calling webhook") {
		return "failed"
	}
	return "refused"
}

func manifestOf(text json.RawMessage) (Manifest, error) {
	var content map[string]any
	if err := json.Unmarshal(text, &content); err != nil {
		return Manifest{}, err
	}
	return Manifest{Text: text, Object: unstructured.Unstructured{Object: content}}, nil
}
