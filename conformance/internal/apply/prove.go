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

//go:embed volume.yaml
var volume string

// spoiled are changes to the canaries, each of which must be refused with a certain text by a certain part of the server.
var spoiled = []struct{ canary, from, to, refusal string }{
	{canary, "runStrategy: Halted", "runStrategy: Halted\n  runStrategies: Halted", ".spec.runStrategies: field not declared in schema"},
	{canary, "runStrategy: Halted", "runStrategy: Sometimes", `admission webhook "virtualmachine-validator.kubevirt.io" denied the request`},
	{canary, "domain:", "domain:\n        rebootPolicy: Sometimes", `spec.template.spec.domain.rebootPolicy: Unsupported value: "Sometimes"`},
	{volume, "https:", "ftp:", `admission webhook "datavolume-validate.cdi.kubevirt.io" denied the request`},
}

// Prove makes sure that strict decoding, CRD schemas and the webhooks of KubeVirt and CDI are at work, so that what is not refused means something.
func (c *Client) Prove(ctx context.Context) error {
	for _, spoil := range spoiled {
		text := strings.Replace(spoil.canary, spoil.from, spoil.to, 1)
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
