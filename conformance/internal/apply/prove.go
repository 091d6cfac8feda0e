package apply

import (
	"context"
	_ "embed"
	"fmt"
	"strings"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

//go:embed canary.yaml
var canary string

// spoiled are changes to the canary, each of which must be refused with a certain text by a certain part of the server.
var spoiled = []struct{ from, to, refusal string }{
	{"runStrategy: Halted", "runStrategy: Halted\n  runStrategies: Halted", ".spec.runStrategies: field not declared in schema"},
	{"runStrategy: Halted", "runStrategy: Sometimes", `admission webhook "virtualmachine-validator.kubevirt.io" denied the request`},
	{"domain:", "domain:\n        rebootPolicy: Sometimes", `spec.template.spec.domain.rebootPolicy: Unsupported value: "Sometimes"`},
}

// Prove makes sure that strict decoding, CRD schemas and KubeVirt's webhooks are at work, so that what is not refused means something.
func (c *Client) Prove(ctx context.Context) error {
	for _, spoil := range spoiled {
		text := strings.Replace(canary, spoil.from, spoil.to, 1)
		if _, err := c.applyText(ctx, text); err == nil || !strings.Contains(err.Error(), spoil.refusal) {
			return fmt.Errorf("the harness is broken: wanted the refusal %q, got: %v", spoil.refusal, err)
		}
	}
	created, err := c.applyText(ctx, canary)
	if err != nil {
		return fmt.Errorf("the harness is broken: a valid VirtualMachine is refused: %w", err)
	}
	if uuid, _, _ := unstructured.NestedString(created.Object, "spec", "template", "spec", "domain", "firmware", "uuid"); uuid == "" {
		return fmt.Errorf("the harness is broken: KubeVirt's mutating webhook did nothing")
	}
	return nil
}

func (c *Client) applyText(ctx context.Context, text string) (*unstructured.Unstructured, error) {
	manifests, err := parse("canary", []byte(text))
	if err != nil {
		return nil, err
	}
	resource, err := c.resource(ctx, &manifests[0].Object)
	if err != nil {
		return nil, err
	}
	return c.patch(ctx, resource, manifests[0])
}
