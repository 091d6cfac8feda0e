// tekton judges the Tasks, Pipelines and PipelineRuns of some YAML files as Tekton's webhook does, by Tekton's own code.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"cdk8s-kubevirt.dev/conformance/objects"
	v1 "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"knative.dev/pkg/apis"
	"sigs.k8s.io/yaml"
)

// resource is what Tekton's webhook defaults, then validates.
type resource interface {
	apis.Defaultable
	apis.Validatable
}

func main() {
	ctx := apis.WithinCreate(context.Background())
	if err := prove(ctx); err != nil {
		fail(err)
	}
	found, err := objects.Read(os.Args[1:], isJudged)
	if err != nil {
		fail(err)
	}
	refused := 0
	for _, one := range found {
		if err := validate(ctx, one); err != nil {
			fmt.Printf("%s: %s\n", one, err)
			refused++
		}
	}
	fmt.Printf("%d objects judged by Tekton's validation, %d refused\n", len(found), refused)
	if refused > 0 || len(found) == 0 {
		os.Exit(1)
	}
}

// prove shows that what Tekton refuses is refused here: a result of a task that is not there.
func prove(ctx context.Context) error {
	bad := objects.Object{TypeMeta: metav1.TypeMeta{Kind: "Pipeline"}, Text: []byte(`
metadata: {name: bad}
spec:
  tasks:
    - name: a
      taskRef: {name: a}
      params: [{name: x, value: "$(tasks.b.results.y)"}]
`)}
	if validate(ctx, bad) == nil {
		return errors.New("Tekton takes a result of a task that is not there: it judges nothing")
	}
	return nil
}

func validate(ctx context.Context, one objects.Object) error {
	kinds := map[string]resource{"Task": &v1.Task{}, "Pipeline": &v1.Pipeline{}, "PipelineRun": &v1.PipelineRun{}}
	target, ok := kinds[one.Kind]
	if !ok {
		return fmt.Errorf("kind %s is not judged: add it", one.Kind)
	}
	if err := yaml.UnmarshalStrict(one.Text, target); err != nil {
		return err
	}
	// The API server makes a name before it asks the webhook.
	if named, ok := target.(metav1.Object); ok && named.GetName() == "" {
		named.SetName(named.GetGenerateName() + "x2b7c")
	}
	target.SetDefaults(ctx)
	if err := target.Validate(ctx); err != nil {
		return err
	}
	return nil
}

func isJudged(kind metav1.TypeMeta) bool {
	return strings.HasPrefix(kind.APIVersion, "tekton.dev/")
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
