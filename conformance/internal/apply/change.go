package apply

import (
	"context"
	"encoding/json"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// Change is an object as it is, and as it is to become.
type Change struct {
	ID     string          `json:"id"`
	Before json.RawMessage `json:"before"`
	After  json.RawMessage `json:"after"`
}

// ChangeVerdict is "uncreated" where the object was not admitted as it is, so that nothing is known of the change.
type ChangeVerdict struct {
	ID      string `json:"id"`
	Verdict string `json:"verdict"`
	Message string `json:"message,omitempty"`
}

// Change applies an object, asks for the change without making it, and deletes the object.
func (c *Client) Change(ctx context.Context, change Change) ChangeVerdict {
	verdict := func(is string, err error) ChangeVerdict {
		answer := ChangeVerdict{ID: change.ID, Verdict: is}
		if err != nil {
			answer.Message = err.Error()
		}
		return answer
	}
	before, after := Manifest{Text: change.Before}, Manifest{Text: change.After}
	for _, manifest := range []*Manifest{&before, &after} {
		var content map[string]any
		if err := json.Unmarshal(manifest.Text, &content); err != nil {
			return verdict("uncreated", err)
		}
		manifest.Object = unstructured.Unstructured{Object: content}
	}
	resource, err := c.resource(ctx, &before.Object)
	if err != nil {
		return verdict("uncreated", err)
	}
	if _, err := c.patch(ctx, resource, before); err != nil {
		return verdict("uncreated", err)
	}
	now := int64(0)
	defer resource.Delete(ctx, before.Object.GetName(), metav1.DeleteOptions{GracePeriodSeconds: &now})
	changed, err := c.resource(ctx, &after.Object)
	if err != nil {
		return verdict("refused", err)
	}
	if _, err := c.patch(ctx, changed, after, metav1.DryRunAll); err != nil {
		return verdict("refused", err)
	}
	return verdict("accepted", nil)
}
