// argo judges the Workflows, WorkflowTemplates and CronWorkflows of some YAML files as `argo lint --offline` does, by Argo's own code, together with each other.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"cdk8s-kubevirt.dev/conformance/objects"
	wfv1 "github.com/argoproj/argo-workflows/v4/pkg/apis/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v4/util/logging"
	"github.com/argoproj/argo-workflows/v4/workflow/templateresolution"
	"github.com/argoproj/argo-workflows/v4/workflow/validate"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"
)

// templates are the WorkflowTemplates of a namespace.
type templates map[string]*wfv1.WorkflowTemplate

func (t templates) Get(_ context.Context, name string) (*wfv1.WorkflowTemplate, error) {
	if found, ok := t[name]; ok {
		return found, nil
	}
	return nil, fmt.Errorf("workflow template %q is not among the files", name)
}

func main() {
	ctx := logging.WithLogger(context.Background(), logging.NewSlogLogger(logging.Error, logging.Text))
	if err := prove(ctx); err != nil {
		fail(err)
	}
	found, err := objects.Read(os.Args[1:], isJudged)
	if err != nil {
		fail(err)
	}
	refused := 0
	for _, problem := range judge(ctx, found) {
		fmt.Println(problem)
		refused++
	}
	fmt.Printf("%d objects judged by Argo's linter, %d refused\n", len(found), refused)
	if refused > 0 || len(found) == 0 {
		os.Exit(1)
	}
}

// prove shows that what Argo refuses is refused here: an output of a step that is not there.
func prove(ctx context.Context) error {
	bad := objects.Object{File: "proof", TypeMeta: metav1.TypeMeta{Kind: "Workflow"}, Text: []byte(`
metadata: {name: bad}
spec:
  entrypoint: main
  templates:
    - name: main
      steps: [[{name: a, template: echo, arguments: {parameters: [{name: x, value: "{{steps.b.outputs.parameters.y}}"}]}}]]
    - name: echo
      inputs: {parameters: [{name: x}]}
      container: {image: "busybox:1.37"}
`)}
	if len(judge(ctx, []objects.Object{bad})) == 0 {
		return errors.New("Argo's linter takes an output of a step that is not there: it judges nothing")
	}
	return nil
}

func judge(ctx context.Context, all []objects.Object) []string {
	known := map[string]templates{}
	for _, one := range all {
		if one.Kind != "WorkflowTemplate" {
			continue
		}
		template := &wfv1.WorkflowTemplate{}
		if yaml.UnmarshalStrict(one.Text, template) == nil {
			if known[one.Namespace] == nil {
				known[one.Namespace] = templates{}
			}
			known[one.Namespace][one.Name] = template
		}
	}
	problems := []string{}
	for _, one := range all {
		if err := lint(ctx, one, known[one.Namespace]); err != nil {
			problems = append(problems, fmt.Sprintf("%s: %s", one, err))
		}
	}
	return problems
}

func lint(ctx context.Context, one objects.Object, getter templates) error {
	cluster := &templateresolution.NullClusterWorkflowTemplateGetter{}
	opts := validate.ValidateOpts{Lint: true}
	switch one.Kind {
	case "Workflow":
		workflow := &wfv1.Workflow{}
		if err := yaml.UnmarshalStrict(one.Text, workflow); err != nil {
			return err
		}
		return validate.ValidateWorkflow(ctx, getter, cluster, workflow, nil, opts)
	case "WorkflowTemplate":
		template := &wfv1.WorkflowTemplate{}
		if err := yaml.UnmarshalStrict(one.Text, template); err != nil {
			return err
		}
		return validate.ValidateWorkflowTemplate(ctx, getter, cluster, template, nil, opts)
	default:
		cron := &wfv1.CronWorkflow{}
		if err := yaml.UnmarshalStrict(one.Text, cron); err != nil {
			return err
		}
		return validate.ValidateCronWorkflow(ctx, getter, cluster, cron, nil)
	}
}

func isJudged(kind metav1.TypeMeta) bool {
	return strings.HasPrefix(kind.APIVersion, "argoproj.io/") && strings.Contains(kind.Kind, "Workflow")
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
